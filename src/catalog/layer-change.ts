import { areaM2 } from '../geo/area.ts';
import { meetingPairs } from '../geo/bbox-pairs.ts';
import { overlapOf } from '../geo/overlay.ts';
import { areaOf, type Bbox, bboxOf, isArea, joinedBoxes } from '../geo/shapes.ts';
import { sameJson } from '../kernel/same-json.ts';
import type { Zone } from './zone.ts';

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
}

/** Pairs between two words on the progress. */
const STEP = 50;

/**
 * Compares two states of a layer. The ground is compared for features that differ only; those of one state are taken
 * not to cover each other.
 */
export function layerDifference(
  before: readonly Zone[],
  now: readonly Zone[],
  onProgress?: (done: number) => void,
): LayerDifference {
  const { gone, come } = changedZones(before, now);
  const goneIds = new Set(gone.map(({ id }) => id));
  const changed = come.filter(({ id }) => goneIds.has(id)).length;
  const [goneM2, comeM2] = [areaOfZones(gone), areaOfZones(come)];
  const commonM2 = commonAreaM2(gone, come, onProgress);
  const boxes = [...gone, ...come].map(({ geometry }) => bboxOf(geometry));
  const stayedM2 = areaOfZones(now) - comeM2;
  return {
    before: { features: before.length, areaM2: stayedM2 + goneM2 },
    now: { features: now.length, areaM2: stayedM2 + comeM2 },
    same: now.length - come.length,
    changed,
    added: come.length - changed,
    removed: gone.length - changed,
    addedM2: Math.max(0, comeM2 - commonM2),
    removedM2: Math.max(0, goneM2 - commonM2),
    bbox: boxes.reduce<Bbox | null>((all, box) => (all ? joinedBoxes(all, box) : box), null),
  };
}

function areaOfZones(zones: readonly Zone[]): number {
  return zones.reduce((sum, { geometry }) => sum + (isArea(geometry) ? areaM2(geometry) : 0), 0);
}

function commonAreaM2(gone: readonly Zone[], come: readonly Zone[], onProgress?: (done: number) => void): number {
  const areas = [...gone, ...come].map(({ geometry }) => (isArea(geometry) ? geometry : null));
  let sum = 0;
  let done = 0;
  for (const [one, other] of meetingPairs(areas.map((area) => area && bboxOf(area)))) {
    // Only pairs across the two states.
    if (one >= gone.length || other < gone.length) continue;
    if (done++ % STEP === 0) onProgress?.(done);
    const common = areaOf(overlapOf(areas[one]!, areas[other]!));
    if (common) sum += areaM2(common);
  }
  return sum;
}
