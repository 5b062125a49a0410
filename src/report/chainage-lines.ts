import { localText } from '../i18n/full-width.ts';
import { formatNumber } from '../i18n/quantity.ts';
import { CHAINAGE_WORDS, stationText } from '../i18n/station.ts';
import type { Locale, LocalText } from '../kernel/text.ts';
import type { ScreeningRecord } from '../record/record.ts';
import { type ChainageRow, chainageOf } from './chainage.ts';
import { fillLine, oneLine } from './teller.ts';

/** The chainage table of a record in plain text, one line per stretch; empty for a site without lines. */
export function chainageLines(
  record: ScreeningRecord,
  locale: Locale,
  names: ReadonlyMap<string, LocalText>,
): string[] {
  const rows = chainageOf(record);
  if (rows.length === 0) return [];
  const several = new Set(rows.map(({ line }) => line)).size > 1;
  const zone = ({ role, featureName, featureId }: ChainageRow) =>
    oneLine(`${names.get(role)?.[locale] ?? role} ${featureName?.[locale] ?? featureId}`);
  const words = (row: ChainageRow) =>
    [
      ...(several ? [oneLine(`${chainageWords('line', { line: row.line }, locale)} ${row.lineName}`.trim())] : []),
      stretchText(row, locale),
      zone(row),
      row.clauseIds.join(' '),
    ].join(' · ');
  const accuracy = formatNumber(Math.max(...rows.map(({ accuracyM }) => accuracyM)), 2);
  return [
    '',
    localText(CHAINAGE_WORDS.title, locale),
    ...rows.map((row) => `  ${words(row)}`),
    `  ${chainageWords('note', { accuracy }, locale)}`,
  ];
}

/** `桩号 K0+120.0 至 K0+480.3(长 360.3 m)`, or one station where the line is only crossed. */
function stretchText({ fromM, toM }: Pick<ChainageRow, 'fromM' | 'toM'>, locale: Locale): string {
  const [from, to] = [stationText(fromM), stationText(toM)];
  if (from === to) return chainageWords('place', { from }, locale);
  return chainageWords('stretch', { from, to, m: formatNumber(toM - fromM, 1) }, locale);
}

/** A sentence of the chainage table with its figures. */
export function chainageWords(
  key: keyof typeof CHAINAGE_WORDS,
  params: Readonly<Record<string, string | number>>,
  locale: Locale,
): string {
  return fillLine(localText(CHAINAGE_WORDS[key], locale), params);
}
