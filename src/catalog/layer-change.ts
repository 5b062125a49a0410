import { areaM2 } from '../geo/area.ts';
import { gridOver } from '../geo/packed/grid.ts';
import { overlapsOf } from '../geo/packed/overlaps.ts';
import type { PackedLayer } from '../geo/packed/packed-layer.ts';
import { prepareFeature } from '../geo/packed/prepared-site.ts';
import { type Bbox, bboxOf, isArea, joinedBoxes } from '../geo/shapes.ts';
import { invariant } from '../kernel/invariant.ts';
import { remembered } from '../kernel/remembered.ts';
import { sameJson } from '../kernel/same-json.ts';
import { packedOn } from './packed-zones.ts';
import type { PropertyValue, Zone } from './zone.ts';

/** What two states of a layer do not have in common, feature by feature. */
interface ChangedZones {
  /** Features of the state before that the other does not have just so, and the other way round. */
  readonly gone: readonly Zone[];
  readonly come: readonly Zone[];
}

/** Features that are not in both states just the same: id, properties and shape. */
function changedZones(before: readonly Zone[], now: readonly Zone[]): ChangedZones {
  return { gone: notIn(before, now), come: notIn(now, before) };
}

function notIn(zones: readonly Zone[], others: readonly Zone[]): Zone[] {
  const known = new Map<string, Zone[]>();
  for (const other of others) {
    const sameId = known.get(other.id);
    if (sameId) sameId.push(other);
    else known.set(other.id, [other]);
  }
  return zones.filter((zone) => !known.get(zone.id)?.some((other) => sameZone(zone, other)));
}

function sameZone(one: Zone, other: Zone): boolean {
  return sameJson(one.properties, other.properties) && sameJson(one.geometry, other.geometry);
}

/** Boxes round every feature that came, went or changed; none where both states hold the same. */
export function changedBoxes(before: readonly Zone[], now: readonly Zone[]): Bbox[] {
  const { gone, come } = changedZones(before, now);
  return [...gone, ...come].map(({ geometry }) => bboxOf(geometry));
}

/** One feature that is not in both states just the same; areas on the ellipsoid, m², 0 for lines and points. */
export interface FeatureChange {
  readonly id: string;
  /** `reworded`: the same shape with other attributes. */
  readonly kind: 'added' | 'removed' | 'moved' | 'reworded';
  /** As they are now; of a removed feature, as they were. */
  readonly properties: Readonly<Record<string, PropertyValue>>;
  /** Box round the feature in both states. */
  readonly bbox: Bbox;
  /** Ground it covers now and did not before, and the other way round. */
  readonly addedM2: number;
  readonly removedM2: number;
}

/** How one state of a layer differs from another, in numbers; areas on the ellipsoid, m². */
export interface LayerDifference {
  readonly before: { readonly features: number; readonly areaM2: number };
  readonly now: { readonly features: number; readonly areaM2: number };
  /** Features that are in both just the same; in both by their id, but other; only now; only before. */
  readonly same: number;
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  /** Ground covered now and not before, and the other way round. */
  readonly addedM2: number;
  readonly removedM2: number;
  /** Box round all that differs; null where nothing does. */
  readonly bbox: Bbox | null;
  /** Every feature that differs, those that differ most first. */
  readonly changes: readonly FeatureChange[];
}

/** Words on the progress. */
const STEPS = 500;

/**
 * Compares two states of a layer. The ground is compared for features that differ only; those of one state are taken
 * not to cover each other.
 * @param onProgress  told how many of how many edges have been looked at: one feature may have as many as a thousand others
 */
export function layerDifference(
  before: readonly Zone[],
  now: readonly Zone[],
  onProgress?: (done: number, total: number) => void,
): LayerDifference {
  const { gone, come } = changedZones(before, now);
  const goneIds = new Set(gone.map(({ id }) => id));
  const changed = come.filter(({ id }) => goneIds.has(id)).length;
  const [goneM2, comeM2] = [areaOfZones(gone), areaOfZones(come)];
  const boxes = [...gone, ...come].map(({ geometry }) => bboxOf(geometry));
  const bbox = boxes.reduce<Bbox | null>((all, box) => (all ? joinedBoxes(all, box) : box), null);
  const common = bbox ? commonAreas(gone, come, bbox, onProgress) : { allM2: 0, ofIdM2: new Map<string, number>() };
  const stayedM2 = areaOfZones(now) - comeM2;
  return {
    before: { features: before.length, areaM2: stayedM2 + goneM2 },
    now: { features: now.length, areaM2: stayedM2 + comeM2 },
    same: now.length - come.length,
    changed,
    added: come.length - changed,
    removed: gone.length - changed,
    addedM2: Math.max(0, comeM2 - common.allM2),
    removedM2: Math.max(0, goneM2 - common.allM2),
    bbox,
    changes: featureChanges(gone, come, common.ofIdM2),
  };
}

