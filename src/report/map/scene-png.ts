import { pngOf } from '../../files/png.ts';
import type { Ink, MapScene, PaperPoint, SceneShape } from './scene.ts';
import { WHITE } from './scene.ts';
import { textStrokes } from './stroke-font.ts';

/** Dots per inch of the picture; twice as many are drawn and averaged, so that edges are smooth. */
const DPI = 200;
const FINER = 2;
const MM_PER_INCH = 25.4;

/** A scene as PNG in its true size, for papers that take no drawing; the same bytes on every host. */
export async function sceneToPng(scene: MapScene): Promise<Uint8Array> {
  const perMm = (DPI * FINER) / MM_PER_INCH;
  const sheet = new Sheet(
    Math.ceil((scene.widthMm * perMm) / FINER) * FINER,
    Math.ceil((scene.heightMm * perMm) / FINER) * FINER,
    perMm,
  );
  for (const shape of scene.shapes) sheet.draw(shape);
  const { rgb, width, height } = sheet.reduced();
  return pngOf(rgb, width, height, (DPI / MM_PER_INCH) * 1000);
}

/** Pixels of white paper that shapes are laid on. */
class Sheet {
  readonly #width: number;
  readonly #height: number;
  readonly #perMm: number;
  readonly #rgb: Uint8Array;

  constructor(width: number, height: number, perMm: number) {
    this.#width = width;
    this.#height = height;
    this.#perMm = perMm;
    this.#rgb = new Uint8Array(width * height * 3).fill(255);
  }

  draw(shape: SceneShape): void {
    if (shape.kind === 'area') this.#fill(shape.rings, shape.ink);
    else if (shape.kind === 'line') {
      for (const path of shape.paths) this.#stroke(path, shape.widthMm, shape.ink, shape.dashMm);
    } else {
      const strokes = textStrokes(shape.text, shape.at, shape.sizeMm, shape.anchor);
      for (const stroke of strokes) this.#stroke(stroke, shape.sizeMm * 0.3, WHITE);
      for (const stroke of strokes) this.#stroke(stroke, shape.sizeMm * 0.09, shape.ink);
    }
  }

  /** Fills rings by the even-odd rule, from the middle of each row of pixels. */
  #fill(rings: readonly (readonly PaperPoint[])[], ink: Ink): void {
    let [top, bottom] = [Infinity, -Infinity];
    for (const ring of rings) {
      for (const [, y] of ring) {
        if (y < top) top = y;
        if (y > bottom) bottom = y;
      }
    }
    const first = Math.max(0, Math.ceil(top * this.#perMm - 0.5));
    const last = Math.min(this.#height - 1, Math.floor(bottom * this.#perMm - 0.5));
    for (let row = first; row <= last; row++) {
      const xs = crossings(rings, (row + 0.5) / this.#perMm);
      for (let i = 0; i + 1 < xs.length; i += 2) this.#span(row, xs[i]! * this.#perMm, xs[i + 1]! * this.#perMm, ink);
    }
  }

  #span(row: number, from: number, to: number, { rgb, opacity }: Ink): void {
    const first = Math.max(0, Math.ceil(from - 0.5));
    const last = Math.min(this.#width - 1, Math.floor(to - 0.5));
    for (let at = (row * this.#width + first) * 3, left = last - first; left >= 0; left--, at += 3) {
      if (opacity === 1) {
        this.#rgb[at] = rgb[0];
        this.#rgb[at + 1] = rgb[1];
        this.#rgb[at + 2] = rgb[2];
        continue;
      }
      for (let c = 0; c < 3; c++) {
        const below = this.#rgb[at + c]!;
        this.#rgb[at + c] = Math.round(below + (rgb[c]! - below) * opacity);
      }
    }
  }

  /** Lines as bars with a round join at every bend. */
  #stroke(path: readonly PaperPoint[], widthMm: number, ink: Ink, dashMm?: readonly number[]): void {
    // Below this a line would fall between the rows.
    const width = Math.max(widthMm, 1.2 / this.#perMm);
    for (const part of dashMm ? dashes(path, dashMm) : [path]) {
      for (let i = 1; i < part.length; i++) {
        this.#fill([bar(part[i - 1]!, part[i]!, width)], ink);
        if (i > 1 && ink.opacity === 1 && width > 0.25) this.#fill([knob(part[i - 1]!, width / 2)], ink);
      }
    }
  }

  /** The picture in its own resolution: each pixel the mean of those drawn for it. */
  reduced(): { rgb: Uint8Array; width: number; height: number } {
    const [width, height] = [this.#width / FINER, this.#height / FINER];
    const rgb = new Uint8Array(width * height * 3);
    for (let y = 0; y < height; y++) {
      for (let i = 0; i < width * 3; i++) {
        const [x, c] = [Math.floor(i / 3), i % 3];
        let sum = 0;
        for (let dy = 0; dy < FINER; dy++) {
          for (let dx = 0; dx < FINER; dx++) {
            sum += this.#rgb[((y * FINER + dy) * this.#width + x * FINER + dx) * 3 + c]!;
          }
        }
        rgb[y * width * 3 + i] = Math.round(sum / FINER ** 2);
      }
    }
    return { rgb, width, height };
  }
}

function crossings(rings: readonly (readonly PaperPoint[])[], y: number): number[] {
  const xs: number[] = [];
  for (const ring of rings) {
    for (let i = 0, before = ring.length - 1; i < ring.length; before = i++) {
      const [a, b] = [ring[before]!, ring[i]!];
      if (a[1] <= y !== b[1] <= y) xs.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
    }
  }
  return xs.sort((p, q) => p - q);
}

function bar(a: PaperPoint, b: PaperPoint, width: number): PaperPoint[] {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const [nx, ny] = [(-(b[1] - a[1]) / length) * (width / 2), ((b[0] - a[0]) / length) * (width / 2)];
  return [
    [a[0] + nx, a[1] + ny],
    [b[0] + nx, b[1] + ny],
    [b[0] - nx, b[1] - ny],
    [a[0] - nx, a[1] - ny],
  ];
}

function knob([x, y]: PaperPoint, radius: number): PaperPoint[] {
  return Array.from({ length: 8 }, (_, i) => [
    x + radius * Math.cos((i * Math.PI) / 4),
    y + radius * Math.sin((i * Math.PI) / 4),
  ]);
}

/** A path cut into its dashes: drawn, left out, drawn … */
function dashes(path: readonly PaperPoint[], pattern: readonly number[]): PaperPoint[][] {
  const parts: PaperPoint[][] = [];
  let index = 0;
  let left = pattern[0]!;
  let current: PaperPoint[] = path[0] ? [path[0]] : [];
  for (let i = 1; i < path.length; i++) {
    let from = path[i - 1]!;
    const to = path[i]!;
    for (let rest = Math.hypot(to[0] - from[0], to[1] - from[1]); rest > 0; ) {
      const step = Math.min(left, rest);
      const t = step / rest;
      from = [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
      rest -= step;
      left -= step;
      if (index % 2 === 0) current.push(from);
      if (left > 1e-9) continue;
      if (index % 2 === 0) parts.push(current);
      index++;
      left = pattern[index % pattern.length]!;
      current = [from];
    }
  }
  if (index % 2 === 0 && current.length > 1) parts.push(current);
  return parts;
}
