import type { Position } from 'geojson';

/** Greatest distance of the chords that stand for an arc, metres (drawing units). */
const SAGITTA_M = 0.001;
const MAX_STEPS = 2000;

/** Points on the way from angle to angle around a centre, both ends left out. Angles in radians. */
export function arcPoints(centre: Position, radius: number, from: number, to: number): Position[] {
  const step = 2 * Math.acos(Math.max(1 - SAGITTA_M / radius, 0));
  const steps = Math.min(MAX_STEPS, Math.max(1, Math.ceil(Math.abs(to - from) / step)));
  return Array.from({ length: steps - 1 }, (_, k) => {
    const angle = from + ((to - from) * (k + 1)) / steps;
    return [centre[0]! + radius * Math.cos(angle), centre[1]! + radius * Math.sin(angle)];
  });
}

/**
 * Points between two vertices whose edge bulges: `bulge` is the tangent of a quarter of the arc's angle, positive to
 * the right of the way (DXF Reference, LWPOLYLINE group 42). None for a straight edge.
 */
export function bulgePoints(from: Position, to: Position, bulge: number): Position[] {
  const [dx, dy] = [to[0]! - from[0]!, to[1]! - from[1]!];
  const chord = Math.hypot(dx, dy);
  if (bulge === 0 || chord === 0) return [];
  const angle = 4 * Math.atan(bulge);
  const radius = chord / (2 * Math.sin(Math.abs(angle) / 2));
  // The centre lies left of the way for a positive bulge of less than half a circle.
  const toCentre = (1 - bulge * bulge) / (4 * bulge);
  const centre = [from[0]! + dx / 2 - dy * toCentre, from[1]! + dy / 2 + dx * toCentre];
  const start = Math.atan2(from[1]! - centre[1]!, from[0]! - centre[0]!);
  return arcPoints(centre, radius, start, start + angle);
}
