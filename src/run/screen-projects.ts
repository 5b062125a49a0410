import type { LayerSource, LoadedLayer } from '../catalog/layer-source.ts';
import type { Zone } from '../catalog/zone.ts';
import { errorProblem, type Problem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { effectRank } from '../plan/effect.ts';
import type { ParameterOverrides } from '../plan/parameter.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { PlanProject } from '../plan/seeds.ts';
import { EMPTY_PROJECT } from '../project/project.ts';
import type { Finding, ScreeningRecord } from '../record/record.ts';
import type { Parcel, ParcelGeometry, Site } from '../site/site.ts';
import type { Ports } from './ports.ts';
import { loadRequiredLayers } from './required-layers.ts';
import { screenLoaded } from './run-screening.ts';

/** Roles that place the annex projects: as drawn, and the right-of-way of those that are roads. */
const PLACES = 'key_project';
const RIGHTS_OF_WAY = 'key_project_row';
/** Accuracy of a site that is itself schematic: as of a GeoJSON file; how far it may really lie off is told, not computed. */
const DRAWN_ACCURACY_M = 0.5;

/** Where the annex projects lie. */
export interface ProjectPlaces {
  readonly places: readonly Zone[];
  readonly rightsOfWay: readonly Zone[];
}

/** What came of one annex project. */
export interface ProjectScreening {
  readonly project: PlanProject;
  /** `not_screenable` where the plan gives no land. */
  readonly result: Result<ScreeningRecord>;
  /** The finding that decides what is certain, and among several the one that could go furthest; null without any. */
  readonly deciding: Finding | null;
}

/** Loads the places of the annex projects. Problems: those of the layer. */
export async function loadProjectPlaces(source: LayerSource): Promise<Result<ProjectPlaces>> {
  const [places, rightsOfWay] = await Promise.all([source.load(PLACES), source.load(RIGHTS_OF_WAY)]);
  if (!places.ok) return places;
  return success({ places: places.value, rightsOfWay: rightsOfWay.ok ? rightsOfWay.value : [] });
}

const SCREENABLE: ReadonlySet<string> = new Set(['Polygon', 'MultiPolygon', 'LineString', 'MultiLineString']);

/**
 * An annex project as a site: its right-of-way where it is a road, else as drawn. A project without land of its own (a
 * district-wide measure, a point) is `not_screenable`: a nominal point has no extent to judge.
 */
export function planProjectSite(project: PlanProject, { places, rightsOfWay }: ProjectPlaces): Result<Site> {
  const row = rightsOfWay.find((zone) => zone.properties.project_id === project.id);
  const zone = row ?? places.find(({ id }) => id === project.id);
  if (!zone || !SCREENABLE.has(zone.geometry.type)) {
    return failure(errorProblem('not_screenable', { feature: project.id }));
  }
  const parcel: Parcel = { name: zone.id, geometry: zone.geometry as ParcelGeometry };
  return success({
    name: project.name.zh,
    origin: 'plan_project',
    parcels: [parcel],
    accuracyM: DRAWN_ACCURACY_M,
    crs: { epsg: 4490, how: 'declared' },
    warnings: [],
  });
}

/** Certain ground first: of an annex project little is known, so its upper end mostly rests on what nobody has said. */
function decidingOf({ findings }: ScreeningRecord): Finding | null {
  const counted = findings.filter(({ encourage }) => !encourage);
  return counted.toSorted((a, b) => effectRank(b.atLeast) - effectRank(a.atLeast))[0] ?? null;
}

/** Screens one annex project against layers at hand; of the undertaking nothing is known but what the plan says. */
function screenPlanProject(
  project: PlanProject,
  places: ProjectPlaces,
  layers: readonly LoadedLayer[],
  ruleset: Ruleset,
  ports: Ports,
  parameterOverrides?: ParameterOverrides,
): ProjectScreening {
  const site = planProjectSite(project, places);
  if (!site.ok) return { project, result: site, deciding: null };
  const run = screenLoaded({ site: site.value, project: EMPTY_PROJECT, parameterOverrides }, layers, ruleset, ports);
  if (!run.ok) return { project, result: run, deciding: null };
  const { record } = run.value;
  return {
    project,
    result: success(record, run.warnings),
    deciding: decidingOf(record),
  };
}

/**
 * Screens all annex projects in the plan's order. Problems: those of the place layer; a project that cannot be screened
 * is an entry, not a failure.
 */
export async function screenProjects(
  ruleset: Ruleset,
  source: LayerSource,
  ports: Ports,
  parameterOverrides?: ParameterOverrides,
): Promise<Result<readonly ProjectScreening[]>> {
  const places = await loadProjectPlaces(source);
  if (!places.ok) return places;
  const layers = await loadRequiredLayers(ruleset, source);
  const screened = ruleset.projects.map((project) =>
    screenPlanProject(project, places.value, layers, ruleset, ports, parameterOverrides),
  );
  const warnings = new Map<string, Problem>();
  for (const { result } of screened) {
    for (const warning of result.ok ? result.warnings : []) warnings.set(JSON.stringify(warning), warning);
  }
  return success(screened, [...warnings.values()]);
}
