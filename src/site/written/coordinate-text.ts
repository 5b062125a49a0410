import type { Crs } from '../../geo/crs.ts';

/** Decimals that are always there, and those more that are there while they are not 0. */
const METRES = [3, 5] as const;
const DEGREES = [8, 11] as const;

/**
 * A coordinate as a survey writes it: 3 decimals of a metre or 8 of a degree, and up to 5 (11) where a rounded one would
 * be off by more than a hundredth of a millimetre.
 */
export function coordinateText(value: number, crs: Crs): string {
  const [least, most] = crs.kind === 'geographic' ? DEGREES : METRES;
  const text = value.toFixed(most);
  const trailing = /0*$/.exec(text)![0].length;
  return text.slice(0, text.length - Math.min(trailing, most - least));
}

/** The same, as a number. */
export function roundedCoordinate(value: number, crs: Crs): number {
  return Number(value.toFixed(crs.kind === 'geographic' ? DEGREES[1] : METRES[1]));
}
