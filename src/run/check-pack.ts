import type { LayerEntry } from '../catalog/catalog.ts';
import { errorProblem, type Place, type Problem } from '../kernel/problem.ts';
import { auditDerived, auditQuestion } from '../plan/audit/audit-attributes.ts';
import { auditParameter } from '../plan/audit/audit-parameter.ts';
import { auditRule } from '../plan/audit/audit-rule.ts';
import { attributeCycle } from '../plan/audit/cycles.ts';
import { rulesetNames } from '../plan/audit/ruleset-names.ts';
import { auditUnique } from '../plan/audit/unique.ts';
import { disabledIn, PACK_LISTS, type PackEntry, type PackList, packEntryId } from '../plan/pack.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { PackFile } from './read-pack.ts';

/** What a list's unknown entry is called when a pack takes it out. */
const UNKNOWN: Readonly<Record<PackList, (name: string, where: Place) => Problem>> = {
  laws: (name, where) => errorProblem('unknown_law', where, { name }),
  industries: (name, where) => errorProblem('unknown_industry', where, { name }),
  parameters: (name, where) => errorProblem('unknown_parameter', where, { name }),
  questions: (name, where) => errorProblem('unknown_question', where, { name }),
  derived: (name, where) => errorProblem('unknown_attribute', where, { name }),
  rules: (name, where) => errorProblem('unknown_rule', where, { name }),
};

/** Ids of a pack: none twice, nothing taken out that is not there or that the pack itself gives. */
export function packIdProblems({ pack, placeOf }: PackFile, bundled: Ruleset): Problem[] {
  const changes = PACK_LISTS.reduce((sum, list) => sum + pack[list].length + disabledIn(pack, list).length, 0);
  if (changes === 0) return [errorProblem('pack_empty', placeOf([]))];
  return PACK_LISTS.flatMap((list) => {
    const own = (pack[list] as readonly PackEntry[]).map(packEntryId);
    const known = new Set((bundled[list] as readonly PackEntry[]).map(packEntryId));
    return [
      ...auditUnique(
        own.map((id, i) => ({ id, where: placeOf([list, i]) })),
        'duplicate_id',
      ),
      ...disabledIn(pack, list).flatMap((name, i) => {
        const where = placeOf(['disable', list, i]);
        if (own.includes(name)) return [errorProblem('pack_disables_own', where, { name })];
        return known.has(name) ? [] : [UNKNOWN[list](name, where)];
      }),
    ];
  });
}

/** Moves a problem from “field of an entry” to its place in the pack file. */
function placed(problems: readonly Problem[], file: PackFile, list: PackList, index: number): Problem[] {
  return problems.map((problem) => {
    const field = problem.where?.field?.split('.') ?? [];
    const entry = problem.where?.entry;
    return { ...problem, where: { ...(entry && { entry }), ...file.placeOf([list, index, ...field]) } };
  });
}

/**
 * Everything the rules in force name exists, and nothing in them contradicts itself. Bundled entries are held against
 * what the pack changed too: a parameter taken away is missed by whoever uses it.
 * @param merged  the bundled rules with the pack's over them
 */
export function packNameProblems(file: PackFile, merged: Ruleset, cards: readonly LayerEntry[]): Problem[] {
  const names = rulesetNames(merged, cards);
  const audited = <T extends PackEntry>(
    list: PackList,
    entries: readonly T[],
    audit: (entry: T, where: Place) => Problem[],
  ) => {
    const own = (file.pack[list] as readonly PackEntry[]).map(packEntryId);
    return entries.flatMap((entry) => {
      const id = packEntryId(entry);
      const problems = audit(entry, { entry: id });
      return own.includes(id) ? placed(problems, file, list, own.indexOf(id)) : problems;
    });
  };
  const fields = merged.questions.flatMap((question) =>
    question.fields.map(({ id, path }) => ({ id, path, question })),
  );
  const at = (key: string) => file.placeOf(['questions', file.pack.questions.findIndex((own) => own.key === key)]);
  const cycle = attributeCycle(merged.derived, merged.questions);
  return [
    ...audited('parameters', merged.parameters, (entry, where) => auditParameter(entry, names, where)),
    ...audited('questions', merged.questions, (entry, where) => auditQuestion(entry, names, where)),
    ...audited('derived', merged.derived, (entry, where) => auditDerived(entry, names, where)),
    ...audited('rules', merged.rules, (entry, where) => auditRule(entry, names, where)),
    ...auditUnique(
      [
        ...fields.map(({ id, question }) => ({ id, where: at(question.key) })),
        ...merged.derived.map(({ id }) => ({
          id,
          where: file.placeOf(['derived', file.pack.derived.findIndex((own) => own.id === id)]),
        })),
      ],
      'duplicate_id',
    ),
    ...auditUnique(
      fields.map(({ path, question }) => ({ id: path, where: at(question.key) })),
      'duplicate_path',
    ),
    ...(cycle ? [errorProblem('cyclic_attributes', cyclePlace(file, cycle), { path: cycle.join(' → ') })] : []),
  ];
}

/** The pack's own part of a ring; without it there would be none. */
function cyclePlace({ pack, placeOf }: PackFile, cycle: readonly string[]): Place {
  const derived = pack.derived.findIndex(({ id }) => cycle.includes(id));
  if (derived >= 0) return placeOf(['derived', derived]);
  const question = pack.questions.findIndex(({ fields }) => fields.some(({ id }) => cycle.includes(id)));
  return placeOf(question >= 0 ? ['questions', question] : []);
}
