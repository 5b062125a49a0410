import type { LayerSource, LoadedLayer } from '../catalog/layer-source.ts';
import { loadLayers } from '../catalog/load-layers.ts';
import { errorProblem, type Problem, warningProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { applyPack, type PackDifference, packDifferences } from '../plan/apply-pack.ts';
import { namesIn } from '../plan/audit/condition-names.ts';
import type { RulePack } from '../plan/pack.ts';
import type { PackRef } from '../plan/pack-ref.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import { everyCondition } from '../screening/option-values.ts';
import { attributeConditionsIn, conditionsOf } from '../screening/rule-references.ts';
import { type ExampleResult, runExamples } from '../screening/run-examples.ts';
import { packIdProblems, packNameProblems } from './check-pack.ts';
import { type PackFile, readPack } from './read-pack.ts';

/** A pack that may be used: the rules with it, and what it changes. */
export interface OpenedPack {
  readonly ref: PackRef;
  readonly source: RulePack['source'];
  /** The bundled rules with the pack's over them. */
  readonly ruleset: Ruleset;
  readonly differences: readonly PackDifference[];
  /** Examples of the pack's rules, all of which came out as they say. */
  readonly examples: number;
}

/** How the examples of the rules in force came out: the pack's own must, the bundled ones did before the pack. */
function exampleProblems(
  file: PackFile,
  results: readonly ExampleResult[],
): { readonly errors: Problem[]; readonly warnings: Problem[] } {
  const { pack, placeOf } = file;
  const own = new Map(pack.rules.map((rule, index) => [rule.id, { rule, index }]));
  const errors = results.flatMap(({ ruleId, example, differences }) => {
    const entry = own.get(ruleId);
    if (!entry) return [];
    const path = ['rules', entry.index, 'examples', entry.rule.examples.findIndex(({ name }) => name === example)];
    const where = { entry: ruleId, ...placeOf(path) };
    return differences.map(({ of, expected, found }) =>
      errorProblem('pack_example_differs', where, { example, of, expected, found }),
    );
  });
  const fails = ({ differences }: ExampleResult) => differences.length > 0;
  const moved = results.filter((result) => !own.has(result.ruleId) && fails(result));
  const rules = [...new Set(moved.map(({ ruleId }) => ruleId))].join(' ');
  const unexampled = [...own.values()].flatMap(({ rule, index }) => {
    const reached = new Set(results.filter(({ ruleId }) => ruleId === rule.id).flatMap((result) => result.reached));
    return rule.outcomes.flatMap((_, i) => {
      if (reached.has(i)) return [];
      const where = { entry: rule.id, ...placeOf(['rules', index, 'outcomes', i]) };
      return [warningProblem('pack_outcome_unexampled', where, { outcome: i + 1 })];
    });
  });
  return {
    errors,
    warnings: [
      ...unexampled,
      ...(moved.length > 0 ? [warningProblem('pack_moves_examples', undefined, { count: moved.length, rules })] : []),
    ],
  };
}

/** A filter that no feature at hand answers to: the rule is sound and would yet never fire. */
function filterProblems({ pack, placeOf }: PackFile, layers: readonly LoadedLayer[]): Problem[] {
  return pack.rules.flatMap((rule, index) =>
    conditionsOf(rule).flatMap((condition) =>
      namesIn(condition).roles.flatMap(({ role, filter }) => {
        const layer = layers.find(({ entry }) => entry.role === role);
        if (layer?.state !== 'ready') return [];
        const where = { entry: rule.id, ...placeOf(['rules', index]) };
        return Object.entries(filter).flatMap(([property, wanted]) => {
          const known = layer.entry.properties.some(({ key }) => key === property);
          if (!known && layer.zones.every(({ properties }) => properties[property] === undefined)) {
            return [errorProblem('unknown_property', where, { role, property })];
          }
          return [wanted]
            .flat()
            .filter((value) => layer.zones.every(({ properties }) => properties[property] !== value))
            .map((value) => warningProblem('pack_filter_unmatched', where, { role, property, value: String(value) }));
        });
      }),
    ),
  );
}

/** Tags of the pack's industries that no condition in force asks for: misspelt, they would change nothing. */
function tagProblems({ pack, placeOf }: PackFile, merged: Ruleset): Problem[] {
  const asked = new Set(
    everyCondition(merged)
      .flatMap(attributeConditionsIn)
      .flatMap((part) => ('tagged' in part ? [part.tagged] : [])),
  );
  return pack.industries.flatMap(({ code, tags }, index) =>
    tags
      .filter((tag) => !asked.has(tag))
      .map((tag) => warningProblem('pack_tag_unused', { entry: code, ...placeOf(['industries', index]) }, { tag })),
  );
}

/**
 * Reads a pack and holds it against the bundled rules and today's layers. It is accepted as a whole or not at all: its
 * names must exist, its outcomes must not contradict, its examples must come out as they say.
 * @param text  the pack file
 * Problems: those of `readPack`; ids, names, units and numbers, each with line and path; pack_example_differs.
 * Warnings: pack_outcome_unexampled, pack_moves_examples, pack_tag_unused, pack_filter_unmatched.
 */
export async function openPack(text: string, bundled: Ruleset, source: LayerSource): Promise<Result<OpenedPack>> {
  const file = readPack(text);
  if (!file.ok) return file;
  const { pack, ref } = file.value;
  const cards = source.catalog.layers;
  const ids = packIdProblems(file.value, bundled);
  const ruleset = applyPack(bundled, pack, ref);
  const named = ids.length > 0 ? ids : packNameProblems(file.value, ruleset, cards);
  const [problem, ...more] = named;
  if (problem) return failure(problem, ...more);
  const strict = cards.filter((entry) => entry.strictSlivers).map(({ role }) => role);
  const results = runExamples(ruleset, strict);
  const { errors, warnings } = exampleProblems(file.value, results);
  const roles = pack.rules.flatMap((rule) => conditionsOf(rule).flatMap((when) => namesIn(when).roles));
  const layers = await loadLayers(source, [...new Set(roles.map(({ role }) => role))]);
  const unmatched = filterProblems(file.value, layers);
  const [error, ...others] = [...errors, ...unmatched.filter(({ severity }) => severity === 'error')];
  if (error) return failure(error, ...others);
  return success(
    {
      ref,
      source: pack.source,
      ruleset,
      differences: packDifferences(bundled, pack),
      examples: pack.rules.reduce((sum, rule) => sum + rule.examples.length, 0),
    },
    [...warnings, ...tagProblems(file.value, ruleset), ...unmatched],
  );
}
