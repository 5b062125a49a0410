import { attributeConditionsIn } from './rule-references.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What another answer to one field can change besides the answer itself. */
export interface Dependents {
  /** The field, derived attributes, and fields whose question may come or go. */
  readonly attributes: ReadonlySet<string>;
  readonly questionKeys: ReadonlySet<string>;
}

const known = new WeakMap<Vocabulary, Map<string, Dependents>>();

/** Everything that follows from a field, directly or through others; looked up once for a pack. */
export function dependentsOf(fieldId: string, vocabulary: Vocabulary): Dependents {
  const perField = known.get(vocabulary) ?? new Map<string, Dependents>();
  known.set(vocabulary, perField);
  const found = perField.get(fieldId) ?? findDependents(fieldId, vocabulary);
  perField.set(fieldId, found);
  return found;
}

function findDependents(fieldId: string, { derived, questions }: Vocabulary): Dependents {
  const attributes = new Set([fieldId]);
  const questionKeys = new Set<string>();
  for (let size = 0; size !== attributes.size; ) {
    size = attributes.size;
    for (const { id, cases } of derived) {
      const inputs = cases.flatMap(({ when }) => attributeConditionsIn(when));
      if (inputs.some(({ attr }) => attributes.has(attr))) attributes.add(id);
    }
    for (const { key, relevantWhen, fields } of questions) {
      const inputs = relevantWhen ? attributeConditionsIn(relevantWhen) : [];
      if (!inputs.some(({ attr }) => attributes.has(attr))) continue;
      questionKeys.add(key);
      for (const { id } of fields) attributes.add(id);
    }
  }
  return { attributes, questionKeys };
}
