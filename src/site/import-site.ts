import { untangle } from '../geo/overlay.ts';
import { type Bbox, bboxOfPaths, isArea, pathsOf } from '../geo/shapes.ts';
import { errorProblem, type Problem } from '../kernel/problem.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import type { ImportFormat, RawParcel, RawSite } from './formats/format.ts';
import type { CrsReading } from './guess-crs.ts';
import type { Candidate, Inspection } from './inspection.ts';
import { countPositions, placeParcels } from './place-parcels.ts';
import { type CrsHow, settleCrs } from './settle-crs.ts';
import type { Site } from './site.ts';

export type { Candidate, InspectedParcel, Inspection } from './inspection.ts';

/** Every reader under `formats/`, in stable order: a new file there needs no entry anywhere. */
const formats: readonly ImportFormat[] = Object.values(
  import.meta.glob<ImportFormat>(['./formats/*.ts', '!./formats/format.ts'], { eager: true, import: 'format' }),
).sort((a, b) => (a.id < b.id ? -1 : 1));

/** Bytes a reader may look at to say whether a file is its own. */
const HEAD_BYTES = 4096;
const MAX_BYTES = 200_000_000;
const MAX_PARCELS = 1000;
const MAX_POSITIONS = 1_000_000;
/** Position of coordinates on another datum, without parameters to convert them (READINGS 8). */
const UNVERIFIED_DATUM_M = 150;
/** Only a drawing of this size is worth redrawing as a suggestion. */
const MAX_REPAIRED_POSITIONS = 20_000;

export interface ImportOptions {
  /** EPSG code a person has named. */
  readonly epsg?: number;
  /** Which of the candidates a person has chosen, from 0. */
  readonly choose?: number;
}

/** Readers by name and extensions, for a file dialogue. */
export function importFormats(): readonly Pick<ImportFormat, 'id' | 'name' | 'extensions'>[] {
  return formats;
}

/**
 * Reads a file of any known format and says what it is taken for. Never throws for what a file holds, never shifts,
 * swaps or re-projects without saying so, and gives no parcels while anything about their place has to be chosen.
 */
export async function importSite(name: string, bytes: Uint8Array, options: ImportOptions = {}): Promise<Inspection> {
  const file = { name, sha256: sha256Hex(bytes) };
  const head = bytes.subarray(0, HEAD_BYTES);
  if (bytes.length > MAX_BYTES)
    return rejection(file, null, errorProblem('too_big', undefined, { bytes: bytes.length }));
  if (isBlank(bytes)) return rejection(file, null, errorProblem('file_empty'));
  const format = formats.find((candidate) => candidate.sniff(name, head));
  if (format === undefined) return rejection(file, null, errorProblem('unsupported_format'));
  const result = await format.read(name, bytes);
  if (!result.ok) return rejection(file, format, result.problems[0]);
  const limit = overLimit(result.value);
  return limit === null
    ? inspectRaw(file, format, result.value, result.warnings, options)
    : rejection(file, format, limit);
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.length < 64 && bytes.every((byte) => byte <= 0x20 || [0xef, 0xbb, 0xbf, 0xfe, 0xff].includes(byte));
}

function overLimit({ parcels }: RawSite): Problem | null {
  if (parcels.length === 0) return errorProblem('not_a_site');
  if (parcels.length > MAX_PARCELS) {
    return errorProblem('too_many_parcels', undefined, { parcels: parcels.length, limit: MAX_PARCELS });
  }
  const vertices = parcels.reduce((sum, { geometry }) => sum + countPositions(geometry), 0);
  return vertices > MAX_POSITIONS ? errorProblem('too_big', undefined, { vertices, limit: MAX_POSITIONS }) : null;
}

function rejection(file: Inspection['file'], format: ImportFormat | null, error: Problem): Inspection {
  return { ...nothing(file, format), outcome: 'reject', error };
}

function nothing(file: Inspection['file'], format: ImportFormat | null) {
  return {
    file,
    format: format?.id ?? null,
    encoding: null,
    crs: null,
    accuracyM: format?.defaultAccuracyM ?? 0,
    warnings: [],
    candidates: [],
    parcels: [],
  };
}

