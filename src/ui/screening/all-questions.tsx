import type { Question } from '../../plan/question.ts';
import type { AnswerValue } from '../../project/project.ts';
import type { OpenQuestion } from '../../screening/explain.ts';
import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { isChoice, useChoices } from './choice-list.tsx';
import { FieldInput } from './field-input.tsx';
import { formQuestions, toggleOption } from './question-flow.ts';

type Field = Question['fields'][number];

/** Every question that can apply, in one form; each answer counts at once. */
export function AllQuestions({ offers }: { offers: readonly OpenQuestion[] }) {
  const { text } = useWords();
  const { ruleset } = usePlan();
  const answers = useCase((state) => state.present.answers);
  return (
    <div className="all-questions" data-testid="all-questions-form">
      {formQuestions(ruleset.questions, offers, answers).map((question) => (
        <fieldset key={question.key}>
          <legend>{text(question.name)}</legend>
          {question.fields.map((field) => (
            <FormField key={field.id} field={field} alone={question.fields.length === 1} />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

function FormField({ field, alone }: { field: Field; alone: boolean }) {
  const { t, text } = useWords();
  const value = useCase((state) => state.present.answers[field.id]);
  const answer = useCase((state) => state.answer);
  const choices = useChoices(field, value);
  const change = (next: AnswerValue | undefined) => answer({ [field.id]: next });
  if (!isChoice(field)) return <FieldInput field={field} value={value} onChange={change} />;
  if (field.type === 'multi') {
    const chosen: readonly string[] = Array.isArray(value) ? value : [];
    const toggle = (code: string) => {
      const next = toggleOption(field, chosen, code);
      change(next.length > 0 ? next : undefined);
    };
    return (
      <div className="choices">
        {choices.map((choice) => (
          <label key={String(choice.value)}>
            <input
              type="checkbox"
              checked={chosen.includes(String(choice.value))}
              onChange={() => toggle(String(choice.value))}
            />
            {choice.label}
          </label>
        ))}
      </div>
    );
  }
  const index = choices.findIndex((choice) => choice.value === value);
  return (
    <div className="form-field">
      {!alone && <span className="label">{text(field.name)}</span>}
      <span className="field">
        <select
          aria-label={text(field.name)}
          data-field={field.id}
          value={index}
          onChange={(event) => change(choices[Number(event.target.value)]?.value)}
        >
          <option value={-1}>{t('effect.unknown')}</option>
          {choices.map((choice, at) => (
            <option key={String(choice.value)} value={at}>
              {choice.label}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
}
