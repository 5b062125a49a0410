import type { LayerEntry } from '../catalog/catalog.ts';
import type { LoadedLayer } from '../catalog/layer-source.ts';
import type { Zone } from '../catalog/zone.ts';
import { zonesInBox } from '../catalog/zone-lookup.ts';
import { areaM2 } from '../geo/area.ts';
import { overlapOf } from '../geo/overlay.ts';
import { type AreaGeometry, areaOf, type Bbox, bboxOf, flatten, isArea, partsOf, type Rings } from '../geo/shapes.ts';
import { unionAreas } from '../geo/union-area.ts';
import type { LocalText } from '../kernel/text.ts';
import type { ScreeningRecord } from '../record/record.ts';
import type { Site } from '../site/site.ts';
import { siteGeometry } from '../site/site-geometry.ts';
import { parcelsOf } from './request-from-record.ts';

/** The land of one record. */
export interface LedgerSite {
  /** Id of the record. */
  readonly id: string;
  readonly parcels: Site['parcels'];
}

/** What all records together take of one feature of a layer. */
export interface LedgerRow {
  readonly role: string;
  readonly featureId: string;
  readonly name: LocalText | null;
  /** Area of the feature, m² on the ellipsoid. */
  readonly zoneM2: number;
  /** Union of what the sites take of it, m²: land that several take counts once. */
  readonly takenM2: number;
  /** Records that take a part of it. */
  readonly recordIds: readonly string[];
}

/** The land of a record, from the record alone. */
export function ledgerSite(record: ScreeningRecord): LedgerSite {
  return { id: record.id, parcels: parcelsOf(record) };
}

/** A site as the ledger takes it: its area with the box around it. */
export interface LedgerLand {
  readonly id: string;
  readonly area: AreaGeometry;
  readonly bbox: Bbox;
}

/** Sites that cover ground; a line without a width takes none. */
export function ledgerLand(sites: readonly LedgerSite[]): LedgerLand[] {
  return sites.flatMap(({ id, parcels }) => {
    const { area } = siteGeometry({ parcels });
    return area ? [{ id, area, bbox: bboxOf(area) }] : [];
  });
}

/** Less than this of a zone is the rounding of a shared border, not land taken, m². */
const NOTHING_M2 = 0.01;

/** One zone that sites lie on: how many of how many it is, and its row where something is taken of it. */
export interface LedgerStep {
  readonly done: number;
  readonly total: number;
  readonly row: LedgerRow | null;
}

/**
 * What sites together take of each feature of a layer, zone by zone, so that it can be told how far it is and stopped. A
 * layer without areas, or without data, has no steps.
 */
export function* ledgerSteps(layer: LoadedLayer, land: readonly LedgerLand[]): Generator<LedgerStep> {
  if (layer.state !== 'ready') return;
  const near = new Map<number, LedgerLand[]>();
  for (const site of land) {
    for (const index of zonesInBox(layer.zones, site.bbox)) {
      const sites = near.get(index);
      if (sites) sites.push(site);
      else near.set(index, [site]);
    }
  }
  const met = [...near].sort(([a], [b]) => a - b);
  let done = 0;
  for (const [index, sites] of met) {
    done += 1;
    yield { done, total: met.length, row: rowOf(layer.entry, layer.zones[index]!, sites) };
  }
}

/** The rows of all steps; features of which nothing is taken are left out. */
export function ledgerOf(layer: LoadedLayer, land: readonly LedgerLand[]): LedgerRow[] {
  return [...ledgerSteps(layer, land)].flatMap(({ row }) => (row ? [row] : []));
}

function rowOf({ role, label }: LayerEntry, zone: Zone, sites: readonly LedgerLand[]): LedgerRow | null {
  const { id, properties, geometry } = zone;
  const ground = areaOf(flatten(geometry).filter(isArea).flatMap(partsOf));
  if (!ground) return null;
  const taken: Rings[] = [];
  const recordIds: string[] = [];
  for (const site of sites) {
    const parts = overlapOf(site.area, ground);
    const area = areaOf(parts);
    if (!area || areaM2(area) < NOTHING_M2) continue;
    taken.push(...parts);
    recordIds.push(site.id);
  }
  if (taken.length === 0) return null;
  const zh = label && properties[label.zh];
  const en = label && properties[label.en];
  const name = zh && en ? { zh: String(zh), en: String(en) } : null;
  return { role, featureId: id, name, zoneM2: areaM2(ground), takenM2: unionAreas(taken).ellipsoidM2, recordIds };
}
