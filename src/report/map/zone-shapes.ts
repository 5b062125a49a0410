import type { LayerStyle } from '../../plan/layer-card.ts';
import { clipPath, clipRing, hatchLines, type PaperBox } from './clip.ts';
import { type Ink, ink, inkOfCss, type PaperPoint, type SceneShape } from './scene.ts';

/** How a layer is told from others without colour: lines at angles, and how far apart, millimetres. */
type Hatch = readonly (readonly [angleDeg: number, pitchMm: number, dashMm?: readonly number[]])[];

const FINE = 0.14;

const HATCHES: Readonly<Record<NonNullable<LayerStyle['pattern']>['kind'], Hatch>> = {
  ticks45: [[45, 1.8, [0.9, 1.5]]],
  crop_rows: [[90, 1.5, [0.9, 0.9]]],
  dots: [[0, 2, [0.25, 1.75]]],
  lines45: [[45, 1.5]],
  lines135: [[135, 1.6]],
  double_lines135: [
    [135, 2.6],
    [135, 3.9],
  ],
  hlines: [[0, 1.1]],
  hlines_wide: [[0, 1.9]],
  hlines_broken: [[0, 2.1, [1.1, 0.9]]],
  waves: [[12, 1.7, [1.2, 0.6]]],
  dash_dot_rows: [[0, 1.9, [1.6, 0.7, 0.3, 0.7]]],
  chevrons: [
    [60, 2.4, [0.8, 1.6]],
    [120, 2.4, [0.8, 1.6]],
  ],
  plus: [
    [0, 2.6, [0.6, 2]],
    [90, 2.6, [0.6, 2]],
  ],
  bricks: [
    [0, 1.6],
    [90, 3.2, [1.6, 1.6]],
  ],
  cross_hatch: [
    [45, 2],
    [135, 2],
  ],
  squares: [
    [0, 1.8, [0.8, 1.6]],
    [90, 1.8, [0.8, 1.6]],
  ],
  hair45: [[45, 2.6]],
};

/** A card's dash counts in line widths of the screen; on paper a dash is a millimetre or two. */
function dashOf(style: LayerStyle): { readonly dashMm?: readonly number[] } {
  return style.dash ? { dashMm: style.dash.map((part) => Math.max(0.4, part * 0.35)) } : {};
}

function strong({ rgb }: Ink): Ink {
  return ink(...rgb);
}

/** An area as a layer's card draws it, cut to a box. @param filled  false leaves the outline alone */
export function areaShapes(
  rings: readonly (readonly PaperPoint[])[],
  style: LayerStyle,
  box: PaperBox,
  filled = true,
): SceneShape[] {
  const cut = rings.map((ring) => clipRing(ring, box)).filter((ring) => ring.length > 2);
  const shapes: SceneShape[] = [];
  if (filled && style.fill && cut.length > 0)
    shapes.push({ kind: 'area', rings: cut, ink: inkOfCss(style.fill.light) });
  if (filled && style.pattern && cut.length > 0) {
    const colour = strong(inkOfCss(style.pattern.colour.light));
    for (const [angle, pitch, dashMm] of HATCHES[style.pattern.kind]) {
      const paths = hatchLines(cut, angle, pitch);
      shapes.push({ kind: 'line', paths, ink: { ...colour, opacity: 0.7 }, widthMm: FINE, ...(dashMm && { dashMm }) });
    }
  }
  const closed = rings.map((ring) => [...ring, ...ring.slice(0, 1)]);
  return [...shapes, ...lineShapes(closed, style, box)];
}

/** Lines as a layer's card draws them, cut to a box; a card with a casing is a road and gets its two edges. */
export function lineShapes(paths: readonly (readonly PaperPoint[])[], style: LayerStyle, box: PaperBox): SceneShape[] {
  const cut = paths.flatMap((path) => clipPath(path, box));
  if (cut.length === 0) return [];
  const widthMm = Math.min(1.2, Math.max(0.2, style.lineWidth * 0.22));
  const line: SceneShape = {
    kind: 'line',
    paths: cut,
    ink: strong(inkOfCss(style.line.light)),
    widthMm,
    ...dashOf(style),
  };
  if (!style.casing) return [line];
  const casing: SceneShape = {
    kind: 'line',
    paths: cut,
    ink: strong(inkOfCss(style.casing.light)),
    widthMm: widthMm + 0.4,
  };
  return [casing, line];
}

/** A point feature: a small disc. */
export function pointShapes(points: readonly PaperPoint[], style: LayerStyle, box: PaperBox): SceneShape[] {
  const [left, top, right, bottom] = box;
  const shown = points.filter(([x, y]) => x >= left && x <= right && y >= top && y <= bottom);
  return shown.map((centre) => ({ kind: 'area', rings: [disc(centre, 0.9)], ink: strong(inkOfCss(style.line.light)) }));
}

/** A circle as a ring. */
export function disc([x, y]: PaperPoint, radiusMm: number): PaperPoint[] {
  return Array.from({ length: 16 }, (_, i) => {
    const angle = (i * Math.PI) / 8;
    return [x + radiusMm * Math.cos(angle), y + radiusMm * Math.sin(angle)];
  });
}
