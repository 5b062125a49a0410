import type { Condition } from '../plan/condition.ts';
import { attributeTruth, derivedTruth, questionRelevance } from './attribute-truth.ts';
import type { EvaluationContext } from './context.ts';
import { all, any, not, type Truth } from './truth.ts';
import { spaceTruth } from './zone-truth.ts';

/**
 * Truth of a condition about a project at a place, three-valued, with what keeps it open. Missing data,
 * missing answers and boundaries within their accuracy give unknown, never false.
 */
export function evaluateCondition(condition: Condition, context: EvaluationContext): Truth {
  if ('all' in condition) return all(condition.all.map((part) => evaluateCondition(part, context)));
  if ('any' in condition) return any(condition.any.map((part) => evaluateCondition(part, context)));
  if ('not' in condition) return not(evaluateCondition(condition.not, context));
  if ('attr' in condition) return attributeTruth(condition, context, evaluateCondition);
  return spaceTruth(condition, context);
}

/** Truth of a derived attribute by id. */
export function evaluateDerived(id: string, context: EvaluationContext): Truth {
  return derivedTruth(id, context, evaluateCondition);
}

/** Whether a question applies here, by its key. */
export function evaluateRelevance(questionKey: string, context: EvaluationContext): Truth {
  return questionRelevance(questionKey, context, evaluateCondition);
}
