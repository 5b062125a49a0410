import type { LayerEntry } from '../catalog/catalog.ts';
import type { Zone } from '../catalog/zone.ts';
import { scaleAt } from '../geo/ellipsoid.ts';
import { bboxOf } from '../geo/shapes.ts';
import { halfWidthM, type MeasuredFeature, measureFeature } from './measure-feature.ts';
import type { MeasureOptions } from './measure-role.ts';
import type { MeasuredSite } from './measured-site.ts';

/** Boxes of a layer's zones, four numbers each. Looking at all of them takes a millisecond for 100 000. */
const boxesOfZones = new WeakMap<readonly Zone[], Float64Array>();

function boxesOf(zones: readonly Zone[]): Float64Array {
  let boxes = boxesOfZones.get(zones);
  if (boxes === undefined) {
    boxes = new Float64Array(zones.length * 4);
    zones.forEach((zone, i) => {
      boxes!.set(bboxOf(zone.geometry), i * 4);
    });
    boxesOfZones.set(zones, boxes);
  }
  return boxes;
}

interface Candidate {
  readonly zone: Zone;
  /** Nothing of the zone is nearer than this, metres. */
  readonly atLeastM: number;
}

/**
 * Features within the search distance of what the card measures from, and where there is none the nearest one: by
 * distance, and by edge distance where that is another. Sorted by distance, then id.
 */
export function zonesNear(
  site: MeasuredSite,
  zones: readonly Zone[],
  entry: LayerEntry,
  accuracyM: number,
  options: MeasureOptions,
): MeasuredFeature[] {
  const candidates = zones.map((zone, i): Candidate => ({ zone, atLeastM: boxGapM(site, boxesOf(zones), i) }));
  const measure = (zone: Zone) => measureFeature(site, zone, entry, accuracyM, options.touchToleranceM);
  const found = candidates
    .filter(({ zone, atLeastM }) => atLeastM - halfWidthM(zone, entry) <= options.searchDistanceM)
    .map(({ zone }) => measure(zone));
  const near = found.filter(({ fact }) => fact.edgeDistanceM <= options.searchDistanceM);
  return (near.length > 0 ? near : nearestOf(candidates, entry, measure)).sort(byDistanceThenId);
}

function byDistanceThenId({ fact: a }: MeasuredFeature, { fact: b }: MeasuredFeature): number {
  return a.distanceM - b.distanceM || (a.featureId < b.featureId ? -1 : a.featureId > b.featureId ? 1 : 0);
}

/** Goes outward by boxes and stops where no box can hold anything nearer. */
function nearestOf(
  candidates: readonly Candidate[],
  entry: LayerEntry,
  measure: (zone: Zone) => MeasuredFeature,
): MeasuredFeature[] {
  const widestM = candidates.reduce((widest, { zone }) => Math.max(widest, halfWidthM(zone, entry)), 0);
  let nearest: MeasuredFeature | null = null;
  let nearestEdge: MeasuredFeature | null = null;
  for (const { zone, atLeastM } of [...candidates].sort((a, b) => a.atLeastM - b.atLeastM)) {
    if (
      nearest &&
      nearestEdge &&
      atLeastM > nearest.fact.distanceM &&
      atLeastM - widestM > nearestEdge.fact.edgeDistanceM
    ) {
      break;
    }
    const measured = measure(zone);
    if (nearest === null || byDistanceThenId(measured, nearest) < 0) nearest = measured;
    if (nearestEdge === null || measured.fact.edgeDistanceM < nearestEdge.fact.edgeDistanceM) nearestEdge = measured;
  }
  if (nearest === null || nearestEdge === null) return [];
  return nearest.fact.featureId === nearestEdge.fact.featureId ? [nearest] : [nearest, nearestEdge];
}

/** A lower bound of the distance between the site's box and a zone's, metres. */
function boxGapM(site: MeasuredSite, boxes: Float64Array, index: number): number {
  const [west, south, east, north] = site.bbox;
  const k = index * 4;
  const dLon = Math.max(0, west - boxes[k + 2]!, boxes[k]! - east);
  const dLat = Math.max(0, south - boxes[k + 3]!, boxes[k + 1]! - north);
  if (dLon === 0 && dLat === 0) return 0;
  // East scale of the latitude farthest from the equator: the smallest that occurs between the boxes.
  const scale = scaleAt(Math.max(Math.abs(south), Math.abs(north), Math.abs(boxes[k + 1]!), Math.abs(boxes[k + 3]!)));
  return 0.995 * Math.hypot(dLon * scale.eastM, dLat * scale.northM);
}
