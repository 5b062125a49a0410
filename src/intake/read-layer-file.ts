import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result } from '../kernel/result.ts';
import { isZip, listZip } from '../site/archive/zip.ts';
import { foreignFile } from '../site/foreign-file.ts';
import { format as geojson } from '../site/formats/geojson.ts';
import { format as kml } from '../site/formats/kml.ts';
import { format as shapefile } from '../site/formats/shapefile.ts';
import type { IncomingFile } from './incoming.ts';
import { readFlatGeobuf } from './read-flatgeobuf.ts';
import { readGeoJson } from './read-geojson.ts';
import { readKml } from './read-kml.ts';
import { readShapefile } from './read-shapefile.ts';

const HEAD_BYTES = 4096;
const FLATGEOBUF = [0x66, 0x67, 0x62, 0x03];

/**
 * Reads a file of layers: shapefile, GeoJSON, KML or FlatGeobuf, told by its content. Attributes and numbers come as they
 * stand; nothing is placed. Problems: those of the reader, `unsupported_format` with advice on how to save it instead.
 */
export async function readLayerFile(name: string, bytes: Uint8Array): Promise<Result<IncomingFile>> {
  if (bytes.length === 0) return failure(errorProblem('file_empty'));
  if (FLATGEOBUF.every((byte, i) => bytes[i] === byte)) return readFlatGeobuf(name, bytes);
  const foreign = foreignFile(name, bytes);
  if (foreign !== null) return failure(...foreign);
  const archive = isZip(bytes) ? listZip(bytes) : null;
  if (archive !== null && !archive.ok) return archive;
  const members = archive?.value.map((entry) => entry.name);
  const head = bytes.subarray(0, HEAD_BYTES);
  if (shapefile.sniff(name, head, members)) return readShapefile(name, bytes);
  if (kml.sniff(name, head, members)) return readKml(name, bytes);
  if (archive === null && geojson.sniff(name, head)) return readGeoJson(name, bytes);
  return failure(errorProblem('unsupported_format'));
}
