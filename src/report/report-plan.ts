import type { LocalText } from '../kernel/text.ts';
import type { LayerCard } from '../plan/layer-card.ts';
import type { Industry, Question } from '../plan/question.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { Clause, Law } from '../plan/seeds.ts';
import { planNames } from './plan-names.ts';

/** What a report takes of a layer's card: its name and how it is drawn. */
export type ReportLayer = Pick<LayerCard, 'role' | 'name' | 'order' | 'geometry' | 'style' | 'classes'>;

/**
 * Words and signs for the ids in a record. No figure and no judgement comes from here: those are the record's alone, and
 * an id without words stands for itself.
 */
export interface ReportPlan {
  readonly number: string;
  readonly title: LocalText;
  readonly periodEnd: number;
  /** Of the rules these words are from; a record made with others says so. */
  readonly rulesSha256: string;
  readonly names: ReadonlyMap<string, LocalText>;
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly laws: ReadonlyMap<string, Law>;
  readonly layers: ReadonlyMap<string, ReportLayer>;
  readonly questions: readonly Question[];
  readonly industries: readonly Industry[];
}

/** The words of a ruleset and its layers, with look-ups by id. */
export function reportPlan(ruleset: Ruleset, layers: readonly ReportLayer[]): ReportPlan {
  return {
    number: ruleset.plan.number,
    title: ruleset.plan.title,
    periodEnd: ruleset.plan.periodEnd,
    rulesSha256: ruleset.sha256,
    names: planNames(ruleset, layers),
    clauses: new Map(ruleset.clauses.map((clause) => [clause.id, clause])),
    laws: new Map(ruleset.laws.map((law) => [law.id, law])),
    layers: new Map(layers.map((layer) => [layer.role, layer])),
    questions: ruleset.questions,
    industries: ruleset.industries,
  };
}
