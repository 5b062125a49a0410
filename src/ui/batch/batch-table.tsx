import { IconDownload, IconFocus2, IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { quantityText, shortArea } from '../../i18n/quantity.ts';
import { EFFECTS } from '../../plan/effect.ts';
import type { BatchRow } from '../../storage/database.ts';
import { siteBounds } from '../shared/bounds.ts';
import { useServices } from '../shared/plan-context.ts';
import { Popover } from '../shared/popover.tsx';
import { problemText } from '../shared/problem-text.ts';
import { Scale } from '../shared/scale.tsx';
import { levelKey } from '../shared/severity.tsx';
import { showRow, useVisibleRows } from '../shared/virtual-rows.ts';
import { useWords } from '../shared/words.ts';
import { showBounds } from '../shell/map-bridge.ts';
import { openRecord } from '../state/cases.ts';
import { useRecords } from '../state/records.ts';
import { useSiteBatch } from '../state/site-batch.ts';
import { exportBatchCsv, exportBatchGeojson, exportBatchRecords, exportBatchXlsx } from './batch-export.ts';
import { BATCH_SORTS, type BatchFilter, type BatchSort, listRows, NO_BATCH_FILTER, outcomeOf } from './batch-rows.ts';
import { saveBatchRows } from './save-batch-rows.ts';

const ROW_PX = 44;
const SHOWS = [...[...EFFECTS].reverse(), 'failed', 'waiting'] as const;

/** What came of each site: searched, filtered, sorted; only the rows in sight are in the page. */
export function BatchTable({ rows }: { rows: readonly BatchRow[] }) {
  const { t } = useWords();
  const [filter, setFilter] = useState(NO_BATCH_FILTER);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const wanted = useDeferredValue(filter);
  const listed = useMemo(() => listRows(rows, wanted), [rows, wanted]);
  return (
    <section className="batch-results" aria-label={t('sites.title')}>
      <Filters filter={filter} onFilter={setFilter} />
      <Doings rows={rows} chosen={chosen} />
      <Rows listed={listed} filter={filter} onFilter={setFilter} chosen={chosen} onChoose={setChosen} />
      <p className="pane-note" role="status" data-testid="batch-shown">
        {t('sites.shown', { count: listed.length })}
      </p>
    </section>
  );
}

interface FiltersProps {
  readonly filter: BatchFilter;
  readonly onFilter: (filter: BatchFilter) => void;
}

function Filters({ filter, onFilter }: FiltersProps) {
  const { t } = useWords();
  return (
    <div className="filters">
      <div className="button-row nowrap">
        <span className="field grow">
          <IconSearch size={15} aria-hidden="true" />
          <input
            type="search"
            aria-label={t('sites.search')}
            placeholder={t('sites.search')}
            value={filter.query}
            data-testid="batch-search"
            onChange={(event) => onFilter({ ...filter, query: event.target.value })}
          />
        </span>
        <select
          className="select"
          aria-label={t('sites.filter')}
          value={filter.show ?? ''}
          data-testid="batch-filter"
          onChange={({ target }) => onFilter({ ...filter, show: SHOWS.find((one) => one === target.value) ?? null })}
        >
          <option value="">{t('sites.all')}</option>
          {SHOWS.map((show) => (
            <option key={show} value={show}>
              {show === 'failed' || show === 'waiting' ? t(`sites.${show}`) : t(levelKey(show))}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

function Doings({ rows, chosen }: { rows: readonly BatchRow[]; chosen: ReadonlySet<string> }) {
  const { t } = useWords();
  const { store } = useServices();
  const [saving, setSaving] = useState(false);
  const kept = useRecords((state) => state.rows);
  const known = useMemo(() => new Set(kept.map(({ id }) => id)), [kept]);
  const wanted = rows.filter(
    ({ id, summary }) => summary && !known.has(summary.id) && (chosen.size === 0 || chosen.has(id)),
  );
  const save = async () => {
    setSaving(true);
    await saveBatchRows(store, wanted);
    setSaving(false);
  };
  return (
    <div className="record-actions">
      <button
        type="button"
        className="button small"
        disabled={wanted.length === 0 || saving}
        data-testid="batch-save"
        onClick={() => void save()}
      >
        {t('sites.save', { count: wanted.length })}
      </button>
      <span className="grow" />
      <Popover
        button={
          <>
            <IconDownload size={15} stroke={1.7} aria-hidden="true" />
            {t('sites.export')}
          </>
        }
        buttonClass="button small"
        label={t('sites.export')}
        testId="batch-export"
      >
        {(close) =>
          (
            [
              ['sites.exportCsv', () => void exportBatchCsv(store, rows)],
              ['sites.exportXlsx', () => void exportBatchXlsx(store, rows, t('sites.title'))],
              ['sites.exportGeojson', () => exportBatchGeojson(rows)],
              ['sites.exportRecords', () => void exportBatchRecords(store, rows)],
            ] as const
          ).map(([key, act]) => (
            <button
              key={key}
              type="button"
              className="menu-item"
              data-testid={key}
              onClick={() => {
                close();
                act();
              }}
            >
              {t(key)}
            </button>
          ))
        }
      </Popover>
    </div>
  );
}

interface RowsProps extends FiltersProps {
  readonly listed: readonly BatchRow[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** Lights a site in table and map. */
function light({ id, site }: BatchRow): void {
  useSiteBatch.setState({ lit: id });
  const bounds = site && siteBounds(site);
  if (bounds) showBounds(bounds);
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
      <td className="batch-number">{Number(id)}</td>
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
