import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Problem } from '../../kernel/problem.ts';
import type { Difference } from '../../record/diff-records.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import type { Verification } from '../../run/verify-record.ts';
import { useServices } from '../shared/plan-context.ts';
import { placeText, problemText } from '../shared/problem-text.ts';
import { useWords, type Words } from '../shared/words.ts';
import { DifferenceList } from './difference-list.tsx';

type State = 'idle' | 'running' | { readonly problem: Problem } | { readonly verified: Verification };

/** Computes the record again in the worker and says in words what came of it. */
export function VerificationCard({ record }: { record: ScreeningRecord }) {
  const words = useWords();
  const { t, locale } = words;
  const { client } = useServices();
  const [state, setState] = useState<State>('idle');
  const run = async () => {
    setState('running');
    const result = await client.call((api) => api.verify(record));
    setState(result.ok ? { verified: result.value } : { problem: result.problems[0] });
  };
  const problem = typeof state === 'object' && 'problem' in state ? state.problem : null;
  return (
    <section className="pane-part" aria-label={t('verify.title')} data-testid="verification">
      <div className="button-row">
        <h3 className="grow">{t('verify.title')}</h3>
        <button
          type="button"
          className="button small"
          disabled={state === 'running'}
          data-testid="verify"
          onClick={run}
        >
          {t(state === 'running' ? 'verify.running' : 'verify.run')}
        </button>
      </div>
      <div aria-live="polite">
        {problem && (
          <p className="callout error">
            {t('verify.problem')} · {problemText(problem, locale)} {placeText(problem.where, locale)}
          </p>
        )}
        {typeof state === 'object' && 'verified' in state && <Verified verified={state.verified} words={words} />}
      </div>
    </section>
  );
}

const INPUTS = ['site', 'project', 'layer', 'rules', 'parameter'] as const;

function inputName(part: (typeof INPUTS)[number], { inputs }: ScreeningRecord, { t }: Words): string {
  if (part === 'layer') return t('verify.inputs.layer', { count: inputs.layers.length });
  if (part === 'rules') return t('verify.inputs.rules', { version: inputs.rules.version });
  if (part === 'parameter') return t('verify.inputs.parameter', { count: inputs.parameters.length });
  return t(`verify.inputs.${part}`);
}

function Verified({ verified, words }: { verified: Verification; words: Words }) {
  const { t } = words;
  const { outcome, broken, differences, outdated, record } = verified;
  const count = differences.length;
  const good = outcome !== 'differs';
  const inputs = INPUTS.map((part) => ({ part, own: differences.filter((difference) => difference.part === part) }));
  const results = differences.filter(({ part }) => !INPUTS.includes(part as (typeof INPUTS)[number]) && part !== 'app');
  return (
    <>
      <p className={`callout ${good ? '' : broken.length > 0 ? 'error' : 'warn'}`} data-outcome={outcome}>
        {broken.length > 0 ? t('verify.tampered') : t(`verify.${outcome}`, { count })}
      </p>
      <table className="verify-table">
        <tbody>
          <Line name={t('verify.sealed')} good={broken.length === 0}>
            {broken.length === 0 ? t('verify.sealedOk') : words.list(broken.map((part) => t(`verify.part.${part}`)))}
          </Line>
          {inputs.map(({ part, own }) => (
            <Line key={part} name={inputName(part, record, words)} good={own.length === 0}>
              {changedText(own, words)}
            </Line>
          ))}
          <Line name={t('verify.results')} good={results.length === 0}>
            {changedText(results, words)}
          </Line>
        </tbody>
      </table>
      {outdated.length > 0 && (
        <p className="callout warn">
          <b>{t('verify.outdated')}</b> {words.list(outdated.map(({ ruleId, by }) => `${ruleId}(${by})`))}
        </p>
      )}
      <DifferenceList differences={differences} />
    </>
  );
}

function changedText(differences: readonly Difference[], { t }: Words): string {
  return differences.length === 0 ? t('verify.unchanged') : t('verify.changed', { count: differences.length });
}

function Line({ name, good, children }: { name: string; good: boolean; children: string }) {
  const Icon = good ? IconCircleCheck : IconAlertTriangle;
  return (
    <tr className={good ? 'good' : 'changed'}>
      <td>
        <Icon size={16} stroke={1.8} aria-hidden="true" />
      </td>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  );
}
