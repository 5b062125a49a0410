import { IconFocus2 } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { quantityText, shortArea } from '../../i18n/quantity.ts';
import type { BatchRow } from '../../storage/database.ts';
import { JobProgress } from '../records/job-progress.tsx';
import { surroundingsOf } from '../shared/bounds.ts';
import { useServices } from '../shared/plan-context.ts';
import { problemText } from '../shared/problem-text.ts';
import { Scale } from '../shared/scale.tsx';
import { levelKey } from '../shared/severity.tsx';
import { showRow, useVisibleRows } from '../shared/virtual-rows.ts';
import { useWords } from '../shared/words.ts';
import { showBounds } from '../shell/map-bridge.ts';
import { openRecord } from '../state/cases.ts';
import { useSiteBatch } from '../state/site-batch.ts';
import { BatchActions } from './batch-actions.tsx';
import { BatchFilters, type BatchFiltersProps } from './batch-filters.tsx';
import { BATCH_SORTS, type BatchSort, listRows, NO_BATCH_FILTER, outcomeOf } from './batch-rows.ts';

const ROW_PX = 44;

/** What came of each site: searched, filtered, sorted; only the rows in sight are in the page. */
export function BatchTable({ rows }: { rows: readonly BatchRow[] }) {
  const { t } = useWords();
  const [filter, setFilter] = useState(NO_BATCH_FILTER);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // At once: while sites come in, what is put off is put off again and again.
  const listed = useMemo(() => listRows(rows, filter), [rows, filter]);
  return (
    <section className="batch-results" aria-label={t('sites.title')}>
      <BatchFilters filter={filter} onFilter={setFilter} />
      <BatchActions rows={rows} chosen={chosen} />
      <JobProgress />
      <Rows listed={listed} filter={filter} onFilter={setFilter} chosen={chosen} onChoose={setChosen} />
      <p className="pane-note" role="status" data-testid="batch-shown">
        {t('sites.shown', { count: listed.length })}
      </p>
    </section>
  );
}

interface RowsProps extends BatchFiltersProps {
  readonly listed: readonly BatchRow[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** Lights a site in table and map. */
function light({ id, site }: BatchRow): void {
  useSiteBatch.setState({ lit: id });
  showBounds(site && surroundingsOf(site));
}

function Rows({ listed, filter, onFilter, chosen, onChoose }: RowsProps) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const lit = useSiteBatch((state) => state.lit);
  const { from, to, abovePx, belowPx } = useVisibleRows(box, listed.length, ROW_PX);
  const litAt = listed.findIndex(({ id }) => id === lit);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another site is scrolled to, not another order
  useEffect(() => {
    if (box.current && litAt >= 0) showRow(box.current, litAt, ROW_PX);
  }, [lit]);
  const step = (by: number) => {
    const next = listed[Math.max(0, Math.min(listed.length - 1, litAt + by))];
    if (next) light(next);
  };
  const sortBy = (sort: BatchSort) =>
    onFilter({
      ...filter,
      sort,
      descending: filter.sort === sort ? !filter.descending : sort !== 'number' && sort !== 'name',
    });
  const all = listed.length > 0 && listed.every(({ id }) => chosen.has(id));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys on behalf of the rows it holds
    <div
      className="batch-scroll"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        step(event.key === 'ArrowDown' ? 1 : -1);
      }}
    >
      <table className="batch-table" aria-rowcount={listed.length + 1} data-testid="batch-table">
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">
              <input
                type="checkbox"
                aria-label={t('sites.selectAll')}
                checked={all}
                onChange={() => onChoose(new Set(all ? [] : listed.map(({ id }) => id)))}
              />
            </th>
            {BATCH_SORTS.map((sort) => (
              <th
                key={sort}
                scope="col"
                className={`batch-${sort}`}
                aria-sort={filter.sort === sort ? (filter.descending ? 'descending' : 'ascending') : 'none'}
              >
                <button
                  type="button"
                  className="batch-sort"
                  data-testid={`batch-sort-${sort}`}
                  onClick={() => sortBy(sort)}
                >
                  {t(`sites.${sort}`)}
                </button>
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {abovePx > 0 && <tr style={{ height: abovePx }} />}
          {listed.slice(from, to).map((row, index) => (
            <Row
              key={row.id}
              row={row}
              at={from + index + 2}
              lit={row.id === lit}
              chosen={chosen.has(row.id)}
              onChoose={(on) => onChoose(new Set(on ? [...chosen, row.id] : [...chosen].filter((id) => id !== row.id)))}
            />
          ))}
          {belowPx > 0 && <tr style={{ height: belowPx }} />}
        </tbody>
      </table>
      {listed.length === 0 && <p className="empty-state">{t('sites.noMatch')}</p>}
    </div>
  );
}

interface RowProps {
  readonly row: BatchRow;
  /** Number of the row in the whole table, from 1 with the head. */
  readonly at: number;
  readonly lit: boolean;
  readonly chosen: boolean;
  readonly onChoose: (on: boolean) => void;
}

function Row({ row, at, lit, chosen, onChoose }: RowProps) {
  const { t, locale } = useWords();
  const { store } = useServices();
  const { id, name, summary } = row;
  const doubt = row.site?.warnings[0];
  const open = async () => {
    const record = (await store.loadBatchRecords([id])).get(id);
    if (record) openRecord(record);
  };
  return (
    <tr className={lit ? 'lit' : undefined} aria-rowindex={at} data-outcome={outcomeOf(row)}>
      <td>
        <input
          type="checkbox"
          aria-label={t('sites.select', { name })}
          checked={chosen}
          onChange={(event) => onChoose(event.target.checked)}
        />
      </td>
      <td className="batch-number">{row.number}</td>
      <td className="batch-name">
        <button type="button" className="link" title={row.key} aria-pressed={lit} onClick={() => light(row)}>
          {name}
        </button>
        {doubt && <small title={problemText(doubt, locale)}>{problemText(doubt, locale)}</small>}
      </td>
      <td className="batch-verdict">
        <Outcome row={row} />
      </td>
      <td className="batch-area">{summary && quantityText(shortArea(summary.areaM2))}</td>
      <td className="batch-openMatters">{summary?.open}</td>
      <td>
        {summary && (
          <button
            type="button"
            className="button ghost icon-only"
            aria-label={t('sites.open', { name })}
            title={t('sites.open', { name })}
            data-testid="batch-open"
            onClick={() => void open()}
          >
            <IconFocus2 size={16} aria-hidden="true" />
          </button>
        )}
      </td>
    </tr>
  );
}

function Outcome({ row }: { row: BatchRow }) {
  const { t, locale } = useWords();
  const { summary, problem } = row;
  if (!summary) {
    const text = problem ? problemText(problem, locale) : t('sites.waiting');
    return (
      <span className={problem ? 'batch-trouble' : 'muted'} title={text}>
        {problem ? `${t('sites.failed')} · ${text}` : text}
      </span>
    );
  }
  const { atLeast, atWorst } = summary.verdict;
  const [low, high] = [t(levelKey(atLeast)), t(levelKey(atWorst))];
  return (
    <span className="batch-ends">
      <Scale ends={summary.verdict} mini />
      <span>{atLeast === atWorst ? low : t('effect.range', { low, high })}</span>
    </span>
  );
}
