import type { Locale } from '../../kernel/text.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import { planNames } from '../../report/plan-names.ts';
import { recordToGeojson } from '../../report/to-geojson.ts';
import { recordToJson } from '../../report/to-json.ts';
import { recordToText } from '../../report/to-text.ts';
import type { PlanIndex } from '../plan-index.ts';

/** Hands a file to the browser's own download; nothing leaves the machine. */
export function saveFile(name: string, content: string | Uint8Array, type: string): void {
  const url = URL.createObjectURL(
    new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** A name every file system takes, from whatever the site is called. */
function fileStem(record: ScreeningRecord): string {
  const name = record.site.name.replace(/[^\p{L}\p{N}_-]+/gu, '_').slice(0, 60);
  return `${name || 'site'}-${record.fingerprint.slice(0, 8)}`;
}

/** The record as the machine reads it; the same bytes the command line writes. */
export function saveRecordJson(record: ScreeningRecord): void {
  saveFile(`${fileStem(record)}.json`, recordToJson(record), 'application/json');
}

/** The record as text, in the language of the screen, with the plan's words for the ids in it. */
export function saveRecordText(record: ScreeningRecord, plan: PlanIndex, locale: Locale): void {
  const text = recordToText(record, locale, planNames(plan.ruleset, plan.catalog.layers));
  saveFile(`${fileStem(record)}.txt`, text, 'text/plain;charset=utf-8');
}

/** Parcels with the verdict, and the shortest lines to what findings speak of; lon/lat. */
export function saveRecordGeojson(record: ScreeningRecord): void {
  saveFile(`${fileStem(record)}.geojson`, recordToGeojson(record), 'application/geo+json');
}
