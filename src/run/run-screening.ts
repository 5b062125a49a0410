import type { LayerSource, LoadedLayer } from '../catalog/layer-source.ts';
import { checkGeometry } from '../geo/validity.ts';
import { errorProblem, type Problem, warningProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import type { ParameterOverrides } from '../plan/parameter.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { Project } from '../project/project.ts';
import { asRecorded } from '../record/make-record.ts';
import type { Finding, ScreeningRecord } from '../record/record.ts';
import type { SiteFacts } from '../screening/facts.ts';
import { liveMeters } from '../screening/live-meters.ts';
import { FULL_METERS } from '../screening/meters.ts';
import { type Screening, screenFacts } from '../screening/screen-facts.ts';
import { INDEX_FINDER, type ZoneFinder } from '../screening/zone-finder.ts';
import { countPositions } from '../site/place-parcels.ts';
import type { Site } from '../site/site.ts';
import { MAX_SITE_VERTICES } from '../site/site-limits.ts';
import { measureForRules } from './measure-for-rules.ts';
import type { Ports } from './ports.ts';
import { recordScreening, unsealedRecord } from './record-screening.ts';
import { loadRequiredLayers } from './required-layers.ts';

/** What is asked: a site, what is known of the project, and changed parameters. */
export interface ScreeningRequest {
  readonly site: Site;
  readonly project: Project;
  readonly parameterOverrides?: ParameterOverrides | undefined;
  /** The record of the same site that is screened again; the new one names it. */
  readonly replaces?: ScreeningRecord['replaces'];
}

/** The request with where rules and layers come from. */
export interface RunInput extends ScreeningRequest {
  readonly ruleset: Ruleset;
  readonly source: LayerSource;
  readonly signal?: { readonly aborted: boolean } | undefined;
}

/** A screening with what it was made from: a host that keeps it can evaluate again without measuring. */
export interface ScreeningRun {
  readonly record: ScreeningRecord;
  readonly facts: SiteFacts;
  readonly screening: Screening;
}

/** Problems of a site's shape that no measure can be trusted with, or come to; empty for a sound site. */
export function siteProblems(site: Site): Problem[] {
  const vertices = site.parcels.reduce((sum, { geometry }) => sum + countPositions(geometry), 0);
  if (vertices > MAX_SITE_VERTICES) {
    return [errorProblem('site_too_detailed', undefined, { vertices, limit: MAX_SITE_VERTICES })];
  }
  return site.parcels.flatMap(({ geometry }, index) =>
    checkGeometry(geometry)
      .filter(({ severity }) => severity === 'error')
      .map((problem) => ({ ...problem, where: { ...problem.where, parcel: index + 1 } })),
  );
}

/** Judges facts already measured: what a changed answer or parameter needs. No geometry is touched. */
export function evaluateFacts(
  facts: SiteFacts,
  layers: readonly LoadedLayer[],
  request: Omit<ScreeningRequest, 'site'>,
  ruleset: Ruleset,
  withoutFlips = false,
): Screening {
  return screenFacts({
    withoutFlips,
    rules: ruleset,
    facts,
    layers: layers.map(({ entry }) => entry),
    project: request.project,
    parameterOverrides: request.parameterOverrides,
  });
}

/**
 * A site as its record will tell it. What is measured is what is recorded, to the last digit, so that a record alone is
 * enough to come to the same figures again.
 */
function recordedSite(site: Site): Site {
  return { ...site, accuracyM: asRecorded({ accuracyM: site.accuracyM }).accuracyM, parcels: asRecorded(site.parcels) };
}

/**
 * Screens a site whose corner is being dragged, in less than a frame: for the screen, until the hand rests and the site
 * is screened in full. Its record is not sealed (`unsealedRecord`). Problems: those of the site's shape.
 * @param before  the last full screening of the same project, for what is not worked out meanwhile
 */
export function screenLive(
  request: ScreeningRequest,
  layers: readonly LoadedLayer[],
  ruleset: Ruleset,
  ports: Ports,
  before: Pick<ScreeningRun, 'facts' | 'screening'> | null,
): Result<ScreeningRun> {
  const { site, parameterOverrides } = request;
  const [problem, ...more] = siteProblems(site);
  if (problem) return failure(problem, ...more);
  const facts = measureForRules(site, layers, ruleset, parameterOverrides, liveMeters(before?.facts ?? null));
  const screening = withFlipsOf(evaluateFacts(facts, layers, request, ruleset, true), before?.screening.findings ?? []);
  const record = unsealedRecord({ ...request, ruleset, layers, facts, screening }, ports);
  return success({ record, facts, screening }, layerWarnings(layers));
}

/** What would move a finding, taken over as long as its ends are what they were. */
function withFlipsOf(screening: Screening, before: readonly Finding[]): Screening {
  const earlier = new Map(before.map((finding) => [finding.ruleId, finding]));
  const findings = screening.findings.map((finding): Finding => {
    const was = earlier.get(finding.ruleId);
    const same = was?.flippedBy && was.atLeast === finding.atLeast && was.atWorst === finding.atWorst;
    return same ? { ...finding, flippedBy: was.flippedBy } : finding;
  });
  return { ...screening, findings };
}

/** A site as it is measured and recorded. Problems: those of its shape. */
export function soundSite(given: Site): Result<Site> {
  const site = recordedSite(given);
  const [problem, ...more] = siteProblems(site);
  return problem ? failure(problem, ...more) : success(site);
}

/**
 * Screens a site against layers at hand. Problems: those of the site's shape.
 * @param find  where zones are looked up, where that is not the layers' own index
 */
export function screenLoaded(
  request: ScreeningRequest,
  layers: readonly LoadedLayer[],
  ruleset: Ruleset,
  ports: Ports,
  find: ZoneFinder = INDEX_FINDER,
): Result<ScreeningRun> {
  const sound = soundSite(request.site);
  if (!sound.ok) return sound;
  const site = sound.value;
  const meters = { ...FULL_METERS, find };
  const facts = measureForRules(site, layers, ruleset, request.parameterOverrides, meters, ports.onMeasured);
  const screening = evaluateFacts(facts, layers, request, ruleset);
  const record = recordScreening({ ...request, site, ruleset, layers, facts, screening }, ports);
  return success({ record, facts, screening }, layerWarnings(layers));
}

/**
 * A layer that should be there and could not be read is told at once, besides staying open in the record; so is one that
 * was read another way than meant.
 */
function layerWarnings(layers: readonly LoadedLayer[]): Problem[] {
  return layers.flatMap((layer): readonly Problem[] => {
    if (layer.state === 'failed') return failureWarnings(layer.problem, layer.entry.role);
    if (layer.state !== 'ready') return [];
    const { status, accuracyM, role } = layer.entry;
    const unstated = status !== 'schematic' && accuracyM === null;
    return [
      ...(layer.warnings ?? []),
      ...(unstated ? [warningProblem('layer_accuracy_unstated', { layer: role })] : []),
    ];
  });
}

/** That a layer cannot be used, and what is wrong in it where that is known. */
function failureWarnings({ code, where, params }: Problem, role: string): Problem[] {
  const because = params?.because;
  const place = { ...where, layer: role };
  return [warningProblem(code, place), ...(typeof because === 'string' ? [warningProblem(because, place)] : [])];
}

/**
 * The use case every host calls: load the layers the rules need, measure, judge, record. A layer that fails to load is
 * `failed` in the record, a warning here, and leaves its rules open.
 * Problems: those of the site's shape, `cancelled`.
 */
export async function runScreening(input: RunInput, ports: Ports): Promise<Result<ScreeningRecord>> {
  const { ruleset, source, signal, ...request } = input;
  const layers = await loadRequiredLayers(ruleset, source);
  if (signal?.aborted) return failure(errorProblem('cancelled'));
  const run = screenLoaded(request, layers, ruleset, ports);
  return run.ok ? success(run.value.record, run.warnings) : run;
}
