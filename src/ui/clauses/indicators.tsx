import { useEffect, useRef, useState } from 'react';
import { formatNumber } from '../../i18n/quantity.ts';
import type { Indicator } from '../../plan/seeds.ts';
import { usePlan } from '../shared/plan-context.ts';
import { useWords, type Words } from '../shared/words.ts';
import { useView } from '../state/view.ts';
import { PlanTextBox } from './plan-text-box.tsx';

const GROUPS = ['table', 'text'] as const;

/** A figure with its unit and whether it is a limit; words where the plan gives words, a dash where it gives nothing. */
function valueText(value: Indicator['base'], indicator: Indicator, limit: boolean, words: Words): string {
  if (value === null) return '—';
  if (typeof value === 'object') return words.text(value);
  const digits = String(value).split('.')[1]?.length ?? 0;
  const sign = !limit || indicator.bound === 'stated' ? '' : indicator.bound === 'at_least' ? '≥ ' : '≤ ';
  const unit = indicator.unit ? `\u202f${words.text(indicator.unit)}` : '';
  return `${sign}${formatNumber(value, digits)}${unit}`;
}

/** Targets of the plan: those of its table, and those its text commits to. */
export function Indicators({ selected }: { selected: string | null }) {
  const { t } = useWords();
  const { ruleset } = usePlan();
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const matches = ({ id, name, category, clauses }: Indicator) =>
    [id, name.zh, name.en, category.zh, category.en, ...clauses].some((text) => text.toLowerCase().includes(wanted));
  const shown = ruleset.indicators.filter(matches);
  return (
    <>
      <div className="filters">
        <span className="field">
          <input
            type="search"
            aria-label={t('indicators.search')}
            placeholder={t('indicators.search')}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </span>
      </div>
      <div className="panel-scroll" data-testid="indicators-view">
        {shown.length === 0 && <p className="empty-state">{t('indicators.empty')}</p>}
        {GROUPS.map((kind) => {
          const rows = shown.filter((indicator) => indicator.kind === kind);
          return (
            rows.length > 0 && (
              <section key={kind} aria-label={t(`indicators.${kind}`)}>
                <h3 className="group-head">{t(`indicators.${kind}`)}</h3>
                <ul>
                  {rows.map((indicator) => (
                    <IndicatorRow key={indicator.id} indicator={indicator} open={selected === indicator.id} />
                  ))}
                </ul>
              </section>
            )
          );
        })}
      </div>
    </>
  );
}

function IndicatorRow({ indicator, open }: { indicator: Indicator; open: boolean }) {
  const words = useWords();
  const { t, text } = words;
  const go = useView((state) => state.go);
  const { id, name, base, baseYear, target, targetYear, nature } = indicator;
  const body = `indicator-${id}-body`;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <li ref={row} className={`indicator${open ? ' open' : ''}`}>
      <button
        type="button"
        className="indicator-head"
        aria-expanded={open}
        aria-controls={open ? body : undefined}
        data-testid={`indicator-${id}`}
        onClick={() => go('clauses', open ? 'indicators' : id)}
      >
        <span className="name">{text(name)}</span>
        <span className={`tag ${nature}`}>{t(`indicators.nature.${nature}`)}</span>
        <span className="figures">
          {baseYear !== null && (
            <span>
              <small>{baseYear}</small> {valueText(base, indicator, false, words)}
            </span>
          )}
          <span>
            <small>{targetYear}</small> <b>{valueText(target, indicator, true, words)}</b>
          </span>
        </span>
      </button>
      {open && <IndicatorBody id={body} indicator={indicator} />}
    </li>
  );
}

function IndicatorBody({ id, indicator }: { id: string; indicator: Indicator }) {
  const { t, text } = useWords();
  const plan = usePlan();
  const go = useView((state) => state.go);
  return (
    <div id={id} className="indicator-body">
      <p className="muted">
        {text(indicator.category)} · <span lang="zh">{indicator.ref}</span>
      </p>
      {indicator.note && <p className="callout">{text(indicator.note)}</p>}
      <PlanTextBox anchor={indicator.anchor} />
      <h3>{t('indicators.clauses')}</h3>
      {indicator.clauses.length === 0 ? (
        <p className="muted">{t('indicators.noClauses')}</p>
      ) : (
        <ul>
          {indicator.clauses.map((clause) => {
            const known = plan.clauses.get(clause);
            return (
              <li key={clause}>
                <button type="button" className="link" onClick={() => go('clauses', clause)}>
                  {clause} {known ? text(known.text) : ''}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
