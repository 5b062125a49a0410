import { expose, transfer } from 'comlink';
import { invariant } from '../kernel/invariant.ts';
import type { Result } from '../kernel/result.ts';
import type { Outlines } from '../site/outlines.ts';
import { FileReading } from './file-reading.ts';
import type { FileReply, ImportApi } from './import-protocol.ts';

let reading: FileReading | null = null;

function current(): FileReading {
  invariant(reading, 'a file is read before anything of it is taken');
  return reading;
}

function buffersOf({ lonLatDeg, pathEnds, parcelEnds }: Outlines): ArrayBuffer[] {
  return [lonLatDeg.buffer, pathEnds.buffer, parcelEnds.buffer];
}

/** Hands the big arrays over instead of copying them. */
function handOver(result: Result<FileReply>): Result<FileReply> {
  if (!result.ok) return result;
  const { candidates, parcels } = result.value;
  const previews = candidates.flatMap(({ preview, unrepaired }) => (unrepaired ? [preview, unrepaired] : [preview]));
  return transfer(result, [
    ...previews.flatMap(({ outlines }) => buffersOf(outlines)),
    ...(parcels ? [parcels.bboxDeg.buffer, ...buffersOf(parcels.outlines)] : []),
  ]);
}

const api: ImportApi = {
  read: async (request, onProgress) => {
    reading = new FileReading(request);
    return handOver(await reading.read(onProgress));
  },
  choose: async (choice, onProgress) => handOver(await current().read(onProgress, choice)),
  take: async (parcels) => current().take(parcels),
};

expose(api);
