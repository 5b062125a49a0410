import { errorProblem, warningProblem } from '../../kernel/problem.ts';
import { failure, success } from '../../kernel/result.ts';
import { decodeText, textOfHead } from '../decode-text.ts';
import { readWkt } from '../wkt/read-wkt.ts';
import type { ImportFormat } from './format.ts';

/** A type and what it is made of; a table may begin with the word Point as well. */
const START =
  /^\ufeff?\s*(SRID\s*=\s*\d+\s*;\s*)?((MULTI)?(POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\s*(Z|M|ZM)?\s*(\(|EMPTY\b)/i;

/** Well-known text (OGC 06-103r4 §7) and EWKT with its SRID, any number of geometries after each other. */
export const format: ImportFormat = {
  id: 'wkt',
  name: { zh: 'WKT 文本', en: 'WKT' },
  extensions: ['wkt'],
  defaultAccuracyM: 0.5,
  sniff(_name, head, members) {
    return members === undefined && START.test(textOfHead(head) ?? '');
  },
  async read(_name, bytes) {
    const decoded = decodeText(bytes);
    if (decoded === null) return failure(errorProblem('unsupported_format'));
    const read = readWkt(decoded.text);
    if (!read.ok) return read;
    const { srid, geometries, points } = read.value;
    const areas = geometries.filter(({ type }) => type.endsWith('Polygon'));
    const used = areas.length > 0 ? areas : geometries;
    if (used.length === 0) return failure(errorProblem('not_a_site'));
    const left = geometries.length - used.length + points;
    return success(
      {
        parcels: used.map((geometry) => ({ name: '', geometry })),
        ...(srid !== null && { declaredEpsg: srid }),
        axisOrder: 'east_first' as const,
        encoding: decoded.encoding,
      },
      left > 0 ? [warningProblem('mixed_geometry', undefined, { left })] : [],
    );
  },
};
