import type { Condition } from '../condition.ts';
import type { DerivedAttribute, Question } from '../question.ts';
import { namesIn } from './condition-names.ts';

function attributesIn(condition: Condition): string[] {
  return namesIn(condition).attributes.map(({ attr }) => attr);
}

/**
 * A ring of attributes that each need the next to be known: derived ones through their cases, asked ones through the
 * condition that makes their question relevant. Evaluating one would never end.
 * @returns the ids along the ring, the first again at the end; null where there is none
 */
export function attributeCycle(
  derived: readonly DerivedAttribute[],
  questions: readonly Question[],
): readonly string[] | null {
  const needs = new Map<string, readonly string[]>([
    ...questions.flatMap(({ fields, relevantWhen }) =>
      relevantWhen ? fields.map(({ id }) => [id, attributesIn(relevantWhen)] as const) : [],
    ),
    ...derived.map(({ id, cases }) => [id, cases.flatMap(({ when }) => attributesIn(when))] as const),
  ]);
  const settled = new Set<string>();
  const path: string[] = [];
  const visit = (id: string): readonly string[] | null => {
    if (settled.has(id)) return null;
    const start = path.indexOf(id);
    if (start >= 0) return [...path.slice(start), id];
    path.push(id);
    for (const next of needs.get(id) ?? []) {
      const found = visit(next);
      if (found) return found;
    }
    path.pop();
    settled.add(id);
    return null;
  };
  for (const id of needs.keys()) {
    const found = visit(id);
    if (found) return found;
  }
  return null;
}
