import { zipStream } from '../../files/zip-files.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import { recordToJson } from '../../report/to-json.ts';
import { nativeDeflate } from '../shared/native-deflate.ts';
import { blobOf, fileStem, saveParts } from '../shared/save-file.ts';
import { beginJob } from './records-job.ts';

/** `jsonl`: a record on each line, which the command line reads too. `zip`: a JSON file of each. */
export type RecordsFormat = 'jsonl' | 'zip';

/**
 * Writes records into one file, a lot at a time, so that the page stays free and it can be stopped.
 * @param stem  name of the file without its ending
 * @param total  how many records there are
 * @param lots  the records; those that are not there any more are left out
 */
export async function exportManyRecords(
  format: RecordsFormat,
  stem: string,
  total: number,
  lots: AsyncIterable<readonly (ScreeningRecord | null)[]>,
): Promise<void> {
  const { went, end } = beginJob('writing', total);
  const records = async function* () {
    for await (const lot of lots) {
      for (const record of lot) if (record) yield record;
      if (!went(lot.length)) return;
    }
  };
  const type = format === 'zip' ? 'application/zip' : 'application/x-ndjson';
  const file = await blobOf(PARTS[format](records()), type);
  if (end()) saveParts(`${stem}.${format}`, [file], type);
}

type Parts = (records: AsyncIterable<ScreeningRecord>) => AsyncGenerator<string | Uint8Array>;

const PARTS: Readonly<Record<RecordsFormat, Parts>> = {
  async *jsonl(records) {
    for await (const record of records) yield `${JSON.stringify(record)}\n`;
  },
  zip: (records) => zipStream(filesOf(records), nativeDeflate()),
};

async function* filesOf(records: AsyncIterable<ScreeningRecord>) {
  const encoder = new TextEncoder();
  const names = new Map<string, number>();
  for await (const record of records) {
    const stem = fileStem(record);
    const before = names.get(stem) ?? 0;
    names.set(stem, before + 1);
    const name = `${before === 0 ? stem : `${stem}-${before + 1}`}.json`;
    yield { name, bytes: encoder.encode(recordToJson(record)) };
  }
}
