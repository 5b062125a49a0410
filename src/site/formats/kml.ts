import { areaOf, lineOf } from '../../geo/shapes.ts';
import { errorProblem, type Problem, warningProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import { isZip, listZip, unpack } from '../archive/zip.ts';
import { decodeText, textOfHead } from '../decode-text.ts';
import { type Placemark, readPlacemarks } from '../kml/placemarks.ts';
import { attributesOf } from '../name-attribute.ts';
import { closedIfNear } from '../rings.ts';
import type { ImportFormat, RawParcel, RawSite } from './format.ts';

/**
 * KML, KMZ and the ovkml/ovkmz of 奥维. Nominally WGS 84; 奥维 writes its own extensions with the GCJ-02 shift since
 * 9.3.0, plain KML may not be assumed to carry it.
 */
export const format: ImportFormat = {
  id: 'kml',
  name: { zh: 'KML / KMZ / 奥维', en: 'KML / KMZ / ovkml' },
  extensions: ['kml', 'kmz', 'ovkml', 'ovkmz'],
  defaultAccuracyM: 5,
  defaultEpsg: 4490,
  sniff(name, head, members) {
    if (members !== undefined) return members.some((member) => /\.(ov)?kml$/i.test(member));
    const text = textOfHead(head);
    return text !== null && (/\.(ov)?kml$/i.test(name) || /^\ufeff?\s*<(\?xml|!--|!DOCTYPE|kml)/i.test(text));
  },
  async read(name, bytes) {
    const document = isZip(bytes) ? await documentOf(bytes) : success({ name, bytes });
    if (!document.ok) return document;
    const decoded = decodeText(document.value.bytes);
    if (decoded === null) return failure(errorProblem('unsupported_format'));
    const placemarks = await readPlacemarks(decoded.text);
    if (!placemarks.ok) return placemarks;
    const site = siteOf(placemarks.value);
    if (!site.ok) return failure(site.problems[0], ...placemarks.warnings);
    const shifted = /\.ovkm[lz]$/i.test(name) || /\.ovkml$/i.test(document.value.name);
    const found = { ...site.value, ...(shifted && { shift: 'gcj02' as const }), encoding: decoded.encoding };
    return success(found, [...placemarks.warnings, ...site.warnings]);
  },
};

/** The document of a KMZ: `doc.kml`, else the first one nearest to the root. */
export async function documentOf(bytes: Uint8Array): Promise<Result<{ name: string; bytes: Uint8Array }>> {
  const listed = listZip(bytes);
  if (!listed.ok) return listed;
  const depth = (path: string) => path.split('/').length;
  const [entry] = listed.value
    .filter(({ name }) => /\.(ov)?kml$/i.test(name))
    .sort(
      (a, b) =>
        depth(a.name) - depth(b.name) ||
        Number(/(^|\/)doc\.kml$/i.test(b.name)) - Number(/(^|\/)doc\.kml$/i.test(a.name)),
    );
  if (entry === undefined) return failure(errorProblem('not_a_site'));
  const unpacked = await unpack(bytes, entry);
  return unpacked.ok ? success({ name: entry.name, bytes: unpacked.value }) : unpacked;
}

/** Areas where there are any; else lines that close, as areas; else lines. */
function siteOf(placemarks: readonly Placemark[]): Result<RawSite> {
  const warnings: Problem[] = [];
  const parcels: RawParcel[] = [];
  const hasAreas = placemarks.some(({ polygons }) => polygons.length > 0);
  const closedOf = (lines: Placemark['lines']) =>
    lines.map(closedIfNear).filter((ring) => ring.length > 3 && ring[0] === ring.at(-1));
  const hasClosed = placemarks.some(({ lines }) => closedOf(lines).length > 0);
  let left = placemarks.reduce((sum, { points }) => sum + points, 0);
  for (const { name, polygons, lines, widthM, data } of placemarks) {
    const attributes = attributesOf({ ...(name !== '' && { name }), ...data });
    const areas = hasAreas ? polygons : closedOf(lines).map((ring) => [ring]);
    left += hasAreas || hasClosed ? lines.length - (hasAreas ? 0 : areas.length) : 0;
    const area = areaOf(areas);
    if (area) parcels.push({ name, geometry: area, ...attributes });
    if (area && !hasAreas) warnings.push(warningProblem('line_as_polygon', { parcel: parcels.length }));
    const line = hasAreas || hasClosed ? null : lineOf(lines);
    if (line) parcels.push({ name, geometry: line, ...(widthM !== null && { widthM }), ...attributes });
  }
  if (parcels.length === 0) return failure(errorProblem('not_a_site'));
  if (left > 0) warnings.push(warningProblem('mixed_geometry', undefined, { left }));
  return success({ parcels, axisOrder: 'east_first' }, warnings);
}
