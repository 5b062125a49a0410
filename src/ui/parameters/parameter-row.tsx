import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Parameter } from '../../plan/parameter.ts';
import { BasisTags } from '../shared/status.tsx';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useView } from '../state/view.ts';
import { dropTrial, useWhatIf } from '../state/what-if.ts';
import { ParameterForm } from './parameter-form.tsx';
import { parameterText } from './parameter-text.ts';

/** One parameter in two lines; opened, it can be tried and changed. */
export function ParameterRow({ parameter, open }: { parameter: Parameter; open: boolean }) {
  const words = useWords();
  const { t, text } = words;
  const changed = useCase((state) => state.present.parameters[parameter.id]);
  const tried = useWhatIf(({ trial }) => (trial?.id === parameter.id ? trial.value : undefined));
  const go = useView((state) => state.go);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const toggle = () => {
    dropTrial();
    go('data', open ? 'parameters' : parameter.id);
  };
  const value = tried ?? changed?.value ?? parameter.value;
  return (
    <li
      ref={row}
      className={`parameter${open ? ' open' : ''}${changed ? ' changed' : ''}`}
      data-testid={`parameter-${parameter.id}`}
    >
      <button type="button" className="parameter-head" aria-expanded={open} onClick={toggle}>
        <span className="name">{text(parameter.name)}</span>
        <span className="value">{parameterText(value, parameter, words)}</span>
        {open ? <IconChevronDown size={15} aria-hidden="true" /> : <IconChevronRight size={15} aria-hidden="true" />}
        <span className="tag-list">
          <BasisTags basis={parameter.basis} status={parameter.status} changed={changed !== undefined} />
          {changed && (
            <span className="muted">
              {t('parameters.default', { value: parameterText(parameter.value, parameter, words) })}
            </span>
          )}
        </span>
        {!open && <small className="source">{changed ? changed.reason : text(parameter.source)}</small>}
      </button>
      {open && <ParameterForm parameter={parameter} />}
    </li>
  );
}
