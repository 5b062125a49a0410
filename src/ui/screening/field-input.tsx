import { useId, useState } from 'react';
import type { AttributeField } from '../../plan/question.ts';
import { isIndustryCode } from '../../project/answer-value.ts';
import type { AnswerValue } from '../../project/project.ts';
import { unitText } from '../shared/answer-text.ts';
import { Combobox } from '../shared/combobox.tsx';
import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { readNumber } from './question-flow.ts';

interface FieldInputProps {
  readonly field: AttributeField;
  readonly value: AnswerValue | undefined;
  readonly onChange: (value: AnswerValue | undefined) => void;
}

/** Typed entry of a field that is not a choice: a number, an industry, words. */
export function FieldInput(props: FieldInputProps) {
  if (props.field.type === 'number') return <NumberInput {...props} />;
  return <ListInput {...props} />;
}

function NumberInput({ field, value, onChange }: FieldInputProps) {
  const words = useWords();
  const id = useId();
  const [text, setText] = useState(typeof value === 'number' ? String(value) : '');
  const invalid = text.trim() !== '' && readNumber(text, field) === undefined;
  const range =
    field.max === undefined
      ? words.t('project.atLeastZero', { min: field.min ?? 0 })
      : words.t('project.range', { min: field.min ?? 0, max: field.max });
  return (
    <div className="form-field">
      <label htmlFor={id}>{words.text(field.name)}</label>
      <span className={`field${invalid ? ' invalid' : ''}`}>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          data-field={field.id}
          aria-invalid={invalid}
          aria-describedby={invalid ? `${id}-error` : undefined}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            onChange(readNumber(event.target.value, field));
          }}
        />
        {field.unit && <span className="unit">{unitText(field.unit, words)}</span>}
      </span>
      {invalid && (
        <span id={`${id}-error`} className="field-error" role="alert">
          {range}
        </span>
      )}
    </div>
  );
}

function ListInput({ field, value, onChange }: FieldInputProps) {
  const { t, text } = useWords();
  const { ruleset } = usePlan();
  const id = useId();
  const options =
    field.type === 'industry'
      ? ruleset.industries.map(({ code, name }) => ({ value: code, label: `${code} ${text(name)}` }))
      : (field.options ?? []).map(({ code, name }) => ({ value: code, label: text(name) }));
  return (
    <div className="form-field">
      <label htmlFor={id}>{text(field.name)}</label>
      <Combobox
        id={id}
        label={text(field.name)}
        options={options}
        value={typeof value === 'string' ? value : undefined}
        placeholder={field.type === 'industry' ? t('project.industryHint') : ''}
        emptyText={field.type === 'industry' ? t('project.industryNone') : ''}
        accepts={field.type === 'industry' ? isIndustryCode : (typed) => typed !== ''}
        {...(field.type === 'industry' && { acceptedText: (code: string) => t('project.industryCode', { code }) })}
        onChange={onChange}
      />
    </div>
  );
}
