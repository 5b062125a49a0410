import { nearestEdges } from './distance.ts';
import { packEdges } from './edges.ts';
import { isInside } from './inside.ts';
import { insideLengthM, stretchesOf } from './line-inside.ts';
import type { PairMeasures, PairOptions } from './pair.ts';
import { deepestPoint } from './penetration.ts';
import { relationOf } from './relation.ts';
import { lineSevers } from './sever.ts';
import { type AreaGeometry, type LineGeometry, linesOf, partsOf } from './shapes.ts';

/**
 * Measures a line against an area. A stretch inside counts as shared when some of it is deeper than the tolerance;
 * the line is within when no stretch outside strays farther than the tolerance.
 */
export function measureLineInArea(line: LineGeometry, area: AreaGeometry, options: PairOptions): PairMeasures {
  const { touchToleranceM } = options;
  const border = packEdges(partsOf(area).flat());
  const stretches = linesOf(line).flatMap((path) => stretchesOf(path, [area]));
  const inside = stretches.filter((stretch) => stretch.inside).map(({ path }) => path);
  const outside = stretches.filter((stretch) => !stretch.inside).map(({ path }) => path);
  const penetrationM = deepestPoint({ lines: inside }, border)?.depthM ?? 0;
  const shares = penetrationM > touchToleranceM;
  const connection = shares ? null : nearestEdges(packEdges(linesOf(line)), border);
  const lies =
    inside.length > 0 || linesOf(line).some((path) => partsOf(area).some((rings) => isInside(path[0]!, rings)));
  const distanceM = lies ? 0 : (connection?.distanceM ?? 0);
  return {
    relation: relationOf({
      shares,
      aInB: shares && (deepestPoint({ lines: outside }, border)?.depthM ?? 0) <= touchToleranceM,
      bInA: false,
      touches: distanceM <= touchToleranceM,
    }),
    overlapEllipsoidM2: 0,
    overlapPlaneM2: 0,
    overlapLengthM: insideLengthM(stretches),
    distanceM,
    penetrationM,
    feet: connection?.feet ?? null,
    overlap: [],
    overlapBandM2: [0, 0],
    severs: shares && lineSevers(stretches, area),
  };
}
