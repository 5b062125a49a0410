import { localText } from '../../i18n/full-width.ts';
import { errorProblem } from '../../kernel/problem.ts';
import { failure, success } from '../../kernel/result.ts';
import type { Locale } from '../../kernel/text.ts';
import type { Ruleset } from '../../plan/ruleset.ts';
import type { OpenedPack } from '../../run/open-pack.ts';
import { type ExampleResult, runExamples } from '../../screening/run-examples.ts';
import type { Command } from '../answer.ts';
import { formatOf } from '../args.ts';
import { openPlanData } from '../plan-data.ts';

/** How each clause of the plan, and each rule from higher law, stands in the pack. */
function coverageOf({ clauses, rules }: Ruleset) {
  return {
    clauses: clauses.map(({ id, ref }) => {
      const own = rules.filter((rule) => rule.clauses.includes(id));
      return { id, ref, rules: own.map((rule) => ({ id: rule.id, kind: rule.kind, examples: rule.examples.length })) };
    }),
    otherRules: rules
      .filter((rule) => rule.clauses.length === 0)
      .map((rule) => ({ id: rule.id, kind: rule.kind, laws: rule.laws, examples: rule.examples.length })),
  };
}

const WORDS = {
  covered: {
    zh: '{covered} / {total} 条有规则;另有 {other} 条规则来自上位法或位置',
    en: '{covered} of {total} clauses have a rule; {other} rules come from higher law or the place',
  },
  none: { zh: '尚无规则', en: 'no rule yet' },
  examples: { zh: '{count} 例', en: '{count} examples' },
  pack: {
    zh: '规则包“{name}”(版本 {version}，sha256 {sha256})：{examples} 例与预期一致',
    en: 'Rule pack “{name}” (version {version}, sha256 {sha256}): {examples} examples came out as expected',
  },
  added: { zh: '新增', en: 'added' },
  replaced: { zh: '替换', en: 'replaced' },
  disabled: { zh: '停用', en: 'disabled' },
  passed: { zh: '{passed} / {total} 例与预期一致', en: '{passed} of {total} examples came out as expected' },
} as const;

function say(key: keyof typeof WORDS, locale: Locale, params: Readonly<Record<string, string | number>> = {}): string {
  return localText(WORDS[key], locale).replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}

function coverageLines(ruleset: Ruleset, locale: Locale): string {
  const { clauses, otherRules } = coverageOf(ruleset);
  const line = (id: string, kind: string, count: number) =>
    `${id.padEnd(18)}${kind.padEnd(12)}${say('examples', locale, { count })}`;
  const covered = clauses.filter(({ rules }) => rules.length > 0).length;
  return [
    say('covered', locale, { covered, total: clauses.length, other: otherRules.length }),
    ...clauses.flatMap(({ id, rules }) =>
      rules.length > 0
        ? rules.map((rule) => line(rule.id, rule.kind, rule.examples))
        : [`${id.padEnd(18)}${say('none', locale)}`],
    ),
    ...otherRules.map((rule) => line(rule.id, rule.kind, rule.examples)),
    '',
  ].join('\n');
}

/** What a pack changes, a line each; nothing without one. */
function packLines(pack: OpenedPack | null, locale: Locale): string {
  if (!pack) return '';
  const lines = pack.differences.map(({ list, id, name, change, members }) => {
    const changed = members.length > 0 ? `  (${members.join(', ')})` : '';
    return `${say(change, locale)}  ${list.padEnd(11)}${id.padEnd(18)}${name[locale]}${changed}`;
  });
  return ['', say('pack', locale, { ...pack.ref, examples: pack.examples }), ...lines, ''].join('\n');
}

function testLines(results: readonly ExampleResult[], locale: Locale): string {
  const failed = results.filter(({ differences }) => differences.length > 0);
  return [
    ...failed.flatMap(({ ruleId, example, differences }) =>
      differences.map(({ of, expected, found }) => `${ruleId} · ${example} · ${of}: ${expected} ≠ ${found}`),
    ),
    say('passed', locale, { passed: results.length - failed.length, total: results.length }),
    '',
  ].join('\n');
}

/** `rules [test]`: coverage of the plan's clauses; with `test`, runs the pack's examples, exit 1 when one differs. */
export const rules: Command = async ({ options, words, locale }) => {
  const [word] = words;
  if (word !== undefined && word !== 'test') {
    return failure(errorProblem('unexpected_argument', undefined, { value: word }));
  }
  const format = formatOf(options, ['text', 'json'], 'text');
  if (!format.ok) return format;
  const data = await openPlanData(options);
  if (!data.ok) return data;
  const { ruleset, source, pack } = data.value;
  const asJson = format.value === 'json';
  if (word === undefined) {
    const told = pack && { pack: { ...pack.ref, examples: pack.examples, differences: pack.differences } };
    const output = asJson
      ? `${JSON.stringify({ ...coverageOf(ruleset), ...told }, null, 2)}\n`
      : coverageLines(ruleset, locale) + packLines(pack, locale);
    return success({ output, exit: 0 }, data.warnings);
  }
  const strict = source.catalog.layers.filter((entry) => entry.strictSlivers).map((entry) => entry.role);
  const results = runExamples(ruleset, strict);
  const differs = results.some(({ differences }) => differences.length > 0);
  const output = asJson ? `${JSON.stringify({ examples: results }, null, 2)}\n` : testLines(results, locale);
  return success({ output, exit: differs ? 1 : 0 }, data.warnings);
};
