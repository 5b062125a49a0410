import { proxy, type Remote, releaseProxy, transfer, wrap } from 'comlink';
import type { LayerFile } from '../export/export-layer.ts';
import type { LayerStatement } from '../intake/build-layer.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result } from '../kernel/result.ts';
import type { PlannedSite } from '../run/batch-plan.ts';
import type { ImportProgress } from '../site/inspection.ts';
import type { Site } from '../site/site.ts';
import type { FileReply, ImportApi, ReadRequest, SitesHow } from './import-protocol.ts';
import type {
  LayerCheckReply,
  LayerCheckRequest,
  LayerComparison,
  LayerExportRequest,
  LayerFileReply,
  LayerReadRequest,
  OnLayerProgress,
} from './layer-protocol.ts';
import type { UserLayer } from './protocol.ts';

/** Longest a file may be worked on: five seconds for each megabyte, and never less than for six. */
const MS_PER_MB = 5000;
const LEAST_MS = 30_000;

export interface ImportClientOptions {
  readonly spawn: () => Worker;
  readonly leastMs?: number;
}

type OnProgress = (progress: ImportProgress) => void;
type Settle = (problem: 'superseded' | 'import_timeout' | 'worker_failed') => void;

/**
 * Promise face of the import worker. One file at a time: a second one, or `cancel`, ends the worker in the middle of the
 * first, which answers `superseded`. Nothing here waits for a screening, and no screening waits for a file.
 */
export class ImportClient {
  readonly #options: ImportClientOptions;
  #worker: Worker | null = null;
  #remote: Remote<ImportApi> | null = null;
  #giveUp: Settle | null = null;
  #limitMs = LEAST_MS;

  constructor(options: ImportClientOptions) {
    this.#options = options;
  }

  /** Reads a file. Problems: `file_unreadable`, `import_timeout`, `worker_failed`. */
  read(request: ReadRequest, onProgress: OnProgress): Promise<Result<FileReply> | 'superseded'> {
    this.#begin(request.content);
    return this.#run((api) => api.read(request, proxy(onProgress)));
  }

  /** Reads the last file as the candidate of this number, from 0. Problems as of `read`. */
  choose(choice: number, onProgress: OnProgress): Promise<Result<FileReply> | 'superseded'> {
    return this.#run((api) => api.choose(choice, proxy(onProgress)));
  }

  /** Reads the last file once more, its parcels called by an attribute. Problems as of `read`. */
  callBy(nameAttribute: string, onProgress: OnProgress): Promise<Result<FileReply> | 'superseded'> {
    return this.#run((api) => api.callBy(nameAttribute, proxy(onProgress)));
  }

  /** Every site of a file by itself. Problems as of `read`. @param onSites  told how many there are so far */
  sitesOfFile(
    file: File,
    how: SitesHow,
    onSites: (count: number) => void,
  ): Promise<Result<readonly PlannedSite[]> | 'superseded'> {
    this.#begin(file);
    return this.#run((api) => api.sitesOfFile(file.name, file, how, proxy(onSites)));
  }

  /** A site of some of the last file's parcels, by number from 0. Problem: `not_a_site`. */
  take(parcels: Uint32Array): Promise<Result<Site> | 'superseded'> {
    return this.#run((api) => api.take(parcels));
  }

  /** Reads a file of layers. Problems as of `read`, and those of `readLayerFile`. */
  readLayers(request: LayerReadRequest, onProgress: OnLayerProgress): Promise<Result<LayerFileReply> | 'superseded'> {
    this.#begin(request.content);
    return this.#run((api) => api.readLayers(request, proxy(onProgress)));
  }

  /** Looks at a layer of the last file as a role. */
  checkLayer(request: LayerCheckRequest, onProgress: OnLayerProgress): Promise<Result<LayerCheckReply> | 'superseded'> {
    const buffers = request.before ? [request.before.buffer] : [];
    return this.#run((api) => api.checkLayer(transfer(request, buffers), proxy(onProgress)));
  }

  /** Compares two states of a layer. Problems: those of `compareLayers`. */
  compareLayers(
    before: Uint8Array,
    now: Uint8Array,
    onProgress: OnLayerProgress,
  ): Promise<Result<LayerComparison> | 'superseded'> {
    this.#begin({ size: before.length + now.length });
    return this.#run((api) => api.compareLayers(before, now, proxy(onProgress)));
  }

  /** Writes a layer as a file for other programs. Problems and warnings as `LayerImportApi.exportLayer` tells them. */
  exportLayer(request: LayerExportRequest): Promise<Result<LayerFile> | 'superseded'> {
    this.#begin({ size: request.bytes.length });
    return this.#run((api) => api.exportLayer(transfer(request, [request.bytes.buffer])));
  }

  /** Makes a layer to be kept of the last look. Problems: those of `buildLayer`. */
  buildLayer(statement: LayerStatement): Promise<Result<UserLayer> | 'superseded'> {
    return this.#run((api) => api.buildLayer(statement));
  }

  /** Stops whatever is being read and lets go of the file. */
  cancel(): void {
    this.#remote?.[releaseProxy]();
    this.#worker?.terminate();
    this.#worker = null;
    this.#remote = null;
    this.#giveUp?.('superseded');
  }

  #begin({ size }: { readonly size: number }): void {
    if (this.#giveUp) this.cancel();
    const leastMs = this.#options.leastMs ?? LEAST_MS;
    this.#limitMs = Math.max(leastMs, (size / 1e6) * MS_PER_MB);
  }

  #run<T>(call: (api: Remote<ImportApi>) => Promise<Result<T>>): Promise<Result<T> | 'superseded'> {
    this.#worker ??= this.#open();
    this.#remote ??= wrap<ImportApi>(this.#worker);
    const remote = this.#remote;
    return new Promise((resolve) => {
      const done = (result: Result<T> | 'superseded') => {
        clearTimeout(timer);
        this.#giveUp = null;
        resolve(result);
      };
      const timer = setTimeout(() => this.#fail('import_timeout'), this.#limitMs);
      this.#giveUp = (why) => done(why === 'superseded' ? why : failure(errorProblem(why)));
      call(remote).then(done, () => this.#fail('worker_failed'));
    });
  }

  #open(): Worker {
    const worker = this.#options.spawn();
    worker.addEventListener('error', () => this.#fail('worker_failed'));
    return worker;
  }

  #fail(why: 'import_timeout' | 'worker_failed'): void {
    const giveUp = this.#giveUp;
    this.#giveUp = null;
    this.cancel();
    giveUp?.(why);
  }
}
