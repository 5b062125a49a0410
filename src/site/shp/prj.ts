import { decodeText } from '../decode-text.ts';
import type { DeclaredSystem, RawSite } from '../formats/format.ts';

/** Half the difference of the GRS 80 and WGS 84 axes does not matter; Krasovsky and IAG 75 are hundreds of metres off. */
const ELLIPSOIDS: readonly (readonly [number, number, NonNullable<DeclaredSystem['datum']>])[] = [
  [6378137, 298.257, 'cgcs2000'],
  [6378140, 298.257, 'xian1980'],
  [6378245, 298.3, 'beijing1954'],
];

/**
 * The system of a `.prj` (ESRI WKT 1): by ellipsoid, central meridian and false easting, not by name, since names
 * differ from program to program, but for the width of a zone that no figure tells; UTM and Web Mercator by their code.
 * Any other projection is `declaredEpsg` 0, a code nobody knows; nothing is declared by a text that is no WKT.
 */
export function readPrj(bytes: Uint8Array): Pick<RawSite, 'declared' | 'declaredEpsg'> {
  const text = decodeText(bytes)?.text ?? '';
  const spheroid = /(?:SPHEROID|ELLIPSOID)\s*\[\s*"[^"]*"\s*,\s*([\d.]+)\s*,\s*([\d.]+)/i.exec(text);
  if (spheroid === null) return {};
  const datum = ELLIPSOIDS.find(
    ([axisM, flattening]) =>
      Math.abs(axisM - Number(spheroid[1])) < 0.5 && Math.abs(flattening - Number(spheroid[2])) < 0.002,
  )?.[2];
  if (datum === undefined) return { declaredEpsg: 0 };
  if (!/PROJCS|PROJCRS/i.test(text)) return { declared: { datum, kind: 'geographic' } };
  const parameter = (name: string): number | null => {
    const found = new RegExp(`PARAMETER\\s*\\[\\s*"${name}"\\s*,\\s*(-?[\\d.]+)`, 'i').exec(text);
    return found ? Number(found[1]) : null;
  };
  const meridian = parameter('central_meridian') ?? parameter('longitude_of_center');
  const falseEastM = parameter('false_easting');
  const transverse = /PROJECTION\s*\[\s*"(Gauss_Kruger|Transverse_Mercator)"/i.test(text);
  const world = worldPlane(text, transverse, parameter);
  if (world !== null && datum === 'cgcs2000') return { declaredEpsg: world };
  const plain =
    (parameter('scale_factor') ?? 1) === 1 &&
    (parameter('false_northing') ?? 0) === 0 &&
    (parameter('latitude_of_origin') ?? 0) === 0;
  if (!transverse || !plain || meridian === null || falseEastM === null || meridian % 3 !== 0) {
    return { declaredEpsg: 0 };
  }
  const zoneWidthDeg = (falseEastM > 1e6 && falseEastM < 24e6) || namedWide(text) ? 6 : 3;
  return { declared: { datum, kind: 'gauss_kruger', zoneWidthDeg, centralMeridianDeg: meridian, falseEastM } };
}

/**
 * Whether a plane without a zone number is called one of 6 degrees. It is the same plane as that of 3 degrees on its meridian,
 * so only its name can say which code was meant: ESRI and EPSG name the width where it is 3 (`CGCS2000_3_Degree_GK_CM_111E`).
 */
function namedWide(text: string): boolean {
  const name = /PROJ(?:CS|CRS)\s*\[\s*"([^"]*)"/i.exec(text)?.[1] ?? '';
  return /6[_ -]degree/i.test(name) || (/(GK|Gauss[_ -]Kruger)[_ ]CM/i.test(name) && !/3[_ -]degree/i.test(name));
}

/** UTM (scale 0.9996 on the meridian of a zone) and Web Mercator by their codes; null for other planes. */
function worldPlane(text: string, transverse: boolean, parameter: (name: string) => number | null): number | null {
  if (/PROJECTION\s*\[\s*"(Mercator_Auxiliary_Sphere|Popular Visualisation Pseudo Mercator)"/i.test(text)) return 3857;
  const zone = ((parameter('central_meridian') ?? 0) + 183) / 6;
  const utm =
    transverse &&
    parameter('scale_factor') === 0.9996 &&
    parameter('false_easting') === 500_000 &&
    (parameter('false_northing') ?? 0) === 0 &&
    (parameter('latitude_of_origin') ?? 0) === 0;
  return utm && Number.isInteger(zone) ? 32_600 + zone : null;
}
