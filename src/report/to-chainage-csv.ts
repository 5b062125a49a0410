import { tableToCsv } from '../files/csv.ts';
import { stationText } from '../i18n/station.ts';
import type { Locale, LocalText } from '../kernel/text.ts';
import type { ScreeningRecord } from '../record/record.ts';
import { chainageOf } from './chainage.ts';

/** The chainage table as CSV: stations as they are staked and in metres, ± in metres. The head alone for an area. */
export function recordToChainageCsv(
  record: ScreeningRecord,
  locale: Locale,
  names: ReadonlyMap<string, LocalText> = new Map(),
): string {
  const rows = chainageOf(record).map((row) => [
    row.line,
    row.lineName,
    stationText(row.fromM),
    stationText(row.toM),
    row.fromM,
    row.toM,
    row.toM - row.fromM,
    row.accuracyM,
    names.get(row.role)?.[locale] ?? row.role,
    row.featureName?.[locale] ?? row.featureId,
    row.clauseIds.join(' '),
    row.ruleIds.join(' '),
  ]);
  const metres = { decimals: 2 };
  return tableToCsv({
    name: 'chainage',
    columns: [
      { head: 'line' },
      { head: 'line_name' },
      { head: 'from' },
      { head: 'to' },
      { head: 'from_m', ...metres },
      { head: 'to_m', ...metres },
      { head: 'length_m', ...metres },
      { head: 'accuracy_m' },
      { head: 'layer' },
      { head: 'zone' },
      { head: 'clauses' },
      { head: 'rules' },
    ],
    rows,
  });
}
