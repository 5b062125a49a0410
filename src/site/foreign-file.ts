import { errorProblem, type Problem, warningProblem } from '../kernel/problem.ts';
import { textOfHead } from './decode-text.ts';

/** First bytes of files that are no sites, or not in a form that can be read, and what to do with them, if anything. */
const FOREIGN: readonly (readonly [string, string | null])[] = [
  ['AC10', 'save_as_dxf'],
  ['AutoCAD Binary DXF', 'save_as_dxf'],
  ['\xd0\xcf\x11\xe0', 'save_as_xlsx'],
  ['Rar!', 'save_as_zip'],
  ['7z\xbc\xaf', 'save_as_zip'],
  ['\x1f\x8b', 'save_as_zip'],
  ['SQLite format 3', 'save_as_shapefile'],
  ['%PDF', null],
  ['{\\rtf', null],
  ['\x89PNG', null],
  ['\xff\xd8\xff', null],
  ['GIF8', null],
];

/** Texts of other formats, told by how they begin. */
const FOREIGN_TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)*<gpx\b/i, 'save_as_kml'],
  [/^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)*<(gml:|wfs:)/i, 'save_as_shapefile'],
  [/^\s*\{\s*"type"\s*:\s*"Topology"/, 'save_as_geojson'],
];

/**
 * Refusal of a file whose first bytes, or whose name where the format is a secret (.ovobj), say that it cannot be read:
 * the error, and how to save it instead. Null for anything else.
 */
export function foreignFile(name: string, head: Uint8Array): [Problem, ...Problem[]] | null {
  const begin = String.fromCharCode(...head.subarray(0, 32));
  const found = FOREIGN.find(([magic]) => begin.startsWith(magic));
  const text = found === undefined ? (textOfHead(head.subarray(0, 4096)) ?? '').replace(/^\ufeff/, '') : '';
  const other = FOREIGN_TEXTS.find(([start]) => start.test(text))?.[1];
  const advice = /\.ovobj$/i.test(name) ? 'save_as_shapefile' : (found?.[1] ?? other);
  if (found === undefined && advice === undefined) return null;
  return [errorProblem('unsupported_format'), ...(advice ? [warningProblem(advice)] : [])];
}
