import type { LayerCard } from '../plan/layer-card.ts';
import type { Parameter } from '../plan/parameter.ts';
import type { DerivedAttribute, Question } from '../plan/question.ts';
import type { Rule } from '../plan/rule.ts';
import type { Clause, Law } from '../plan/seeds.ts';
import { attributeConditionsIn, conditionsOf, parametersOf, rolesOf } from '../screening/rule-references.ts';
import type { PlanSources } from './plan-sources.ts';

/** How far a source has been checked, in the words the product shows. */
const LAW_STATUS: Readonly<Record<Law['status'], string>> = { verified: '已核', secondary: '二手', memory: '未核' };
const LAYER_STATUS: Readonly<Record<LayerCard['status'], string>> = {
  official: '官方',
  user: '用户',
  schematic: '示意',
  missing: '缺',
};

/** Everything the page looks names up in. */
interface Names {
  readonly rules: readonly Rule[];
  readonly laws: ReadonlyMap<string, Law>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly layers: ReadonlyMap<string, LayerCard>;
  readonly questions: readonly Question[];
  readonly derived: readonly DerivedAttribute[];
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function listed(items: readonly string[]): string {
  return items.length > 0 ? items.join(', ') : '—';
}

function attributesOf(rule: Rule): string[] {
  return [
    ...new Set(
      conditionsOf(rule)
        .flatMap(attributeConditionsIn)
        .map(({ attr }) => attr),
    ),
  ];
}

function effectsOf(rule: Rule): string {
  const spans = rule.outcomes.map(({ effect, upTo }) => (upTo ? `${effect}…${upTo}` : effect));
  return [...new Set(spans)].join(', ');
}

function namedParameters(rule: Rule, names: Names): string[] {
  return parametersOf(rule, new Set(names.parameters.keys())).map((id) => {
    const parameter = names.parameters.get(id);
    return `${id} ${parameter?.value ?? '(无值)'}${parameter?.status === 'verified' ? '' : ' 未核'}`;
  });
}

function ruleCells(rule: Rule, names: Names): string[] {
  const open = rule.examples.filter(({ expect }) => expect.atLeast !== expect.atWorst).length;
  return [
    rule.kind,
    effectsOf(rule),
    `${rule.examples.length} (${open})`,
    listed(rolesOf(rule).map((role) => `${role} ${LAYER_STATUS[names.layers.get(role)?.status ?? 'missing']}`)),
    listed(attributesOf(rule)),
    listed(namedParameters(rule, names)),
    listed(rule.laws.map((law) => `${law} ${LAW_STATUS[names.laws.get(law)?.status ?? 'memory']}`)),
    rule.reading ? (rule.readingVerified === false ? '有, 未核' : '有') : '—',
  ];
}

const RULE_HEAD = ['kind', 'effects', 'examples (open)', 'roles', 'attributes', 'parameters', 'laws', 'reading'];

function clauseRow(clause: Clause, names: Names): string[] {
  const own = names.rules.filter(({ clauses }) => clauses.includes(clause.id));
  const [rule] = own;
  if (!rule) return [clause.id, clause.ref, clause.text.zh, ...RULE_HEAD.map(() => '**missing**')];
  return [clause.id, clause.ref, rule.title.zh, ...ruleCells(rule, names)];
}

function countsOf(rules: readonly Rule[]): string {
  const kinds = ['executable', 'checklist', 'context', 'encourage'] as const;
  return kinds.map((kind) => `${kind} ${rules.filter((rule) => rule.kind === kind).length}`).join(' · ');
}

/** Rules that name an attribute themselves, and those that reach it through a derived one. */
function askedBy(id: string, names: Names): string {
  const reaching = new Set([id]);
  // Derived attributes may rest on each other; a pass without a find ends it.
  for (let size = 0; size !== reaching.size; ) {
    size = reaching.size;
    for (const { id: derivedId, cases } of names.derived) {
      const inputs = cases.flatMap(({ when }) => attributeConditionsIn(when));
      if (inputs.some(({ attr }) => reaching.has(attr))) reaching.add(derivedId);
    }
  }
  return listed(names.rules.filter((rule) => attributesOf(rule).some((attr) => reaching.has(attr))).map((r) => r.id));
}

function attributeRows(names: Names): string[][] {
  const asked = names.questions.flatMap(({ declared, relevantWhen, fields }) =>
    fields.map((field) => [
      field.id,
      field.name.zh,
      `${field.type}${field.unit ? ` ${field.unit}` : ''}`,
      declared ? '申报' : relevantWhen ? '相关时问' : '问',
      askedBy(field.id, names),
    ]),
  );
  const derived = names.derived.map(({ id, name, verified }) => [
    id,
    name.zh,
    'boolean',
    verified ? '推定' : '推定, 未核',
    askedBy(id, names),
  ]);
  return [...asked, ...derived];
}

function layerRows(names: Names): string[][] {
  const used = [...names.layers.values()].filter(({ role }) =>
    names.rules.some((rule) => rolesOf(rule).includes(role)),
  );
  return used.map(({ role, name, status }) => [
    role,
    name.zh,
    LAYER_STATUS[status],
    listed(names.rules.filter((rule) => rolesOf(rule).includes(role)).map(({ id }) => id)),
  ]);
}

function parameterRows(names: Names): string[][] {
  return [...names.parameters.values()].map(({ id, name, value, unit, basis, status, law }) => [
    id,
    name.zh,
    value === null ? '(无值)' : `${value} ${unit === '1' ? '' : unit}`.trim(),
    law ? `${basis} ${law}` : basis,
    status === 'verified' ? '已核' : '未核',
    listed(names.rules.filter((rule) => parametersOf(rule, new Set([id])).length > 0).map((rule) => rule.id)),
  ]);
}

/**
 * docs/clauses.md: which clause is covered by what, and how far everything it rests on has been checked.
 * @returns Markdown, the same bytes for the same sources
 */
export function clausesPage(sources: PlanSources): string {
  const rules = sources.rules.map(({ value }) => value);
  const names: Names = {
    rules,
    laws: new Map(sources.laws.map(({ value }) => [value.id, value])),
    parameters: new Map(sources.parameters.map(({ value }) => [value.id, value])),
    layers: new Map(sources.cards.map(({ value }) => [value.role, value])),
    questions: sources.questions.map(({ value }) => value),
    derived: sources.derived.map(({ value }) => value),
  };
  const clauses = sources.clauses.map(({ value }) => value);
  const covered = clauses.filter(({ id }) => rules.some((rule) => rule.clauses.includes(id))).length;
  const others = rules.filter((rule) => rule.clauses.length === 0);
  const examples = rules.reduce((sum, rule) => sum + rule.examples.length, 0);
  return `${[
    '# Clauses of the plan and the rules that cover them',
    'Generated by `npm run docs` from `seeds/` and `data/`; do not edit. A test holds it to its sources.',
    `${covered} of ${clauses.length} clauses are covered; ${rules.length} rules (${countsOf(rules)}), ${others.length} of them from higher law or the place; ${examples} examples.`,
    '已核 = text checked, 二手 = secondary source, 未核 = unverified. 示意 = schematic layer, 缺 = no data: every rule on it stays open.',
    '## Clauses',
    table(
      ['clause', 'place in the plan', 'title', ...RULE_HEAD],
      clauses.map((clause) => clauseRow(clause, names)),
    ),
    '## Rules from higher law or about the place',
    table(
      ['rule', 'title', ...RULE_HEAD],
      others.map((rule) => [rule.id, rule.title.zh, ...ruleCells(rule, names)]),
    ),
    '## Attributes',
    table(['attribute', 'name', 'type', 'how', 'rules'], attributeRows(names)),
    '## Layer roles',
    table(['role', 'name', 'status', 'rules'], layerRows(names)),
    '## Parameters',
    table(['parameter', 'name', 'value', 'basis', 'status', 'rules'], parameterRows(names)),
  ].join('\n\n')}\n`;
}
