import { length, percent, type Quantity, shortArea } from '../../i18n/quantity.ts';
import type { Finding, FindingFact } from '../../record/record.ts';

/** The fact a reader wants first: the largest overlap, else the longest crossing, else the nearest thing. */
export function mainFact(finding: Finding): FindingFact | undefined {
  return [...finding.facts].sort(
    (a, b) =>
      b.overlapEllipsoidM2 - a.overlapEllipsoidM2 ||
      b.overlapLengthM - a.overlapLengthM ||
      a.edgeDistanceM - b.edgeDistanceM,
  )[0];
}

/** One figure for a list row: share when the whole site is inside, area when it overlaps, distance otherwise. */
export function factMeasure(fact: FindingFact): Quantity {
  if (fact.relation === 'within' || fact.relation === 'equals') return percent(fact.share);
  if (fact.overlapEllipsoidM2 > 0) return shortArea(fact.overlapEllipsoidM2);
  if (fact.overlapLengthM > 0) return length(fact.overlapLengthM);
  return length(fact.edgeDistanceM);
}

/** How many places the site overlaps; a row shows the largest, since overlaps of several may themselves overlap. */
export function overlapCount(finding: Finding): number {
  return finding.facts.filter((fact) => fact.overlapEllipsoidM2 > 0).length;
}