/** m² on the ellipsoid; asked for of every feature and again of every state. */
const areaOfZone = remembered(({ geometry }: Zone) => (isArea(geometry) ? areaM2(geometry) : 0));

function areaOfZones(zones: readonly Zone[]): number {
  return zones.reduce((sum, zone) => sum + areaOfZone(zone), 0);
}

/**
 * Ground that features of both states cover: in all, and of each feature with itself as it was. By the packed engine: a
 * layer in which everything moved has hundreds of thousands of pairs.
 */
function commonAreas(
  gone: readonly Zone[],
  come: readonly Zone[],
  bbox: Bbox,
  onProgress?: (done: number, total: number) => void,
) {
  const areas = ({ geometry }: Zone) => isArea(geometry);
  const [old, fresh] = [gone.filter(areas), come.filter(areas)];
  const grid = gridOver(bbox);
  const [packedOld, packedFresh] = [packedOn(old, grid), packedOn(fresh, grid)];
  const ofIdM2 = new Map<string, number>();
  let allM2 = 0;
  const total = packedOld.chunkEdges.reduce((sum, edges) => sum + edges, 0);
  let [done, next] = [0, 0];
  for (let i = 0; i < old.length; i++) {
    if (done >= next) {
      onProgress?.(done, total);
      next = done + total / STEPS;
    }
    done += edgesOf(packedOld, i);
    const { id } = old[i]!;
    for (const { feature, areaM2: commonM2 } of overlapsOf(packedFresh, prepareFeature(packedOld, i))) {
      allM2 += commonM2;
      if (fresh[feature]!.id === id) ofIdM2.set(id, (ofIdM2.get(id) ?? 0) + commonM2);
    }
  }
  return { allM2, ofIdM2 };
}

function edgesOf({ chunkEdges, featureChunk }: PackedLayer, feature: number): number {
  let edges = 0;
  for (let chunk = featureChunk[feature]!; chunk < featureChunk[feature + 1]!; chunk++) edges += chunkEdges[chunk]!;
  return edges;
}

function featureChanges(
  gone: readonly Zone[],
  come: readonly Zone[],
  commonM2: ReadonlyMap<string, number>,
): FeatureChange[] {
  const old = new Map(gone.map((zone) => [zone.id, zone]));
  const fresh = new Set(come.map(({ id }) => id));
  const changes = [
    ...come.map((zone) => featureChange(old.get(zone.id), zone, commonM2.get(zone.id) ?? 0)),
    ...gone.filter(({ id }) => !fresh.has(id)).map((zone) => featureChange(zone, undefined, 0)),
  ];
  const weightM2 = ({ addedM2, removedM2 }: FeatureChange) => addedM2 + removedM2;
  return changes.sort((a, b) => weightM2(b) - weightM2(a));
}

function featureChange(before: Zone | undefined, now: Zone | undefined, commonM2: number): FeatureChange {
  const states = [before, now].filter((zone) => zone !== undefined);
  const last = states.at(-1);
  invariant(last, 'a change has a feature before or after it');
  const [beforeM2, nowM2] = [before, now].map((zone) => (zone ? areaOfZone(zone) : 0)) as [number, number];
  const stays = before && now && sameJson(before.geometry, now.geometry);
  return {
    id: last.id,
    kind: !before ? 'added' : !now ? 'removed' : stays ? 'reworded' : 'moved',
    properties: last.properties,
    bbox: states.map(({ geometry }) => bboxOf(geometry)).reduce(joinedBoxes),
    // Overlaid ground is counted again by the ellipsoid: equal shapes may differ in the last digits.
    addedM2: stays ? 0 : Math.max(0, nowM2 - commonM2),
    removedM2: stays ? 0 : Math.max(0, beforeM2 - commonM2),
  };
}
