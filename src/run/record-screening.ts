import type { LoadedLayer } from '../catalog/layer-source.ts';
import type { ParameterOverrides } from '../plan/parameter.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { Project } from '../project/project.ts';
import { makeRecord, type RecordBody } from '../record/make-record.ts';
import type { ScreeningRecord } from '../record/record.ts';
import type { SiteFacts } from '../screening/facts.ts';
import { conditionsBehindAnswers, parametersOf, thresholdsIn } from '../screening/rule-references.ts';
import type { Screening } from '../screening/screen-facts.ts';
import type { Site } from '../site/site.ts';
import type { Ports } from './ports.ts';
import { ruleHashes } from './rule-hashes.ts';
import { siteSketch } from './site-sketch.ts';

/** Parameters that decide how features are classed, whatever the rules name. */
const CLASSING = /^(sliver|touch)_/;

/** Everything a record tells of. */
export interface RecordInput {
  readonly site: Site;
  readonly project: Project;
  readonly parameterOverrides?: ParameterOverrides | undefined;
  readonly ruleset: Ruleset;
  readonly layers: readonly LoadedLayer[];
  readonly facts: SiteFacts;
  readonly screening: Screening;
  /** The record of the same site that is screened again. */
  readonly replaces?: ScreeningRecord['replaces'];
}

function siteOf({ site, facts }: RecordInput): RecordBody['site'] {
  const [lon = 0, lat = 0] = facts.centroid;
  return {
    name: site.name,
    origin: site.origin,
    accuracyM: site.accuracyM,
    crs: { ...site.crs },
    source: site.source ? { ...site.source } : null,
    warnings: site.warnings.map(({ code, where }) => ({ code, ...(where && { where: { ...where } }) })),
    parcels: site.parcels.map(({ name, geometry, widthM }) => ({
      name,
      geometry: { ...geometry },
      widthM: widthM ?? null,
    })),
    areaEllipsoidM2: facts.areaEllipsoidM2,
    areaPlaneM2: facts.areaPlaneM2,
    perimeterM: facts.perimeterM,
    lengthM: facts.lengthM,
    centroid: [lon, lat],
    bbox: [...facts.bbox],
    districtShare: facts.districtShare,
  };
}

function layerOf(layer: LoadedLayer): RecordBody['inputs']['layers'][number] {
  const { entry } = layer;
  const read = layer.state === 'ready';
  return {
    role: entry.role,
    status: layer.state === 'failed' ? 'failed' : layer.state === 'missing' ? 'missing' : entry.status,
    version: entry.version,
    sha256: read ? (entry.built?.sha256 ?? null) : null,
    accuracyM: entry.accuracyM,
    complete: read && entry.complete,
    source: entry.source,
    date: entry.date,
  };
}

/** Layers as a record tells of them, by role. */
export function recordedLayers(layers: readonly LoadedLayer[]): RecordBody['inputs']['layers'] {
  return layers.map(layerOf).sort((a, b) => (a.role < b.role ? -1 : 1));
}

function parametersUsed({ ruleset, parameterOverrides }: RecordInput): RecordBody['inputs']['parameters'] {
  const known = new Set(ruleset.parameters.map(({ id }) => id));
  const named = new Set([
    ...ruleset.rules.flatMap((rule) => parametersOf(rule, known)),
    ...conditionsBehindAnswers(ruleset).flatMap(thresholdsIn),
  ]);
  return ruleset.parameters
    .filter(({ id }) => named.has(id) || CLASSING.test(id) || parameterOverrides?.parameters[id])
    .map(({ id, value, unit, basis, source, status }) => {
      const change = parameterOverrides?.parameters[id];
      const common = { id, value: change?.value ?? value, unit, basis, source, status };
      return { ...common, changed: change !== undefined, ...(change && { reason: change.reason }) };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Puts facts and findings into a sealed record; pure but for the clock and the id that the ports lend. */
export function recordScreening(input: RecordInput, ports: Ports): ScreeningRecord {
  const stamp = { name: ports.newId(), createdAt: ports.now(), replaces: input.replaces };
  const sketch = siteSketch(input.facts, input.layers);
  return makeRecord({ ...recordBody(input, ports), sketch }, stamp);
}

/**
 * What a record of this would say, for the screen only: not rounded, without name and seal, so that nobody can keep it
 * for one.
 */
export function unsealedRecord(input: RecordInput, ports: Ports): ScreeningRecord {
  return { schema: 1, id: '', createdAt: '', fingerprint: '', ...recordBody(input, ports) };
}

function recordBody(input: RecordInput, ports: Ports): RecordBody {
  const { screening, project, ruleset } = input;
  return {
    app: { ...ports.app },
    site: siteOf(input),
    project: {
      answers: { ...project.answers },
      derived: { ...screening.derived },
      overrides: Object.fromEntries(Object.entries(project.overrides).map(([id, override]) => [id, { ...override }])),
    },
    inputs: {
      layers: recordedLayers(input.layers),
      rules: {
        version: ruleset.version,
        sha256: ruleset.sha256,
        ...(ruleset.pack && { pack: { ...ruleset.pack } }),
        hashes: { ...ruleHashes(ruleset.rules) },
      },
      parameters: parametersUsed(input),
    },
    verdict: { ...screening.verdict },
    findings: [...screening.findings],
    unknowns: [...screening.unknowns],
  };
}
