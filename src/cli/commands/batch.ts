import { canonicalJson } from '../../kernel/canonical-json.ts';
import { errorProblem, type Problem, warningProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import { sha256Hex } from '../../kernel/sha256.ts';
import type { Locale } from '../../kernel/text.ts';
import { type Effect, effectRank } from '../../plan/effect.ts';
import type { Project } from '../../project/project.ts';
import { BATCH_CSV_HEAD, batchCsvErrorLine, batchCsvLine } from '../../report/batch-csv.ts';
import { type BatchEntry, type BatchInput, screenInBatch } from '../../run/batch.ts';
import type { PlannedSite } from '../../run/batch-plan.ts';
import { loadRequiredLayers } from '../../run/required-layers.ts';
import type { SitePairs } from '../../screening/zone-finder.ts';
import type { ImportOptions } from '../../site/import-site.ts';
import type { Command } from '../answer.ts';
import { formatOf, needed, type Options } from '../args.ts';
import { type BatchEngine, engineNameOf, grouped, openEngine, pairsByKey } from '../batch-engine.ts';
import { type BatchOutput, fileOutput, printedOutput } from '../batch-output.ts';
import { type SiteFile, siteFiles, sitesIn } from '../batch-plan.ts';
import { type BatchProjects, readBatchProjects } from '../batch-projects.ts';
import { complaintOf } from '../complaints.ts';
import { STANDARD } from '../files.ts';
import { openPlanData } from '../plan-data.ts';
import { PORTS } from '../ports.ts';
import { epsgOf } from '../site-input.ts';
import { failOnOf, parametersOf, projectOf } from './run.ts';

type Format = 'json' | 'csv';
const PROGRESS_EVERY_MS = 1000;
/** Noted of a site that could not be screened, in place of its verdict. */
const FAILED = 'failed';

/** Sites of all files one after the other, with the file each is from. */
async function* plannedIn(
  files: readonly SiteFile[],
  how: ImportOptions,
): AsyncGenerator<PlannedSite & { file: SiteFile }> {
  for (const file of files) {
    for await (const planned of sitesIn(file, how)) yield { ...planned, file };
  }
}

function lineOf({ key, result }: BatchEntry, format: Format, locale: Locale): string {
  if (format === 'csv') {
    return result.ok ? batchCsvLine(key, result.value) : batchCsvErrorLine(key, result.problems[0].code);
  }
  const json = result.ok ? result.value : { key, error: complaintOf(result.problems[0], locale) };
  return `${JSON.stringify(json)}\n`;
}

/** Under which of its names a site has a project: its key, its own name, or its file. */
function projectName({ key, site }: PlannedSite, file: SiteFile, projects: BatchProjects): string | undefined {
  const names = [key, site.ok ? site.value.name : key, file.name, file.name.replace(/\.[^.]*$/, '')];
  return names.find((known) => projects.has(known));
}

/** Tells how far it is, now and then, so that a log stays readable. */
function progress(): (count: number, key: string) => void {
  let toldAt = Date.now();
  return (count, key) => {
    if (Date.now() - toldAt < PROGRESS_EVERY_MS) return;
    toldAt = Date.now();
    process.stderr.write(`${count} ${key}\n`);
  };
}

/** Opens `--out`, or prints. Problem: not_writable. */
function outputOf({ out }: Options, head: string): Result<BatchOutput> {
  if (out === undefined || out === STANDARD) return success(printedOutput(head));
  try {
    return success(fileOutput(out, head));
  } catch {
    return failure(errorProblem('not_writable', { file: out }));
  }
}

/** What a run screens with and where its lines go. */
interface BatchRun {
  readonly engine: BatchEngine;
  readonly input: BatchInput;
  /** Hash of all that every site is screened with. */
  readonly base: string;
  readonly output: BatchOutput;
  readonly projects: BatchProjects;
  /** The project of sites that have none of their own. */
  readonly common: Project;
  readonly lineFor: (entry: BatchEntry) => string;
  /** Whether a verdict is one that `--fail-on` names. */
  readonly fails: (effect: Effect) => boolean;
}

interface BatchCount {
  readonly sites: number;
  readonly failed: number;
  readonly reached: boolean;
  readonly unusedProjects: readonly string[];
  readonly differing: readonly { readonly site: string; readonly layer: string; readonly feature: string }[];
}

/** Screens site after site, those of a group that no earlier run has done by pairs sought together. Problems of the engine. */
async function screenAll(
  all: AsyncIterable<PlannedSite & { file: SiteFile }>,
  { engine, input, base, output, projects, common, lineFor, fails }: BatchRun,
): Promise<Result<BatchCount>> {
  const tell = progress();
  const unused = new Set(projects.keys());
  const differing: { site: string; layer: string; feature: string }[] = [];
  const counted = { sites: 0, failed: 0, reached: false };
  for await (const group of grouped(all, engine.atOnce)) {
    let pairs: ReadonlyMap<string, SitePairs | null> | null = null;
    for (const [index, { file, ...planned }] of group.entries()) {
      counted.sites++;
      const name = projectName(planned, file, projects);
      if (name !== undefined) unused.delete(name);
      const project = (name === undefined ? undefined : projects.get(name)) ?? common;
      const hash = sha256Hex(canonicalJson([base, planned.key, planned.site, project]));
      tell(counted.sites, planned.key);
      let outcome = output.takeOver(hash);
      if (outcome === null) {
        if (pairs === null) {
          const found = await pairsByKey(engine, group.slice(index));
          if (!found.ok) return found;
          pairs = found.value;
        }
        const own = pairs.get(planned.key) ?? null;
        const entry = screenInBatch({ ...planned, project, pairs: own }, input, PORTS);
        if (planned.site.ok && entry.facts !== null && own !== null) {
          for (const found of engine.differences(planned.site.value, entry.facts, own)) {
            differing.push({ site: planned.key, layer: found.role, feature: found.featureId });
          }
        }
        outcome = entry.result.ok ? entry.result.value.verdict.atWorst : FAILED;
        output.write(lineFor(entry), hash, outcome);
      }
      if (outcome === FAILED) counted.failed++;
      else if (fails(outcome as Effect)) counted.reached = true;
      // Lets an interrupt in between two sites.
      await new Promise((next) => setImmediate(next));
    }
  }
  return success({ ...counted, unusedProjects: [...unused], differing });
}

/** What is to be told at the end, beside the lines. */
function toldOf({ sites, failed, unusedProjects, differing }: BatchCount, taken: number): Problem[] {
  return [
    ...(taken > 0 ? [warningProblem('batch_resumed', undefined, { taken })] : []),
    ...unusedProjects
      .slice(0, 1)
      .map((site) => warningProblem('projects_unused', undefined, { count: unusedProjects.length, site })),
    ...differing
      .slice(0, 1)
      .map((first) => warningProblem('batch_areas_differ', undefined, { count: differing.length, ...first })),
    ...(failed > 0 ? [warningProblem('batch_sites_failed', undefined, { failed, count: sites })] : []),
  ];
}

/**
 * `batch --sites FILE|DIR`: screens each feature or parcel; a JSON line or CSV row each. Trouble with a site is its line,
 * and stops no other. A run with `--out` that was interrupted goes on where it stopped when it is called again: lines of
 * sites, projects, rules and layers that are still the same are taken over.
 */
export const batch: Command = async ({ options, locale }) => {
  const named = needed(options, 'sites');
  if (!named.ok) return named;
  const engineName = engineNameOf(options);
  if (!engineName.ok) return engineName;
  const format = formatOf<Format>(options, ['json', 'csv'], 'json');
  if (!format.ok) return format;
  const failOn = failOnOf(options);
  if (!failOn.ok) return failOn;
  const epsg = epsgOf('--crs', options.crs);
  if (!epsg.ok) return epsg;
  const [files, data] = await Promise.all([siteFiles(named.value, options.out), openPlanData(options)]);
  if (!files.ok) return files;
  if (!data.ok) return data;
  const { ruleset, source } = data.value;
  const [common, parameters, projects] = await Promise.all([
    projectOf(options, ruleset),
    parametersOf(options, ruleset.parameters),
    options.projects === undefined ? success<BatchProjects>(new Map()) : readBatchProjects(options.projects, ruleset),
  ]);
  if (!common.ok) return common;
  if (!parameters.ok) return parameters;
  if (!projects.ok) return projects;
  const layers = await loadRequiredLayers(ruleset, source);
  const input = { layers, ruleset, parameterOverrides: parameters.value };
  const base = sha256Hex(
    canonicalJson([
      layers.map(({ entry, state }) => [entry.role, state, entry.version, entry.built?.sha256 ?? null]),
      [ruleset.sha256, ruleset.pack?.sha256 ?? null, parameters.value ?? null, locale, format.value, PORTS.app],
    ]),
  );
  const started = await openEngine(engineName.value, input);
  if (!started.ok) return started;
  const engine = started.value;
  try {
    const opened = outputOf(options, format.value === 'csv' ? BATCH_CSV_HEAD : '');
    if (!opened.ok) return opened;
    const nameAttribute = options['name-attribute'];
    const how = {
      ...(epsg.value !== undefined && { epsg: epsg.value }),
      ...(nameAttribute !== undefined && { nameAttribute }),
    };
    const done = await screenAll(plannedIn(files.value, how), {
      ...{ engine, input, base, output: opened.value, projects: projects.value, common: common.value },
      lineFor: (entry) => lineOf(entry, format.value, locale),
      fails: (effect) => failOn.value !== null && effectRank(effect) >= effectRank(failOn.value),
    });
    if (!done.ok) return done;
    opened.value.finish();
    const exit = done.value.reached ? 3 : 0;
    return success({ output: '', exit, written: true }, [...data.warnings, ...toldOf(done.value, opened.value.taken)]);
  } finally {
    await engine.close();
  }
};
