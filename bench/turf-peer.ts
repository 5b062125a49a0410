import { area, featureCollection, intersect, lineString, nearestPointOnLine, point, polygonToLine } from '@turf/turf';
import Flatbush from 'flatbush';
import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { scaleAt } from '../src/geo/ellipsoid.ts';
import { bboxOf } from '../src/geo/shapes.ts';

export type Area = Polygon | MultiPolygon;

/** What one would write without an own engine: an index over boxes, then Turf on every candidate. */
export class TurfPeer {
  private readonly features: readonly Feature<Area>[];
  private readonly index: Flatbush;

  constructor(geometries: readonly Area[]) {
    this.features = geometries.map((geometry) => ({ type: 'Feature', properties: {}, geometry }));
    this.index = new Flatbush(geometries.length);
    for (const geometry of geometries) this.index.add(...(bboxOf(geometry) as [number, number, number, number]));
    this.index.finish();
  }

  /** Sum of all overlaps, m² on Turf's sphere. */
  overlapM2(site: Area): number {
    const subject: Feature<Area> = { type: 'Feature', properties: {}, geometry: site };
    let sum = 0;
    for (const i of this.index.search(...(bboxOf(site) as [number, number, number, number]))) {
      const common = intersect(featureCollection([subject, this.features[i]!]));
      if (common !== null) sum += area(common);
    }
    return sum;
  }

  /** Nearest feature's distance, metres, by vertices against lines both ways on candidates of the index. */
  nearestM(site: Polygon, maxM: number): number {
    const [west, south, east, north] = bboxOf(site);
    const scale = scaleAt((south + north) / 2);
    let best = maxM;
    // The nearest boxes first give a bound, so that only what lies within it is looked at.
    const order = this.index.neighbors((west + east) / 2, (south + north) / 2, 8);
    for (const i of order) best = Math.min(best, this.distanceM(site, this.features[i]!.geometry));
    const [dx, dy] = [best / scale.eastM, best / scale.northM];
    for (const i of this.index.search(west - dx, south - dy, east + dx, north + dy)) {
      if (!order.includes(i)) best = Math.min(best, this.distanceM(site, this.features[i]!.geometry));
    }
    return best;
  }

  /**
   * What one would write first: no index, and for every feature the overlap and, without one, the distance.
   * @param step  only every so many features are asked; the time is to be multiplied by it
   */
  naive(site: Polygon, step: number): { overlapM2: number; nearestM: number } {
    const subject: Feature<Area> = { type: 'Feature', properties: {}, geometry: site };
    let [overlapM2, nearestM] = [0, Infinity];
    for (let i = 0; i < this.features.length; i += step) {
      const zone = this.features[i]!;
      const common = intersect(featureCollection([subject, zone]));
      if (common !== null) overlapM2 += area(common);
      else nearestM = Math.min(nearestM, this.distanceM(site, zone.geometry));
    }
    return { overlapM2, nearestM };
  }

  private distanceM(site: Polygon, zone: Area): number {
    return Math.min(toLines(site, zone), toLines(zone, site));
  }
}

/** Least distance from the vertices of one area to the lines of another. */
function toLines(from: Area, to: Area): number {
  const border = polygonToLine(to as Polygon);
  const lines = (border.type === 'Feature' ? [border] : border.features) as Feature<LineString | MultiLineString>[];
  const rings = from.type === 'Polygon' ? from.coordinates : from.coordinates.flat();
  let best = Infinity;
  for (const position of rings.flat()) {
    for (const { geometry } of lines) {
      const paths = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
      for (const path of paths) {
        const near = nearestPointOnLine(lineString(path), point(position), { units: 'meters' });
        best = Math.min(best, near.properties.pointDistance ?? near.properties.dist);
      }
    }
  }
  return best;
}
