import type { LoadedLayer } from '../catalog/layer-source.ts';
import { type Result, success } from '../kernel/result.ts';
import type { LocalText } from '../kernel/text.ts';
import type { Interval } from '../plan/effect.ts';
import type { ParameterOverrides } from '../plan/parameter.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import { type Difference, diffRecords } from '../record/diff-records.ts';
import type { SealedPart } from '../record/integrity.ts';
import { readRecord } from '../record/read-record.ts';
import type { Finding, ScreeningRecord } from '../record/record.ts';
import { outdatedReviews, type Review, withReviews } from '../record/review.ts';
import { parametersOf, rolesOf } from '../screening/rule-references.ts';
import type { Ports } from './ports.ts';
import { requestFromRecord } from './request-from-record.ts';
import { screenLoaded } from './run-screening.ts';

/** A changed input that a flip goes back to. */
export interface FlipCause {
  readonly kind: 'layer' | 'parameter' | 'rules' | 'app';
  /** Role or parameter; `rules` and `app` stand for themselves. */
  readonly of: string;
  /** Version, value or status then and now, whichever differs first; null where there was or is none. */
  readonly before: string | number | null;
  readonly now: string | number | null;
  /** Ids of the rules that changed, where both records tell the rules one by one. */
  readonly rules?: readonly string[];
}

/** A verdict or a finding with other ends than in the record. */
export interface Flip {
  readonly of: 'verdict' | 'finding';
  /** Absent for the verdict. */
  readonly ruleId?: string;
  readonly title?: LocalText;
  readonly change: 'appeared' | 'disappeared' | 'changed';
  readonly before: Interval | null;
  readonly now: Interval | null;
  readonly causes: readonly FlipCause[];
}

/** What today's data make of a record; nothing of the old one is overwritten. */
export interface Rescreening {
  readonly before: ScreeningRecord;
  /** Parts of the old record that are not what was sealed. */
  readonly broken: readonly SealedPart[];
  /** The new record; it names the old one, and carries its reviews. */
  readonly now: ScreeningRecord;
  /** Inputs that are not what they were, whether or not they flip anything. */
  readonly changedInputs: readonly FlipCause[];
  readonly flips: readonly Flip[];
  /** Reviews to be made again, since their finding is not what it was. */
  readonly outdated: readonly Review[];
}

/** Members of a layer by which a reader knows the change best, in this order. */
const TELLING = ['status', 'version', 'sha256'];

function scalar(value: unknown): string | number | null {
  if (typeof value === 'number' || typeof value === 'string') return value;
  return value === undefined || value === null ? null : JSON.stringify(value);
}

/** Rules whose hash is another, or that came or went; null where one of the records does not tell them one by one. */
function changedRules(differences: readonly Difference[]): string[] | null {
  const hashes = differences.filter(({ of }) => of === 'hashes');
  return hashes.some(({ path }) => path === '') ? null : hashes.map(({ path }) => path);
}

/** The changed inputs, once each. A layer or parameter that came or went as a whole did so because of the rules. */
function changedInputs(differences: readonly Difference[]): FlipCause[] {
  const kinds = ['layer', 'parameter', 'rules', 'app'] as const;
  return kinds.flatMap((kind) => {
    const ofKind = differences.filter(
      ({ part, path }) => part === kind && (path !== '' || kind === 'rules' || kind === 'app'),
    );
    const objects = kind === 'rules' || kind === 'app' ? [kind] : [...new Set(ofKind.map(({ of }) => of))];
    return objects.flatMap((of): FlipCause[] => {
      const own = ofKind.filter((difference) => difference.of === of || of === kind);
      const told = TELLING.map((name) => own.find(({ path }) => path === name)).find(Boolean) ?? own[0];
      const rules = kind === 'rules' ? changedRules(own) : null;
      return told ? [{ kind, of, before: scalar(told.before), now: scalar(told.now), ...(rules && { rules }) }] : [];
    });
  });
}

/** Roles and parameters a finding rests on: what its rule asks about and what its facts name. */
function inputsOf(findings: readonly Finding[], ruleset: Ruleset): ReadonlySet<string> {
  const known = new Set(ruleset.parameters.map(({ id }) => id));
  const rules = ruleset.rules.filter(({ id }) => findings.some(({ ruleId }) => ruleId === id));
  return new Set([
    ...rules.flatMap((rule) => [...rolesOf(rule), ...parametersOf(rule, known)]),
    ...findings.flatMap(({ facts, parameters, unknowns }) => [
      ...facts.map(({ role }) => role),
      ...parameters,
      ...unknowns.flatMap(({ role }) => (role === undefined ? [] : [role])),
    ]),
  ]);
}

