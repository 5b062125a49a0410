import type { LoadedLayer } from '../../catalog/layer-source.ts';
import { localText } from '../../i18n/full-width.ts';
import { fill } from '../../i18n/message.ts';
import { EFFECT_WORDS } from '../../i18n/record-words.ts';
import { VERIFY_WORDS } from '../../i18n/verify-words.ts';
import type { Problem } from '../../kernel/problem.ts';
import { remembered } from '../../kernel/remembered.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import type { Locale } from '../../kernel/text.ts';
import type { Interval } from '../../plan/effect.ts';
import type { Ruleset } from '../../plan/ruleset.ts';
import { sealProblem } from '../../record/integrity.ts';
import { loadRequiredLayers } from '../../run/required-layers.ts';
import {
  type Flip,
  type FlipCause,
  type Rescreening,
  rescreenTouched,
  rescreen as screenAgain,
} from '../../run/rescreen.ts';
import { touchedSince } from '../../run/touched-records.ts';
import type { Command } from '../answer.ts';
import type { Options } from '../args.ts';
import { formatOf } from '../args.ts';
import { complaintLine, complaintOf } from '../complaints.ts';
import { openPlanData } from '../plan-data.ts';
import { PORTS } from '../ports.ts';
import { computeRecords, printAnswers, type RecordAnswer } from '../record-files.ts';
import { parametersOf } from './run.ts';
import { outdatedLine } from './verify.ts';

/** `untouched`: no layer changed near the site, so there was nothing to compute. */
type Rescreened = RecordAnswer<Rescreening | 'untouched'>;

function endsWords(ends: Interval | null, locale: Locale): string {
  if (!ends) return VERIFY_WORDS.absent[locale];
  const word = (effect: string) => EFFECT_WORDS[effect]?.[locale] ?? effect;
  return ends.atLeast === ends.atWorst ? word(ends.atWorst) : `${word(ends.atLeast)} … ${word(ends.atWorst)}`;
}

function causeWords({ kind, of, before, now, rules = [] }: FlipCause, locale: Locale): string {
  const said = (value: string | number | null) => (value === null ? VERIFY_WORDS.absent[locale] : String(value));
  const words = rules.length > 0 ? VERIFY_WORDS.cause_rule : VERIFY_WORDS[`cause_${kind}`];
  return fill(localText(words, locale), { of, before: said(before), now: said(now), rules: rules.join(' ') });
}

function flipLines(flip: Flip, locale: Locale): string[] {
  const of = flip.of === 'verdict' ? VERIFY_WORDS.verdict[locale] : `${flip.ruleId} ${flip.title?.[locale] ?? ''}`;
  const causes = flip.causes.map((cause) => causeWords(cause, locale)).join(locale === 'zh' ? '；' : '; ');
  return [
    `    ${of.trimEnd()} (${localText(VERIFY_WORDS[flip.change], locale)}): ${endsWords(flip.before, locale)} → ${endsWords(flip.now, locale)}`,
    ...(causes === '' ? [] : [`        ${localText(VERIFY_WORDS.because, locale)}${causes}`]),
  ];
}

function problemsOf({ file, result }: Rescreened): readonly Problem[] {
  return result.ok ? [] : result.problems.map((problem) => ({ ...problem, where: { ...problem.where, file } }));
}

function toLines(one: Rescreened, locale: Locale): string[] {
  const { file, result } = one;
  if (!result.ok) {
    const trouble = problemsOf(one).map((problem) => `    ! ${complaintLine(problem, locale)}`);
    return [`${file}  ${localText(VERIFY_WORDS.cannot, locale)}`, ...trouble];
  }
  if (result.value === 'untouched') return [`${file}  ${localText(VERIFY_WORDS.untouched, locale)}`];
  const { flips, outdated } = result.value;
  const again = outdated.map((review) => `    ${outdatedLine(review, locale)}`);
  if (flips.length === 0) return [`${file}  ${localText(VERIFY_WORDS.noFlips, locale)}`, ...again];
  return [file, ...flips.flatMap((flip) => flipLines(flip, locale)), ...again];
}

