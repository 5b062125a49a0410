import type { LayerSource, LoadedLayer } from '../catalog/layer-source.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { type Result, success } from '../kernel/result.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { Project } from '../project/project.ts';
import type { ScreeningRecord } from '../record/record.ts';
import type { Ports } from '../run/ports.ts';
import { recordScreening } from '../run/record-screening.ts';
import { loadRequiredLayers } from '../run/required-layers.ts';
import { evaluateFacts, type ScreeningRun, screenLoaded } from '../run/run-screening.ts';
import { openQuestions } from '../screening/explain.ts';
import type { SiteFacts } from '../screening/facts.ts';
import type { Site } from '../site/site.ts';
import { overlapShapes } from './overlap-shapes.ts';
import type { ScreenReply, ScreenRequest } from './protocol.ts';

/**
 * Screenings on the same layers, loaded once. The facts of the last site are kept, so that a changed answer costs no
 * measuring.
 */
export class ScreeningSession {
  readonly #ruleset: Ruleset;
  readonly #source: LayerSource;
  readonly #ports: Ports;
  #layers: Promise<readonly LoadedLayer[]> | null = null;
  #last: { readonly siteKey: string; readonly facts: SiteFacts } | null = null;

  constructor(ruleset: Ruleset, source: LayerSource, ports: Ports) {
    this.#ruleset = ruleset;
    this.#source = source;
    this.#ports = ports;
  }

  /** Loads the layers anew at the next screening. */
  reload(): void {
    this.#layers = null;
    this.#last = null;
  }

  /** Record, questions that still matter, and what to draw. Problems: those of the site's shape. */
  async screen(request: ScreenRequest): Promise<Result<ScreenReply>> {
    const layers = await this.#loaded();
    const { site, answers, overrides } = request;
    const project = { answers, overrides };
    const run = this.#run(site, project, layers);
    if (!run.ok) return run;
    const { record, facts, screening } = run.value;
    const zonesOf = new Map(
      layers.flatMap((layer) => (layer.state === 'ready' ? [[layer.entry.role, layer.zones]] : [])),
    );
    const input = { rules: this.#ruleset, facts, layers: layers.map(({ entry }) => entry), project };
    return success(
      {
        record,
        questions: openQuestions(input, screening.findings),
        overlaps: overlapShapes(site, screening.findings, zonesOf),
      },
      run.warnings,
    );
  }

  /** The record alone, leaving the kept facts of the site in hand as they are. */
  async record({ site, answers, overrides }: ScreenRequest): Promise<Result<ScreeningRecord>> {
    const layers = await this.#loaded();
    const run = screenLoaded({ site, project: { answers, overrides } }, layers, this.#ruleset, this.#ports);
    return run.ok ? success(run.value.record, run.warnings) : run;
  }

  #loaded(): Promise<readonly LoadedLayer[]> {
    this.#layers ??= loadRequiredLayers(this.#ruleset, this.#source);
    return this.#layers;
  }

  #run(site: Site, project: Project, layers: readonly LoadedLayer[]): Result<ScreeningRun> {
    const siteKey = canonicalJson([site.parcels, site.accuracyM]);
    if (this.#last?.siteKey !== siteKey) {
      const run = screenLoaded({ site, project }, layers, this.#ruleset, this.#ports);
      this.#last = run.ok ? { siteKey, facts: run.value.facts } : null;
      return run;
    }
    const { facts } = this.#last;
    const screening = evaluateFacts(facts, layers, { project }, this.#ruleset);
    const record = recordScreening({ site, project, ruleset: this.#ruleset, layers, facts, screening }, this.#ports);
    return success({ record, facts, screening });
  }
}
