import type { Parameter } from '../plan/parameter.ts';
import type { DerivedAttribute, Industry, Question } from '../plan/question.ts';

/** The part of a ruleset that conditions speak of. */
export interface Vocabulary {
  readonly questions: readonly Question[];
  readonly derived: readonly DerivedAttribute[];
  readonly industries: readonly Industry[];
  readonly parameters: readonly Parameter[];
}
