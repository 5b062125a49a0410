import type { Position } from 'geojson';
import { type Crs, findCrs } from '../geo/crs.ts';
import { edgeLengthM } from '../geo/length.ts';
import { planeAreaM2 } from '../geo/plane.ts';
import { fromLonLatTo } from '../geo/project.ts';
import { isArea, linesOf, partsOf } from '../geo/shapes.ts';
import { errorProblem, type Problem, warningProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import type { Parcel, Site } from './site.ts';
import { parcelArea } from './site-geometry.ts';
import type { SiteWriter, TextEncoding, WrittenParcel } from './writers/writer.ts';

/** Every writer under `writers/`, in stable order: a new file there needs no entry anywhere. */
const writers: readonly SiteWriter[] = Object.values(
  import.meta.glob<SiteWriter>(['./writers/*.ts', '!./writers/writer.ts'], { eager: true, import: 'writer' }),
).sort((a, b) => (a.id < b.id ? -1 : 1));

/** Systems sites are asked for in, the usual one first: degrees, and the zones of DOMAIN's table around 114° E. */
const SYSTEMS = [4547, 4526, 4490, 4508, 4497, 4546, 4525, 4548, 4527];

/**
 * Longest edge that is written without points on the way, metres: an edge straight in lon/lat and one straight in a
 * plane part by s²·tanφ/8R in the middle, 1 mm at this length. Shorter than where the importer adds points of its own
 * (270 m), also in the planes of the neighbouring zones, whose edges are longer by up to 0.2 %.
 */
const LONGEST_EDGE_M = 260;

export interface ExportOptions {
  /** Id of a writer: `txt`, `geojson`, `kml`, `shp`, `dxf`, `csv`, `xlsx`. */
  readonly format: string;
  /** EPSG code; the usual one of the format without it. */
  readonly epsg?: number;
  readonly encoding?: TextEncoding;
}

export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Formats a site can be written in, for a menu or a usage text. */
export function exportFormats(): readonly Pick<SiteWriter, 'id' | 'name' | 'extension' | 'encodings'>[] {
  return writers;
}

/** EPSG codes a format can be written in, the usual one first; empty for a format there is not. */
export function exportSystems(format: string): number[] {
  const kinds = writers.find(({ id }) => id === format)?.kinds ?? [];
  const [usual] = kinds;
  const codes = SYSTEMS.filter((epsg) => kinds.includes(findCrs(epsg)!.kind));
  return codes.sort((a, b) => Number(findCrs(b)!.kind === usual) - Number(findCrs(a)!.kind === usual));
}

/**
 * A site as a file that other programs, and the importer, read. Coordinates are those of the site to a hundredth of a
 * millimetre. Problems: `bad_option`, `crs_not_for_format`. Warnings for what the format cannot hold:
 * `accuracy_not_written`, `width_not_written`, and those of the writers.
 */
export async function exportSite(
  site: Pick<Site, 'name' | 'parcels' | 'accuracyM'>,
  { format, epsg, encoding }: ExportOptions,
): Promise<Result<ExportedFile>> {
  const writer = writers.find(({ id }) => id === format);
  if (writer === undefined)
    return wrongOption(
      '--to',
      format,
      writers.map(({ id }) => id),
    );
  const systems = exportSystems(format);
  const code = epsg ?? systems[0]!;
  const crs = findCrs(code);
  if (!systems.includes(code) || crs === null) {
    return failure(errorProblem('crs_not_for_format', undefined, { epsg: code, available: systems.join(' ') }));
  }
  if (encoding !== undefined && !writer.encodings.includes(encoding)) {
    return wrongOption('--encoding', encoding, writer.encodings);
  }
  const [first, ...more] = site.parcels.map((parcel) => writtenParcel(parcel, crs));
  const stem = fileStem(site.name);
  const { bytes, warnings = [] } = await writer.write(
    { name: stem, parcels: [first!, ...more], crs, accuracyM: site.accuracyM },
    encoding ?? writer.encodings[0] ?? 'utf-8',
  );
  const file = { name: `${stem}.${writer.extension}`, mediaType: writer.mediaType, bytes };
  return success(file, [...exportLosses(site, format), ...warnings]);
}

function wrongOption(option: string, value: string, available: readonly string[]): Result<never> {
  return failure(errorProblem('bad_option', undefined, { option, value, available: available.join(' ') }));
}

/** What a reader of a file of this format will not know of a site: said before, since the file cannot. */
export function exportLosses(site: Pick<Site, 'parcels' | 'accuracyM'>, format: string): Problem[] {
  const writer = writers.find(({ id }) => id === format);
  if (writer === undefined) return [];
  const { accuracyOnReturnM } = writer;
  const sharper = accuracyOnReturnM !== null && accuracyOnReturnM < site.accuracyM;
  const widths = site.parcels.some(({ widthM }) => widthM !== undefined) && !writer.keepsWidth;
  return [
    ...(sharper
      ? [warningProblem('accuracy_not_written', undefined, { ownM: site.accuracyM, readM: accuracyOnReturnM })]
      : []),
    ...(widths ? [warningProblem('width_not_written')] : []),
  ];
}

/** A name every file system takes, from whatever the site is called. */
function fileStem(name: string): string {
  return (
    name
      .replace(/[^\p{L}\p{N}_-]+/gu, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 60) || 'site'
  );
}

function writtenParcel(parcel: Parcel, crs: Crs): WrittenParcel {
  const { geometry, name, widthM } = parcel;
  const area = parcelArea(parcel);
  const project = fromLonLatTo(crs.epsg)!;
  const path = (positions: readonly Position[]) =>
    (crs.kind === 'geographic' ? [...positions] : densified(positions)).map(([lon, lat]) => project(lon!, lat!));
  const kind = isArea(geometry) ? 'area' : 'line';
  const parts = isArea(geometry)
    ? partsOf(geometry).map((rings) => rings.map(path))
    : linesOf(geometry).map((line) => [path(line)]);
  const areaPlaneM2 = area === null ? 0 : planeAreaM2(area);
  return { name, kind, parts, areaPlaneM2, ...(widthM !== undefined && { widthM }) };
}

/** Adds points to edges too long to be taken as straight in a plane as well. */
function densified(path: readonly Position[]): Position[] {
  return path.flatMap((to, i): Position[] => {
    const from = path[i - 1];
    if (from === undefined) return [to];
    const steps = Math.max(1, Math.ceil(edgeLengthM(from, to) / LONGEST_EDGE_M));
    return Array.from({ length: steps }, (_, k) =>
      k + 1 === steps ? to : [0, 1].map((axis) => from[axis]! + ((to[axis]! - from[axis]!) * (k + 1)) / steps),
    );
  });
}