function toJson(one: Rescreened, locale: Locale): object {
  const { file, result } = one;
  const [problem] = problemsOf(one);
  if (!result.ok) return { file, ...(problem && { error: complaintOf(problem, locale) }) };
  if (result.value === 'untouched') return { file, untouched: true, flips: [] };
  const { before, broken, now, changedInputs, flips, outdated } = result.value;
  return {
    file,
    id: before.id,
    intact: broken.length === 0,
    fingerprint: before.fingerprint,
    fingerprintNow: now.fingerprint,
    verdict: { before: before.verdict, now: now.verdict },
    changedInputs,
    flips,
    outdatedReviews: outdated,
  };
}

/** A record that was changed by hand is screened anyway, but its reader is told. */
function tampered(rescreened: readonly Rescreened[]): Problem[] {
  return rescreened.flatMap(({ file, result }) =>
    result.ok && result.value !== 'untouched'
      ? result.value.broken.map((part) => ({ ...sealProblem(part, { file }), severity: 'warning' as const }))
      : [],
  );
}

/** Layers of `--before DIR`, on which the records were made; null without the option. Problems: those of the directory. */
async function layersBefore(options: Options): Promise<Result<readonly LoadedLayer[] | null>> {
  if (options.before === undefined) return success(null);
  const data = await openPlanData({ ...options, layers: options.before });
  return data.ok ? success(await loadRequiredLayers(data.value.ruleset, data.value.source), data.warnings) : data;
}

/**
 * Screens a sound record only if the layers changed near its site; any record where it is not known what changed, or
 * where parameters of `--parameters` stand before its own.
 */
function computing(before: readonly LoadedLayer[] | null, options: Options) {
  const decidedFor = remembered(({ parameters }: Ruleset) => parametersOf(options, parameters));
  let known: { readonly ruleset: Ruleset; readonly touched: ReturnType<typeof touchedSince> } | null = null;
  return async (json: unknown, layers: readonly LoadedLayer[], ruleset: Ruleset): Promise<Rescreened['result']> => {
    const decided = await decidedFor(ruleset);
    if (!decided.ok) return decided;
    const again = () => screenAgain(json, layers, ruleset, PORTS, decided.value);
    if (!before || decided.value) return again();
    if (known?.ruleset !== ruleset) {
      const today = { layers, ruleset, app: PORTS.app };
      const earlier = async ({ role }: { role: string }) => before.find(({ entry }) => entry.role === role) ?? null;
      known = { ruleset, touched: touchedSince(today, earlier) };
    }
    return rescreenTouched(json, known.touched, again);
  };
}

/**
 * `rescreen RECORD…`: screens the sites of records with today's data and tells flips only; exit 2 if one cannot be. With
 * `--before DIR`, records near which no layer changed are passed over; with `--parameters FILE`, those values are today's.
 */
export const rescreen: Command = async ({ options, words, locale }) => {
  const format = formatOf(options, ['text', 'json'], 'text');
  if (!format.ok) return format;
  const before = await layersBefore(options);
  if (!before.ok) return before;
  const computed = await computeRecords(words, options, computing(before.value, options));
  if (!computed.ok) return computed;
  const rescreened = computed.value;
  const failed = rescreened.filter(({ result }) => !result.ok);
  const [first, ...more] = failed.flatMap(problemsOf);
  if (first && failed.length === rescreened.length) return failure(first, ...more);
  const output = printAnswers(
    format.value,
    rescreened,
    (one) => toJson(one, locale),
    (one) => toLines(one, locale),
  );
  return success({ output, exit: failed.length > 0 ? 2 : 0 }, [...computed.warnings, ...tampered(rescreened)]);
};
