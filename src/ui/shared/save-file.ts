import type { ScreeningRecord } from '../../record/record.ts';
import { recordToJson } from '../../report/to-json.ts';

/** Hands a file to the browser's own download; nothing leaves the machine. */
export function saveFile(name: string, content: string | Uint8Array, type: string): void {
  saveParts(name, [typeof content === 'string' ? content : new Uint8Array(content)], type);
}

/** The same for a file that came in parts, which the browser may lay on the disk. */
export function saveParts(name: string, parts: readonly BlobPart[], type: string): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
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
  saveFile(`${fileStem(record)}.json`, recordToJson(record), 'application/json');
}
