import { corridorOf } from '../geo/corridor.ts';
import { unionOf } from '../geo/overlay.ts';
import { type AreaGeometry, isArea, type LineGeometry, lineOf, linesOf, partsOf, type Rings } from '../geo/shapes.ts';
import type { Parcel, Site } from './site.ts';

/** A site as it is measured. At least one of `area` and `line` is there. */
export interface SiteGeometry {
  /** Union of the area parcels and of the corridors of lines that have a width. */
  readonly area: AreaGeometry | null;
  /** Lines without a width. */
  readonly line: LineGeometry | null;
  /** Axes of all lines, with and without a width. */
  readonly axes: LineGeometry | null;
}

/** What a parcel covers: itself, or the corridor of a line with a width; null for a line without one. */
export function parcelArea(parcel: Parcel): AreaGeometry | null {
  if (isArea(parcel.geometry)) return parcel.geometry;
  return parcel.widthM !== undefined && parcel.widthM > 0 ? corridorOf(parcel.geometry, parcel.widthM) : null;
}

/** Joins the parcels of a site; parcels that overlap count once, and borders between them vanish. */
export function siteGeometry(site: Pick<Site, 'parcels'>): SiteGeometry {
  const parts: Rings[] = [];
  const bare: LineGeometry[] = [];
  const axes: LineGeometry[] = [];
  for (const parcel of site.parcels) {
    const area = parcelArea(parcel);
    if (area !== null) parts.push(...partsOf(area));
    if (isArea(parcel.geometry)) continue;
    axes.push(parcel.geometry);
    if (area === null) bare.push(parcel.geometry);
  }
  return { area: unionOf(parts), line: lineOf(bare.flatMap(linesOf)), axes: lineOf(axes.flatMap(linesOf)) };
}
