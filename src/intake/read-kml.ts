import { areaOf, lineOf, pointOf } from '../geo/shapes.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { isZip } from '../site/archive/zip.ts';
import { decodeText } from '../site/decode-text.ts';
import { fileStem } from '../site/file-stem.ts';
import { documentOf } from '../site/formats/kml.ts';
import { type Placemark, readPlacemarks } from '../site/kml/placemarks.ts';
import { fieldsOf, type IncomingFeature, type IncomingFile } from './incoming.ts';

/** Placemarks of a KML or KMZ as one layer, with their names and extended data. Problems: those of `readPlacemarks`. */
export async function readKml(name: string, bytes: Uint8Array): Promise<Result<IncomingFile>> {
  const document = isZip(bytes) ? await documentOf(bytes) : success({ name, bytes });
  if (!document.ok) return document;
  const decoded = decodeText(document.value.bytes);
  if (decoded === null) return failure(errorProblem('unsupported_format'));
  const placemarks = await readPlacemarks(decoded.text);
  if (!placemarks.ok) return placemarks;
  const features = placemarks.value.flatMap(featuresOf);
  const shifted = /\.ovkm[lz]$/i.test(name) || /\.ovkml$/i.test(document.value.name);
  const layer = {
    name: fileStem(name),
    features,
    fields: fieldsOf(features),
    system: {
      axisOrder: 'east_first' as const,
      encoding: decoded.encoding,
      ...(shifted && { shift: 'gcj02' as const }),
    },
    members: {},
    warnings: placemarks.warnings,
  };
  return success({ format: 'kml', defaultEpsg: 4490, layers: [layer] });
}

/** A placemark that draws several kinds of shape is a feature of each kind. */
function featuresOf({ name, data, polygons, lines, places }: Placemark): IncomingFeature[] {
  // A name that is not given must not stand before one among the data.
  const attributes = name ? { name, ...data } : data;
  const shapes = [areaOf(polygons), lineOf(lines), pointOf(places)].filter((shape) => shape !== null);
  return shapes.length > 0 ? shapes.map((geometry) => ({ attributes, geometry })) : [{ attributes, geometry: null }];
}
