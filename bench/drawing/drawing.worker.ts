import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { decodeZones } from '../../src/catalog/packed-file.ts';
import { packedZones } from '../../src/catalog/packed-zones.ts';
import type { Zone } from '../../src/catalog/zone.ts';
import { zonesInBox } from '../../src/catalog/zone-lookup.ts';
import { areaPicture } from '../../src/paint/area-picture.ts';
import { simplified } from '../../src/tiles/simplify-path.ts';
import { TILE_LAYER, tileFeatures } from '../../src/tiles/tile-features.ts';
import { writeMvt } from '../../src/tiles/write-mvt.ts';
import type { DrawingQuestion } from './ways.ts';

let zones: readonly Zone[] = [];

function featuresOf(some: readonly Zone[], change: (geometry: Geometry) => Geometry | null): FeatureCollection {
  const features = some.flatMap(({ id, geometry }): Feature[] => {
    const changed = change(geometry);
    return changed ? [{ type: 'Feature', properties: { id }, geometry: changed }] : [];
  });
  return { type: 'FeatureCollection', features };
}

/** Rings to within 0.4 px at a zoom; those below a pixel go. */
function simplifiedAt(zoom: number): (geometry: Geometry) => Geometry | null {
  const pixelDeg = 360 / 2 ** zoom / 512;
  const ring = (positions: Position[]) => {
    const path = simplified(
      positions.flatMap(([x = 0, y = 0]) => [x, y]),
      0.4 * pixelDeg,
    );
    return Array.from({ length: path.length / 2 }, (_, i) => [path[2 * i]!, path[2 * i + 1]!]);
  };
  const rings = (polygon: Position[][]) => polygon.map(ring).filter((one) => one.length > 3);
  return (geometry) => {
    if (geometry.type === 'Polygon') {
      const coordinates = rings(geometry.coordinates);
      return coordinates.length > 0 ? { type: 'Polygon', coordinates } : null;
    }
    if (geometry.type !== 'MultiPolygon') return geometry;
    const coordinates = geometry.coordinates.map(rings).filter((polygon) => polygon.length > 0);
    return coordinates.length > 0 ? { type: 'MultiPolygon', coordinates } : null;
  };
}

function answer(question: DrawingQuestion): unknown {
  if (question.ask === 'whole') return featuresOf(zones, (geometry) => geometry);
  if (question.ask === 'box') {
    const found = zonesInBox(zones, question.box).map((i) => zones[i]!);
    return featuresOf(found, simplifiedAt(question.zoom));
  }
  const { tile } = question;
  const features = tileFeatures(packedZones(zones)!, tile, (i) => ({ id: zones[i]!.id }));
  if (question.ask === 'picture') return areaPicture(features, question.entry, tile, question.look);
  return features.length > 0 ? writeMvt(TILE_LAYER, features) : null;
}

function transferable(value: unknown): Transferable[] {
  if (value instanceof ImageBitmap) return [value];
  return value instanceof Uint8Array ? [value.buffer] : [];
}

addEventListener('message', async ({ data }: MessageEvent<{ id: number; question: DrawingQuestion; url: string }>) => {
  if (zones.length === 0) zones = decodeZones(new Uint8Array(await (await fetch(data.url)).arrayBuffer())) ?? [];
  const value = answer(data.question);
  postMessage({ id: data.id, value }, { transfer: transferable(value) });
});
