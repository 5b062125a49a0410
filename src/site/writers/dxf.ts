import type { Position } from 'geojson';
import { coordinateText } from '../written/coordinate-text.ts';
import { systemCode } from '../written/system-line.ts';
import type { SiteWriter, WrittenParcel, WrittenSite } from './writer.ts';

const LAYERS = { area: '用地红线', line: '线路中心线' } as const;
const NAME_LAYER = '地块名称';
const NAME_HEIGHT_M = 5;

/** Text DXF of release 12, the one every CAD program opens: X is east, Y is north; outlines and axes on layers of their own, names as text on another. */
export const writer: SiteWriter = {
  id: 'dxf',
  name: { zh: 'DXF(CAD)', en: 'DXF (CAD)' },
  extension: 'dxf',
  mediaType: 'image/vnd.dxf',
  kinds: ['gauss_kruger'],
  encodings: [],
  accuracyOnReturnM: 0.5,
  keepsWidth: false,
  async write(site) {
    const kinds = (['area', 'line'] as const).filter((kind) => site.parcels.some((parcel) => parcel.kind === kind));
    const names = [...kinds.map((kind) => LAYERS[kind]), NAME_LAYER];
    const layers = names.flatMap((name) => [
      [0, 'LAYER'],
      [2, ascii(name)],
      [70, 0],
      [62, name === NAME_LAYER ? 7 : 1],
      [6, 'CONTINUOUS'],
    ]);
    const groups: (readonly (string | number)[])[] = [
      [999, `${systemCode(site.crs)} CGCS2000 Gauss-Kruger CM ${meridianOf(site)}`],
      ...section('HEADER', [
        [9, '$ACADVER'],
        [1, 'AC1009'],
      ]),
      ...section('TABLES', [[0, 'TABLE'], [2, 'LAYER'], [70, names.length], ...layers, [0, 'ENDTAB']]),
      ...section(
        'ENTITIES',
        site.parcels.flatMap((parcel) => entities(parcel, site)),
      ),
      [0, 'EOF'],
    ];
    const text = groups.map(([code, value]) => `${String(code).padStart(3)}\r\n${value}\r\n`).join('');
    return { bytes: new TextEncoder().encode(text) };
  },
};

type Groups = readonly (readonly (string | number)[])[];

function section(name: string, groups: Groups): Groups {
  return [[0, 'SECTION'], [2, name], ...groups, [0, 'ENDSEC']];
}

function meridianOf({ crs }: WrittenSite): number {
  return crs.kind === 'gauss_kruger' ? crs.centralMeridianDeg : 0;
}

function entities({ name, kind, parts, widthM = 0 }: WrittenParcel, { crs }: WrittenSite): Groups {
  const at = ([east, north]: Position) => [
    [10, coordinateText(east!, crs)],
    [20, coordinateText(north!, crs)],
    [30, '0.0'],
  ];
  const layer = [8, ascii(LAYERS[kind])];
  const drawn = parts.flat().flatMap((path) => [
    [0, 'POLYLINE'],
    layer,
    [66, 1],
    ...at([0, 0]).map(([code]) => [code!, '0.0']),
    [70, kind === 'area' ? 1 : 0],
    ...(kind === 'line' && widthM > 0
      ? [
          [40, widthM],
          [41, widthM],
        ]
      : []),
    ...(kind === 'area' ? path.slice(0, -1) : path).flatMap((position) => [[0, 'VERTEX'], layer, ...at(position)]),
    [0, 'SEQEND'],
  ]);
  const first = parts[0]?.[0]?.[0];
  if (name.trim() === '' || first === undefined) return drawn;
  return [...drawn, [0, 'TEXT'], [8, ascii(NAME_LAYER)], ...at(first), [40, NAME_HEIGHT_M], [1, ascii(name)]];
}

/** Characters past ASCII as AutoCAD escapes them, so that no code page matters; a line break would end the group. */
function ascii(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[^\x20-\x7e]/g, (char) => `\\U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
}
