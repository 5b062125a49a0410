import type { ScreeningRecord } from '../record/record.ts';

/** A record as a JSON document, indented; reading it back gives the same record. */
export function recordToJson(record: ScreeningRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}
