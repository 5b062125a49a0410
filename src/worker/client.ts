import { type Remote, releaseProxy, wrap } from 'comlink';
import type { Catalog } from '../catalog/catalog.ts';
import type { Problem } from '../kernel/problem.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result } from '../kernel/result.ts';
import type {
  PlanData,
  RulesInForce,
  ScreenReply,
  ScreenRequest,
  UserLayer,
  WorkerApi,
  WorkerNews,
} from './protocol.ts';

export interface ClientOptions {
  readonly spawn: () => Worker;
  readonly baseUrl: string;
  /** Published files that the page carries within itself; without them they are read relative to `baseUrl`. */
  readonly files?: ReadonlyMap<string, Uint8Array> | null;
  /** Told when a worker that did not answer was replaced; what was being computed must be asked again. */
  readonly onReplaced: (problem: Problem) => void;
  /** Told how far something is that takes long. */
  readonly onNews?: (news: WorkerNews) => void;
  readonly timeoutMs?: number;
}

interface Pending {
  readonly request: ScreenRequest;
  readonly settle: (reply: Result<ScreenReply> | 'superseded') => void;
}

/** A call that was not answered yet. */
interface Waiting {
  readonly giveUp: (problem: Problem) => void;
  /** Starts the time it may take anew. */
  readonly restart: () => void;
}

const DEFAULT_TIMEOUT_MS = 30_000;

/**
 * Promise face of the worker. It alone holds the layers; here are only the order of requests (one screening at a time,
 * and of those waiting only the newest), and the watch over a worker that has stopped answering.
 */
export class ScreeningClient {
  readonly #options: ClientOptions;
  #worker: Worker | null = null;
  #remote: Remote<WorkerApi> | null = null;
  readonly #waiting = new Set<Waiting>();
  #ready: Promise<Result<PlanData>> | null = null;
  /** Pack in force; a worker that has to be replaced is given it again. */
  #pack: string | null = null;
  /** Layers over the published ones; given to a new worker too. */
  #layers: readonly UserLayer[] = [];
  #running = false;
  #next: Pending | null = null;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** Starts the worker and reads catalogue and ruleset. Problems: `catalog_unreadable`, `ruleset_unreadable`. */
  start(): Promise<Result<PlanData>> {
    this.#ready ??= this.#open();
    return this.#ready;
  }

  /** Calls the worker; `worker_unresponsive` or `worker_failed` when it had to be replaced. */
  async call<T>(run: (api: Remote<WorkerApi>) => Promise<Result<T>>): Promise<Result<T>> {
    const ready = await this.start();
    if (!ready.ok) return ready;
    return this.#watched(run);
  }

  /**
   * Screens a site. While one screening runs, only the newest of those asked for meanwhile is kept; the others answer
   * `superseded`.
   */
  screen(request: ScreenRequest): Promise<Result<ScreenReply> | 'superseded'> {
    return new Promise((settle) => {
      this.#next?.settle('superseded');
      this.#next = { request, settle };
      if (!this.#running) void this.#drain();
    });
  }

  /** Puts a pack's rules in force, or with null the bundled ones. Problems: those of `openPack`; then nothing changes. */
  async setPack(text: string | null): Promise<Result<RulesInForce>> {
    const result = await this.call((api) => api.setPack(text));
    if (result.ok) this.#pack = text;
    return result;
  }

  /** Lets layers stand over the published ones of their roles, instead of those before; gives the catalogue with them. */
  async setLayers(layers: readonly UserLayer[]): Promise<Result<Catalog>> {
    const result = await this.call((api) => api.useLayers(layers));
    if (result.ok) this.#layers = layers;
    return result;
  }

  /** Ends the worker for good. */
  stop(): void {
    this.#remote?.[releaseProxy]();
    this.#worker?.terminate();
    this.#worker = null;
    this.#remote = null;
    this.#ready = null;
  }

  async #drain(): Promise<void> {
    this.#running = true;
    for (let job = this.#next; job; job = this.#next) {
      this.#next = null;
      const { request, settle } = job;
      settle(await this.call((api) => api.screen(request)));
    }
    this.#running = false;
  }

  async #open(): Promise<Result<PlanData>> {
    this.#worker = this.#options.spawn();
    this.#remote = wrap<WorkerApi>(this.#worker);
    this.#worker.addEventListener('error', () => this.#replace('worker_failed'));
    this.#worker.addEventListener('message', ({ data }) => {
      if (!isNews(data)) return;
      // A large layer on a slow line is no hang.
      for (const { restart } of this.#waiting) restart();
      this.#options.onNews?.(data);
    });
    const [pack, layers] = [this.#pack, this.#layers];
    const ready = await this.#watched((api) => api.init(this.#options.baseUrl, this.#options.files ?? null));
    if (!ready.ok) return ready;
    if (layers.length > 0) {
      const used = await this.#watched((api) => api.useLayers(layers));
      if (!used.ok) return used;
    }
    if (pack === null) return ready;
    const set = await this.#watched((api) => api.setPack(pack));
    return set.ok ? ready : set;
  }

  #watched<T>(run: (api: Remote<WorkerApi>) => Promise<Result<T>>): Promise<Result<T>> {
    const remote = this.#remote;
    if (!remote) return Promise.resolve(failure(errorProblem('worker_failed')));
    return new Promise((resolve) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const waiting: Waiting = {
        giveUp: (problem) => done(failure(problem)),
        restart: () => {
          clearTimeout(timer);
          timer = setTimeout(() => this.#replace('worker_unresponsive'), this.#options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
        },
      };
      const done = (result: Result<T>) => {
        clearTimeout(timer);
        this.#waiting.delete(waiting);
        resolve(result);
      };
      waiting.restart();
      this.#waiting.add(waiting);
      run(remote).then(done, () => done(failure(errorProblem('worker_failed'))));
    });
  }

  #replace(code: string): void {
    const problem = errorProblem(code);
    this.stop();
    for (const { giveUp } of [...this.#waiting]) giveUp(problem);
    this.#options.onReplaced(problem);
  }
}

function isNews(data: unknown): data is WorkerNews {
  return typeof data === 'object' && data !== null && 'news' in data;
}
