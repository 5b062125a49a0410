import type { LoadedLayer } from '../catalog/layer-source.ts';
import type { Problem } from '../kernel/problem.ts';
import { type Result, success } from '../kernel/result.ts';
import type { ParameterOverrides } from '../plan/parameter.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { Project } from '../project/project.ts';
import type { ScreeningRecord } from '../record/record.ts';
import type { SiteFacts } from '../screening/facts.ts';
import { INDEX_FINDER, pairedFinder, type SitePairs } from '../screening/zone-finder.ts';
import type { Parcel, Site } from '../site/site.ts';
import type { Ports } from './ports.ts';
import { screenLoaded } from './run-screening.ts';

/** One site of many: under which key it is known, and the site or why there is none. */
export interface BatchSite {
  /** File and, where it holds several, number and name of the parcel; the same in every run over the same files. */
  readonly key: string;
  readonly site: Result<Site>;
  readonly project: Project;
  /** Zones that matter to it, where they were sought for many sites at once. */
  readonly pairs?: SitePairs | null;
}

/** What came of one site. */
export interface BatchEntry {
  readonly key: string;
  readonly result: Result<ScreeningRecord>;
  /** What it was judged by; null where it could not be measured. */
  readonly facts: SiteFacts | null;
}

/** What all sites of a batch are screened with. */
export interface BatchInput {
  readonly layers: readonly LoadedLayer[];
  readonly ruleset: Ruleset;
  readonly parameterOverrides?: ParameterOverrides | undefined;
}

/** A file's parcels as sites of their own, named like their parcels; a file with one parcel is one site. */
export function sitesOfParcels(site: Site): readonly Site[] {
  if (site.parcels.length === 1) return [site];
  return site.parcels.map((parcel: Parcel, index) => ({
    ...site,
    name: parcel.name || `${site.name} ${index + 1}`,
    parcels: [parcel] as const,
    warnings: site.warnings.filter((warning) => concerns(warning, index + 1)),
  }));
}

function concerns({ where }: Problem, parcel: number): boolean {
  return where?.parcel === undefined || where.parcel === parcel;
}

/** Screens one site of a batch against layers loaded once for all; trouble with it is its answer and stops no other. */
export function screenInBatch({ key, site, project, pairs }: BatchSite, input: BatchInput, ports: Ports): BatchEntry {
  if (!site.ok) return { key, result: site, facts: null };
  const { layers, ruleset, parameterOverrides } = input;
  const find = pairs ? pairedFinder(pairs) : INDEX_FINDER;
  const run = screenLoaded({ site: site.value, project, parameterOverrides }, layers, ruleset, ports, find);
  if (!run.ok) return { key, result: run, facts: null };
  const { record, facts } = run.value;
  return { key, result: success(record, run.warnings), facts };
}
