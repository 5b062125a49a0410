import type { Position } from 'geojson';
import { isObject, type JsonObject } from '../../kernel/json-object.ts';
import { errorProblem, type Problem, warningProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import { decodeText } from '../decode-text.ts';
import { findJsonTrouble } from '../json-trouble.ts';
import { attributesOf } from '../name-attribute.ts';
import { systemFromText } from '../system-text.ts';
import type { ImportFormat, RawParcel, RawSite } from './format.ts';

const NAME_KEYS = ['name', '名称', 'name_zh', 'NAME', 'Name', '地块名称', '项目名称', 'DKMC', 'XMMC', 'title'];
const WIDTH_KEYS = ['widthM', 'width_m', 'row_width_m', '红线宽', '红线宽度', '宽度'];
const ACCURACY_KEYS = ['accuracyM', 'accuracy_m'];

export const format: ImportFormat = {
  id: 'geojson',
  name: { zh: 'GeoJSON', en: 'GeoJSON' },
  extensions: ['geojson', 'json'],
  defaultAccuracyM: 0.5,
  defaultEpsg: 4490,
  sniff(name, head) {
    const first = head.find((byte) => byte > 0x20 && ![0xef, 0xbb, 0xbf, 0xfe, 0xff].includes(byte));
    return (
      first === 0x7b || (first !== 0x3c && /\.(geo)?json$/i.test(name) && decodeText(head.subarray(0, 4)) !== null)
    );
  },
  read: async (_name, bytes) => {
    const decoded = decodeText(bytes);
    if (decoded === null) return failure(errorProblem('unsupported_format'));
    const trouble = findJsonTrouble(decoded.text.replace(/^\ufeff/, ''));
    if (trouble !== null) return failure(trouble);
    const result = readDocument(JSON.parse(decoded.text.replace(/^\ufeff/, '')));
    return result.ok ? success({ ...result.value, encoding: decoded.encoding }, result.warnings) : result;
  },
};

/** A geometry of the document with the properties that hold for it. */
interface Found {
  readonly type: string;
  readonly coordinates: unknown;
  readonly properties: JsonObject;
}

function readDocument(document: unknown): Result<RawSite> {
  if (!isObject(document) || typeof document.type !== 'string') return failure(errorProblem('not_a_site'));
  const found: Found[] = [];
  const passedOver = collect(document, {}, found);
  const areas = found.filter(({ type }) => type === 'Polygon' || type === 'MultiPolygon');
  const lines = found.filter(({ type }) => type === 'LineString' || type === 'MultiLineString');
  // Beside areas, a line counts only if it has a width and so covers land.
  const used = areas.length > 0 ? [...areas, ...lines.filter(({ properties }) => widthOf(properties))] : lines;
  if (used.length === 0) return failure(errorProblem('not_a_site'));
  const parcels: RawParcel[] = [];
  for (const item of used) {
    const parcel = readParcel(item, parcels.length + 1);
    if ('code' in parcel) return failure(parcel);
    parcels.push(parcel);
  }
  const system = declaredSystem(document.crs);
  const accuracyM = firstNumber([document, ...found.map(({ properties }) => properties)], ACCURACY_KEYS);
  return success({ parcels, ...system.declared, ...(accuracyM !== null && { accuracyM }) }, [
    ...(used.length < found.length
      ? [warningProblem('mixed_geometry', undefined, { left: found.length - used.length })]
      : []),
    ...system.warnings,
    ...(passedOver > 0 ? [warningProblem('feature_ignored', undefined, { left: passedOver })] : []),
  ]);
}

/** Walks collections of features and of geometries; gives how many members were passed over for want of a geometry. */
function collect(node: unknown, properties: JsonObject, found: Found[]): number {
  const sum = (nodes: readonly unknown[]) =>
    nodes.reduce((total: number, item) => total + collect(item, properties, found), 0);
  // A feature may say that it has no geometry (RFC 7946 §3.2); a member that is missing or no geometry is a fault.
  if (node === null) return 0;
  if (!isObject(node)) return 1;
  if (node.type === 'FeatureCollection' && Array.isArray(node.features)) return sum(node.features);
  if (node.type === 'Feature') return collect(node.geometry, isObject(node.properties) ? node.properties : {}, found);
  if (node.type === 'GeometryCollection' && Array.isArray(node.geometries)) return sum(node.geometries);
  if (typeof node.type !== 'string' || !('coordinates' in node)) return 1;
  found.push({ type: node.type, coordinates: node.coordinates, properties });
  return 0;
}

/** Depth of arrays around a position. */
const DEPTH: Readonly<Record<string, number>> = { LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 };

function readParcel({ type, coordinates, properties }: Found, parcel: number): RawParcel | Problem {
  const trouble = { ring: 0, vertex: 0, code: null as string | null };
  const read = (value: unknown, depth: number): unknown => {
    if (trouble.code !== null) return null;
    if (!Array.isArray(value)) {
      trouble.code = 'file_corrupt';
      return null;
    }
    if (depth === 0) {
      trouble.vertex++;
      const position: Position = [value[0], value[1]];
      if (!position.every((number) => typeof number === 'number' && Number.isFinite(number)))
        trouble.code = 'bad_number';
      return position;
    }
    if (depth === 1) {
      trouble.ring++;
      trouble.vertex = 0;
    }
    return value.map((item) => read(item, depth - 1));
  };
  const clean = read(coordinates, DEPTH[type]!);
  if (trouble.code !== null) return errorProblem(trouble.code, { parcel, ring: trouble.ring, vertex: trouble.vertex });
  const widthM = widthOf(properties);
  return {
    name: nameOf(properties),
    geometry: { type, coordinates: clean } as RawParcel['geometry'],
    ...(widthM !== null && { widthM }),
    ...attributesOf(properties),
  };
}

function nameOf(properties: JsonObject): string {
  const key = NAME_KEYS.find((candidate) => ['string', 'number'].includes(typeof properties[candidate]));
  return key === undefined ? '' : String(properties[key]);
}

function widthOf(properties: JsonObject): number | null {
  const widthM = firstNumber([properties], WIDTH_KEYS);
  return widthM !== null && widthM > 0 ? widthM : null;
}

function firstNumber(places: readonly JsonObject[], keys: readonly string[]): number | null {
  for (const place of places) {
    for (const key of keys) {
      const value = place[key];
      if (typeof value === 'number' && Number.isFinite(value)) return value;
    }
  }
  return null;
}

/**
 * The `crs` member of GeoJSON 2008: a name (`urn:ogc:def:crs:EPSG::4547`, `EPSG:4547`, OGC CRS84), a code, or a link, of
 * which only the address is read. Words without a code may still name datum and zone; a member that says nothing that is
 * understood warns `crs_unreadable`.
 */
export function declaredSystem(crs: unknown): {
  declared: Pick<RawSite, 'declaredEpsg' | 'declared'>;
  warnings: Problem[];
} {
  if (crs === undefined || crs === null) return { declared: {}, warnings: [] };
  const properties = isObject(crs) && isObject(crs.properties) ? crs.properties : { name: crs };
  const told = properties.name ?? properties.code ?? properties.href;
  if (typeof told === 'number') return { declared: { declaredEpsg: told }, warnings: [] };
  const words = typeof told === 'string' ? told : '';
  if (/CRS84/i.test(words)) return { declared: { declaredEpsg: 4326 }, warnings: [] };
  const code = /EPSG(?::(?:[\d.]*:)?|\/(?:[\d.]+\/)?)(\d{4,6})/i.exec(words);
  if (code) return { declared: { declaredEpsg: Number(code[1]) }, warnings: [] };
  const system = systemFromText(words);
  if (system.datum !== undefined) return { declared: { declared: system }, warnings: [] };
  return { declared: {}, warnings: [warningProblem('crs_unreadable')] };
}
