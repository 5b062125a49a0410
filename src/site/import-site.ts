import { findCrs } from '../geo/crs.ts';
import { type Bbox, bboxOfPaths, pathsOf } from '../geo/shapes.ts';
import { errorProblem, type Problem, warningProblem } from '../kernel/problem.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import { type Choice, choicesOf, errorOf, repairs, transformOf } from './choices.ts';
import { areasOfClosedLines } from './closed-lines.ts';
import type { ImportFormat, RawParcel, RawSite } from './formats/format.ts';
import type { CrsReading } from './guess-crs.ts';
import type { Inspection } from './inspection.ts';
import { countPositions, placeParcels } from './place-parcels.ts';
import { readFile } from './read-file.ts';
import { type CrsDecision, type CrsHow, settleCrs } from './settle-crs.ts';
import type { Site } from './site.ts';
import { statedDoubts } from './stated-doubts.ts';

export type { Candidate, InspectedParcel, Inspection } from './inspection.ts';

/** Every reader under `formats/`, in stable order: a new file there needs no entry anywhere. */
const formats: readonly ImportFormat[] = Object.values(
  import.meta.glob<ImportFormat>(['./formats/*.ts', '!./formats/format.ts'], { eager: true, import: 'format' }),
).sort((a, b) => (a.id < b.id ? -1 : 1));

const MAX_BYTES = 200_000_000;
const MAX_PARCELS = 1000;
const MAX_POSITIONS = 1_000_000;
/** Layers past this are a map, not a file with a site in it. */
const MAX_LAYERS = 50;
/** Position of coordinates on another datum, without parameters to convert them (READINGS 8). */
const UNVERIFIED_DATUM_M = 150;

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
  if (bytes.length > MAX_BYTES)
    return rejection(file, null, errorProblem('too_big', undefined, { bytes: bytes.length }));
  if (isBlank(bytes)) return rejection(file, null, errorProblem('file_empty'));
  const read = await readFile(formats, name, bytes);
  if (!read.ok) {
    const [error, ...advice] = read.problems;
    return { ...rejection(file, read.format ?? null, error), warnings: advice };
  }
  const { format } = read.value;
  const layers = read.value.layers.map(areasOfClosedLines);
  const limit = layers.map(overLimit).find((problem) => problem !== null) ?? tooManyLayers(layers);
  const turned = layers.some((layer, i) => layer !== read.value.layers[i]) ? [warningProblem('line_as_polygon')] : [];
  return limit === null
    ? inspectLayers({ file, format, readerWarnings: [...read.warnings, ...turned], options }, layers)
    : rejection(file, format, limit);
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.length < 64 && bytes.every((byte) => byte <= 0x20 || [0xef, 0xbb, 0xbf, 0xfe, 0xff].includes(byte));
}

function tooManyLayers(layers: readonly RawSite[]): Problem | null {
  return layers.length > MAX_LAYERS ? errorProblem('too_many_parcels', undefined, { layers: layers.length }) : null;
}

function overLimit({ parcels }: RawSite): Problem | null {
  if (parcels.length === 0) return errorProblem('not_a_site');
  if (parcels.length > MAX_PARCELS) {
    return errorProblem('too_many_parcels', undefined, { parcels: parcels.length, limit: MAX_PARCELS });
  }
  const vertices = parcels.reduce((sum, { geometry }) => sum + countPositions(geometry), 0);
  return vertices > MAX_POSITIONS ? errorProblem('too_big', undefined, { vertices, limit: MAX_POSITIONS }) : null;
}

