import { localText } from '../../i18n/full-width.ts';
import { problemWords } from '../../i18n/problems.ts';
import { EFFECT_WORDS } from '../../i18n/record-words.ts';
import { success } from '../../kernel/result.ts';
import type { Locale } from '../../kernel/text.ts';
import { type ProjectScreening, screenProjects } from '../../run/screen-projects.ts';
import type { Command } from '../answer.ts';
import { formatOf } from '../args.ts';
import { complaintOf } from '../complaints.ts';
import { openPlanData } from '../plan-data.ts';
import { PORTS } from '../ports.ts';
import { parametersOf } from './run.ts';

function toJson({ project, result, deciding }: ProjectScreening, locale: Locale): object {
  const common = { id: project.id, name: project.name, screenable: result.ok };
  if (!result.ok) return { ...common, error: complaintOf(result.problems[0], locale) };
  const { verdict, site, fingerprint } = result.value;
  return {
    ...common,
    areaEllipsoidM2: site.areaEllipsoidM2,
    lengthM: site.lengthM,
    verdict,
    deciding: deciding && {
      ruleId: deciding.ruleId,
      clauseIds: deciding.clauseIds,
      lawIds: deciding.lawIds,
      title: deciding.title,
      text: deciding.text,
      atLeast: deciding.atLeast,
      atWorst: deciding.atWorst,
    },
    findings: result.value.findings.map(({ ruleId, atLeast, atWorst }) => ({ ruleId, atLeast, atWorst })),
    fingerprint,
  };
}

function toLines({ project, result, deciding }: ProjectScreening, locale: Locale): string[] {
  const name = `${project.id} ${project.name[locale]}`;
  if (!result.ok) return [`${name}`, `    ${problemWords(result.problems[0], locale)}`];
  const { atLeast, atWorst } = result.value.verdict;
  const word = (effect: string) => EFFECT_WORDS[effect]?.[locale] ?? effect;
  const range = atLeast === atWorst ? word(atWorst) : `${word(atLeast)} … ${word(atWorst)}`;
  return [
    `${name}  ${range}`,
    ...(deciding
      ? [`    ${deciding.ruleId} ${localText(deciding.title, locale)} · ${localText(deciding.text, locale)}`]
      : []),
  ];
}

/** `projects`: screens the plan's annex projects and names the clause that decides each; those without land are told. */
export const projects: Command = async ({ options, locale }) => {
  const format = formatOf(options, ['text', 'json'], 'text');
  if (!format.ok) return format;
  const data = await openPlanData(options);
  if (!data.ok) return data;
  const { ruleset, source } = data.value;
  const parameters = await parametersOf(options, ruleset.parameters);
  if (!parameters.ok) return parameters;
  const screened = await screenProjects(ruleset, source, PORTS, parameters.value);
  if (!screened.ok) return screened;
  const output =
    format.value === 'json'
      ? `${JSON.stringify({ projects: screened.value.map((one) => toJson(one, locale)) }, null, 2)}\n`
      : `${screened.value.flatMap((one) => toLines(one, locale)).join('\n')}\n`;
  return success({ output, exit: 0 }, [...data.warnings, ...screened.warnings]);
};
