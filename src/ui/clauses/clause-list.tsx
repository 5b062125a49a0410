import { usePlan } from '../shared/plan-context.ts';
import { levelKey, SeverityIcon } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { useView } from '../state/view.ts';
import { type ClauseEntry, entryFor, missingRoles } from './clause-entries.ts';
import { NO_FILTER, useClauseFilter } from './clause-filter.ts';
import { ClauseFilters } from './clause-filters.tsx';
import { useClauses } from './use-clauses.ts';

/** Arrow keys go from row to row; Enter, as of any button, opens one. */
function moveAmongRows(event: React.KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.clause-row')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: rows.length - 1,
  };
  const target = targets[event.key];
  if (at < 0 || target === undefined) return;
  event.preventDefault();
  if (target < 0) document.querySelector<HTMLElement>('[data-testid="clause-search"]')?.focus();
  else rows[Math.min(target, rows.length - 1)]?.focus();
}

/** The list of clauses: find one, see at a glance what it does and whether it can be applied. */
export function ClauseList() {
  const { t } = useWords();
  const { entries, shown } = useClauses();
  return (
    <>
      <ClauseFilters entries={entries} />
      <p className="clause-count muted" role="status" data-testid="clause-count">
        {t('clauses.count', { shown: shown.length, all: entries.length })}
      </p>
      <div className="panel-scroll" data-testid="clauses-view">
        {shown.length === 0 && (
          <p className="empty-state">
            {t('clauses.empty')}{' '}
            <button type="button" className="link" onClick={() => useClauseFilter.setState(NO_FILTER)}>
              {t('clauses.filter.clear')}
            </button>
          </p>
        )}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys only move the focus among the buttons inside */}
        <div onKeyDown={moveAmongRows}>
          <ul>
            {shown.map((entry) => (
              <ClauseRow key={entry.id} entry={entry} />
            ))}
          </ul>
        </div>
      </div>
    </>
  );
}

function ClauseRow({ entry }: { entry: ClauseEntry }) {
  const { t, text } = useWords();
  const plan = usePlan();
  const go = useView((state) => state.go);
  const opened = useView((state) => entryFor(state.selected, [entry], plan) !== undefined);
  const blocked = missingRoles(entry, plan).length > 0;
  return (
    <li>
      <button
        type="button"
        className="clause-row"
        aria-current={opened ? 'true' : undefined}
        data-testid={`clause-${entry.id}`}
        onClick={() => go('clauses', entry.id)}
      >
        <SeverityIcon level={entry.level} />
        <span className="visually-hidden">{t(levelKey(entry.level))}</span>
        <span className="id">{entry.id}</span>
        <span className="text">{text(entry.title)}</span>
        <span className="kind">
          {t(`clauses.kind.${entry.kind}`)}
          {blocked && <span className="blocked">{t('clauses.blockedShort')}</span>}
        </span>
      </button>
    </li>
  );
}
