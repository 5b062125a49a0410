import type { Position } from 'geojson';
import { nearestEdges } from '../../geo/distance.ts';
import { packEdges } from '../../geo/edges.ts';
import { isInside } from '../../geo/inside.ts';
import { partsOf } from '../../geo/shapes.ts';
import { length, quantityText } from '../../i18n/quantity.ts';
import type { District } from '../../map/map-props.ts';
import { isInWindow } from '../../site/work-window.ts';
import type { Words } from '../shared/words.ts';

/** Ground distance from a place to the district, metres; 0 inside of it or on its border. */
export function distanceToDistrictM(place: Position, district: District): number {
  const parts = partsOf(district.geometry);
  if (parts.some((rings) => isInside(place, rings, 'with_border'))) return 0;
  return nearestEdges(packEdges([[place]]), packEdges(parts.flat()))?.distanceM ?? 0;
}

/** Where a reading would put the site, told from the district: inside, or how far off. @param distanceM null: not known */
export function districtWords(place: Position, distanceM: number | null, { t }: Words): string {
  if (distanceM === null) return t(isInWindow(place) ? 'import.inWindow' : 'import.outOfWindow');
  if (distanceM === 0) return t('import.inDistrict');
  const distance = quantityText(length(distanceM));
  return t(isInWindow(place) ? 'import.nearDistrict' : 'import.offDistrict', { distance });
}
