import type { Position } from 'geojson';
import { signedRingAreaM2 } from '../area.ts';
import { pathLengthM } from '../length.ts';
import { type ArealFrame, arealHeight, eastFactor, frameAt, northFactor } from './areal-frame.ts';
import { positionOf } from './grid.ts';
import type { PackedLayer } from './packed-layer.ts';

/** Taller features leave the range of the areal series and are measured by the exact authalic integral. */
const TALL_M = 20_000;

/**
 * Area and length of one feature on the ellipsoid, from its packed vertices.
 * Area is −∮ Q dx with the areal series, Simpson's rule on every edge (exact for the cubic Q). Relative error below
 * 1e-9 for edges up to 20 km (areal-frame.ts; the exact integral of area.ts beyond).
 * @returns m² (0 for lines and points) and metres along all edges
 */
export function measureFeature(layer: PackedLayer, feature: number): { areaM2: number; lengthM: number } {
  const { xy, chunkFirst, chunkEdges, chunkIsRing, featureChunk, featureBox } = layer;
  const k = feature * 4;
  const frame = frameAt(
    layer.grid,
    (featureBox[k]! + featureBox[k + 2]!) / 2,
    (featureBox[k + 1]! + featureBox[k + 3]!) / 2,
  );
  if ((featureBox[k + 3]! - featureBox[k + 1]!) * frame.stepNorthM > TALL_M) return measureTall(layer, feature);
  let areaM2 = 0;
  let lengthM = 0;
  for (let chunk = featureChunk[feature]!; chunk < featureChunk[feature + 1]!; chunk++) {
    const start = chunkFirst[chunk]!;
    for (let v = start; v < start + chunkEdges[chunk]!; v++) {
      const dx = (xy[2 * v + 2]! - xy[2 * v]!) * frame.stepEastM;
      const y0 = (xy[2 * v + 1]! - frame.originY) * frame.stepNorthM;
      const y1 = (xy[2 * v + 3]! - frame.originY) * frame.stepNorthM;
      if (chunkIsRing[chunk] === 1) areaM2 -= dx * meanHeight(frame, y0, y1);
      lengthM += edgeLength(frame, dx, y0, y1);
    }
  }
  return { areaM2: Math.max(0, areaM2), lengthM };
}

function measureTall(layer: PackedLayer, feature: number): { areaM2: number; lengthM: number } {
  const rings = pathsOfFeature(layer, feature, 1);
  const others = pathsOfFeature(layer, feature, 0);
  return {
    areaM2: rings.reduce((sum, ring) => sum + signedRingAreaM2(ring), 0),
    lengthM: [...rings, ...others].reduce((sum, path) => sum + pathLengthM(path), 0),
  };
}

/** Mean of the areal height along an edge: Simpson's rule, exact for the cubic. */
function meanHeight(frame: ArealFrame, y0: number, y1: number): number {
  return (arealHeight(frame, y0) + 4 * arealHeight(frame, (y0 + y1) / 2) + arealHeight(frame, y1)) / 6;
}

/** Length of an edge that is straight in lon/lat; along a long one the scale is taken at three places (Simpson). */
function edgeLength(frame: ArealFrame, dx: number, y0: number, y1: number): number {
  const at = (y: number) => Math.hypot(dx * eastFactor(frame, y), (y1 - y0) * northFactor(frame, y));
  const middle = at((y0 + y1) / 2);
  return Math.abs(y1 - y0) < 500 ? middle : (at(y0) + 4 * middle + at(y1)) / 6;
}

/**
 * Paths of a feature back as positions, as rounded to the grid: rings (`isRing` 1, closed, interior on the left) or
 * lines and points (0).
 */
export function pathsOfFeature(layer: PackedLayer, feature: number, isRing: 0 | 1): Position[][] {
  const { grid, xy, chunkFirst, chunkEdges, chunkIsRing, featureChunk } = layer;
  const paths: Position[][] = [];
  let previousEnd = -1;
  for (let chunk = featureChunk[feature]!; chunk < featureChunk[feature + 1]!; chunk++) {
    const start = chunkFirst[chunk]!;
    const end = start + chunkEdges[chunk]!;
    if (chunkIsRing[chunk] === isRing) {
      if (start !== previousEnd) paths.push([positionOf(grid, xy[2 * start]!, xy[2 * start + 1]!)]);
      const path = paths[paths.length - 1]!;
      for (let v = start + 1; v <= end; v++) path.push(positionOf(grid, xy[2 * v]!, xy[2 * v + 1]!));
    }
    previousEnd = end;
  }
  return paths;
}
