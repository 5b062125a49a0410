import type { LayerSource, LoadedLayer } from '../catalog/layer-source.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Problem } from '../kernel/problem.ts';
import { type Result, success } from '../kernel/result.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { ScreeningRecord } from '../record/record.ts';
import { inputsHash } from '../record/record-summary.ts';
import type { RecordOverlap } from '../report/to-geojson.ts';
import { measureOptions } from '../run/measure-for-rules.ts';
import type { Ports } from '../run/ports.ts';
import { recordOverlaps } from '../run/record-overlaps.ts';
import { recordedLayers, recordScreening } from '../run/record-screening.ts';
import { loadRequiredLayers } from '../run/required-layers.ts';
import { type Rescreening, rescreen, rescreenTouched } from '../run/rescreen.ts';
import {
  evaluateFacts,
  type ScreeningRequest,
  type ScreeningRun,
  screenLive,
  screenLoaded,
} from '../run/run-screening.ts';
import { type EarlierLayer, touchedSince } from '../run/touched-records.ts';
import { type Verification, verifyRecord } from '../run/verify-record.ts';
import { openQuestions } from '../screening/explain.ts';
import type { SiteFacts } from '../screening/facts.ts';
import { boundaryBands } from './boundary-bands.ts';
import { overlapShapes } from './overlap-shapes.ts';
import type { ScreenReply, ScreenRequest } from './protocol.ts';
import { rehearsals } from './rehearsal.ts';

/**
 * Screenings on the same layers, loaded once. The facts of the last site are kept, so that a changed answer or parameter
 * costs no measuring, unless the parameter changes what has to be measured.
 */
export class ScreeningSession {
  readonly #ruleset: Ruleset;
  readonly #source: LayerSource;
  readonly #ports: Ports;
  #layers: Promise<readonly LoadedLayer[]> | null = null;
  /** What is known of changes since records were made, which holds as long as the layers do. */
  #touched: ReturnType<typeof touchedSince> | null = null;
  #last: { readonly key: string; readonly facts: SiteFacts; readonly warnings: readonly Problem[] } | null = null;
  /** The last full screening, which a drag starts from. */
  #full: Pick<ScreeningRun, 'facts' | 'screening'> | null = null;

  constructor(ruleset: Ruleset, source: LayerSource, ports: Ports) {
    this.#ruleset = ruleset;
    this.#source = source;
    this.#ports = ports;
  }

  /** Loads the layers before anybody asks, so that the first site does not wait for them. */
  prepare(): void {
    void this.#loaded();
  }

  /** Loads the layers anew at the next screening. */
  reload(): void {
    this.#layers = null;
    this.#touched = null;
    this.#last = null;
    this.#full = null;
  }

