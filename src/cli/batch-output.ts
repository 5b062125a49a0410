import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileNamed } from './files.ts';

/**
 * Where the lines of a batch go. Into a file they go beside it, with the hash of what each was made from, and the file
 * takes its name when the last is there: a run that was interrupted leaves nothing half under that name, and the next one
 * takes over the lines of sites that are still the same.
 */
export interface BatchOutput {
  /** Lines taken over from an interrupted run. */
  readonly taken: number;
  /** Writes the line an interrupted run has made of the same input and gives what it noted of it; null when there is none. */
  takeOver(hash: string): string | null;
  /** @param note  one word kept beside the line */
  write(line: string, hash: string, note: string): void;
  finish(): void;
}

/** Lines printed as they come. */
export function printedOutput(head: string): BatchOutput {
  if (head !== '') process.stdout.write(head);
  return { taken: 0, takeOver: () => null, write: (line) => void process.stdout.write(line), finish: () => undefined };
}

/** Every file that a batch writes for an output: that itself, and what lies beside it until it is done. */
export function batchFilesOf(out: string): readonly string[] {
  const { part, journal, old } = besides(resolve(out));
  return [resolve(out), part, journal, old];
}

function besides(out: string) {
  const part = `${out}.part`;
  return { part, journal: `${part}.journal`, old: `${part}.before` };
}

/** Lines into what is no file: nothing lies beside it and nothing is taken over. */
function writtenOutput(out: string, head: string): BatchOutput {
  const device = openSync(out, 'w');
  writeSync(device, head);
  return {
    taken: 0,
    takeOver: () => null,
    write: (line) => void writeSync(device, line),
    finish: () => closeSync(device),
  };
}

/** Lines into a file, or to the device or pipe that `out` names; throws what the file system throws. */
export function fileOutput(out: string, head: string): BatchOutput {
  const target = fileNamed(out);
  if (target === null) return writtenOutput(out, head);
  const { part, journal } = besides(target);
  mkdirSync(dirname(part), { recursive: true });
  const before = openBefore(target);
  let taken = 0;
  writeFileSync(part, head);
  writeFileSync(journal, `${Buffer.byteLength(head)}\n`);
  const write = (line: string | Uint8Array, hash: string, note: string) => {
    appendFileSync(part, line);
    // After the line, so that what the journal names is there in full.
    appendFileSync(journal, `${hash} ${Buffer.byteLength(line)} ${note}\n`);
  };
  return {
    get taken() {
      return taken;
    },
    takeOver(hash) {
      const line = before.line(hash);
      if (line === null) return null;
      write(line.bytes, hash, line.note);
      taken++;
      return line.note;
    },
    write,
    finish() {
      before.close();
      renameSync(part, target);
      rmSync(journal, { force: true });
    },
  };
}

interface Before {
  line(hash: string): { readonly bytes: Uint8Array; readonly note: string } | null;
  close(): void;
}

const NOTHING: Before = { line: () => null, close: () => undefined };

/** Lines of an interrupted run by their hashes; a half line, or one its journal does not name, is not taken. */
function openBefore(target: string): Before {
  const { part, journal, old } = besides(target);
  if (!existsSync(part) || !existsSync(journal)) return NOTHING;
  const [head = '', ...rows] = readFileSync(journal, 'utf8').split('\n');
  renameSync(part, old);
  const size = statSync(old).size;
  const places = new Map<string, { start: number; length: number; note: string }>();
  let start = Number(head);
  for (const row of rows) {
    const found = /^([0-9a-f]{64}) (\d+) (\w+)$/.exec(row);
    if (!found || start + Number(found[2]) > size) break;
    places.set(found[1]!, { start, length: Number(found[2]), note: found[3]! });
    start += Number(found[2]);
  }
  const file = openSync(old, 'r');
  return {
    line(hash) {
      const place = places.get(hash);
      if (place === undefined) return null;
      const bytes = new Uint8Array(place.length);
      const read = readSync(file, bytes, 0, place.length, place.start);
      return read === place.length ? { bytes, note: place.note } : null;
    },
    close() {
      closeSync(file);
      rmSync(old, { force: true });
    },
  };
}
