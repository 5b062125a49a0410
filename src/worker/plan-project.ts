import type { LayerSource } from '../catalog/layer-source.ts';
import type { Zone } from '../catalog/zone.ts';
import { isArea } from '../geo/shapes.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { CaseOffer } from './protocol.ts';

/** Land of the plan's projects: a road's right-of-way before the axis it belongs to. */
const PLACE_ROLES = ['key_project_row', 'key_project'];
/** Of a drawn place, as of any GeoJSON (READINGS 8); that the place itself is schematic is told by its origin. */
const PLACE_ACCURACY_M = 0.5;

/**
 * Where the map puts a plan project, as a site. Problems: `project_not_placed` where the plan names none or only a point
 * or a line without a width; those of the layers.
 */
export async function planProjectSite(id: string, ruleset: Ruleset, source: LayerSource): Promise<Result<CaseOffer>> {
  const project = ruleset.projects.find((known) => known.id === id);
  const isIts = (zone: Zone) => zone.id === id || zone.properties.project_id === id;
  for (const role of PLACE_ROLES) {
    const loaded = await source.load(role);
    if (!loaded.ok) return loaded;
    const [first, ...more] = loaded.value.flatMap(({ id: name, geometry, ...zone }) =>
      isIts({ id: name, geometry, ...zone }) && isArea(geometry) ? [{ name, geometry }] : [],
    );
    if (!project || !first) continue;
    return success({
      site: {
        name: project.name.zh,
        origin: 'plan_project',
        parcels: [first, ...more],
        accuracyM: PLACE_ACCURACY_M,
        crs: { epsg: 4490, how: 'declared' },
        warnings: [],
      },
      answers: {},
    });
  }
  return failure(errorProblem('project_not_placed', { feature: id }));
}
