/**
 * How two point sets lie to each other. Areas decide: a shared border alone is `touches`; `within` = the first lies in
 * the second, `contains` = the second in the first. For lines, length decides in the place of area.
 */
export type PairRelation = 'disjoint' | 'touches' | 'overlaps' | 'within' | 'contains' | 'equals';

/** The relation that follows from whether they share more than a border, cover each other, or come close. */
export function relationOf(facts: { shares: boolean; aInB: boolean; bInA: boolean; touches: boolean }): PairRelation {
  if (!facts.shares) return facts.touches ? 'touches' : 'disjoint';
  if (facts.aInB && facts.bInA) return 'equals';
  return facts.aInB ? 'within' : facts.bInA ? 'contains' : 'overlaps';
}
