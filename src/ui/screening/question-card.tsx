import { IconBulb } from '@tabler/icons-react';
import { useState } from 'react';
import type { Question } from '../../plan/question.ts';
import type { AnswerValue } from '../../project/project.ts';
import type { OpenQuestion } from '../../screening/explain.ts';
import { usePlan } from '../shared/plan-context.ts';
import { IntervalChips } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useScreening } from '../state/screening.ts';
import { useView } from '../state/view.ts';
import { ChoiceList, isChoice } from './choice-list.tsx';
import { FieldInput } from './field-input.tsx';

interface QuestionCardProps {
  readonly question: Question;
  readonly offer: OpenQuestion | undefined;
  readonly number: number;
}

/** One question: why it is asked, what each answer would do, and an honest way to leave it open. */
export function QuestionCard({ question, offer, number }: QuestionCardProps) {
  const { t, text } = useWords();
  const plan = usePlan();
  const { answers, skipped } = useCase((state) => state.present);
  const answer = useCase((state) => state.answer);
  const change = useCase((state) => state.change);
  const set = useView((state) => state.set);
  const [draft, setDraft] = useState<Readonly<Record<string, AnswerValue | undefined>>>(() =>
    Object.fromEntries(question.fields.map((field) => [field.id, answers[field.id]])),
  );
  const given = question.fields.some((field) => draft[field.id] !== undefined);
  const rules = offer
    ? offer.ruleIds.flatMap((id) => plan.rules.get(id) ?? [])
    : question.fields.flatMap((field) => plan.rulesByAttribute.get(field.id) ?? []);
  const firstChoice = question.fields.find(isChoice)?.id;

  const confirm = () => {
    answer(draft);
    if (skipped.includes(question.key)) change({ skipped: skipped.filter((key) => key !== question.key) });
    set({ question: null });
  };
  const skip = () => {
    change({ skipped: [...skipped.filter((key) => key !== question.key), question.key] });
    set({ question: null });
  };
  const clear = () => {
    answer(Object.fromEntries(question.fields.map((field) => [field.id, undefined])));
    skip();
  };
  const answered = question.fields.some((field) => answers[field.id] !== undefined);

  return (
    <form
      className="question-card"
      data-testid="question-card"
      data-question={question.key}
      onSubmit={(event) => {
        event.preventDefault();
        if (given) confirm();
      }}
    >
      <div className="question-meta">
        {t('project.question', { number, name: text(question.name) })}
        <span className="grow" />
        {[...new Set(rules.map((rule) => rule.id))].slice(0, 4).map((id) => (
          <span key={id} className="tag">
            {id}
          </span>
        ))}
      </div>
      <h3 id="question-ask">{text(question.ask)}</h3>
      {rules[0] && (
        <div className="question-why">
          <IconBulb size={18} stroke={1.6} aria-hidden="true" />
          <span>
            {t('project.why', { rules: text(rules[0].about) })}
            {question.help && <small className="muted"> {text(question.help)}</small>}
          </span>
        </div>
      )}
      {question.fields.map((field) =>
        isChoice(field) ? (
          <fieldset key={field.id} aria-label={text(question.fields.length > 1 ? field.name : question.ask)}>
            {question.fields.length > 1 && <span className="muted">{text(field.name)}</span>}
            <ChoiceList
              field={field}
              value={draft[field.id]}
              keys={field.id === firstChoice}
              effectOf={(value) => <OptionEffect offer={offer} fieldId={field.id} value={value} />}
              onChange={(value) => setDraft((old) => ({ ...old, [field.id]: value }))}
            />
          </fieldset>
        ) : (
          <FieldInput
            key={field.id}
            field={field}
            value={draft[field.id]}
            onChange={(value) => setDraft((old) => ({ ...old, [field.id]: value }))}
          />
        ),
      )}
      <div className="question-actions">
        <button type="submit" className="button primary" disabled={!given} data-testid="answer-confirm">
          {t('project.confirm')}
          <span className="kbd" aria-hidden="true">
            Enter
          </span>
        </button>
        <button
          type="button"
          className="button"
          data-digit="0"
          data-testid="answer-skip"
          onClick={answered ? clear : skip}
        >
          {t(answered ? 'project.clear' : 'project.skip')}
        </button>
      </div>
    </form>
  );
}

function OptionEffect({
  offer,
  fieldId,
  value,
}: {
  offer: OpenQuestion | undefined;
  fieldId: string;
  value: AnswerValue;
}) {
  const { t } = useWords();
  const verdict = useScreening((state) => state.reply?.record.verdict);
  const outcome = offer?.options.find((option) => option.fieldId === fieldId && sameValue(option.value, value));
  if (!outcome || !verdict) return null;
  const { atLeast, atWorst } = outcome;
  if (atLeast === verdict.atLeast && atWorst === verdict.atWorst) return t('project.noChange');
  return (
    <>
      {t('project.becomes')}
      <IntervalChips atLeast={atLeast} atWorst={atWorst} />
    </>
  );
}

/** An option of a multi question is tried as a list of one. */
function sameValue(tried: AnswerValue, value: AnswerValue): boolean {
  return Array.isArray(tried) ? tried.length === 1 && tried[0] === value : tried === value;
}
