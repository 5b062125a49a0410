import { type Bbox, bboxOfPaths, joinedBoxes, pathsOf } from '../geo/shapes.ts';
import { errorProblem, type Problem } from '../kernel/problem.ts';
import { type CrsDecision, settleCrs } from '../site/settle-crs.ts';
import type { IncomingLayer } from './incoming.ts';

/**
 * Settles the reference system of a layer as that of a site is settled: never silently.
 * @param choice  number of the reading the keeper has picked, from 0; null while none is
 * Problems: those of `settleCrs`; `layer_empty`, `bad_number` with the feature.
 */
export function settleLayer(layer: IncomingLayer, defaultEpsg?: number, choice: number | null = null): CrsDecision {
  const range = rangeOf(layer);
  if ('code' in range) return { kind: 'refused', why: range };
  const decision = settleCrs({ ...layer.system, parcels: [] }, range, undefined, defaultEpsg);
  if (decision.kind !== 'open' || choice === null) return decision;
  const reading = decision.readings[choice];
  if (!reading) return { kind: 'refused', why: errorProblem('no_such_candidate') };
  // The question stays on as a warning, so that what was chosen is told of.
  const asked: Problem = { ...decision.why, severity: 'warning' };
  return { kind: 'settled', reading, how: 'chosen', warnings: [asked, ...decision.warnings] };
}

/** Range of the numbers of all features, first and second number of a position. */
function rangeOf({ features }: IncomingLayer): Bbox | Problem {
  const boxes = features.flatMap(({ geometry }) => (geometry ? [bboxOfPaths(pathsOf(geometry))] : []));
  if (boxes.length === 0) return errorProblem('layer_empty');
  const bad = features.findIndex(({ geometry }) =>
    pathsOf(geometry ?? { type: 'MultiPoint', coordinates: [] }).some((path) =>
      path.some(([x, y]) => !Number.isFinite(x) || !Number.isFinite(y)),
    ),
  );
  if (bad >= 0) return errorProblem('bad_number', { feature: String(bad + 1) });
  return boxes.reduce(joinedBoxes);
}
