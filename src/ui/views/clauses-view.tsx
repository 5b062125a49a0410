import { IconArrowLeft, IconMap, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { formatNumber } from '../../i18n/quantity.ts';
import { EFFECTS } from '../../plan/effect.ts';
import type { Rule } from '../../plan/rule.ts';
import type { Clause } from '../../plan/seeds.ts';
import type { PlanIndex } from '../plan-index.ts';
import { unitText } from '../shared/answer-text.ts';
import { usePlan } from '../shared/plan-context.ts';
import { LevelChip, levelKey, SeverityIcon } from '../shared/severity.tsx';
import { BasisTags, LawTag } from '../shared/status.tsx';
import { useWords } from '../shared/words.ts';
import { isDrawable } from '../state/layers.ts';
import { usePreferences } from '../state/preferences.ts';
import { useView } from '../state/view.ts';
import { type ClauseFilter, chapterOf, clauseKind, filterClauses } from './clause-filter.ts';

const NO_FILTER: ClauseFilter = {
  query: '',
  chapter: null,
  effect: null,
  executable: false,
  layers: false,
  unverified: false,
};

/** All clauses of the plan: find one, read how it is applied and on what sources that rests. */
export function ClausesView() {
  const plan = usePlan();
  const selected = useView((state) => state.selected);
  const clause = selected ? plan.clauses.get(selected) : undefined;
  const [filter, setFilter] = useState(NO_FILTER);
  if (clause) return <ClauseDetail clause={clause} plan={plan} />;
  return <ClauseList plan={plan} filter={filter} onFilter={setFilter} />;
}

interface ClauseListProps {
  readonly plan: PlanIndex;
  readonly filter: ClauseFilter;
  readonly onFilter: (filter: ClauseFilter) => void;
}

function ClauseList({ plan, filter, onFilter }: ClauseListProps) {
  const { t, text } = useWords();
  const go = useView((state) => state.go);
  const clauses = plan.ruleset.clauses;
  const shown = useMemo(() => filterClauses(clauses, plan, filter), [clauses, plan, filter]);
  const executable = clauses.filter((clause) => clauseKind(clause, plan) === 'executable').length;
  const chapters = [...new Set(clauses.map(chapterOf))];
  const toggle = (key: 'executable' | 'layers' | 'unverified') => (
    <button
      key={key}
      type="button"
      aria-pressed={filter[key]}
      onClick={() => onFilter({ ...filter, [key]: !filter[key] })}
    >
      {t(`clauses.filter.${key}`)}
    </button>
  );
  return (
    <>
      <div className="view-head">
        <h2>{t('clauses.title')}</h2>
        <span className="muted">{t('clauses.summary', { count: clauses.length, executable })}</span>
      </div>
      <div className="filters">
        <span className="field">
          <IconSearch size={15} aria-hidden="true" />
          <input
            type="search"
            aria-label={t('clauses.search')}
            placeholder={t('clauses.search')}
            value={filter.query}
            data-testid="clause-search"
            onChange={(event) => onFilter({ ...filter, query: event.target.value })}
          />
        </span>
        <div className="filter-chips">
          {chapters.map((chapter) => (
            <button
              key={chapter}
              type="button"
              aria-pressed={filter.chapter === chapter}
              onClick={() => onFilter({ ...filter, chapter: filter.chapter === chapter ? null : chapter })}
            >
              {chapter}
            </button>
          ))}
          {[...EFFECTS].reverse().map((effect) => (
            <button
              key={effect}
              type="button"
              aria-pressed={filter.effect === effect}
              onClick={() => onFilter({ ...filter, effect: filter.effect === effect ? null : effect })}
            >
              <SeverityIcon level={effect} />
              {t(levelKey(effect))}
            </button>
          ))}
          {toggle('executable')}
          {toggle('layers')}
          {toggle('unverified')}
        </div>
      </div>
      <div className="panel-scroll" data-testid="clauses-view">
        {shown.length === 0 && <p className="empty-state">{t('clauses.empty')}</p>}
        <ul>
          {shown.map((clause) => (
            <li key={clause.id}>
              <button
                type="button"
                className="clause-row"
                data-testid={`clause-${clause.id}`}
                onClick={() => go('clauses', clause.id)}
              >
                <SeverityIcon level={clause.encourage ? 'encourage' : clause.effect} />
                <span className="id">{clause.id}</span>
                <span className="text">{text(clause.text)}</span>
                <span className="kind">{t(`clauses.kind.${clauseKind(clause, plan)}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function ClauseDetail({ clause, plan }: { clause: Clause; plan: PlanIndex }) {
  const { t, text } = useWords();
  const go = useView((state) => state.go);
  const setVisible = usePreferences((state) => state.setVisible);
  const rules = plan.rulesByClause.get(clause.id) ?? [];
  const laws = [...new Set([...clause.laws, ...rules.flatMap((rule) => rule.laws)])].flatMap(
    (id) => plan.laws.get(id) ?? [],
  );
  const roles = clause.layers.flatMap((role) => plan.layers.get(role) ?? []);
  const drawable = roles.filter(isDrawable);
  return (
    <div className="panel-scroll" data-testid="clause-detail">
      <article className="detail-view">
        <button type="button" className="button small ghost" onClick={() => go('clauses')}>
          <IconArrowLeft size={15} aria-hidden="true" />
          {t('clauses.back')}
        </button>
        <div className="tag-list">
          <LevelChip level={clause.encourage ? 'encourage' : clause.effect} />
          <span className="tag">{t(`clauses.kind.${clauseKind(clause, plan)}`)}</span>
          <span className="muted">
            {clause.id} · <span lang="zh">{clause.ref}</span>
          </span>
        </div>
        <h2>{text(clause.text)}</h2>
        <h3>{t('clauses.anchor')}</h3>
        <blockquote className="quote" lang="zh">
          {clause.anchor}
        </blockquote>
        {clause.distanceText && (
          <p className="muted">{clause.distanceGiven ? clause.distanceText : t('clauses.distanceNone')}</p>
        )}
        {rules.length === 0 && <p className="callout">{t('clauses.noRule')}</p>}
        {rules.map((rule) => (
          <RuleText key={rule.id} rule={rule} plan={plan} />
        ))}
        {laws.length > 0 && (
          <>
            <h3>{t('clauses.laws')}</h3>
            <div>
              {laws.map((law) => (
                <div key={law.id} className="law-row" lang="zh">
                  <b>
                    {law.title} {law.articles}
                  </b>
                  <LawTag law={law} />
                  <small>{law.content}</small>
                </div>
              ))}
            </div>
          </>
        )}
        {roles.length > 0 && (
          <>
            <h3>{t('clauses.uses')}</h3>
            <div className="tag-list">
              {roles.map((entry) => (
                <button key={entry.role} type="button" className="tag" onClick={() => go('layers', entry.role)}>
                  {text(entry.name)} · {t(`status.${entry.status}`)}
                </button>
              ))}
            </div>
          </>
        )}
        {drawable.length > 0 && (
          <div className="button-row">
            <button
              type="button"
              className="button small"
              onClick={() =>
                setVisible(
                  drawable.map((entry) => entry.role),
                  true,
                )
              }
            >
              <IconMap size={15} aria-hidden="true" />
              {t('clauses.showOnMap')}
            </button>
          </div>
        )}
      </article>
    </div>
  );
}

function RuleText({ rule, plan }: { rule: Rule; plan: PlanIndex }) {
  const words = useWords();
  const { t, text } = words;
  const parameters = [...(plan.uses.get(rule.id)?.parameters ?? [])].flatMap((id) => plan.parameters.get(id) ?? []);
  return (
    <>
      <h3>
        {t('clauses.rule')} {rule.id}
      </h3>
      <p>{text(rule.about)}</p>
      {rule.reading && (
        <p className="callout">
          <b>{t('clauses.reading')}</b> {text(rule.reading)}{' '}
          {rule.readingVerified !== true && <span className="tag unverified">{t('law.unverified')}</span>}
        </p>
      )}
      <div>
        {rule.outcomes.map((outcome) => (
          <div key={`${outcome.effect} ${outcome.say.zh}`} className="outcome">
            <span>{text(outcome.say).replace(/\{\w+\}/g, '…')}</span>
            <LevelChip level={outcome.effect} />
          </div>
        ))}
      </div>
      {parameters.length > 0 && (
        <>
          <h3>{t('clauses.parameters')}</h3>
          {parameters.map((parameter) => (
            <div key={parameter.id} className="law-row">
              <span>
                {text(parameter.name)}{' '}
                <b>
                  {parameter.value === null
                    ? t('finding.noParameter')
                    : `${formatNumber(parameter.value, Number.isInteger(parameter.value) ? 0 : 2)}\u202f${unitText(parameter.unit, words)}`}
                </b>
              </span>
              <span className="tag-list">
                <BasisTags basis={parameter.basis} status={parameter.status} />
              </span>
              <small>{text(parameter.source)}</small>
            </div>
          ))}
        </>
      )}
      <p>
        <span className="muted">{t('clauses.decides')}</span> {text(rule.decides)} ·{' '}
        <span className="muted">{t('clauses.examples', { count: rule.examples.length })}</span>
      </p>
    </>
  );
}
