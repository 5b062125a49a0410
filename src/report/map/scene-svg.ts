import { xmlText } from '../../files/xml-text.ts';
import type { Ink, MapScene, PaperPoint, SceneShape } from './scene.ts';

function mm(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

function pathOf(paths: readonly (readonly PaperPoint[])[], closed: boolean): string {
  return paths
    .map((path) => path.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${mm(x)} ${mm(y)}`).join('') + (closed ? 'Z' : ''))
    .join('');
}

function paint(name: 'fill' | 'stroke', { rgb, opacity }: Ink): string {
  return `${name}="rgb(${rgb.join(',')})"${opacity < 1 ? ` ${name}-opacity="${opacity}"` : ''}`;
}

function shapeSvg(shape: SceneShape): string {
  switch (shape.kind) {
    case 'area':
      return `<path d="${pathOf(shape.rings, true)}" fill-rule="evenodd" ${paint('fill', shape.ink)}/>`;
    case 'line': {
      const dash = shape.dashMm ? ` stroke-dasharray="${shape.dashMm.map(mm).join(' ')}"` : '';
      const join = 'stroke-linejoin="round" stroke-linecap="butt"';
      return `<path d="${pathOf(shape.paths, false)}" fill="none" ${paint('stroke', shape.ink)} stroke-width="${mm(shape.widthMm)}" ${join}${dash}/>`;
    }
    case 'text': {
      const { at, sizeMm, anchor, text } = shape;
      const halo = `stroke="#fff" stroke-width="${mm(sizeMm / 4)}" stroke-linejoin="round" paint-order="stroke"`;
      return `<text x="${mm(at[0])}" y="${mm(at[1])}" font-size="${mm(sizeMm)}" text-anchor="${anchor}" ${halo} ${paint('fill', shape.ink)}>${xmlText(text)}</text>`;
    }
  }
}

/** A scene as SVG to stand in a page. @param label  read out in place of the picture; empty = decoration */
export function sceneToSvg({ widthMm, heightMm, shapes }: MapScene, label: string): string {
  const role = label === '' ? 'aria-hidden="true"' : `role="img" aria-label="${xmlText(label)}"`;
  const size = `viewBox="0 0 ${mm(widthMm)} ${mm(heightMm)}" width="${mm(widthMm)}mm" height="${mm(heightMm)}mm"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${role} font-family="sans-serif">${shapes.map(shapeSvg).join('')}</svg>`;
}
