import type { ReactNode } from 'react';
import type { AttributeField } from '../../plan/question.ts';
import type { AnswerValue } from '../../project/project.ts';
import { useWords } from '../shared/words.ts';
import { offeredOptions, toggleOption } from './question-flow.ts';

export interface Choice {
  readonly value: AnswerValue;
  readonly label: string;
  readonly help?: string;
  readonly unverified: boolean;
}

/** Whether a field is answered by picking. */
export function isChoice(field: AttributeField): boolean {
  return field.type === 'boolean' || ((field.options?.length ?? 0) > 0 && field.type !== 'text');
}

/** What can be picked for a field, in the order of the keys 1…9. */
export function useChoices(field: AttributeField, current: AnswerValue | undefined): readonly Choice[] {
  const { t, text } = useWords();
  if (field.type === 'boolean') {
    return [
      { value: true, label: t('project.yes'), unverified: false },
      { value: false, label: t('project.no'), unverified: false },
    ];
  }
  return offeredOptions(field, current).map((option) => ({
    value: option.code,
    label: text(option.name),
    ...(option.help && { help: text(option.help) }),
    unverified: option.verified === false,
  }));
}

interface ChoiceListProps {
  readonly field: AttributeField;
  readonly value: AnswerValue | undefined;
  /** Whether the digits on the keyboard belong to this list. */
  readonly keys: boolean;
  readonly effectOf: (value: AnswerValue) => ReactNode;
  readonly onChange: (value: AnswerValue | undefined) => void;
}

/** Options of a field, one press each, with what each would do to the verdict. */
export function ChoiceList({ field, value, keys, effectOf, onChange }: ChoiceListProps) {
  const { t } = useWords();
  const choices = useChoices(field, value);
  const multi = field.type === 'multi';
  const chosen: readonly string[] = Array.isArray(value) ? value : [];
  return (
    <>
      {choices.map((choice, index) => (
        <label key={String(choice.value)} className="option" data-testid={`option-${field.id}-${String(choice.value)}`}>
          <input
            type={multi ? 'checkbox' : 'radio'}
            name={field.id}
            checked={multi ? chosen.includes(String(choice.value)) : value === choice.value}
            data-digit={keys ? index + 1 : undefined}
            onChange={() => onChange(multi ? toggleOption(field, chosen, String(choice.value)) : choice.value)}
          />
          <span>
            <b>{choice.label}</b>
            {choice.help && <small>{choice.help}</small>}
            {choice.unverified && <span className="tag unverified">{t('law.unverified')}</span>}
          </span>
          <span className="effect">{effectOf(choice.value)}</span>
          {keys && index < 9 ? (
            <span className="kbd" aria-hidden="true">
              {index + 1}
            </span>
          ) : (
            <span />
          )}
        </label>
      ))}
    </>
  );
}
