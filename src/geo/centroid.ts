import type { Position } from 'geojson';
import { fromCm114, toCm114 } from './project.ts';
import { isArea, isLine, type PlainGeometry, partsOf, pathsOf } from './shapes.ts';

/**
 * Centre of gravity in the EPSG:4547 plane as [lon, lat]: of the area, of the length for lines, of the places for
 * points. For a label and a place in a list; it may lie outside a bent site.
 */
export function centroidOf(geometry: PlainGeometry): Position {
  const origin = toCm114(pathsOf(geometry)[0]![0]!);
  let weight = 0;
  let east = 0;
  let north = 0;
  const add = (w: number, e: number, n: number) => {
    weight += w;
    east += w * e;
    north += w * n;
  };
  const rings = isArea(geometry)
    ? partsOf(geometry).flatMap((part) => part.map((ring, i) => ({ ring, hole: i > 0 })))
    : [];
  const paths = isArea(geometry) ? rings.map(({ ring }) => ring) : pathsOf(geometry);
  paths.forEach((path, index) => {
    const points = path.map(toCm114).map((p) => [p.eastM - origin.eastM, p.northM - origin.northM] as const);
    if (points.length === 1) add(1, ...points[0]!);
    let [ringWeight, ringEast, ringNorth] = [0, 0, 0];
    for (let i = 1; i < points.length; i++) {
      const [[px, py], [qx, qy]] = [points[i - 1]!, points[i]!];
      if (isLine(geometry)) add(Math.hypot(qx - px, qy - py), (px + qx) / 2, (py + qy) / 2);
      const cross = px * qy - qx * py;
      ringWeight += cross;
      ringEast += (cross * (px + qx)) / 3;
      ringNorth += (cross * (py + qy)) / 3;
    }
    if (!isArea(geometry) || ringWeight === 0) return;
    const sign = Math.sign(ringWeight) * (rings[index]!.hole ? -1 : 1);
    add(sign * ringWeight, ringEast / ringWeight, ringNorth / ringWeight);
  });
  if (weight === 0) return pathsOf(geometry)[0]![0]!;
  return fromCm114({ eastM: origin.eastM + east / weight, northM: origin.northM + north / weight });
}
