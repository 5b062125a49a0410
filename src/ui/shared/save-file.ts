import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { Locale } from '../../kernel/text.ts';
import type { ScreeningRecord } from '../../record/record.ts';

/** Hands a file to the browser's own download; nothing leaves the machine. */
export function saveFile(name: string, content: string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** A name every file system takes, from whatever the site is called. */
export function fileStem(record: ScreeningRecord): string {
  const name = record.site.name.replace(/[^\p{L}\p{N}_-]+/gu, '_').slice(0, 60);
  return `${name || 'site'}-${record.fingerprint.slice(0, 8)}`;
}

/** The record as the machine reads it; the same bytes the command line writes. */
export function saveRecordJson(record: ScreeningRecord): void {
  saveFile(`${fileStem(record)}.json`, `${JSON.stringify(record, null, 2)}\n`, 'application/json');
}

/** The record as text, in the language of the screen. */
export async function saveRecordText(record: ScreeningRecord, locale: Locale): Promise<void> {
  const { recordToText } = await import('../../report/to-text.ts');
  saveFile(`${fileStem(record)}.txt`, recordToText(record, locale), 'text/plain;charset=utf-8');
}

/** The site's parcels, lon/lat. */
export function saveGeojson(record: ScreeningRecord): void {
  const features = record.site.parcels.map(({ name, geometry, widthM }) => ({
    type: 'Feature',
    properties: { name, ...(widthM !== null && { row_width_m: widthM }) },
    geometry,
  }));
  const collection = { type: 'FeatureCollection', name: record.site.name, accuracyM: record.site.accuracyM, features };
  saveFile(`${fileStem(record)}.geojson`, canonicalJson(collection), 'application/geo+json');
}
