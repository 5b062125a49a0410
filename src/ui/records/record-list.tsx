import { useMemo, useState } from 'react';
import { useWords } from '../shared/words.ts';
import { useRecords } from '../state/records.ts';
import { useView } from '../state/view.ts';
import { AffectedNotice } from './affected-notice.tsx';
import { JobProgress } from './job-progress.tsx';
import { RecordActions } from './record-actions.tsx';
import { filterRecords, NO_FILTER } from './record-filter.ts';
import { RecordFilters } from './record-filters.tsx';
import { RecordRow } from './record-row.tsx';
import type { Opened } from './record-selection.ts';
import { RecordsHead } from './records-head.tsx';

/** Rows drawn at once; thousands of records stay quick to look through. */
const PAGE = 100;

/** The list with its search, and what can be done with the rows that are selected. */
export function RecordList({ opened }: { opened: Opened }) {
  const { t } = useWords();
  const { rows, notes, unkept } = useRecords();
  const go = useView((state) => state.go);
  const [filter, setFilter] = useState(NO_FILTER);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [pages, setPages] = useState(1);
  const shown = useMemo(() => filterRecords(rows, notes, filter), [rows, notes, filter]);
  const selected = shown.filter(({ id }) => chosen.has(id));
  const listed = shown.slice(0, pages * PAGE);
  const isOpen = (id: string) =>
    opened.kind === 'record' ? opened.id === id : opened.kind === 'compare' && [opened.before, opened.now].includes(id);
  const choose = (id: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, id] : [...before].filter((other) => other !== id)));
  return (
    <section className="record-list" aria-label={t('records.title')} data-testid="records-view">
      <RecordsHead />
      <AffectedNotice />
      <JobProgress />
      {rows.length > 0 && (
        <>
          <RecordFilters filter={filter} notes={notes} onFilter={setFilter} />
          <RecordActions shown={shown} selected={selected} onSelect={(ids) => setChosen(new Set(ids))} />
        </>
      )}
      <div className="panel-scroll">
        {rows.length === 0 && (
          <p className="empty-state">
            {t('records.empty')}{' '}
            <button type="button" className="link" onClick={() => go('screen')}>
              {t('records.goScreen')}
            </button>
          </p>
        )}
        {rows.length > 0 && shown.length === 0 && (
          <p className="empty-state">
            {t('records.noMatch')}{' '}
            <button type="button" className="link" onClick={() => setFilter(NO_FILTER)}>
              {t('records.clearFilter')}
            </button>
          </p>
        )}
        <ul>
          {listed.map((row) => (
            <RecordRow
              key={row.id}
              row={row}
              note={notes.get(row.id)}
              unkept={unkept.has(row.id)}
              open={isOpen(row.id)}
              chosen={chosen.has(row.id)}
              onChoose={(on) => choose(row.id, on)}
            />
          ))}
        </ul>
        {shown.length > listed.length && (
          <p className="empty-state">
            <button type="button" className="button small" onClick={() => setPages(pages + 1)}>
              {t('records.more', { count: Math.min(PAGE, shown.length - listed.length) })}
            </button>
          </p>
        )}
      </div>
    </section>
  );
}
