import type { RawParcel, RawSite } from './formats/format.ts';
import { closedIfNear } from './rings.ts';

/**
 * A site of nothing but lines that come back to their start, with no width to make them roads: the areas they bound.
 * Any other site as it is (the same object). The caller has to say that lines were turned.
 */
export function areasOfClosedLines(raw: RawSite): RawSite {
  const turned = raw.parcels.map(({ geometry, widthM, ...rest }): RawParcel | null => {
    if (geometry.type !== 'LineString' || widthM !== undefined) return null;
    const ring = closedIfNear(geometry.coordinates);
    const closed = ring.length > 3 && ring[0] === ring.at(-1);
    return closed ? { ...rest, geometry: { type: 'Polygon', coordinates: [ring] } } : null;
  });
  return turned.length > 0 && turned.every((parcel) => parcel !== null) ? { ...raw, parcels: turned } : raw;
}
