import { EXTENT, MARGIN } from './tile-frame.ts';

/** x and y of every vertex in turn, tile units. */
export type FlatPath = readonly number[];

const LOW = -MARGIN;
const HIGH = EXTENT + MARGIN;

/** 0 = x, 1 = y; the side that is kept lies above `low` or below `high`. */
interface HalfPlane {
  readonly axis: 0 | 1;
  readonly at: number;
  readonly keeps: 1 | -1;
}

const SIDES: readonly HalfPlane[] = [
  { axis: 0, at: LOW, keeps: 1 },
  { axis: 0, at: HIGH, keeps: -1 },
  { axis: 1, at: LOW, keeps: 1 },
  { axis: 1, at: HIGH, keeps: -1 },
];

/**
 * What of a ring lies in the tile and its margin; corners that leave it run along its side (Sutherland and Hodgman).
 * @param ring open: the first vertex is not repeated
 */
export function clipRing(ring: FlatPath): FlatPath {
  if (ring.every((value) => value >= LOW && value <= HIGH)) return ring;
  return SIDES.reduce<FlatPath>(clipHalf, ring);
}

function clipHalf(ring: FlatPath, { axis, at, keeps }: HalfPlane): FlatPath {
  const kept: number[] = [];
  const count = ring.length / 2;
  for (let i = 0; i < count; i++) {
    const [a, b] = [2 * i, 2 * ((i + 1) % count)];
    const [inA, inB] = [(ring[a + axis]! - at) * keeps >= 0, (ring[b + axis]! - at) * keeps >= 0];
    if (inA) kept.push(ring[a]!, ring[a + 1]!);
    if (inA === inB) continue;
    const share = (at - ring[a + axis]!) / (ring[b + axis]! - ring[a + axis]!);
    const other = ring[a + 1 - axis]! + share * (ring[b + 1 - axis]! - ring[a + 1 - axis]!);
    if (axis === 0) kept.push(at, other);
    else kept.push(other, at);
  }
  return kept;
}

/** The pieces of a line in the tile and its margin (Liang and Barsky, edge by edge). */
export function clipLine(line: FlatPath): FlatPath[] {
  const pieces: number[][] = [];
  let piece: number[] = [];
  const end = () => {
    if (piece.length >= 4) pieces.push(piece);
    piece = [];
  };
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [x1, y1, x2, y2] = [line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!];
    const span = spanInside(x1, y1, x2 - x1, y2 - y1);
    if (!span) {
      end();
      continue;
    }
    const [from, to] = span;
    if (from > 0) end();
    if (piece.length === 0) piece.push(x1 + from * (x2 - x1), y1 + from * (y2 - y1));
    piece.push(x1 + to * (x2 - x1), y1 + to * (y2 - y1));
    if (to < 1) end();
  }
  end();
  return pieces;
}

/** Shares of an edge between which it lies inside; null where it does not. */
function spanInside(x: number, y: number, dx: number, dy: number): readonly [number, number] | null {
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [-dx, x - LOW],
    [dx, HIGH - x],
    [-dy, y - LOW],
    [dy, HIGH - y],
  ] as const) {
    if (step === 0 && room < 0) return null;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  return from <= to ? [from, to] : null;
}

export function isInTile(x: number, y: number): boolean {
  return x >= LOW && x <= HIGH && y >= LOW && y <= HIGH;
}