/** A change of the rules moves a finding if its own rule is among them, or if none is (then what rules ask of did). */
function touches({ rules }: FlipCause, findings: readonly Finding[]): boolean {
  return !rules || rules.length === 0 || findings.some(({ ruleId }) => rules.includes(ruleId));
}

/** Causes that can have moved a finding: its own layers, parameters and rule; all changes, where none of these did. */
function causesOf(findings: readonly Finding[], changed: readonly FlipCause[], ruleset: Ruleset): FlipCause[] {
  const own = inputsOf(findings, ruleset);
  const likely = changed.filter((cause) =>
    cause.kind === 'rules' ? touches(cause, findings) : cause.kind !== 'app' && own.has(cause.of),
  );
  return likely.length > 0 ? likely : [...changed];
}

function endsOf(of: Interval | undefined): Interval | null {
  return of ? { atLeast: of.atLeast, atWorst: of.atWorst } : null;
}

function flipped(before: Interval | null, now: Interval | null): boolean {
  return before?.atLeast !== now?.atLeast || before?.atWorst !== now?.atWorst;
}

function findingFlips(before: ScreeningRecord, now: ScreeningRecord, changed: readonly FlipCause[], ruleset: Ruleset) {
  const ids = [...new Set([...before.findings, ...now.findings].map(({ ruleId }) => ruleId))];
  return ids.flatMap((ruleId): Flip[] => {
    const old = before.findings.find((finding) => finding.ruleId === ruleId);
    const fresh = now.findings.find((finding) => finding.ruleId === ruleId);
    const [was, is] = [endsOf(old), endsOf(fresh)];
    if (!flipped(was, is)) return [];
    const told = [old, fresh].filter((finding) => finding !== undefined);
    const change = was === null ? 'appeared' : is === null ? 'disappeared' : 'changed';
    const title = told.at(-1)?.title;
    const causes = causesOf(told, changed, ruleset);
    return [{ of: 'finding', ruleId, ...(title && { title }), change, before: was, now: is, causes }];
  });
}

/** Causes of several flips, once each; the verdict moves because its findings do. */
function joinedCauses(flips: readonly Flip[], changed: readonly FlipCause[]): FlipCause[] {
  const causes = new Set(flips.flatMap((flip) => flip.causes));
  return flips.length > 0 ? changed.filter((cause) => causes.has(cause)) : [...changed];
}

/** What differs in effect between two records of one site; differences of wording and measure are no flips. */
function flipsBetween(before: ScreeningRecord, now: ScreeningRecord, changed: readonly FlipCause[], ruleset: Ruleset) {
  const flips = findingFlips(before, now, changed, ruleset);
  const [was, is] = [endsOf(before.verdict), endsOf(now.verdict)];
  if (!flipped(was, is)) return flips;
  const verdict: Flip = {
    of: 'verdict',
    change: 'changed',
    before: was,
    now: is,
    causes: joinedCauses(flips, changed),
  };
  return [verdict, ...flips];
}

/**
 * Screens the site of a record again with today's layers, rules and parameters; what a person had changed stays changed.
 * @param json  a parsed record file
 * @param decided  values of parameters decided since, which stand before those of the record
 * Problems: record_unreadable, record_newer, and those of the site's shape.
 */
export function rescreen(
  json: unknown,
  layers: readonly LoadedLayer[],
  ruleset: Ruleset,
  ports: Ports,
  decided: ParameterOverrides = { parameters: {} },
): Result<Rescreening> {
  const read = readRecord(json);
  if (!read.ok) return read;
  const { record: before, broken } = read.value;
  const replaces = { id: before.id, fingerprint: before.fingerprint };
  const asked = requestFromRecord(before);
  const parameterOverrides = { parameters: { ...asked.parameterOverrides?.parameters, ...decided.parameters } };
  const run = screenLoaded({ ...asked, parameterOverrides, replaces }, layers, ruleset, ports);
  if (!run.ok) return run;
  const reviews = before.reviews?.entries ?? [];
  const now = withReviews(run.value.record, reviews);
  const changed = changedInputs(diffRecords(before, now));
  const flips = flipsBetween(before, now, changed, ruleset);
  return success(
    { before, broken, now, changedInputs: changed, flips, outdated: outdatedReviews(now, reviews) },
    run.warnings,
  );
}

/**
 * As `rescreen`, but for a sound record near which nothing changed: that comes to the same result, and is not computed.
 * Problems: those of `rescreen`.
 */
export async function rescreenTouched(
  json: unknown,
  touched: (record: ScreeningRecord) => Promise<boolean>,
  again: () => Result<Rescreening>,
): Promise<Result<Rescreening | 'untouched'>> {
  const read = readRecord(json);
  const sound = read.ok && read.value.broken.length === 0;
  return sound && !(await touched(read.value.record)) ? success('untouched') : again();
}
