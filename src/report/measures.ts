import { hectares, length, mu, percent, quantityText, squareMetres } from '../i18n/quantity.ts';
import { PAPER_WORDS } from '../i18n/report-words.ts';
import type { Finding, FindingFact, ScreeningRecord } from '../record/record.ts';
import type { Teller } from './teller.ts';

/** Hectares, square metres, mu: the three ways an office writes an area. */
export function areaWords(areaM2: number, teller: Teller): string {
  return [hectares(areaM2), squareMetres(areaM2), mu(areaM2, teller.text(PAPER_WORDS.mu))]
    .map(quantityText)
    .join(' · ');
}

export function lengthWords(metres: number): string {
  return quantityText(length(metres));
}

export function shareWords(share: number): string {
  return quantityText(percent(share));
}

/** The one figure of a finding that a reader looks for; null where nothing was measured for it. */
export function mainMeasure({ facts }: Finding): string | null {
  const fact = facts.toSorted(
    (a, b) =>
      b.overlapEllipsoidM2 - a.overlapEllipsoidM2 ||
      b.overlapLengthM - a.overlapLengthM ||
      a.edgeDistanceM - b.edgeDistanceM,
  )[0];
  return fact ? factMeasure(fact) : null;
}

function factMeasure(fact: FindingFact): string {
  if (fact.relation === 'within' || fact.relation === 'equals') return shareWords(fact.share);
  if (fact.overlapEllipsoidM2 > 0) return quantityText(squareMetres(fact.overlapEllipsoidM2));
  return lengthWords(fact.overlapLengthM > 0 ? fact.overlapLengthM : fact.edgeDistanceM);
}

/** An instant as Chinese offices write it, in Beijing time whatever the host's zone. @param iso UTC */
export function beijingTime(iso: string, teller: Teller): string {
  const shifted = new Date(Date.parse(iso) + 8 * 3_600_000).toISOString();
  return teller.fill(PAPER_WORDS.beijing, { time: `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}` });
}

/** First digits of the fingerprint, in two groups. */
export function shortFingerprint({ fingerprint }: ScreeningRecord): string {
  return `${fingerprint.slice(0, 4)}-${fingerprint.slice(4, 8)}`;
}
