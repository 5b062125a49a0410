import { nearestEdges } from './distance.ts';
import { edgesOf } from './edges-of.ts';
import { isInside } from './inside.ts';
import { insideLengthM, stretchesOf } from './line-inside.ts';
import type { PairMeasures, PairOptions } from './pair.ts';
import { deepestPoint, isDeeperThan } from './penetration.ts';
import { relationOf } from './relation.ts';
import { lineSevers } from './sever.ts';
import { type AreaGeometry, type LineGeometry, linesOf, partsOf } from './shapes.ts';

/**
 * Measures a line against an area. A stretch inside counts as shared when some of it is deeper than the tolerance;
 * the line is within when no stretch outside strays farther than the tolerance.
 */
export function measureLineInArea(line: LineGeometry, area: AreaGeometry, options: PairOptions): PairMeasures {
  const { touchToleranceM, severance = true, depth = true } = options;
  const border = edgesOf(area);
  const stretches = linesOf(line).flatMap((path) => stretchesOf(path, [area]));
  const inside = stretches.filter((stretch) => stretch.inside).map(({ path }) => path);
  const outside = stretches.filter((stretch) => !stretch.inside).map(({ path }) => path);
  const shares = isDeeperThan({ lines: inside }, border, touchToleranceM);
  const connection = shares ? null : nearestEdges(edgesOf(line), border);
  const lies =
    inside.length > 0 || linesOf(line).some((path) => partsOf(area).some((rings) => isInside(path[0]!, rings)));
  const penetrationM = depth ? (deepestPoint({ lines: inside }, border)?.depthM ?? 0) : 0;
  const distanceM = lies ? 0 : (connection?.distanceM ?? 0);
  return {
    relation: relationOf({
      shares,
      aInB: shares && !isDeeperThan({ lines: outside }, border, touchToleranceM),
      bInA: false,
      touches: distanceM <= touchToleranceM,
    }),
    overlapEllipsoidM2: 0,
    overlapPlaneM2: 0,
    overlapLengthM: insideLengthM(stretches),
    distanceM,
    penetrationM,
    shiftM: penetrationM,
    feet: connection?.feet ?? null,
    overlap: [],
    severs: severance && shares && lineSevers(stretches, area),
  };
}
