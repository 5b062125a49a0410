import { findCrs } from '../geo/crs.ts';
import { normaliseGeometry } from '../geo/normalise.ts';
import { isArea, isLine, type PlainGeometry } from '../geo/shapes.ts';
import { checkGeometry } from '../geo/validity.ts';
import { errorProblem, type Problem } from '../kernel/problem.ts';
import type { CrsReading } from '../site/guess-crs.ts';
import { densified, mapPaths } from '../site/place-parcels.ts';

/** Flaws whose words for sites offer a repair; a layer is mended where it comes from. */
const LAYER_CODES: Readonly<Record<string, () => Problem>> = {
  self_intersection: () => errorProblem('layer_self_intersection'),
  parcels_overlap: () => errorProblem('layer_parts_overlap'),
};

/** Most flaws of one kind told of one feature; the rest is of the same cause. */
const MAX_FLAWS = 3;

/**
 * A feature on the ground, in the form all measuring expects, and what is wrong with its shape; an error among the
 * problems means that it cannot be measured. Nothing is repaired.
 */
export function placeFeature(
  raw: PlainGeometry,
  reading: CrsReading,
): { readonly geometry: PlainGeometry; readonly problems: readonly Problem[] } {
  const { geometry, warnings } = normaliseGeometry(toDegrees(raw, reading));
  const flaws = checkGeometry(geometry)
    .slice(0, MAX_FLAWS)
    .map((problem) => ({ ...problem, ...LAYER_CODES[problem.code]?.(), where: problem.where ?? {} }));
  return { geometry, problems: [...warnings, ...flaws] };
}

function toDegrees(geometry: PlainGeometry, reading: CrsReading): PlainGeometry {
  const { toLonLat } = reading;
  if (isArea(geometry) || isLine(geometry)) {
    const plane = findCrs(reading.epsg)?.kind === 'gauss_kruger';
    return mapPaths(geometry, (path) =>
      (plane ? densified(path) : path).map((position) => toLonLat(position[0]!, position[1]!)),
    );
  }
  if (geometry.type === 'Point') {
    return { ...geometry, coordinates: toLonLat(geometry.coordinates[0]!, geometry.coordinates[1]!) };
  }
  return { ...geometry, coordinates: geometry.coordinates.map(([x, y]) => toLonLat(x!, y!)) };
}
