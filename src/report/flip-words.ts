import { EFFECT_WORDS, REPORT_WORDS } from '../i18n/record-words.ts';
import type { Finding } from '../record/record.ts';
import { answerKey } from './plan-names.ts';
import type { Teller } from './teller.ts';

type Words = Pick<Teller, 'name' | 'word' | 'fill'>;

/** Answers told of one flip; more of them are alike. */
const FLIP_VALUES_TOLD = 4;

const INDUSTRY = /^\d{2,4}$/;

/** Which answer would bring the finding where, in a sentence. */
export function flipWords({ attribute, values, ...ends }: NonNullable<Finding['flippedBy']>[number], w: Words): string {
  const told = values.slice(0, FLIP_VALUES_TOLD).map((value) => {
    if (typeof value === 'boolean') return w.fill(REPORT_WORDS[value ? 'yes' : 'no']);
    return [value]
      .flat()
      .map((code) => w.name(answerKey(attribute, code)))
      .join('+');
  });
  // One industry stands for all that end alike (`record.ts`).
  const forMore =
    values.length > told.length || values.some((value) => typeof value === 'string' && INDUSTRY.test(value));
  const more = forMore ? w.fill(REPORT_WORDS.flipMore) : '';
  return w.fill(REPORT_WORDS.flip, {
    attribute: w.name(attribute),
    values: `${told.join(w.fill(REPORT_WORDS.flipOr))}${more}`,
    effect: endsWords(ends, w),
  });
}

/** Both ends of a verdict or a finding; one word where they are one. */
export function endsWords({ atLeast, atWorst }: { atLeast: string; atWorst: string }, w: Pick<Words, 'word'>): string {
  const worst = w.word(EFFECT_WORDS, atWorst);
  return atLeast === atWorst ? worst : `${w.word(EFFECT_WORDS, atLeast)} … ${worst}`;
}
