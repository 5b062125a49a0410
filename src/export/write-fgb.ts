import { Builder } from 'flatbuffers';
import type { ColumnMeta } from 'flatgeobuf/lib/mjs/column-meta.js';
import { magicbytes } from 'flatgeobuf/lib/mjs/constants.js';
import { Column } from 'flatgeobuf/lib/mjs/flat-geobuf/column.js';
import { Crs } from 'flatgeobuf/lib/mjs/flat-geobuf/crs.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import type { Feature } from 'geojson';
import { joinedBytes } from '../files/joined-bytes.ts';
import { bboxOf, type PlainGeometry } from '../geo/shapes.ts';
import { columnsOf } from './fgb-columns.ts';
import { type Box, hilbertOrder, NODE_SIZE, packTree, unionBox } from './packed-tree.ts';

/** CGCS2000 longitude, latitude. */
const EPSG = 4490;

/** One type for the file where all features agree; otherwise each feature states its own. */
function commonType(features: readonly Feature<PlainGeometry>[]): GeometryType {
  const types = new Set(features.map((feature) => feature.geometry.type));
  const [only] = types;
  return types.size === 1 && only ? GeometryType[only] : GeometryType.Unknown;
}

function buildHeader(
  name: string,
  columns: readonly ColumnMeta[],
  type: GeometryType,
  count: number,
  extent: Box,
  metadata: string | null,
): Uint8Array {
  const builder = new Builder();
  const nameOffset = builder.createString(name);
  const columnOffsets = columns.map((column) => {
    const columnName = builder.createString(column.name);
    Column.startColumn(builder);
    Column.addName(builder, columnName);
    Column.addType(builder, column.type);
    return Column.endColumn(builder);
  });
  const columnVector = Header.createColumnsVector(builder, columnOffsets);
  const envelope = Header.createEnvelopeVector(builder, [...extent]);
  const organisation = builder.createString('EPSG');
  const metadataOffset = metadata === null ? 0 : builder.createString(metadata);
  Crs.startCrs(builder);
  Crs.addOrg(builder, organisation);
  Crs.addCode(builder, EPSG);
  const crs = Crs.endCrs(builder);
  Header.startHeader(builder);
  Header.addName(builder, nameOffset);
  Header.addEnvelope(builder, envelope);
  Header.addGeometryType(builder, type);
  Header.addColumns(builder, columnVector);
  Header.addFeaturesCount(builder, BigInt(count));
  Header.addIndexNodeSize(builder, NODE_SIZE);
  Header.addCrs(builder, crs);
  if (metadata !== null) Header.addMetadata(builder, metadataOffset);
  builder.finishSizePrefixed(Header.endHeader(builder));
  return builder.asUint8Array();
}

/**
 * FlatGeobuf file with a packed R-tree, so that a box can be read by a few range requests; the library's own writer
 * makes none. Features stand in Hilbert order. Coordinates are float64, unchanged; a null property is left out, as the
 * format has it, and comes back as absent: readers fill it in from the columns.
 * @param features  at least one; lon/lat degrees, 2D, no geometry collections; scalar properties, one type each
 * @param metadata  JSON text for the header's own place for it
 * Source: https://flatgeobuf.org, file layout: magic, header, index, features.
 */
export function writeFgb(
  name: string,
  features: readonly Feature<PlainGeometry>[],
  metadata: string | null = null,
): Uint8Array {
  const boxes = features.map((feature): Box => bboxOf(feature.geometry));
  const order = hilbertOrder(boxes);
  const columns = columnsOf(features);
  const geometryType = commonType(features);
  const meta = {
    geometryType,
    columns,
    envelope: null,
    featuresCount: features.length,
    indexNodeSize: NODE_SIZE,
    crs: null,
    title: null,
    description: null,
    metadata: null,
  };
  const blank = Object.fromEntries(columns.map((column) => [column.name, null]));

  const bodies: Uint8Array[] = [];
  const leaves: Box[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const i of order) {
    const feature = features[i];
    const box = boxes[i];
    if (!feature || !box) continue;
    const body = buildFeature(parseGeometry(feature.geometry), { ...blank, ...feature.properties }, meta);
    bodies.push(body);
    leaves.push(box);
    offsets.push(offset);
    offset += body.length;
  }
  const header = buildHeader(name, columns, geometryType, features.length, unionBox(boxes), metadata);
  return joinedBytes([magicbytes, header, packTree(leaves, offsets), ...bodies]);
}
