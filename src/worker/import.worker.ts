import { expose, transfer } from 'comlink';
import { invariant } from '../kernel/invariant.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { type PlannedSite, sitesOfFile } from '../run/batch-plan.ts';
import type { Outlines } from '../site/outlines.ts';
import { FileReading } from './file-reading.ts';
import type { FileReply, ImportApi } from './import-protocol.ts';
import { compareLayers, LayerReading, writeLayer } from './layer-reading.ts';

const TELL_EVERY_MS = 200;

let reading: FileReading | null = null;
let layers: LayerReading | null = null;

function current(): FileReading {
  invariant(reading, 'a file is read before anything of it is taken');
  return reading;
}

function buffersOf({ lonLatDeg, pathEnds, parcelEnds }: Outlines): ArrayBuffer[] {
  return [lonLatDeg.buffer, pathEnds.buffer, parcelEnds.buffer];
}

function currentLayers(): LayerReading {
  invariant(layers, 'a file of layers is read before one of them is looked at');
  return layers;
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
  choose: async (choose, onProgress) => handOver(await current().read(onProgress, { choose })),
  callBy: async (nameAttribute, onProgress) => handOver(await current().read(onProgress, { nameAttribute })),
  sitesOfFile: async (name, content, how, onSites) => {
    const bytes = await content.arrayBuffer().catch(() => null);
    if (bytes === null) return failure(errorProblem('file_unreadable', { file: name }));
    const sites: PlannedSite[] = [];
    let toldAt = 0;
    for await (const site of sitesOfFile(name, new Uint8Array(bytes), how)) {
      sites.push(site);
      if (performance.now() - toldAt < TELL_EVERY_MS) continue;
      toldAt = performance.now();
      onSites(sites.length);
    }
    return success(sites);
  },
  take: async (parcels) => current().take(parcels),
  readLayers: async (request, onProgress) => {
    const opened = await LayerReading.open(request, onProgress);
    if (!opened.ok) return opened;
    layers = opened.value.reading;
    return success(opened.value.reply);
  },
  checkLayer: async (request, onProgress) => {
    const checked = await currentLayers().check(request, onProgress);
    const outlines = checked.ok ? checked.value.outlines : null;
    return outlines ? transfer(checked, buffersOf(outlines)) : checked;
  },
  compareLayers,
  exportLayer: async (request) => {
    const file = await writeLayer(request);
    return file.ok ? transfer(file, [file.value.bytes.buffer]) : file;
  },
  buildLayer: async (statement) => currentLayers().build(statement),
};

expose(api);
