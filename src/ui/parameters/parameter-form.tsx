import { useEffect, useId, useState } from 'react';
import type { Parameter } from '../../plan/parameter.ts';
import { unitText } from '../shared/answer-text.ts';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useScreening } from '../state/screening.ts';
import { useView } from '../state/view.ts';
import { dropTrial, tryValue, useWhatIf } from '../state/what-if.ts';
import { ParameterFacts } from './parameter-facts.tsx';
import { readParameterNumber, sliderRange } from './parameter-number.ts';
import { differenceText, parameterText } from './parameter-text.ts';

/**
 * Tries a value live by slider or figure, and adopts it with a reason. What is tried and not adopted is gone when the
 * row closes.
 */
export function ParameterForm({ parameter }: { parameter: Parameter }) {
  const words = useWords();
  const { t, text } = words;
  const id = useId();
  const changed = useCase((state) => state.present.parameters[parameter.id]);
  const trial = useWhatIf((state) => (state.trial?.id === parameter.id ? state.trial : null));
  const standing = changed?.value ?? parameter.value;
  const value = trial?.value ?? standing;
  const [typed, setTyped] = useState<string | null>(null);
  const [reason, setReason] = useState(changed?.reason ?? '');
  useEffect(() => dropTrial, []);

  const entered = typed === null ? value : readParameterNumber(typed);
  const inBounds = typeof entered === 'number' && entered >= parameter.min && entered <= parameter.max;
  const error =
    typed === null || inBounds
      ? null
      : entered === undefined
        ? t('parameters.notNumber')
        : t('parameters.outOfBounds', { value: typed.trim(), ...boundTexts(parameter) });
  const attempt = (next: number) => tryValue(parameter.id, next, useScreening.getState().reply?.record ?? null);
  const type = (next: string) => {
    setTyped(next);
    const number = readParameterNumber(next);
    if (number !== undefined && number >= parameter.min && number <= parameter.max) attempt(number);
    else dropTrial();
  };
  const range = sliderRange(parameter, standing);
  const isNew = value !== standing || (changed !== undefined && reason.trim() !== changed.reason);
  const adoptable = error === null && value !== null && isNew && (reason.trim() !== '' || value === parameter.value);
  return (
    <form
      className="parameter-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!adoptable || value === null) return;
        adopt(parameter, value, reason.trim());
        setTyped(null);
        dropTrial();
      }}
    >
      <input
        type="range"
        aria-label={t('parameters.slider', { name: text(parameter.name) })}
        aria-valuetext={parameterText(value, parameter, words)}
        data-testid="parameter-slider"
        {...range}
        value={value ?? range.min}
        onChange={(event) => {
          setTyped(null);
          attempt(Number(event.target.value));
        }}
      />
      <div className="form-field">
        <label htmlFor={id}>{t('parameters.value')}</label>
        <span className={`field${error ? ' invalid' : ''}`}>
          <input
            id={id}
            inputMode="decimal"
            autoComplete="off"
            data-testid="parameter-value"
            aria-invalid={error !== null}
            aria-describedby={`${id}-note`}
            value={typed ?? (value === null ? '' : String(value))}
            onChange={(event) => type(event.target.value)}
          />
          <span className="unit">{unitText(parameter.unit, words)}</span>
        </span>
        {error ? (
          <span id={`${id}-note`} className="field-error" role="alert">
            {error}
          </span>
        ) : (
          <span id={`${id}-note`} className="muted">
            {differenceText(value, parameter, words)} · {t('parameters.bounds', boundTexts(parameter))}
          </span>
        )}
      </div>
      <div className="form-field">
        <label htmlFor={`${id}-reason`}>{t('parameters.reason')}</label>
        <span className="field">
          <input
            id={`${id}-reason`}
            autoComplete="off"
            maxLength={500}
            data-testid="parameter-reason"
            placeholder={t('parameters.reasonHint')}
            aria-describedby={`${id}-why`}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </span>
        <span id={`${id}-why`} className="muted">
          {t('parameters.reasonMissing')}
        </span>
      </div>
      <div className="button-row">
        <button type="submit" className="button primary small" disabled={!adoptable} data-testid="parameter-adopt">
          {t('parameters.adopt')}
        </button>
        {(trial || typed !== null) && (
          <button
            type="button"
            className="button small"
            data-testid="parameter-cancel"
            onClick={() => {
              setTyped(null);
              setReason(changed?.reason ?? '');
              dropTrial();
            }}
          >
            {t('parameters.cancel')}
          </button>
        )}
        {changed && (
          <button
            type="button"
            className="button small"
            data-testid="parameter-reset"
            onClick={() => {
              setTyped(null);
              setReason('');
              resetParameter(parameter.id);
            }}
          >
            {t('parameters.resetOne')} · {parameterText(parameter.value, parameter, words)}
          </button>
        )}
      </div>
      <ParameterFacts parameter={parameter} />
    </form>
  );

  function boundTexts({ min, max }: Parameter) {
    return { min: parameterText(min, { unit: '1' }, words), max: parameterText(max, parameter, words) };
  }
}

/** Takes a value over; the pack's own value is no change and needs no reason. */
function adopt(parameter: Parameter, value: number, reason: string): void {
  if (value === parameter.value) {
    resetParameter(parameter.id);
    return;
  }
  const { present, change, undo } = useCase.getState();
  change({ parameters: { ...present.parameters, [parameter.id]: { value, reason } } });
  useView.getState().toast('parameters.adopted', {}, undo);
}

function resetParameter(id: string): void {
  const { present, change, undo } = useCase.getState();
  dropTrial();
  const { [id]: gone, ...rest } = present.parameters;
  if (!gone) return;
  change({ parameters: rest });
  useView.getState().toast('parameters.resetDone', {}, undo);
}
