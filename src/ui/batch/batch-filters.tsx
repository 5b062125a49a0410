import { EFFECTS } from '../../plan/effect.ts';
import { SearchField } from '../shared/search-field.tsx';
import { levelKey } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import type { BatchFilter } from './batch-rows.ts';

const SHOWS = [...[...EFFECTS].reverse(), 'failed', 'waiting'] as const;

export interface BatchFiltersProps {
  readonly filter: BatchFilter;
  readonly onFilter: (filter: BatchFilter) => void;
}

/** Which sites of the batch are listed: by name, and by what came of them. */
export function BatchFilters({ filter, onFilter }: BatchFiltersProps) {
  const { t } = useWords();
  return (
    <div className="filters">
      <div className="button-row nowrap">
        <SearchField
          grow
          label={t('sites.search')}
          value={filter.query}
          testId="batch-search"
          onChange={(query) => onFilter({ ...filter, query })}
        />
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
