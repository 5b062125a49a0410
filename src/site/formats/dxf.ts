import { errorProblem } from '../../kernel/problem.ts';
import { failure, success } from '../../kernel/result.ts';
import { decodeText, textOfHead } from '../decode-text.ts';
import { readEntities } from '../dxf/entities.ts';
import { sitesFromEntities } from '../dxf/layers.ts';
import { type DxfPair, readPairs } from '../dxf/pairs.ts';
import type { ImportFormat } from './format.ts';

/** Text DXF (AutoCAD R12 to 2018): X is east and Y north, contrary to survey lists. Each layer with rings is a choice. */
export const format: ImportFormat = {
  id: 'dxf',
  name: { zh: 'DXF(CAD)', en: 'DXF (CAD)' },
  extensions: ['dxf'],
  defaultAccuracyM: 0.5,
  sniff(_name, head, members) {
    if (members !== undefined) return false;
    return /^\ufeff?\s*(999\r?\n[^\n]*\n\s*)*0\s*\r?\n\s*SECTION\s*\r?\n/.test(textOfHead(head) ?? '');
  },
  async read(_name, bytes) {
    const decoded = decodeText(bytes);
    if (decoded === null) return failure(errorProblem('unsupported_format'));
    const pairs = readPairs(decoded.text);
    if (!pairs.ok) return pairs;
    const entities = readEntities(pairs.value);
    if (!entities.ok) return entities;
    const sites = sitesFromEntities(entities.value);
    const epsg = epsgInComments(pairs.value);
    return sites.ok
      ? success(
          sites.value.map((site) => ({
            ...site,
            ...(epsg !== null && { declaredEpsg: epsg }),
            encoding: decoded.encoding,
          })),
          [...entities.warnings, ...sites.warnings],
        )
      : failure(sites.problems[0], ...entities.warnings.filter(({ code }) => code === 'dxf_entities_unread'));
  },
};

/** A drawing has no place for its system; a comment (group 999) with an EPSG code, as our own files have it, is one. */
function epsgInComments(pairs: readonly DxfPair[]): number | null {
  const comment = pairs.find(({ code, value }) => code === 999 && /EPSG:\d{4,5}\b/.test(value));
  return comment ? Number(/EPSG:(\d+)/.exec(comment.value)![1]) : null;
}
