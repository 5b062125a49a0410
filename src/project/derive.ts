import type { Condition } from '../plan/condition.ts';
import type { DerivedAttribute } from '../plan/question.ts';

/** Three-valued answer to a condition. */
export type Ternary = true | false | 'unknown';

/** Values a derived attribute may still take; `open` is a suggestion that waits for a person. */
export type DerivedValue = boolean | 'open';

/**
 * Every value the cases of a derived attribute leave possible: the first true case ends the list, an unknown one adds its
 * value and the list goes on. A single value is certain; several, or `open`, are not.
 * @param holds  evaluates a condition; the caller owns answers and facts
 */
export function possibleValues(attribute: DerivedAttribute, holds: (condition: Condition) => Ternary): DerivedValue[] {
  const values: DerivedValue[] = [];
  for (const { when, value } of attribute.cases) {
    const truth = holds(when);
    if (truth !== false && !values.includes(value)) values.push(value);
    if (truth === true) return values;
  }
  if (!values.includes(attribute.otherwise)) values.push(attribute.otherwise);
  return values;
}