/** What is known of a file before its numbers are understood. */
interface Import {
  readonly file: Inspection['file'];
  readonly format: ImportFormat;
  readonly readerWarnings: readonly Problem[];
  readonly options: ImportOptions;
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

function inspectLayers(from: Import, layers: readonly RawSite[]): Inspection {
  const decided = layers.map((raw) => ({ raw, decision: decide(from, raw) }));
  const usable = decided.filter(({ decision }) => decision.kind !== 'refused');
  const [one] = usable.length === 0 ? decided : usable;
  const base = baseOf(from, one!.raw);
  if (usable.length > 1) {
    const choices = usable.flatMap(({ raw, decision }) =>
      choicesFor(raw, decision).map((choice) => ({ ...choice, warnings: warningsOf(decision) })),
    );
    return ask(base, errorProblem('multiple_layers'), choices, from.options);
  }
  const { raw, decision } = one!;
  // The other layers lie nowhere near; that this one was taken has to be said.
  const alone =
    layers.length > 1 ? [warning(errorProblem('multiple_layers', raw.layer ? { layer: raw.layer } : {}))] : [];
  const noted = { ...base, warnings: [...base.warnings, ...alone] };
  if (decision.kind === 'refused') return { ...noted, outcome: 'reject', error: decision.why };
  if (decision.kind === 'open') {
    const told = { ...noted, warnings: [...noted.warnings, ...decision.warnings] };
    return ask(told, decision.why, choicesFor(raw, decision), from.options);
  }
  const told = { ...noted, warnings: [...noted.warnings, ...decision.warnings] };
  return settled(told, raw, decision.reading, decision.how, from.options);
}

function decide({ options, format }: Import, raw: RawSite): CrsDecision {
  const box = rangeOf(raw.parcels);
  if (!box.every(Number.isFinite)) return { kind: 'refused', why: errorProblem('bad_number') };
  return settleCrs(raw, box, options.epsg, format.defaultEpsg);
}

function baseOf({ file, format, readerWarnings }: Import, raw: RawSite) {
  return {
    ...nothing(file, format),
    encoding: raw.encoding ?? null,
    accuracyM: raw.accuracyM ?? format.defaultAccuracyM,
    warnings: readerWarnings,
  };
}

/** Range of the numbers of all parcels, first and second number of a position. */
function rangeOf(parcels: readonly RawParcel[]): Bbox {
  return bboxOfPaths(parcels.flatMap(({ geometry }) => pathsOf(geometry)));
}

function choicesFor(raw: RawSite, decision: CrsDecision): Choice[] {
  if (decision.kind === 'refused') return [];
  const readings = decision.kind === 'open' ? decision.readings : [decision.reading];
  return readings.flatMap((reading) => choicesOf(raw, reading));
}

function warningsOf(decision: CrsDecision): readonly Problem[] {
  return decision.kind === 'refused' ? [] : decision.warnings;
}

type Base = Omit<Inspection, 'outcome'>;

/** Waits for a choice, or does what was chosen: the question stays on as a warning, so that the record tells of it. */
function ask(base: Base, why: Problem, choices: readonly Choice[], { choose }: ImportOptions): Inspection {
  const candidates = choices.map(({ candidate }) => candidate);
  if (choose === undefined) return { ...base, outcome: 'choose', error: why, candidates };
  const chosen = choices[choose];
  if (chosen === undefined) return { ...base, outcome: 'reject', error: errorProblem('no_such_candidate'), candidates };
  return accept({ ...base, warnings: [...base.warnings, warning(why)] }, chosen);
}

function accept(base: Base, { candidate, raw, reading, placed, warnings: noted }: Choice): Inspection {
  const error = errorOf(placed);
  const { epsg } = candidate.crs;
  const transform = candidate.transform ?? null;
  const crs = { epsg, how: 'chosen' as const, ...(transform !== null && { transform }) };
  if (error !== undefined) return { ...base, crs, outcome: 'reject', error };
  const warnings = [...base.warnings, ...noted, ...placed.problems, ...statedDoubts(raw, reading, placed.parcels)];
  return { ...base, ...uncertainty(base, epsg), crs, warnings, parcels: placed.parcels, outcome: 'ok_with_warning' };
}

function settled(base: Base, raw: RawSite, reading: CrsReading, how: CrsHow, options: ImportOptions): Inspection {
  const transform = transformOf(reading, raw);
  const crs = { epsg: reading.epsg, how, ...(transform !== null && { transform }) };
  const placed = placeParcels(raw.parcels, reading);
  const error = errorOf(placed);
  if (error !== undefined) {
    const choices = repairs(raw, reading, error);
    const told = { ...base, crs };
    return choices.length > 0 ? ask(told, error, choices, options) : { ...told, outcome: 'reject', error };
  }
  const warnings = [...base.warnings, ...placed.problems, ...statedDoubts(raw, reading, placed.parcels)];
  const outcome = warnings.length > 0 ? 'ok_with_warning' : 'ok';
  return { ...base, ...uncertainty(base, reading.epsg), crs, warnings, parcels: placed.parcels, outcome };
}

/** A site on another datum may be off by more than any survey. */
function uncertainty({ accuracyM }: Base, epsg: number): { accuracyM: number } {
  return { accuracyM: findCrs(epsg)?.datum === 'cgcs2000' ? accuracyM : UNVERIFIED_DATUM_M };
}

function warning(problem: Problem): Problem {
  return { ...problem, severity: 'warning' };
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
