import { changedBoxes } from '../catalog/layer-change.ts';
import type { LoadedLayer } from '../catalog/layer-source.ts';
import { grownBbox } from '../geo/grown-bbox.ts';
import { type Bbox, bboxesMeet } from '../geo/shapes.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { ScreeningRecord } from '../record/record.ts';
import { measureOptions } from './measure-for-rules.ts';
import type { Ports } from './ports.ts';
import { recordedLayers } from './record-screening.ts';
import { requestFromRecord } from './request-from-record.ts';

/** Where a layer is not what it was: boxes round the features that came, went or changed, or all of it. */
export type LayerChange = 'everywhere' | readonly Bbox[];

/** What is said of a layer as a whole: another of these changes every finding that rests on it, wherever it lies. */
function statementsOf(layer: LoadedLayer): string {
  const { status, accuracyM, complete, measuredFrom } = layer.entry;
  const coverage = layer.state === 'ready' ? layer.coverage : null;
  return canonicalJson({ state: layer.state, status, accuracyM, complete, measuredFrom, coverage });
}

/** How one layer differs from another version of it; no boxes where they hold the same. */
export function layerChange(before: LoadedLayer | undefined, now: LoadedLayer): LayerChange {
  if (!before || statementsOf(before) !== statementsOf(now)) return 'everywhere';
  if (before.state !== 'ready' || now.state !== 'ready') return [];
  return changedBoxes(before.zones, now.zones);
}

/** What a record made now would rest on. */
export interface Today {
  readonly layers: readonly LoadedLayer[];
  readonly ruleset: Ruleset;
  readonly app: Ports['app'];
}

type RecordedLayer = ScreeningRecord['inputs']['layers'][number];

/** The state of a layer that a record was made on, with its features; null where it is not to be had any more. */
export type EarlierLayer = (recorded: RecordedLayer) => Promise<LoadedLayer | null>;

/** The box within which a feature can matter to a record: its site's, as far out as the rules look. */
function areaOfInterest(record: ScreeningRecord, { layers, ruleset }: Today): Bbox {
  const { site, parameterOverrides } = requestFromRecord(record);
  const { searchDistanceM } = measureOptions(site, layers, ruleset, parameterOverrides);
  return grownBbox(record.site.bbox, searchDistanceM);
}

/**
 * Tells which records a change of layers can move: those made by other rules or another program, those made on layers of
 * which it is not known any more what was in them, and those whose area of interest a changed feature touches. The others
 * come to the same findings without computing; only the feature they name as the nearest, beyond what any rule asks about,
 * may be another one. Each state of a layer is compared once, for however many records.
 */
export function touchedSince(today: Today, earlier: EarlierLayer): (record: ScreeningRecord) => Promise<boolean> {
  const app = canonicalJson(today.app);
  const now = new Map(today.layers.map((layer) => [layer.entry.role, { layer, said: saidOf(layer) }]));
  const changes = new Map<string, Promise<LayerChange>>();

  const compare = async (recorded: RecordedLayer, layer: LoadedLayer): Promise<LayerChange> => {
    const before = await earlier(recorded);
    return before && saidOf(before) === canonicalJson(recorded) ? layerChange(before, layer) : 'everywhere';
  };
  const changeOf = (recorded: RecordedLayer): Promise<LayerChange> => {
    const current = now.get(recorded.role);
    if (!current) return Promise.resolve('everywhere');
    const said = canonicalJson(recorded);
    if (said === current.said) return Promise.resolve([]);
    const change = changes.get(said) ?? compare(recorded, current.layer);
    changes.set(said, change);
    return change;
  };
  return async (record) => {
    const { layers, rules } = record.inputs;
    if (rules.sha256 !== today.ruleset.sha256 || canonicalJson(record.app) !== app) return true;
    if (layers.length !== today.layers.length) return true;
    const area = areaOfInterest(record, today);
    for (const recorded of layers) {
      const change = await changeOf(recorded);
      if (change === 'everywhere' || change.some((box) => bboxesMeet(box, area))) return true;
    }
    return false;
  };
}

/** What a record made on a layer says of it, as text to be compared. */
export function saidOf(layer: LoadedLayer): string {
  return canonicalJson(recordedLayers([layer])[0]);
}
