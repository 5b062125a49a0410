import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect } from 'react';
import { fullWidth } from '../../i18n/full-width.ts';
import { LawRows } from '../shared/law-title.tsx';
import { LeavePane } from '../shared/leave-pane.tsx';
import { usePlan } from '../shared/plan-context.ts';
import { LevelChip } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { useView } from '../state/view.ts';
import { ClauseAttributes } from './clause-attributes.tsx';
import type { ClauseEntry } from './clause-entries.ts';
import { ClauseLayers } from './clause-layers.tsx';
import { ClauseParameters } from './clause-parameters.tsx';
import { ClauseToday } from './clause-today.tsx';
import { PlanTextBox } from './plan-text-box.tsx';
import { RuleText } from './rule-text.tsx';
import { useClauses } from './use-clauses.ts';

/** One clause: where it stands, what it does, on what that rests, and what it says of the site in hand. */
export function ClauseDetail({ entry }: { entry: ClauseEntry }) {
  const { t, text, locale } = useWords();
  const plan = usePlan();
  const { clause, rules, laws } = entry;
  const indicators = plan.ruleset.indicators.filter(({ clauses }) => clauses.includes(entry.id));
  const go = useView((state) => state.go);
  return (
    <div className="panel-scroll" data-testid="clause-detail">
      <article className="detail-view">
        <ClauseSteps entry={entry} />
        <div className="tag-list">
          <LevelChip level={entry.level} />
          <span className="tag">{t(`clauses.kind.${entry.kind}`)}</span>
          <span className="muted">
            {entry.id}
            {clause ? (
              <>
                {' · '}
                <span lang="zh">{clause.ref}</span>
              </>
            ) : (
              ` · ${t('clauses.chapterLaw')}`
            )}
          </span>
        </div>
        <h2>{text(entry.title)}</h2>
        {clause && (
          <>
            <h3>{t('clauses.anchor')}</h3>
            <PlanTextBox anchor={clause.anchor} />
            <p className="muted">
              {clause.distanceGiven || locale === 'zh' ? (
                <span lang="zh">{fullWidth(clause.distanceText)}</span>
              ) : (
                t('clauses.distanceNone')
              )}
            </p>
          </>
        )}
        <ClauseToday entry={entry} />
        {rules.length === 0 && <p className="callout">{t('clauses.noRule')}</p>}
        {rules.map((rule) => (
          <RuleText key={rule.id} rule={rule} alone={rules.length === 1} />
        ))}
        <ClauseParameters ids={entry.parameters} />
        <ClauseLayers entry={entry} />
        <ClauseAttributes ids={entry.attributes} />
        {laws.length > 0 && (
          <section aria-label={t('clauses.laws')}>
            <h3>{t('clauses.laws')}</h3>
            <LawRows laws={laws} />
          </section>
        )}
        {indicators.length > 0 && (
          <section aria-label={t('indicators.title')}>
            <h3>{t('indicators.title')}</h3>
            <div className="tag-list">
              {indicators.map(({ id, name }) => (
                <button key={id} type="button" className="tag" onClick={() => go('clauses', id)}>
                  {text(name)}
                </button>
              ))}
            </div>
          </section>
        )}
      </article>
    </div>
  );
}

/** Back to the list, and to the neighbours in it as it is filtered. */
function ClauseSteps({ entry }: { entry: ClauseEntry }) {
  const { t } = useWords();
  const { entries, shown } = useClauses();
  const go = useView((state) => state.go);
  const among = shown.some(({ id }) => id === entry.id) ? shown : entries;
  const at = among.findIndex(({ id }) => id === entry.id);
  const previous = among[at - 1];
  const next = among[at + 1];
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.key === 'ArrowLeft' ? previous : event.key === 'ArrowRight' ? next : undefined;
      const taken = event.target instanceof HTMLElement && event.target.closest('input, select, textarea, canvas');
      if (!target || taken || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      go('clauses', target.id);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [previous, next, go]);
  const step = (to: ClauseEntry | undefined, key: 'clauses.previous' | 'clauses.next', icon: React.ReactNode) => (
    <button
      type="button"
      className="button small ghost icon-only"
      aria-label={t(key)}
      title={t(key)}
      disabled={!to}
      data-testid={key}
      onClick={() => to && go('clauses', to.id)}
    >
      {icon}
    </button>
  );
  return (
    <div className="clause-steps">
      <LeavePane label={t('clauses.back')} onLeave={() => go('clauses')} />
      {step(previous, 'clauses.previous', <IconChevronLeft size={16} aria-hidden="true" />)}
      <span className="muted" data-testid="clause-position">
        {t('clauses.position', { at: at + 1, all: among.length })}
      </span>
      {step(next, 'clauses.next', <IconChevronRight size={16} aria-hidden="true" />)}
    </div>
  );
}
