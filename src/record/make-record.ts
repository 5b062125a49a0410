import { fingerprintOf, stampedId } from './integrity.ts';
import type { ScreeningRecord } from './record.ts';

/** A record before it is rounded, stamped and sealed. */
export type RecordBody = Omit<ScreeningRecord, 'schema' | 'id' | 'createdAt' | 'fingerprint' | 'replaces' | 'reviews'>;

/** Identity of a record; not part of what its fingerprint covers. */
export interface RecordStamp {
  /** Unique name; the record's id is this and a check. */
  readonly name: string;
  /** ISO 8601 instant with milliseconds. */
  readonly createdAt: string;
  /** The record that this one stands in for. */
  readonly replaces?: ScreeningRecord['replaces'];
}

/** Steps per unit: 0.1 mm and 1 cm², a millionth of a share, a tenth of a millimetre in degrees. */
const PER_METRE = 1e4;
const PER_SHARE = 1e6;
const PER_DEGREE = 1e9;

/** Members that hold positions in degrees, at any depth. */
const IN_DEGREES = new Set(['coordinates', 'centroid', 'bbox', 'feet', 'lon', 'lat']);

function stepsFor(key: string): number | null {
  if (IN_DEGREES.has(key)) return PER_DEGREE;
  if (/M2?$/.test(key)) return PER_METRE;
  return /share$/i.test(key) ? PER_SHARE : null;
}

function rounded(value: number, steps: number): number {
  // `+ 0` turns −0 into 0, which JSON could not tell apart after reading.
  return Math.round(value * steps) / steps + 0;
}

/** Rounds every measure by the unit its key ends in; everything else is left as it is. */
function roundMeasures(value: unknown, steps: number | null): unknown {
  if (typeof value === 'number') return steps === null ? value : rounded(value, steps);
  if (Array.isArray(value)) return value.map((item) => roundMeasures(item, steps));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([key, member]) => [key, roundMeasures(member, stepsFor(key))]));
}

/** A value as a record will hold it: every measure in it rounded by the unit its key ends in. */
export function asRecorded<T>(value: T): T {
  return roundMeasures(value, null) as T;
}

/**
 * Rounds, stamps and seals a record. Lengths and areas to 1e-4 (m, m²), coordinates to 1e-9°, shares to 1e-6, before
 * hashing, so that the last bits of a host's arithmetic never reach the fingerprint. What the applicant answered and the
 * parameters are kept exactly.
 */
export function makeRecord(body: RecordBody, stamp: RecordStamp): ScreeningRecord {
  const measured = roundMeasures({ ...body, project: null, inputs: null }, null) as RecordBody;
  const inputs = { ...body.inputs, layers: roundMeasures(body.inputs.layers, null) as RecordBody['inputs']['layers'] };
  const plain = JSON.parse(JSON.stringify({ project: body.project, inputs })) as Pick<RecordBody, 'project' | 'inputs'>;
  const record = { ...measured, ...plain, schema: 1 as const };
  const { name, createdAt, replaces } = stamp;
  const sealed = { createdAt, fingerprint: fingerprintOf(record), ...(replaces && { replaces }) };
  return { ...record, ...sealed, id: stampedId(name, sealed) };
}
