import { changedBoxes } from '../catalog/layer-change.ts';
import type { LoadedLayer } from '../catalog/layer-source.ts';
import { scaleAt } from '../geo/ellipsoid.ts';
import { type Bbox, bboxesMeet } from '../geo/shapes.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { ScreeningRecord } from '../record/record.ts';
import { measureOptions } from './measure-for-rules.ts';
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

/** The box within which a feature can matter to a record: its site's, as far out as the rules look. */
function areaOfInterest(record: ScreeningRecord, layers: readonly LoadedLayer[], ruleset: Ruleset): Bbox {
  const { site, parameterOverrides } = requestFromRecord(record);
  const { searchDistanceM } = measureOptions(site, layers, ruleset, parameterOverrides);
  const [west, south, east, north] = record.site.bbox;
  const { eastM, northM } = scaleAt(Math.max(Math.abs(south), Math.abs(north)));
  // A box over a stretch of the ellipsoid: one per cent more than the scale at its edge.
  const [x, y] = [(searchDistanceM * 1.01) / eastM, (searchDistanceM * 1.01) / northM];
  return [west - x, south - y, east + x, north + y];
}

/**
 * Tells which records a change of layers can move: those made on other layers or rules than these two, and those whose
 * area of interest a changed feature touches. The others come to the same findings without computing; only the feature
 * they name as the nearest, beyond what any rule asks about, may be another one.
 * @param before  layers the records are said to be made on, each with its role
 * @param now  the layers of today, of the same rules
 */
export function touchedBy(
  before: readonly LoadedLayer[],
  now: readonly LoadedLayer[],
  ruleset: Ruleset,
): (record: ScreeningRecord) => boolean {
  const sealed = canonicalJson(recordedLayers(before));
  const changes = now.map((layer) =>
    layerChange(
      before.find(({ entry }) => entry.role === layer.entry.role),
      layer,
    ),
  );
  const boxes = changes.flatMap((change) => (change === 'everywhere' ? [] : change));
  const everywhere = changes.includes('everywhere');
  return (record) => {
    const { layers, rules } = record.inputs;
    if (everywhere || rules.sha256 !== ruleset.sha256 || canonicalJson(layers) !== sealed) return true;
    const area = areaOfInterest(record, [...before, ...now], ruleset);
    return boxes.some((box) => bboxesMeet(box, area));
  };
}
