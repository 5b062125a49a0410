import { lineOf } from '../../geo/shapes.ts';
import { errorProblem, type Problem, warningProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import type { RawParcel } from '../formats/format.ts';
import { attributesOf } from '../name-attribute.ts';
import { parseDecimal } from '../number-text.ts';
import { MAX_RINGS } from '../point-rows.ts';
import { areaFromNested, closedIfNear, nestRings } from '../rings.ts';
import type { DbfTable } from './dbf.ts';
import type { Shape } from './shp.ts';

const NAME_FIELDS = /^(地块名称|项目名称|名称|地块名|用地名称|DKMC|XMMC|ZDMC|MC|NAME|TITLE)$/i;
/** Width of a road or pipeline corridor, metres. */
const WIDTH_FIELDS = /^(宽度|红线宽度?|路宽|widthM|width_m)$/i;
const ID_FIELDS = /^(地块编号|编号|DKBH|DKH|BH|ZDDM|CODE|FID_?|ID)$/i;

/**
 * Records as parcels: areas, else lines that close, else lines. Rings are nested by containment, because reversed
 * winding is common. Problems: `not_a_site`, `too_many_parcels` (rings of one record), `degenerate_ring`.
 */
export function shapesToParcels(shapes: readonly Shape[], table: DbfTable | null): Result<RawParcel[]> {
  const warnings: Problem[] = [];
  const parcels: RawParcel[] = [];
  const kind = (['area', 'line'] as const).find((wanted) => shapes.some((shape) => shape.kind === wanted));
  if (kind === undefined) return failure(errorProblem('not_a_site'));
  let left = 0;
  for (const shape of shapes) {
    if (shape.kind !== kind || shape.paths.length === 0) {
      left++;
      continue;
    }
    const parcel = parcels.length + 1;
    const paths = shape.paths.map(closedIfNear);
    const closed = paths.every((path) => path.length > 3 && path[0] === path.at(-1));
    const name = nameOf(table, shape.record);
    const attributes = attributesOf(rowOf(table, shape.record));
    if (kind === 'line' && !closed) {
      const widthM = widthOf(table, shape.record);
      parcels.push({ name, geometry: lineOf(shape.paths)!, ...(widthM !== null && { widthM }), ...attributes });
      continue;
    }
    if (kind === 'line') warnings.push(warningProblem('line_as_polygon', { parcel }));
    if (paths.length > MAX_RINGS) return failure(errorProblem('too_many_parcels', { parcel }, { rings: paths.length }));
    parcels.push({ name, geometry: areaFromNested(nestRings(paths))!, ...attributes });
  }
  if (left > 0) warnings.push(warningProblem('mixed_geometry', undefined, { left }));
  return success(parcels, warnings);
}

function nameOf(table: DbfTable | null, record: number): string {
  if (table === null) return '';
  const field = [NAME_FIELDS, ID_FIELDS].map((pattern) => table.fields.findIndex((name) => pattern.test(name)));
  const index = field.find((found) => found >= 0);
  return index === undefined ? '' : (table.rows[record]?.[index] ?? '');
}

function rowOf(table: DbfTable | null, record: number): Readonly<Record<string, string>> {
  return Object.fromEntries(table?.fields.map((name, index) => [name, table.rows[record]?.[index] ?? '']) ?? []);
}

function widthOf(table: DbfTable | null, record: number): number | null {
  const index = table === null ? -1 : table.fields.findIndex((name) => WIDTH_FIELDS.test(name));
  const value = parseDecimal(table?.rows[record]?.[index] ?? '');
  return typeof value === 'number' && value > 0 ? value : null;
}
