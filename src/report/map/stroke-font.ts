import type { PaperPoint } from './scene.ts';

/** Strokes of a sign on a grid of 4 by 6, from the upper left; strokes apart by `|`, points by blanks. */
const SIGNS: Readonly<Record<string, string>> = {
  '0': '1,0 3,0 4,1.5 4,4.5 3,6 1,6 0,4.5 0,1.5 1,0',
  '1': '0.7,1.2 2.2,0 2.2,6',
  '2': '0,1.4 0.6,0.3 1.6,0 2.6,0 3.6,0.5 4,1.5 3.6,2.7 0,6 4,6',
  '3': '0.2,0.8 1.2,0 2.8,0 3.8,0.8 3.8,2 2.8,2.8 1.6,2.8|2.8,2.8 4,3.7 4,5 2.9,6 1.2,6 0,5.2',
  '4': '3,6 3,0 0,4.2 4,4.2',
  '5': '3.7,0 0.6,0 0.3,2.7 1.6,2.2 2.8,2.3 4,3.4 4,4.7 2.9,6 1.2,6 0,5.2',
  '6': '3.6,0.6 2.6,0 1.5,0 0.4,1 0,3 0,4.5 1,6 3,6 4,4.9 4,3.7 3,2.6 1,2.6 0,3.8',
  '7': '0,0 4,0 1.5,6',
  '8': '1.2,2.8 0.2,2 0.2,0.8 1.2,0 2.8,0 3.8,0.8 3.8,2 2.8,2.8 1.2,2.8 0,3.8 0,5 1.1,6 2.9,6 4,5 4,3.8 2.8,2.8',
  '9': '4,2.2 3,3.4 1,3.4 0,2.3 0,1.1 1,0 3,0 4,1.5 4,3 3.6,5 2.5,6 1.4,6 0.4,5.4',
  '.': '0.5,5.5 0.5,6',
  ',': '0.4,5.6 0,6.8',
  ':': '0.4,2 0.4,2.3|0.4,5.2 0.4,5.5',
  '-': '0.4,3.2 3.2,3.2',
  J: '3,0 3,4.6 2.3,6 0.9,6 0,4.8',
  N: '0,6 0,0 4,6 4,0',
  E: '3.8,0 0,0 0,6 3.8,6|0,2.9 3,2.9',
  k: '0,0 0,6|3,2 0,4.4|1.2,3.4 3.2,6',
  m: '0,6 0,2|0,3 0.9,2 1.7,2 2.4,2.8 2.4,6|2.4,3 3.3,2 4.1,2 4.8,2.8 4.8,6',
  '°': '0.8,0 1.4,0.4 1.4,1.2 0.8,1.6 0.2,1.2 0.2,0.4 0.8,0',
  "'": '0.4,0 0.2,1.6',
  '"': '0.3,0 0.2,1.6|1.4,0 1.3,1.6',
};
/** For a sign that is not there: seen, never left out. */
const BOX = '0,0 3,0 3,6 0,6 0,0';
const GAP = 1.3;
const BLANKS: Readonly<Record<string, number>> = { ' ': 2.4, '\u202f': 1.2 };
/** Grid units to the height of a capital, which is seven tenths of the size. */
const CAPITAL = 0.7 / 6;

function strokesOf(sign: string): [number, number][][] {
  const strokes = (SIGNS[sign] ?? BOX).split('|');
  return strokes.map((stroke) => stroke.split(' ').map((point) => point.split(',').map(Number) as [number, number]));
}

/**
 * Figures and the few letters of a map as lines, for where no font is at hand.
 * @param at  where the text stands, on its base line
 */
export function textStrokes(
  text: string,
  at: PaperPoint,
  sizeMm: number,
  anchor: 'start' | 'middle' | 'end',
): PaperPoint[][] {
  const unit = sizeMm * CAPITAL;
  let width = 0;
  const placed: { strokes: [number, number][][]; left: number }[] = [];
  for (const sign of text) {
    const blank = BLANKS[sign];
    if (blank !== undefined) width += blank;
    else {
      const strokes = strokesOf(sign);
      placed.push({ strokes, left: width });
      width += Math.max(...strokes.flat().map(([x]) => x)) + GAP;
    }
  }
  const start = at[0] - (anchor === 'start' ? 0 : ((width - GAP) * unit) / (anchor === 'middle' ? 2 : 1));
  return placed.flatMap(({ strokes, left }) =>
    strokes.map((stroke) => stroke.map(([x, y]): PaperPoint => [start + (left + x) * unit, at[1] + (y - 6) * unit])),
  );
}
