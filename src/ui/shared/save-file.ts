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

/** Parts gathered before the browser is given them, bytes: it may lay them on the disk, and the page holds no more. */
const GATHERED_BYTES = 8_000_000;

/** One blob of parts that come one after the other, and together may be more than the memory of the page. */
export async function blobOf(parts: AsyncIterable<string | Uint8Array>, type: string): Promise<Blob> {
  const blobs: Blob[] = [];
  let loose: BlobPart[] = [];
  let size = 0;
  for await (const part of parts) {
    loose.push(typeof part === 'string' ? part : new Uint8Array(part));
    size += part.length;
    if (size < GATHERED_BYTES) continue;
    blobs.push(new Blob(loose));
    loose = [];
    size = 0;
  }
  return new Blob([...blobs, ...loose], { type });
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
