import type { Finding } from '../../record/record.ts';
import { answerValueText } from '../shared/answer-text.ts';
import { usePlan } from '../shared/plan-context.ts';
import { IntervalChips } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { useScreening } from '../state/screening.ts';
import { useView } from '../state/view.ts';

type Flip = NonNullable<Finding['flippedBy']>[number];

/** Answers told of one flip; the others do the same. */
const VALUES_TOLD = 3;

/** Single answers that would bring the finding elsewhere; a line opens its question. */
export function FlipLines({ flips }: { flips: readonly Flip[] }) {
  const { t } = useWords();
  return (
    <>
      <dt>{t('finding.flips')}</dt>
      <dd>
        <ul className="flip-lines" data-testid="flip-lines">
          {flips.map((flip) => (
            <FlipLine key={`${flip.attribute} ${flip.atLeast} ${flip.atWorst}`} flip={flip} />
          ))}
        </ul>
      </dd>
    </>
  );
}

function FlipLine({ flip }: { flip: Flip }) {
  const words = useWords();
  const { t, text } = words;
  const plan = usePlan();
  const present = useScreening((state) => state.reply?.record.project.answers[flip.attribute]);
  const set = useView((state) => state.set);
  const asked = plan.fields.get(flip.attribute);
  if (!asked) return null;
  const { field, question } = asked;
  const told = flip.values
    .slice(0, VALUES_TOLD)
    .map((value) => changeText(value, present) ?? answerValueText(field, value, plan.ruleset.industries, words));
  // One industry stands for all that end alike.
  const more = flip.values.length > told.length || field.type === 'industry' ? t('finding.flipMore') : '';
  return (
    <li>
      <button type="button" className="link" onClick={() => set({ editingProject: true, question: question.key })}>
        {text(question.fields.length > 1 ? field.name : question.name)}
      </button>
      <span>
        {told.join(t('finding.flipOr'))}
        {more}
      </span>
      {flip.atWorst === 'clear' ? (
        <span className="muted">{t('finding.flipClear')}</span>
      ) : (
        <IntervalChips atLeast={flip.atLeast} atWorst={flip.atWorst} />
      )}
    </li>
  );

  /** Of several choices only the one that differs is told. */
  function changeText(value: unknown, before: unknown): string | null {
    if (!Array.isArray(value) || !Array.isArray(before) || value.length === 1) return null;
    const name = (code: string) => answerValueText(field, code, plan.ruleset.industries, words);
    const [added] = value.filter((code) => !before.includes(code));
    const [gone] = before.filter((code) => !value.includes(code));
    if (added) return t('finding.flipWith', { value: name(added) });
    return gone ? t('finding.flipWithout', { value: name(gone) }) : null;
  }
}
