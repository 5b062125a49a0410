import type { Feature, FeatureCollection, Point, Position } from 'geojson';
import type { ParcelGeometry } from '../site/site.ts';
import type { SiteFeatures } from './map-props.ts';

/** Rings or lines of a parcel, each without its closing vertex, in the order they are numbered. */
export function chainsOf(geometry: ParcelGeometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates.map((ring) => ring.slice(0, -1));
    case 'MultiPolygon':
      return geometry.coordinates.flatMap((rings) => rings.map((ring) => ring.slice(0, -1)));
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
  }
}

type Anchor = 'left' | 'right' | 'top' | 'bottom' | 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';

export interface VertexProperties {
  readonly text: string;
  /** Side of the text that faces the vertex: names stand outside the site. */
  readonly anchor: Anchor;
}

function anchorAway(from: Position, to: Position): Anchor {
  const east = (to[0] ?? 0) - (from[0] ?? 0) >= 0;
  const north = (to[1] ?? 0) - (from[1] ?? 0) >= 0;
  return `${north ? 'bottom' : 'top'}-${east ? 'left' : 'right'}`;
}

function middle(chain: readonly Position[]): Position {
  const sum = chain.reduce<[number, number]>(([x, y], [lon = 0, lat = 0]) => [x + lon, y + lat], [0, 0]);
  return [sum[0] / chain.length, sum[1] / chain.length];
}

/**
 * Boundary points as surveyors name them: J1, J2 … through all rings of a parcel, starting again with the next parcel.
 */
export function siteVertices(site: SiteFeatures): FeatureCollection<Point, VertexProperties> {
  const features = site.features.flatMap((parcel) => {
    const chains = chainsOf(parcel.geometry);
    const numbered: Feature<Point, VertexProperties>[] = [];
    for (const chain of chains) {
      const centre = middle(chain);
      for (const position of chain) {
        numbered.push({
          type: 'Feature',
          geometry: { type: 'Point', coordinates: position },
          properties: { text: `J${numbered.length + 1}`, anchor: anchorAway(centre, position) },
        });
      }
    }
    return numbered;
  });
  return { type: 'FeatureCollection', features };
}
