import type { Position } from 'geojson';
import { fromCm114 } from '../../geo/project.ts';

const isLonDeg = (value: number) => value > 72 && value < 138;
const isLatDeg = (value: number) => value > 15 && value < 56;
/** Northings of China, and eastings of a 3-degree zone, metres; with the number of zone 38 (114° E) in front or not. */
const isNorthM = (value: number) => value > 1_700_000 && value < 6_200_000;
const ZONE_38_M = 38_000_000;
const isEastM = (value: number) => value > 250_000 && value < 750_000;

function inOrder(a: number, b: number): Position | null {
  if (isLonDeg(a) && isLatDeg(b)) return [a, b];
  return isLatDeg(a) && isLonDeg(b) ? [b, a] : null;
}

function fromPlane(a: number, b: number): Position | null {
  const north = [a, b].find(isNorthM);
  const east = [a, b].map((value) => (value > ZONE_38_M ? value - ZONE_38_M : value)).find(isEastM);
  return north === undefined || east === undefined ? null : fromCm114({ northM: north, eastM: east });
}

/** Degrees of an angle given as whole degrees, minutes and perhaps seconds. */
function fromParts(parts: readonly number[]): number | null {
  const [degrees = 0, minutes = 0, seconds = 0] = parts;
  return minutes < 60 && seconds < 60 ? degrees + minutes / 60 + seconds / 3600 : null;
}

/**
 * Reads a pair of coordinates as people paste them: “113.28, 34.80” in either order, with degree signs,
 * 113°16′48″E 34°48′00″N, or N 3852762.704 E 431887.857 in CGCS2000 CM 114°. Ranges tell which number is which, which is
 * unambiguous in China. Null when the text holds no plausible pair.
 */
export function readCoordinate(text: string): Position | null {
  const found = text.replace(/(\d)[ \u202f,](?=\d{3}(?:\D|$))/g, '$1').match(/\d+(?:\.\d+)?/g) ?? [];
  const numbers = found.map(Number);
  const [a = 0, b = 0] = numbers;
  if (numbers.length === 2) return inOrder(a, b) ?? fromPlane(a, b);
  if (!/[°′″'":度分秒-]/.test(text) || (numbers.length !== 4 && numbers.length !== 6)) return null;
  const half = numbers.length / 2;
  const [first, second] = [fromParts(numbers.slice(0, half)), fromParts(numbers.slice(half))];
  return first === null || second === null ? null : inOrder(first, second);
}
