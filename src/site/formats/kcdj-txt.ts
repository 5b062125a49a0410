import { errorProblem, type Problem, warningProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import { decodeText, textOfHead } from '../decode-text.ts';
import { readKcdjLines } from '../kcdj/kcdj-lines.ts';
import { kcdjSystem } from '../kcdj/kcdj-system.ts';
import { areaFromPoints } from '../point-rows.ts';
import type { ImportFormat, RawParcel, RawSite } from './format.ts';

/** 勘测定界界址点坐标交换格式: sections of `key=value`, then parcels, each a header row with `@` and its points. */
export const format: ImportFormat = {
  id: 'kcdj_txt',
  name: { zh: '勘测定界界址点 TXT', en: 'Boundary survey TXT' },
  extensions: ['txt'],
  defaultAccuracyM: 0.05,
  sniff(_name, head, members) {
    if (members !== undefined) return false;
    const text = textOfHead(head);
    return text !== null && (/^[^\S\n]*[[【](?:属性描述|地块坐标)/m.test(text) || /[,,\t ]@[,,\s]*$/m.test(text));
  },
  read: async (_name, bytes) => {
    const decoded = decodeText(bytes);
    if (decoded === null) return failure(errorProblem('unsupported_format'));
    const result = readText(decoded.text);
    return result.ok ? success({ ...result.value, encoding: decoded.encoding }, result.warnings) : result;
  },
};

function readText(text: string): Result<RawSite> {
  const read = readKcdjLines(text);
  if (!read.ok) return read;
  const warnings: Problem[] = [...read.warnings];
  const parcels: RawParcel[] = [];
  let points = 0;
  for (const [index, { header, rows }] of read.value.parcels.entries()) {
    const parcel = index + 1;
    if (header.shape === 'point') {
      points++;
      continue;
    }
    const stated = { ...(header.areaM2 !== null && { declaredAreaM2: header.areaM2 }) };
    const countPoints = (listed: number, closures: number) => {
      if (header.pointCount === null || [listed, listed - closures].includes(header.pointCount)) return;
      const params = { stated: header.pointCount, found: listed - closures };
      warnings.push(warningProblem('point_count_mismatch', { parcel, line: header.line }, params));
    };
    if (header.shape === 'line') {
      if (rows.length < 2) return failure(errorProblem('degenerate_ring', { parcel, line: header.line }));
      countPoints(rows.length, 0);
      const coordinates = rows.map(({ position }) => position);
      parcels.push({ name: header.name, geometry: { type: 'LineString', coordinates } });
      continue;
    }
    const area = areaFromPoints(rows, parcel);
    if (!area.ok) return area;
    warnings.push(...area.warnings);
    countPoints(rows.length - area.value.repeated, area.value.closures);
    parcels.push({ name: header.name, geometry: area.value.geometry, ...stated });
  }
  if (points > 0) warnings.push(warningProblem('mixed_geometry', undefined, { left: points }));
  if (parcels.length === 0) return failure(errorProblem('not_a_site'));
  const system = kcdjSystem(read.value.attributes, parcels);
  const decimal = /十进制/.test(read.value.attributes.get('角度格式') ?? '');
  const site: RawSite = {
    parcels,
    axisOrder: 'north_first',
    declared: system.declared,
    ...(!decimal && { packedDms: 'maybe' as const }),
  };
  return success(site, [...system.warnings, ...warnings]);
}
