import type { LayerSource, LoadedLayer } from '../catalog/layer-source.ts';
import type { Zone } from '../catalog/zone.ts';
import { isLine } from '../geo/shapes.ts';
import { errorProblem, type Problem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { effectRank } from '../plan/effect.ts';
import type { ParameterOverrides } from '../plan/parameter.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { PlanProject } from '../plan/seeds.ts';
import { EMPTY_PROJECT } from '../project/project.ts';
import type { Finding, ScreeningRecord } from '../record/record.ts';
import type { Parcel, ParcelGeometry, Site } from '../site/site.ts';
import { screenInBatch } from './batch.ts';
import type { Ports } from './ports.ts';
import { loadRequiredLayers } from './required-layers.ts';

/** Role that places the annex projects; a road as its axis. */
const PLACES = 'key_project';
/** Accuracy of a site that is itself schematic: as of a GeoJSON file; how far it may really lie off is told, not computed. */
const DRAWN_ACCURACY_M = 0.5;

/** What came of one annex project. */
export interface ProjectScreening {
  readonly project: PlanProject;
  /** `not_screenable` where the plan gives no land. */
  readonly result: Result<ScreeningRecord>;
  /** The finding that decides what is certain, and among several the one that could go furthest; null without any. */
  readonly deciding: Finding | null;
}

/** Loads the places of the annex projects. Problems: those of the layer. */
export function loadProjectPlaces(source: LayerSource): Promise<Result<readonly Zone[]>> {
  return source.load(PLACES);
}

const SCREENABLE: ReadonlySet<string> = new Set(['Polygon', 'MultiPolygon', 'LineString', 'MultiLineString']);

/**
 * An annex project as a site: as drawn, a road with the width of its right-of-way (道路红线) that the plan gives. A project
 * without land of its own (a district-wide measure, a point) is `not_screenable`: a nominal point has no extent to judge.
 */
export function planProjectSite(project: PlanProject, places: readonly Zone[]): Result<Site> {
  const zone = places.find(({ id }) => id === project.id);
  if (!zone || !SCREENABLE.has(zone.geometry.type)) {
    return failure(errorProblem('not_screenable', { feature: project.id }));
  }
  const geometry = zone.geometry as ParcelGeometry;
  const road = isLine(geometry) && project.rowWidthM !== null;
  const parcel: Parcel = { name: zone.id, geometry, ...(road && { widthM: project.rowWidthM! }) };
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
  places: readonly Zone[],
  layers: readonly LoadedLayer[],
  ruleset: Ruleset,
  ports: Ports,
  parameterOverrides?: ParameterOverrides,
): ProjectScreening {
  const site = planProjectSite(project, places);
  const input = { layers, ruleset, parameterOverrides };
  const { result } = screenInBatch({ key: project.id, site, project: EMPTY_PROJECT }, input, ports);
  return { project, result, deciding: result.ok ? decidingOf(result.value) : null };
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