function inspectRaw(
  file: Inspection['file'],
  format: ImportFormat,
  raw: RawSite,
  readerWarnings: readonly Problem[],
  options: ImportOptions,
): Inspection {
  const base = { ...nothing(file, format), encoding: raw.encoding ?? null, warnings: readerWarnings };
  const box = rangeOf(raw.parcels);
  if (!box.every(Number.isFinite)) return { ...base, outcome: 'reject', error: errorProblem('bad_number') };
  const accuracyM = raw.accuracyM ?? format.defaultAccuracyM;
  const decision = settleCrs(raw, box, options.epsg, format.defaultEpsg);
  if (decision.kind === 'refused') return { ...base, accuracyM, outcome: 'reject', error: decision.why };
  if (decision.kind === 'open') {
    const candidates = decision.readings.map((reading) => candidateOf(raw.parcels, reading));
    if (options.choose === undefined) return { ...base, accuracyM, outcome: 'choose', error: decision.why, candidates };
    const reading = decision.readings[options.choose];
    if (reading === undefined)
      return { ...base, accuracyM, outcome: 'reject', error: errorProblem('no_such_candidate'), candidates };
    const warning: Problem = { ...decision.why, severity: 'warning' };
    const unsure = warning.code === 'datum_unverified' ? UNVERIFIED_DATUM_M : accuracyM;
    return settled({ ...base, accuracyM: unsure, warnings: [...readerWarnings, warning] }, raw, reading, 'chosen', {});
  }
  const { reading, how, warnings } = decision;
  const unverified = warnings.some(({ code }) => code === 'datum_unverified');
  const noted = {
    ...base,
    accuracyM: unverified ? UNVERIFIED_DATUM_M : accuracyM,
    warnings: [...readerWarnings, ...warnings],
  };
  return settled(noted, raw, reading, how, options);
}

/** Range of the numbers of all parcels, first and second number of a position. */
function rangeOf(parcels: readonly RawParcel[]): Bbox {
  return bboxOfPaths(parcels.flatMap(({ geometry }) => pathsOf(geometry)));
}

function settled(
  base: Omit<Inspection, 'outcome'>,
  raw: RawSite,
  reading: CrsReading,
  how: CrsHow,
  options: ImportOptions,
): Inspection {
  const crs = { epsg: reading.epsg, how, ...(reading.swapped && { transform: 'swap_axes' }) };
  const placed = placeParcels(raw.parcels, reading);
  const error = placed.problems.find(({ severity }) => severity === 'error');
  if (error === undefined) {
    const warnings = [...base.warnings, ...placed.problems];
    return { ...base, crs, warnings, parcels: placed.parcels, outcome: warnings.length > 0 ? 'ok_with_warning' : 'ok' };
  }
  const candidates = error.code === 'self_intersection' ? repairs(raw.parcels, reading) : [];
  const chosen = options.choose === undefined ? undefined : candidates[options.choose];
  if (chosen !== undefined) {
    const warnings: Problem[] = [...base.warnings, { ...error, severity: 'warning' }];
    return { ...base, crs: { ...crs, how: 'chosen' }, warnings, parcels: chosen.parcels, outcome: 'ok_with_warning' };
  }
  return { ...base, crs, error, candidates, outcome: candidates.length > 0 ? 'choose' : 'reject' };
}

function candidateOf(parcels: readonly RawParcel[], reading: CrsReading): Candidate {
  return {
    crs: { epsg: reading.epsg },
    ...(reading.swapped && { transform: 'swap_axes' }),
    centroid: reading.centre,
    plausible: reading.inWindow !== 'none',
    parcels: placeParcels(parcels, reading).parcels,
  };
}

/** The site with its self-crossing areas redrawn, to be accepted or not; none where that does not help. */
function repairs(parcels: readonly RawParcel[], reading: CrsReading): Candidate[] {
  const positions = parcels.reduce((sum, { geometry }) => sum + countPositions(geometry), 0);
  if (positions > MAX_REPAIRED_POSITIONS) return [];
  const redrawn = parcels.map((parcel): RawParcel => {
    const area = isArea(parcel.geometry) ? untangle(parcel.geometry) : null;
    return area === null ? parcel : { ...parcel, geometry: area };
  });
  const placed = placeParcels(redrawn, reading);
  if (placed.problems.some(({ severity }) => severity === 'error')) return [];
  return [{ ...candidateOf(redrawn, reading), transform: 'repair', parcels: placed.parcels }];
}

/**
 * The site an inspection ended in; null while there is something to choose, or nothing usable.
 * @param source origin of the site, and its name where the file's is not to be used
 */
export function siteFromInspection(
  inspection: Inspection,
  source: { readonly origin: Site['origin']; readonly name?: string },
): Site | null {
  const [first, ...more] = inspection.parcels.map(({ name, geometry, widthM }) => ({
    name,
    geometry,
    ...(widthM !== undefined && { widthM }),
  }));
  if (first === undefined || inspection.crs === null) return null;
  const stem = inspection.file.name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
  return {
    name: source.name ?? (more.length === 0 && first.name !== '' ? first.name : stem),
    origin: source.origin,
    parcels: [first, ...more],
    accuracyM: inspection.accuracyM,
    crs: inspection.crs,
    source: { file: inspection.file.name, format: inspection.format ?? '', sha256: inspection.file.sha256 },
    warnings: inspection.warnings,
  };
}
