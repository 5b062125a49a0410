import { useId, useState } from 'react';
import type { DerivedAttribute } from '../../plan/question.ts';
import { attributeConditionsIn } from '../../screening/rule-references.ts';
import { answerValueText } from '../shared/answer-text.ts';
import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useView } from '../state/view.ts';
import { DerivedRule } from './derived-rule.tsx';

interface DerivedFormProps {
  readonly attribute: DerivedAttribute;
  readonly close: () => void;
}

/** What a derived attribute rests on, and the form that overrules it: a value, a reason, who. */
export function DerivedForm({ attribute, close }: DerivedFormProps) {
  const { t, text } = useWords();
  const plan = usePlan();
  const id = useId();
  const overrides = useCase((state) => state.present.overrides);
  const change = useCase((state) => state.change);
  const undo = useCase((state) => state.undo);
  const toast = useView((state) => state.toast);
  const standing = overrides[attribute.id];
  const lastBy = Object.values(overrides).find(({ by }) => by)?.by ?? '';
  const [value, setValue] = useState<boolean | null>(standing?.value ?? null);
  const [reason, setReason] = useState(standing?.reason ?? '');
  const [by, setBy] = useState(standing?.by ?? lastBy);
  const rules = plan.rulesByAttribute.get(attribute.id) ?? [];
  const complete = value !== null && reason.trim() !== '';

  const overrule = () => {
    if (value === null) return;
    const own = { value, reason: reason.trim(), ...(by.trim() && { by: by.trim() }) };
    change({ overrides: { ...overrides, [attribute.id]: own } });
    toast('project.overruleDone', {}, undo);
    close();
  };
  const takeBack = () => {
    const { [attribute.id]: _gone, ...rest } = overrides;
    change({ overrides: rest });
    toast('project.overruleTaken', {}, undo);
    close();
  };
  return (
    <form
      className="derived-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) overrule();
      }}
    >
      <p>
        {text(attribute.basis)} {!attribute.verified && <span className="tag unverified">{t('law.unverified')}</span>}
      </p>
      <DerivedRule attribute={attribute} />
      <dl className="facts-list">
        <dt>{t('project.inputs')}</dt>
        <dd>
          <Inputs attribute={attribute} />
        </dd>
        {rules.length > 0 && (
          <>
            <dt>{t('parameters.usedBy')}</dt>
            <dd className="muted">{[...new Set(rules.map((rule) => rule.id))].join(t('app.listSeparator'))}</dd>
          </>
        )}
      </dl>
      <fieldset className="button-row" aria-label={t('project.overrule')}>
        {[true, false].map((option) => (
          <label key={String(option)}>
            <input
              type="radio"
              name={id}
              checked={value === option}
              data-testid={`overrule-${option ? 'yes' : 'no'}`}
              onChange={() => setValue(option)}
            />
            {t('project.overruleTo', { value: t(option ? 'project.yes' : 'project.no') })}
          </label>
        ))}
      </fieldset>
      <div className="form-field">
        <label htmlFor={`${id}-reason`}>{t('project.overruleReason')}</label>
        <span className="field">
          <input
            id={`${id}-reason`}
            autoComplete="off"
            maxLength={500}
            data-testid="overrule-reason"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </span>
      </div>
      <div className="form-field">
        <label htmlFor={`${id}-by`}>{t('project.overruleBy')}</label>
        <span className="field">
          <input id={`${id}-by`} maxLength={100} value={by} onChange={(event) => setBy(event.target.value)} />
        </span>
      </div>
      <div className="button-row">
        <button type="submit" className="button primary small" disabled={!complete} data-testid="overrule">
          {t('project.overrule')}
        </button>
        {standing && (
          <button type="button" className="button small" data-testid="overrule-take-back" onClick={takeBack}>
            {t('project.overruleTakeBack')}
          </button>
        )}
      </div>
    </form>
  );
}

/** The answers it is derived from, as given; one opens its question. */
function Inputs({ attribute }: { attribute: DerivedAttribute }) {
  const words = useWords();
  const { t, text } = words;
  const plan = usePlan();
  const answers = useCase((state) => state.present.answers);
  const derivedNames = new Map(plan.ruleset.derived.map(({ id, name }) => [id, text(name)]));
  const set = useView((state) => state.set);
  const named = attribute.cases.flatMap(({ when }) => attributeConditionsIn(when)).map(({ attr }) => attr);
  return (
    <ul className="derived-inputs">
      {[...new Set([...named, ...(attribute.confirm ? [attribute.confirm] : [])])].map((id) => {
        const asked = plan.fields.get(id);
        if (!asked) return <li key={id}>{derivedNames.get(id) ?? id}</li>;
        const { field, question } = asked;
        const value = answers[id];
        return (
          <li key={id}>
            <button
              type="button"
              className="link"
              onClick={() => set({ editingProject: true, question: question.key })}
            >
              {text(question.fields.length > 1 ? field.name : question.name)}
            </button>{' '}
            {value === undefined
              ? t('project.notAnswered')
              : answerValueText(field, value, plan.ruleset.industries, words)}
          </li>
        );
      })}
    </ul>
  );
}
