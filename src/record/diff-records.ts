import { canonicalJson } from '../kernel/canonical-json.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import type { ScreeningRecord } from './record.ts';

/** Parts of a record, inputs before what follows from them: the first difference is the one to look at first. */
type RecordPart =
  | 'app'
  | 'site'
  | 'project'
  | 'layer'
  | 'rules'
  | 'parameter'
  | 'verdict'
  | 'finding'
  | 'unknown'
  | 'sketch';

/** One value that two records do not share. */
export interface Difference {
  readonly part: RecordPart;
  /** Role, parameter, rule or open matter; the member itself in the other parts. */
  readonly of: string;
  /** Member within it, dotted; empty where the whole is in one record only. */
  readonly path: string;
  /** Absent = not in that record. */
  readonly before?: unknown;
  readonly now?: unknown;
}

type Leaf = Pick<Difference, 'path' | 'before' | 'now'>;

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Values that differ, as deep as both sides have the same members. */
function leaves(before: unknown, now: unknown, path = ''): Leaf[] {
  if (!isContainer(before) || !isContainer(now) || Array.isArray(before) !== Array.isArray(now)) {
    return same(before, now)
      ? []
      : [{ path, ...(before !== undefined && { before }), ...(now !== undefined && { now }) }];
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return keys.flatMap((key) => leaves(before[key], now[key], path === '' ? key : `${path}.${key}`));
}

function same(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalJson(a) === canonicalJson(b);
}

/** Members of a list by name; a name that comes twice is told apart by its place. */
function named<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T> {
  const found = new Map<string, T>();
  for (const item of items) {
    const name = nameOf(item);
    found.set(found.has(name) ? `${name}#${found.size}` : name, item);
  }
  return found;
}

function listDifferences<T>(
  part: RecordPart,
  before: readonly T[],
  now: readonly T[],
  nameOf: (item: T) => string,
): Difference[] {
  return namedDifferences(part, named(before, nameOf), named(now, nameOf));
}

function memberDifferences(part: RecordPart, before: object, now: object): Difference[] {
  return namedDifferences(part, new Map(Object.entries(before)), new Map(Object.entries(now)));
}

function namedDifferences(
  part: RecordPart,
  before: ReadonlyMap<string, unknown>,
  now: ReadonlyMap<string, unknown>,
): Difference[] {
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((of) =>
    leaves(before.get(of), now.get(of)).map((leaf) => ({ part, of, ...leaf })),
  );
}

/** What an open matter is called: its reason and the object that would settle it. */
function unknownName({ reason, resolves }: ScreeningRecord['unknowns'][number]): string {
  return `${reason}:${resolves.object}`;
}

/** The sketch is told as a whole: which corner of which outline moved says nothing that the layer's hash does not. */
function sketchDifferences({ sketch: before }: ScreeningRecord, { sketch: now }: ScreeningRecord): Difference[] {
  if (same(before, now)) return [];
  const short = (sketch: unknown) => sha256Hex(canonicalJson(sketch)).slice(0, 8);
  return [
    {
      part: 'sketch',
      of: 'sketch',
      path: '',
      ...(before && { before: short(before) }),
      ...(now && { now: short(now) }),
    },
  ];
}

/** Everything in which two records differ but id, time and fingerprint; empty when they say the same. */
export function diffRecords(before: ScreeningRecord, now: ScreeningRecord): Difference[] {
  return [
    ...memberDifferences('app', before.app, now.app),
    ...memberDifferences('site', before.site, now.site),
    ...memberDifferences('project', before.project, now.project),
    ...listDifferences('layer', before.inputs.layers, now.inputs.layers, ({ role }) => role),
    ...memberDifferences('rules', before.inputs.rules, now.inputs.rules),
    ...listDifferences('parameter', before.inputs.parameters, now.inputs.parameters, ({ id }) => id),
    ...memberDifferences('verdict', before.verdict, now.verdict),
    ...listDifferences('finding', before.findings, now.findings, ({ ruleId }) => ruleId),
    ...listDifferences('unknown', before.unknowns, now.unknowns, unknownName),
    ...sketchDifferences(before, now),
  ];
}

/**
 * Whether a difference only says more than the older record did: a member that it leaves out, of something both tell of.
 * A whole finding, layer or open matter more, and an item more in a list, is no such thing.
 */
export function isAddition({ part, of, path, before }: Difference): boolean {
  if (before !== undefined) return false;
  const last = path === '' ? '' : (path.split('.').at(-1) ?? '');
  if (part === 'sketch') return true;
  if (part === 'rules') return path === '' && of === 'hashes';
  return last !== '' && !/^\d+$/.test(last);
}
