import { localText } from '../../i18n/full-width.ts';
import { fill } from '../../i18n/message.ts';
import { PART_WORDS, VERIFY_WORDS } from '../../i18n/verify-words.ts';
import type { Problem } from '../../kernel/problem.ts';
import { failure, success } from '../../kernel/result.ts';
import type { Locale } from '../../kernel/text.ts';
import type { Difference } from '../../record/diff-records.ts';
import { sealProblem } from '../../record/integrity.ts';
import type { Review } from '../../record/review.ts';
import { type Verification, verifyRecord } from '../../run/verify-record.ts';
import type { Command } from '../answer.ts';
import { formatOf } from '../args.ts';
import { complaintLine, complaintOf } from '../complaints.ts';
import { PORTS } from '../ports.ts';
import { computeRecords, printAnswers, type RecordAnswer } from '../record-files.ts';

type Verified = RecordAnswer<Verification>;

const LONGEST_VALUE = 80;

/** A value on one line; a long one is cut, it stands whole in the JSON. */
function short(value: unknown, locale: Locale): string {
  if (value === undefined) return VERIFY_WORDS.absent[locale];
  const text = JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

function differenceLine({ part, of, path, before, now }: Difference, locale: Locale): string {
  const place = [PART_WORDS[part]?.[locale] ?? part, of, path].filter((word) => word !== '').join(' ');
  return `${place}: ${short(before, locale)} → ${short(now, locale)}`;
}

/** A review that asks to be made again. */
export function outdatedLine({ ruleId, by, reason }: Review, locale: Locale): string {
  return fill(localText(VERIFY_WORDS.outdated, locale), { rule: ruleId, by, reason });
}

function problemsOf({ file, result }: Verified): readonly Problem[] {
  if (!result.ok) return result.problems.map((problem) => ({ ...problem, where: { ...problem.where, file } }));
  return result.value.broken.map((part) => sealProblem(part, { file }));
}

function toLines(verified: Verified, locale: Locale): string[] {
  const { file, result } = verified;
  const trouble = problemsOf(verified).map((problem) => `    ! ${complaintLine(problem, locale)}`);
  if (!result.ok) return [`${file}  ${localText(VERIFY_WORDS.cannot, locale)}`, ...trouble];
  const { outcome, broken, differences, outdated } = result.value;
  const count = String(differences.length + broken.length);
  return [
    `${file}  ${localText(VERIFY_WORDS[outcome], locale).replace('{count}', count)}`,
    ...trouble,
    ...differences.map((difference, index) => {
      const first = index === 0 ? `${localText(VERIFY_WORDS.first, locale)} ` : '';
      return `    ${first}${differenceLine(difference, locale)}`;
    }),
    ...outdated.map((review) => `    ${outdatedLine(review, locale)}`),
  ];
}

function toJson(verified: Verified, locale: Locale): object {
  const { file, result } = verified;
  const [problem] = problemsOf(verified);
  const error = problem && { error: complaintOf(problem, locale) };
  if (!result.ok) return { file, outcome: 'cannot', ...error };
  const { record, outcome, broken, fingerprintNow, differences, outdated } = result.value;
  return {
    file,
    id: record.id,
    outcome,
    intact: broken.length === 0,
    broken,
    fingerprint: record.fingerprint,
    fingerprintNow,
    first: differences[0] ?? null,
    differences,
    outdatedReviews: outdated,
    ...error,
  };
}

/** The gravest outcome decides: 2 where a record cannot be computed, 1 where one differs. */
function exitOf(verified: readonly Verified[]): 0 | 1 | 2 {
  if (verified.some(({ result }) => !result.ok)) return 2;
  return verified.every(({ result }) => result.ok && result.value.outcome !== 'differs') ? 0 : 1;
}

/** `verify RECORD…`: computes records again; exit 0 all the same, 1 one differs, 2 one cannot be computed. */
export const verify: Command = async ({ options, words, locale }) => {
  const format = formatOf(options, ['text', 'json'], 'text');
  if (!format.ok) return format;
  const computed = await computeRecords(words, options, (json, layers, ruleset) =>
    verifyRecord(json, layers, ruleset, PORTS),
  );
  if (!computed.ok) return computed;
  const verified = computed.value;
  const [only] = verified;
  if (only && verified.length === 1 && !only.result.ok) {
    const [problem, ...more] = problemsOf(only);
    if (problem) return failure(problem, ...more);
  }
  const output = printAnswers(
    format.value,
    verified,
    (one) => toJson(one, locale),
    (one) => toLines(one, locale),
  );
  return success({ output, exit: exitOf(verified) }, computed.warnings);
};
