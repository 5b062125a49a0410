import { IconX } from '@tabler/icons-react';
import type { MessageKey } from '../../i18n/message.ts';
import { EFFECTS } from '../../plan/effect.ts';
import { usePlan } from '../shared/plan-context.ts';
import { SearchField } from '../shared/search-field.tsx';
import { levelKey } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { type ClauseEntry, LAW_CHAPTER } from './clause-entries.ts';
import { type ClauseFilter, filterEntries, NO_FILTER, useClauseFilter } from './clause-filter.ts';

const KINDS = ['executable', 'checklist', 'context', 'encourage', 'none'] as const;
const LEVELS = [...[...EFFECTS].reverse(), 'encourage'] as const;
type Choice = 'chapter' | 'level' | 'kind' | 'role' | 'attribute';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Search and filters of the clause list; every choice tells how many it would leave. */
export function ClauseFilters({ entries }: { entries: readonly ClauseEntry[] }) {
  const { t, text } = useWords();
  const plan = usePlan();
  const filter = useClauseFilter();
  const set = (patch: Partial<ClauseFilter>) => useClauseFilter.setState(patch);
  const distinct = (of: (entry: ClauseEntry) => readonly string[]) => [...new Set(entries.flatMap(of))];
  const chapters = distinct(({ chapter }) => [chapter]).map(
    (value): Option => ({
      value,
      label: value === LAW_CHAPTER ? t('clauses.chapterLaw') : t('clauses.chapter', { chapter: value }),
    }),
  );
  const roles = distinct(({ roles: own }) => own).flatMap((value): Option[] => {
    const name = plan.layers.get(value)?.name;
    return name ? [{ value, label: text(name) }] : [];
  });
  const attributes = distinct(({ attributes: own }) => own).flatMap((value): Option[] => {
    const name = plan.fields.get(value)?.field.name ?? plan.ruleset.derived.find(({ id }) => id === value)?.name;
    return name ? [{ value, label: text(name) }] : [];
  });
  const choices: readonly (readonly [Choice, readonly Option[]])[] = [
    ['chapter', chapters],
    ['level', LEVELS.map((value) => ({ value, label: t(levelKey(value)) }))],
    ['kind', KINDS.map((value) => ({ value, label: t(`clauses.kind.${value}`) }))],
    ['role', roles],
    ['attribute', attributes],
  ];
  const left = (patch: Partial<ClauseFilter>) => filterEntries(entries, plan, { ...filter, ...patch }).length;
  const toggle = (key: 'unverified' | 'blocked') => (
    <button type="button" aria-pressed={filter[key]} onClick={() => set({ [key]: !filter[key] })}>
      {t(`clauses.filter.${key}`)}
    </button>
  );
  const clean = JSON.stringify(filter) === JSON.stringify(NO_FILTER);
  return (
    <div className="filters">
      <SearchField
        label={t('clauses.search')}
        value={filter.query}
        testId="clause-search"
        onChange={(query) => set({ query })}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          document.querySelector<HTMLElement>('.clause-row')?.focus();
        }}
      />
      <div className="clause-selects">
        {choices.map(([key, options]) => (
          <select
            key={key}
            aria-label={t(`clauses.by.${key}` as MessageKey)}
            data-testid={`filter-${key}`}
            className={filter[key] ? 'set' : ''}
            value={filter[key]}
            onChange={(event) => set({ [key]: event.target.value })}
          >
            <option value="">{t(`clauses.by.${key}` as MessageKey)}</option>
            {options.map(({ value, label }) => {
              const count = left({ [key]: value });
              return count > 0 || filter[key] === value ? (
                <option key={value} value={value}>
                  {t('clauses.option', { label, count })}
                </option>
              ) : null;
            })}
          </select>
        ))}
      </div>
      <div className="filter-chips">
        {toggle('unverified')}
        {toggle('blocked')}
        {!clean && (
          <button type="button" data-testid="clear-filter" onClick={() => set(NO_FILTER)}>
            <IconX size={13} aria-hidden="true" />
            {t('clauses.filter.clear')}
          </button>
        )}
      </div>
    </div>
  );
}
