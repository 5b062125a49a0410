import { findCrs } from '../geo/crs.ts';
import { type Bbox, bboxOfPaths, pathsOf } from '../geo/shapes.ts';
import { errorProblem, type Place, type Problem } from '../kernel/problem.ts';
import { type Choice, choicesOf, errorOf, repairs, transformOf } from './choices.ts';
import type { ImportFormat, RawParcel, RawSite } from './formats/format.ts';
import type { CrsReading } from './guess-crs.ts';
import type { ImportProgress, Inspection } from './inspection.ts';
import { placeParcels } from './place-parcels.ts';
import { type CrsDecision, type CrsHow, settleCrs } from './settle-crs.ts';
import { statedDoubts } from './stated-doubts.ts';
import { fromNamedWorldPlane } from './world-planes.ts';

/** Position of coordinates on another datum, without parameters to convert them. */
const UNVERIFIED_DATUM_M = 150;

/** What is known of a file before its numbers are understood. */
export interface Import {
  readonly file: Inspection['file'];
  readonly format: ImportFormat;
  readonly readerWarnings: readonly Problem[];
  readonly options: {
    readonly epsg?: number;
    readonly choose?: number;
    readonly onProgress?: (progress: ImportProgress) => void;
  };
}

/** A file that gives no parcels, and why. */
export function rejection(file: Inspection['file'], format: ImportFormat | null, error: Problem): Inspection {
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

/**
 * What the layers of a file are taken for: the one that lies here, or a question where several do, or where the place of
 * the numbers, or the shape of an area, is open.
 */
export function inspectLayers(from: Import, layers: readonly RawSite[]): Inspection {
  const decided = layers.map((layer) => {
    const raw = notFinite(layer.parcels) === null ? fromNamedWorldPlane(layer, from.options.epsg) : layer;
    return { raw, decision: decide(from, raw) };
  });
  const usable = decided.filter(({ decision }) => decision.kind !== 'refused');
  const [one] = usable.length === 0 ? decided : usable;
  const base = baseOf(from, one!.raw);
  if (usable.length > 1) {
    const choices = usable.flatMap(({ raw, decision }) =>
      choicesFor(from, raw, decision).map((choice) => ({ ...choice, warnings: warningsOf(decision) })),
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
    return ask(told, decision.why, choicesFor(from, raw, decision), from.options);
  }
  const told = { ...noted, warnings: [...noted.warnings, ...decision.warnings] };
  return settled(told, raw, decision.reading, decision.how, from.options);
}

function decide({ options, format }: Import, raw: RawSite): CrsDecision {
  const box = rangeOf(raw.parcels);
  // A range passes over what is not a number, so the numbers themselves are asked as well.
  const place = notFinite(raw.parcels);
  if (place !== null) return { kind: 'refused', why: errorProblem('bad_number', place) };
  if (!box.every(Number.isFinite)) return { kind: 'refused', why: errorProblem('bad_number') };
  return settleCrs(raw, box, raw.convertedFrom === undefined ? options.epsg : undefined, format.defaultEpsg);
}

function baseOf({ file, format, readerWarnings }: Import, raw: RawSite) {
  return {
    ...nothing(file, format),
    encoding: raw.encoding ?? null,
    accuracyM: raw.accuracyM ?? format.defaultAccuracyM,
    warnings: readerWarnings,
  };
}

/** The first position with a number that is none. */
function notFinite(parcels: readonly RawParcel[]): Place | null {
  for (const [index, { geometry }] of parcels.entries()) {
    for (const [ring, path] of pathsOf(geometry).entries()) {
      const vertex = path.findIndex(([x, y]) => !Number.isFinite(x) || !Number.isFinite(y));
      if (vertex >= 0) return { parcel: index + 1, ring: ring + 1, vertex: vertex + 1 };
    }
  }
  return null;
}

/** Range of the numbers of all parcels, first and second number of a position. */
function rangeOf(parcels: readonly RawParcel[]): Bbox {
  return bboxOfPaths(parcels.flatMap(({ geometry }) => pathsOf(geometry)));
}

function choicesFor({ options }: Import, raw: RawSite, decision: CrsDecision): Choice[] {
  if (decision.kind === 'refused') return [];
  const readings = decision.kind === 'open' ? decision.readings : [decision.reading];
  return readings.flatMap((reading) => choicesOf(raw, reading, options.onProgress));
}

function warningsOf(decision: CrsDecision): readonly Problem[] {
  return decision.kind === 'refused' ? [] : decision.warnings;
}

type Base = Omit<Inspection, 'outcome'>;

/** Waits for a choice, or does what was chosen: the question stays on as a warning, so that the record tells of it. */
function ask(base: Base, why: Problem, choices: readonly Choice[], { choose }: Import['options']): Inspection {
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
  return {
    ...base,
    ...uncertainty(base, reading.epsg),
    crs,
    warnings,
    parcels: placed.parcels,
    outcome: 'ok_with_warning',
  };
}

function settled(base: Base, raw: RawSite, reading: CrsReading, how: CrsHow, options: Import['options']): Inspection {
  const transform = transformOf(reading, raw);
  const chosen = raw.convertedFrom !== undefined && raw.convertedFrom === options.epsg;
  const crs = {
    epsg: raw.convertedFrom ?? reading.epsg,
    how: chosen ? ('chosen' as const) : how,
    ...(transform !== null && { transform }),
  };
  const placed = placeParcels(raw.parcels, reading, options.onProgress);
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
