import { canonicalJson } from '../../kernel/canonical-json.ts';
import { errorProblem, type Problem, warningProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import { sha256Hex } from '../../kernel/sha256.ts';
import type { Locale } from '../../kernel/text.ts';
import { type Effect, effectRank } from '../../plan/effect.ts';
import { BATCH_CSV_HEAD, batchCsvErrorLine, batchCsvLine } from '../../report/batch-csv.ts';
import { type BatchEntry, screenInBatch } from '../../run/batch.ts';
import type { PlannedSite } from '../../run/batch-plan.ts';
import { loadRequiredLayers } from '../../run/required-layers.ts';
import type { SitePairs } from '../../screening/zone-finder.ts';
import type { ImportOptions } from '../../site/import-site.ts';
import type { Command } from '../answer.ts';
import { formatOf, needed, type Options } from '../args.ts';
import { engineNameOf, grouped, openEngine, pairsByKey } from '../batch-engine.ts';
import { type BatchOutput, fileOutput, printedOutput } from '../batch-output.ts';
import { type SiteFile, siteFiles, sitesIn } from '../batch-plan.ts';
import { type BatchProjects, readBatchProjects } from '../batch-projects.ts';
import { complaintOf } from '../complaints.ts';
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
  if (out === undefined) return success(printedOutput(head));
  try {
    return success(fileOutput(out, head));
  } catch {
    return failure(errorProblem('not_writable', { file: out }));
  }
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
  const opened = outputOf(options, format.value === 'csv' ? BATCH_CSV_HEAD : '');
  if (!opened.ok) return opened;
  const output = opened.value;
  const how = epsg.value === undefined ? {} : { epsg: epsg.value };
  const tell = progress();
  const unused = new Set(projects.value.keys());
  const differing: { site: string; layer: string; feature: string }[] = [];
  const counted = { sites: 0, failed: 0, reached: false };
  for await (const group of grouped(plannedIn(files.value, how), engine.atOnce)) {
    let pairs: ReadonlyMap<string, SitePairs | null> | null = null;
    for (const [index, { file, ...planned }] of group.entries()) {
      counted.sites++;
      const name = projectName(planned, file, projects.value);
      if (name !== undefined) unused.delete(name);
      const project = (name === undefined ? undefined : projects.value.get(name)) ?? common.value;
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
        output.write(lineOf(entry, format.value, locale), hash, outcome);
      }
      if (outcome === FAILED) counted.failed++;
      else if (failOn.value !== null && effectRank(outcome as Effect) >= effectRank(failOn.value))
        counted.reached = true;
      // Lets an interrupt in between two sites.
      await new Promise((next) => setImmediate(next));
    }
  }
  await engine.close();
  output.finish();
  const told: Problem[] = [
    ...(output.taken > 0 ? [warningProblem('batch_resumed', undefined, { taken: output.taken })] : []),
    ...[...unused]
      .slice(0, 1)
      .map((site) => warningProblem('projects_unused', undefined, { count: unused.size, site })),
    ...differing
      .slice(0, 1)
      .map((first) => warningProblem('batch_areas_differ', undefined, { count: differing.length, ...first })),
    ...(counted.failed > 0
      ? [warningProblem('batch_sites_failed', undefined, { failed: counted.failed, count: counted.sites })]
      : []),
  ];
  return success({ output: '', exit: counted.reached ? 3 : 0, written: true }, [...data.warnings, ...told]);
};
