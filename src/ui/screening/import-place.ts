import type { Position } from 'geojson';
import { nearestEdges } from '../../geo/distance.ts';
import { packEdges } from '../../geo/edges.ts';
import { isInside } from '../../geo/inside.ts';
import { partsOf } from '../../geo/shapes.ts';
import { length, quantityText } from '../../i18n/quantity.ts';
import type { District } from '../../map/map-props.ts';
import { isInWindow } from '../../site/work-window.ts';
import type { Words } from '../shared/words.ts';

/** Where a reading would put the site, told from the district: inside, or how far off. */
export function districtWords(place: Position, district: District | null, { t }: Words): string {
  if (!district) return t(isInWindow(place) ? 'import.inWindow' : 'import.outOfWindow');
  const parts = partsOf(district.geometry);
  if (parts.some((rings) => isInside(place, rings, 'with_border'))) return t('import.inDistrict');
  const found = nearestEdges(packEdges([[place]]), packEdges(parts.flat()));
  const distance = quantityText(length(found?.distanceM ?? 0));
  return t(isInWindow(place) ? 'import.nearDistrict' : 'import.offDistrict', { distance });
}
