import { bboxOfPaths, pathsOf } from '../../geo/shapes.ts';
import { type Problem, warningProblem } from '../../kernel/problem.ts';
import type { DeclaredSystem, RawParcel } from '../formats/format.ts';
import { datumFromText, zoneFromNumber } from '../system-text.ts';

/**
 * The system a 勘测定界 text declares: 坐标系, 几度分带 (or 分带), 带号, 计量单位. A header that contradicts itself or its
 * numbers (米 over degrees; 3 度 with zone 19) gives way to what the zone number and the numbers say, with a warning.
 */
export function kcdjSystem(
  attributes: ReadonlyMap<string, string>,
  parcels: readonly RawParcel[],
): { declared: DeclaredSystem; warnings: Problem[] } {
  const named = (...keys: string[]) => keys.map((key) => attributes.get(key)).find((value) => value) ?? '';
  const warnings: Problem[] = [];
  const datum = datumFromText(named('坐标系', '坐标系统'));
  const writtenWidth = /[36]/.exec(named('几度分带', '分带'))?.[0];
  const zone = Number(/\d+/.exec(named('带号'))?.[0] ?? Number.NaN);
  const numbered = zoneFromNumber(zone);
  if (numbered && writtenWidth && numbered.zoneWidthDeg !== Number(writtenWidth)) {
    warnings.push(warningProblem(numbered.zoneWidthDeg === 6 ? 'zone_6deg' : 'crs_declared_mismatch'));
  }
  const meridian = /\d{2,3}(\.\d+)?/.exec(named('中央子午线', '中央经线'))?.[0];
  const box = bboxOfPaths(parcels.flatMap(({ geometry }) => pathsOf(geometry)));
  const degrees = box.every((value) => Math.abs(value) <= 180);
  const unit = named('计量单位', '单位');
  if (unit !== '' && degrees !== /度|degree/i.test(unit)) warnings.push(warningProblem('crs_declared_mismatch'));
  if (degrees) return { declared: { ...(datum && { datum }), kind: 'geographic' }, warnings };
  const zoneWidthDeg = numbered?.zoneWidthDeg ?? (writtenWidth === '6' ? 6 : writtenWidth === '3' ? 3 : undefined);
  const centralMeridianDeg = meridian !== undefined ? Number(meridian) : numbered?.centralMeridianDeg;
  return {
    declared: {
      ...(datum && { datum }),
      kind: 'gauss_kruger',
      ...(zoneWidthDeg && { zoneWidthDeg }),
      ...(centralMeridianDeg !== undefined && { centralMeridianDeg }),
    },
    warnings,
  };
}
