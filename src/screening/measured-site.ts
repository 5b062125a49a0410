import type { Geometry } from 'geojson';
import { areaM2 } from '../geo/area.ts';
import type { Axis } from '../geo/chainage.ts';
import { corridorOf } from '../geo/corridor.ts';
import { lengthM } from '../geo/length.ts';
import { type Bbox, bboxOf, isArea, linesOf } from '../geo/shapes.ts';
import type { Site } from '../site/site.ts';
import { type SiteGeometry, siteGeometry } from '../site/site-geometry.ts';

/** A site prepared once, for all layers. */
export interface MeasuredSite {
  readonly parts: SiteGeometry;
  /** Everything of the site, as the pair measures take it. */
  readonly geometry: Geometry;
  readonly bbox: Bbox;
  readonly areaM2: number;
  /** Length along the axes of its lines; 0 for areas. */
  readonly lengthM: number;
  /** Its lines one by one, in the order of the parcels and of their paths. */
  readonly lines: readonly Axis[];
}

export function prepareSite(site: Site): MeasuredSite {
  const parts = siteGeometry(site);
  const members = [parts.area, parts.line].filter((member) => member !== null);
  const geometry: Geometry = members.length === 1 ? members[0]! : { type: 'GeometryCollection', geometries: members };
  return {
    parts,
    geometry,
    bbox: bboxOf(geometry),
    areaM2: parts.area === null ? 0 : areaM2(parts.area),
    lengthM: parts.axes === null ? 0 : lengthM(parts.axes),
    lines: axesOf(site),
  };
}

function axesOf({ parcels }: Site): Axis[] {
  return parcels.flatMap(({ geometry, widthM = 0 }) =>
    isArea(geometry)
      ? []
      : linesOf(geometry).map((path): Axis => {
          const corridor = widthM > 0 ? corridorOf({ type: 'LineString', coordinates: path }, widthM) : null;
          return { path, corridor };
        }),
  );
}
