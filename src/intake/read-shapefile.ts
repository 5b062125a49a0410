import { lineOf, type PlainGeometry, pointOf } from '../geo/shapes.ts';
import { errorProblem, type Problem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { isZip, listZip } from '../site/archive/zip.ts';
import { type Members, unpackMembers } from '../site/formats/shapefile.ts';
import { areaFromNested, closedIfNear, nestRings } from '../site/rings.ts';
import { type DbfTable, readDbf } from '../site/shp/dbf.ts';
import { readPrj } from '../site/shp/prj.ts';
import { readShp, type Shape } from '../site/shp/shp.ts';
import { type Attributes, fieldsOf, type IncomingFeature, type IncomingFile, type IncomingLayer } from './incoming.ts';

/** Rings of one record past which nesting by containment would take minutes. */
const MAX_RINGS = 5000;

/** Every shapefile of an archive, or the bare `.shp`, as layers with all their attributes as text. */
export async function readShapefile(name: string, bytes: Uint8Array): Promise<Result<IncomingFile>> {
  const layers: IncomingLayer[] = [];
  const add = (layerName: string, members: Members): Problem | null => {
    const layer = layerOf(layerName, members);
    if (layer.ok) layers.push(layer.value);
    return layer.ok ? null : layer.problems[0];
  };
  if (!isZip(bytes)) {
    const problem = add(name, { shp: bytes });
    return problem ? failure(problem) : success({ format: 'shapefile', layers });
  }
  const listed = listZip(bytes);
  if (!listed.ok) return listed;
  for (const shp of listed.value.filter((entry) => /\.shp$/i.test(entry.name))) {
    const members = await unpackMembers(bytes, listed.value, shp);
    if (!members.ok) return members;
    const problem = add(shp.name, members.value);
    if (problem) return failure({ ...problem, where: { ...problem.where, file: shp.name } });
  }
  return success({ format: 'shapefile', layers });
}

function layerOf(name: string, { shp, dbf, prj, cpg }: Members): Result<IncomingLayer> {
  const shapes = readShp(shp!);
  if (!shapes.ok) return shapes;
  const table = dbf === undefined ? null : readDbf(dbf, cpg);
  const crowded = shapes.value.find(({ kind, paths }) => kind === 'area' && paths.length > MAX_RINGS);
  if (crowded) {
    const where = { feature: String(crowded.record + 1) };
    return failure(errorProblem('too_many_parcels', where, { rings: crowded.paths.length }));
  }
  const byRecord = new Map(shapes.value.map((shape) => [shape.record, shape]));
  // Records without a shape are in the table alone.
  const count = Math.max(table?.rows.length ?? 0, (shapes.value.at(-1)?.record ?? -1) + 1);
  const features = Array.from({ length: count }, (_, record): IncomingFeature => {
    const shape = byRecord.get(record);
    return { attributes: attributesOf(table, record), geometry: shape ? geometryOf(shape) : null };
  });
  return success({
    name: name.replace(/^.*\//, '').replace(/\.shp$/i, ''),
    features,
    fields: table?.fields ?? fieldsOf(features),
    system: {
      ...(prj === undefined ? {} : readPrj(prj)),
      axisOrder: 'east_first',
      ...(table && { encoding: table.encoding }),
    },
    members: {},
    warnings: shapes.warnings,
  });
}

function attributesOf(table: DbfTable | null, record: number): Attributes {
  const row = table?.rows[record];
  return row && table ? Object.fromEntries(table.fields.map((field, i) => [field, row[i] ?? ''])) : {};
}

/** Rings are nested by containment, because reversed winding is common. */
function geometryOf({ kind, paths }: Shape): PlainGeometry | null {
  if (kind === 'area') return areaFromNested(nestRings(paths.map(closedIfNear)));
  return kind === 'line' ? lineOf(paths) : pointOf(paths.flat());
}
