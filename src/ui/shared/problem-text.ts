import { translate } from '../../i18n/message.ts';
import { problemWords } from '../../i18n/problems.ts';
import type { Place, Problem } from '../../kernel/problem.ts';
import type { Locale } from '../../kernel/text.ts';

/** What happened, in a sentence. */
export function problemText(problem: Problem, locale: Locale): string {
  return problemWords(problem, locale);
}

const PLACE_PARTS = ['entry', 'feature', 'parcel', 'ring', 'vertex', 'line', 'column', 'field'] as const;

/** Where it happened: parcel, ring, point, line, and the place on the ground. */
export function placeText(place: Place | undefined, locale: Locale): string {
  if (!place) return '';
  const parts = PLACE_PARTS.flatMap((part) => {
    const value = place[part];
    return value === undefined ? [] : [translate(locale, `import.where.${part}`, { [part]: value })];
  });
  if (place.lon !== undefined && place.lat !== undefined) {
    parts.push(`${place.lon.toFixed(6)}°E ${place.lat.toFixed(6)}°N`);
  }
  return parts.join(' · ');
}
