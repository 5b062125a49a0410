import { create } from 'zustand';
import { zipStream } from '../../files/zip-files.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import { recordToJson } from '../../report/to-json.ts';
import { fileStem, saveParts } from '../shared/save-file.ts';

interface ExportJob {
  readonly running: boolean;
  /** Records written so far, and in all. */
  readonly done: number;
  readonly total: number;
}

const NONE: ExportJob = { running: false, done: 0, total: 0 };

/** Many records on their way into one file. */
export const useExportJob = create<ExportJob>(() => NONE);

/** `jsonl`: a record on each line, which the command line reads too. `zip`: a JSON file of each. */
export type RecordsFormat = 'jsonl' | 'zip';

/** Records read at once: more would hold the page up, and thousands fill its memory. */
export const READ_AT_ONCE = 20;

let job = 0;

/**
 * Begins to write a file of so many records; it takes the place of one that is still being written. `went` tells how far it
 * is, lets the page answer in between, and gives false once it was given up.
 */
export function beginExport(total: number): { went(done: number): Promise<boolean>; end(): boolean } {
  const mine = ++job;
  useExportJob.setState({ running: true, done: 0, total });
  return {
    went: async (done) => {
      if (mine === job) useExportJob.setState({ done });
      await new Promise((resolve) => setTimeout(resolve));
      return mine === job;
    },
    end: () => {
      if (mine !== job) return false;
      useExportJob.setState(NONE);
      return true;
    },
  };
}

/** Gives up what is being written; no file comes of it. */
export function cancelExport(): void {
  job++;
  useExportJob.setState(NONE);
}

/**
 * Writes records into one file, some at a time, so that the page stays free and it can be stopped.
 * @param stem  name of the file without its ending
 * @param load  records by their place, from 0; those that are not there any more are left out
 */
export async function exportManyRecords(
  format: RecordsFormat,
  stem: string,
  total: number,
  load: (from: number, to: number) => Promise<readonly (ScreeningRecord | null)[]>,
): Promise<void> {
  const { went, end } = beginExport(total);
  const records = async function* () {
    for (let from = 0; from < total; from += READ_AT_ONCE) {
      for (const record of await load(from, Math.min(total, from + READ_AT_ONCE))) if (record) yield record;
      if (!(await went(Math.min(total, from + READ_AT_ONCE)))) return;
    }
  };
  const parts: BlobPart[] = [];
  for await (const part of PARTS[format](records())) parts.push(part);
  const type = format === 'zip' ? 'application/zip' : 'application/x-ndjson';
  if (end()) saveParts(`${stem}.${format}`, parts, type);
}

type Parts = (records: AsyncIterable<ScreeningRecord>) => AsyncGenerator<BlobPart>;

const PARTS: Readonly<Record<RecordsFormat, Parts>> = {
  async *jsonl(records) {
    for await (const record of records) yield `${JSON.stringify(record)}\n`;
  },
  async *zip(records) {
    for await (const piece of zipStream(filesOf(records))) yield new Uint8Array(piece);
  },
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
