import { ClauseDetail } from '../clauses/clause-detail.tsx';
import { entryFor } from '../clauses/clause-entries.ts';
import { ClauseList } from '../clauses/clause-list.tsx';
import { Indicators } from '../clauses/indicators.tsx';
import { PackView } from '../clauses/pack-view.tsx';
import { LoadPlanText } from '../clauses/plan-text-box.tsx';
import { useClauses } from '../clauses/use-clauses.ts';
import { usePlan } from '../shared/plan-context.ts';
import { Split } from '../shared/split.tsx';
import { useWords } from '../shared/words.ts';
import { usePack } from '../state/pack.ts';
import { useView } from '../state/view.ts';

const TABS = ['clauses', 'indicators', 'pack'] as const;
type Tab = (typeof TABS)[number];

/** The plan itself: its clauses with the rules made of them, its targets, and rules of the user's own. */
export function ClausesView() {
  const { t } = useWords();
  const plan = usePlan();
  const { entries } = useClauses();
  const selected = useView((state) => state.selected);
  const go = useView((state) => state.go);
  const packed = usePack((state) => state.active !== null);
  const entry = entryFor(selected, entries, plan);
  const isIndicator = plan.ruleset.indicators.some(({ id }) => id === selected);
  const tab: Tab = selected === 'pack' ? 'pack' : selected === 'indicators' || isIndicator ? 'indicators' : 'clauses';
  const list = (
    <>
      <div className="view-head clauses-head">
        <h2>{t('clauses.title')}</h2>
        <span className="segments">
          {TABS.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={tab === name}
              data-testid={`tab-${name}`}
              onClick={() => go('clauses', name === 'clauses' ? null : name)}
            >
              {t(`clauses.tab.${name}`)}
              {name === 'pack' && packed && <span className="dot">{t('pack.on')}</span>}
            </button>
          ))}
        </span>
        {tab === 'clauses' && !entry && <LoadPlanText />}
      </div>
      {tab === 'clauses' && <ClauseList />}
      {tab === 'indicators' && <Indicators selected={selected} />}
      {tab === 'pack' && <PackView />}
    </>
  );
  const pane = entry ? <ClauseDetail key={entry.id} entry={entry} /> : null;
  return <Split list={list} pane={pane} opened={entry?.id ?? null} />;
}