  /** Record, questions that still matter, and what to draw. Problems: those of the site's shape. */
  async screen(request: ScreenRequest): Promise<Result<ScreenReply>> {
    const layers = await this.#loaded();
    if (request.live) return this.#screenLive(request, layers);
    const run = this.#run(screeningRequest(request), layers);
    if (!run.ok) return run;
    const { facts, screening } = run.value;
    this.#full = { facts, screening };
    return success(this.#reply(request, run.value, layers), run.warnings);
  }

  #reply(
    request: ScreenRequest,
    { record, facts, screening }: ScreeningRun,
    layers: readonly LoadedLayer[],
  ): ScreenReply {
    const zonesOf = new Map(
      layers.flatMap((layer) => (layer.state === 'ready' ? [[layer.entry.role, layer.zones]] : [])),
    );
    const entries = layers.map(({ entry }) => entry);
    const input = { rules: this.#ruleset, facts, layers: entries, ...screeningRequest(request) };
    const questions = openQuestions(input, screening.findings);
    const overlaps = overlapShapes(request.site, screening.findings, zonesOf);
    const bands = boundaryBands(facts, screening.findings, zonesOf);
    return { record, provisional: false, questions, overlaps, bands };
  }

  #screenLive(request: ScreenRequest, layers: readonly LoadedLayer[]): Result<ScreenReply> {
    const run = screenLive(screeningRequest(request), layers, this.#ruleset, this.#ports, this.#full);
    if (!run.ok) return run;
    return success(
      { record: run.value.record, provisional: true, questions: [], overlaps: [], bands: [] },
      run.warnings,
    );
  }

  /** Screens made-up sites (`rehearsals`), one at each step, and keeps nothing of them. */
  async *rehearse(): AsyncGenerator<void> {
    const layers = await this.#loaded();
    const { onMeasured: _, ...ports } = this.#ports;
    // Somebody may have been waiting for the layers too, and goes first.
    yield;
    for (const request of rehearsals(layers)) {
      const given = screeningRequest(request);
      if (request.live) screenLive(given, layers, this.#ruleset, ports, null);
      else {
        const run = screenLoaded(given, layers, this.#ruleset, ports);
        if (run.ok) this.#reply(request, run.value, layers);
      }
      yield;
    }
  }

  /** The record alone, leaving the kept facts of the site in hand as they are. */
  async record(request: ScreenRequest): Promise<Result<ScreeningRecord>> {
    const layers = await this.#loaded();
    const run = screenLoaded(screeningRequest(request), layers, this.#ruleset, this.#ports);
    return run.ok ? success(run.value.record, run.warnings) : run;
  }

  /** Computes a kept record again, on today's layers and rules. Problems: those of `verifyRecord`. */
  async verify(json: unknown): Promise<Result<Verification>> {
    return verifyRecord(json, await this.#loaded(), this.#ruleset, this.#ports);
  }

  /**
   * Screens the site of a kept record on today's layers and rules. Problems: those of `rescreen`.
   * @param earlier  where states of layers are found that records were made on; a record near which nothing changed is then
   * not computed
   */
  async rescreen(json: unknown, earlier: EarlierLayer | null): Promise<Result<Rescreening | 'untouched'>> {
    const layers = await this.#loaded();
    const again = () => rescreen(json, layers, this.#ruleset, this.#ports);
    if (!earlier) return again();
    this.#touched ??= touchedSince({ layers, ruleset: this.#ruleset, app: this.#ports.app }, earlier);
    return rescreenTouched(json, this.#touched, again);
  }

  /** `inputsHash` of a record made now: one with another hash rests on other layers, rules or another program. */
  async inputsNow(): Promise<Result<string>> {
    const layers = recordedLayers(await this.#loaded());
    return success(inputsHash({ inputs: { layers, rules: this.#ruleset }, app: this.#ports.app }));
  }

  /** Overlaps of a record cut from the layers at hand, as far as they are those it was made with. */
  async overlaps(record: ScreeningRecord): Promise<Result<readonly RecordOverlap[]>> {
    return success(recordOverlaps(record, await this.#loaded()));
  }

  #loaded(): Promise<readonly LoadedLayer[]> {
    this.#layers ??= loadRequiredLayers(this.#ruleset, this.#source);
    return this.#layers;
  }

  #run(request: ScreeningRequest, layers: readonly LoadedLayer[]): Result<ScreeningRun> {
    const { site, parameterOverrides } = request;
    const options = measureOptions(site, layers, this.#ruleset, parameterOverrides);
    const key = canonicalJson([site.parcels, site.accuracyM, options]);
    if (this.#last?.key !== key) {
      const run = screenLoaded(request, layers, this.#ruleset, this.#ports);
      this.#last = run.ok ? { key, facts: run.value.facts, warnings: run.warnings } : null;
      return run;
    }
    const { facts, warnings } = this.#last;
    const screening = evaluateFacts(facts, layers, request, this.#ruleset);
    const record = recordScreening({ ...request, ruleset: this.#ruleset, layers, facts, screening }, this.#ports);
    return success({ record, facts, screening }, warnings);
  }
}

function screeningRequest({ site, answers, overrides, parameters }: ScreenRequest): ScreeningRequest {
  return { site, project: { answers, overrides }, parameterOverrides: { parameters } };
}
