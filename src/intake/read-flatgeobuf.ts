import { readFgb } from '../catalog/decode-fgb.ts';
import { isArea, isLine, type PlainGeometry } from '../geo/shapes.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { fileStem } from '../site/file-stem.ts';
import { fieldsOf, type IncomingFeature, type IncomingFile } from './incoming.ts';
import { plainAttributes } from './read-geojson.ts';

/** A FlatGeobuf file as one layer. Problems: `file_corrupt`, `layer_nested_geometry`. */
export async function readFlatGeobuf(name: string, bytes: Uint8Array): Promise<Result<IncomingFile>> {
  const read = await readFgb(bytes);
  if (read === null) return failure(errorProblem('file_corrupt', { file: name }));
  const features: IncomingFeature[] = [];
  for (const [index, { geometry, properties }] of read.features.entries()) {
    const where = { feature: String(index + 1) };
    if (geometry && geometry.type === 'GeometryCollection')
      return failure(errorProblem('layer_nested_geometry', where));
    features.push({ attributes: plainAttributes(properties ?? {}, undefined), geometry: flat(geometry) });
  }
  const layer = {
    name: fileStem(name),
    features,
    fields: fieldsOf(features),
    system: { axisOrder: 'east_first' as const, ...(read.epsg !== null && { declaredEpsg: read.epsg }) },
    members: {},
    warnings: [],
  };
  return success({ format: 'flatgeobuf', layers: [layer] });
}

/** A geometry without positions is none. */
function flat(geometry: PlainGeometry | null): PlainGeometry | null {
  if (!geometry) return null;
  const known = isArea(geometry) || isLine(geometry) || geometry.type === 'Point' || geometry.type === 'MultiPoint';
  return known && geometry.coordinates.length > 0 ? geometry : null;
}
