import type { Position } from 'geojson';
import { type PlainFile, zipFiles } from '../files/zip-files.ts';
import { findCrs } from '../geo/crs.ts';
import { isArea, isLine, type PlainGeometry, partsOf, pathsOf } from '../geo/shapes.ts';
import { invariant } from '../kernel/invariant.ts';
import { prjText } from '../site/shp/prj-text.ts';
import { writeDbf } from '../site/shp/write-dbf.ts';
import { type ShpKind, writeShp } from '../site/shp/write-shp.ts';
import { surveyWound } from '../site/written/survey-winding.ts';
import { type DbfColumn, dbfCell, dbfColumns } from './dbf-columns.ts';
import type { PlainFeature } from './plain-features.ts';

/** CGCS2000 longitude, latitude. */
const EPSG = 4490;

const utf8 = new TextEncoder();

/**
 * A layer as shapefiles in a zip, one for its areas, lines and points each, with `<name>.json` beside them: the statement
 * and which property each shortened field name stands for.
 * @returns the bytes, whether there is more than one shapefile, and whether a text was longer than the format holds
 */
export async function writeLayerShp(
  name: string,
  features: readonly PlainFeature[],
  statement: Readonly<Record<string, unknown>>,
): Promise<{ readonly bytes: Uint8Array; readonly several: boolean; readonly cut: boolean }> {
  const columns = dbfColumns(features.map(({ properties }) => properties));
  const kinds = (['area', 'line', 'point'] as const)
    .map((kind) => [kind, features.filter(({ geometry }) => kindOf(geometry) === kind)] as const)
    .filter(([, some]) => some.length > 0);
  const several = kinds.length > 1;
  const files = kinds.flatMap(([kind, some]) => shapefile(several ? `${name}_${kind}` : name, kind, some, columns));
  const fields = Object.fromEntries(columns.map((column) => [column.name, column.property]));
  const told = utf8.encode(`${JSON.stringify({ ...statement, fields }, null, 2)}\n`);
  const bytes = await zipFiles([...files, { name: `${name}.json`, bytes: told }]);
  return { bytes, several, cut: columns.some(({ cut }) => cut) };
}

function kindOf(geometry: PlainGeometry): 'area' | 'line' | 'point' {
  if (isArea(geometry)) return 'area';
  return isLine(geometry) ? 'line' : 'point';
}

function recordPaths(geometry: PlainGeometry): readonly (readonly Position[])[] {
  if (isArea(geometry)) return partsOf(geometry).flatMap((rings) => rings.map(surveyWound));
  return geometry.type === 'MultiPoint' ? [geometry.coordinates] : pathsOf(geometry);
}

function shapefile(
  stem: string,
  kind: 'area' | 'line' | 'point',
  features: readonly PlainFeature[],
  columns: readonly DbfColumn[],
): PlainFile[] {
  const crs = findCrs(EPSG);
  invariant(crs, 'the system of all layers is known');
  const shape: ShpKind = features.some(({ geometry }) => geometry.type === 'MultiPoint') ? 'points' : kind;
  const { shp, shx } = writeShp(
    shape,
    features.map(({ geometry }) => recordPaths(geometry)),
  );
  const rows = features.map(({ properties }) => columns.map(({ property }) => dbfCell(properties[property])));
  const members = {
    shp,
    shx,
    dbf: writeDbf(columns, rows, (text) => utf8.encode(text), 'utf-8'),
    prj: utf8.encode(prjText(crs)),
    cpg: utf8.encode('UTF-8'),
  };
  return Object.entries(members).map(([extension, bytes]) => ({ name: `${stem}.${extension}`, bytes }));
}
