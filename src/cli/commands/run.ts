import { failure, type Result, success } from '../../kernel/result.ts';
import { EFFECTS, type Effect, effectRank } from '../../plan/effect.ts';
import type { Parameter, ParameterOverrides } from '../../plan/parameter.ts';
import { EMPTY_PROJECT, type Project } from '../../project/project.ts';
import { readParameterOverrides } from '../../project/read-parameters.ts';
import { type AttributeDictionary, readProject } from '../../project/read-project.ts';
import { REPORT_FORMAT_NAMES } from '../../report/formats.ts';
import { runScreening } from '../../run/run-screening.ts';
import type { Command } from '../answer.ts';
import { badOption, formatOf, needed, type Options } from '../args.ts';
import { readJson } from '../files.ts';
import { openPlanData } from '../plan-data.ts';
import { PORTS } from '../ports.ts';
import { readSite } from '../site-input.ts';
import { writeReport } from '../write-report.ts';

/** Names the file in every problem, so that one of several inputs can be told from the others. */
function inFile<T>(result: Result<T>, file: string): Result<T> {
  if (result.ok) return result;
  const [first, ...rest] = result.problems.map((problem) => ({ ...problem, where: { file, ...problem.where } }));
  return first ? failure(first, ...rest) : result;
}

/** The project of `--project`, or one of which nothing is known. */
export async function projectOf(options: Options, dictionary: AttributeDictionary): Promise<Result<Project>> {
  const file = options.project;
  if (file === undefined) return success(EMPTY_PROJECT);
  const json = await readJson(file);
  return json.ok ? inFile(readProject(json.value, dictionary), file) : json;
}

/** The changed parameters of `--parameters`; undefined without the option. */
export async function parametersOf(
  options: Options,
  known: readonly Parameter[],
): Promise<Result<ParameterOverrides | undefined>> {
  const file = options.parameters;
  if (file === undefined) return success(undefined);
  const json = await readJson(file);
  return json.ok ? inFile(readParameterOverrides(json.value, known), file) : json;
}

/** The effect of `--fail-on`; null without the option. Problem: bad_option. */
export function failOnOf(options: Options): Result<Effect | null> {
  const wanted = options['fail-on'];
  if (wanted === undefined) return success(null);
  const effect = EFFECTS.find((known) => known === wanted && known !== 'clear');
  return effect ? success(effect) : badOption('--fail-on', wanted, EFFECTS.slice(1));
}

let shown = -1;

/** How far a long measuring is, on a line of its own that goes away again; nothing where nobody watches. */
function measuringLine(done: number, total: number): void {
  if (!process.stderr.isTTY || done === shown) return;
  shown = done;
  process.stderr.write(done < total ? `\r… ${done}/${total}` : '\r\u001b[K');
}

/** `run`: screens a site and prints the record in the form asked for; exit 3 when its upper end reaches `--fail-on`. */
export const run: Command = async ({ options, locale }) => {
  const named = needed(options, 'site');
  if (!named.ok) return named;
  const format = formatOf(options, REPORT_FORMAT_NAMES, 'text');
  if (!format.ok) return format;
  const failOn = failOnOf(options);
  if (!failOn.ok) return failOn;
  const data = await openPlanData(options);
  if (!data.ok) return data;
  const { ruleset, source } = data.value;
  const [site, project, parameters] = await Promise.all([
    readSite(named.value, options, data.value),
    projectOf(options, ruleset),
    parametersOf(options, ruleset.parameters),
  ]);
  if (!site.ok) return site;
  if (!project.ok) return project;
  if (!parameters.ok) return parameters;
  const screened = await runScreening(
    { site: site.value, project: project.value, parameterOverrides: parameters.value, ruleset, source },
    { ...PORTS, onMeasured: measuringLine },
  );
  if (!screened.ok) return screened;
  const record = screened.value;
  const reached = failOn.value !== null && effectRank(record.verdict.atWorst) >= effectRank(failOn.value);
  const output = await writeReport(record, format.value, locale, data.value);
  return success({ output, exit: reached ? 3 : 0 }, [...data.warnings, ...site.warnings, ...screened.warnings]);
};
