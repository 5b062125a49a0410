import { EFFECTS } from '../../plan/effect.ts';
import type { RecordNote } from '../../storage/database.ts';
import { SearchField } from '../shared/search-field.tsx';
import { levelKey, SeverityIcon } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { type RecordFilter, SORTS, type Sort, tagsInUse } from './record-filter.ts';

interface RecordFiltersProps {
  readonly filter: RecordFilter;
  readonly notes: ReadonlyMap<string, RecordNote>;
  readonly onFilter: (filter: RecordFilter) => void;
}

const TAGS_SHOWN = 8;

/** Search, upper end of the verdict, tags and order. */
export function RecordFilters({ filter, notes, onFilter }: RecordFiltersProps) {
  const { t } = useWords();
  return (
    <div className="filters">
      <div className="button-row nowrap">
        <SearchField
          label={t('records.search')}
          value={filter.query}
          testId="record-search"
          onChange={(query) => onFilter({ ...filter, query })}
        />
        <select
          className="select"
          aria-label={t('records.sort')}
          value={filter.sort}
          data-testid="record-sort"
          onChange={(event) => onFilter({ ...filter, sort: event.target.value as Sort })}
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {t(`records.sort.${sort}`)}
            </option>
          ))}
        </select>
      </div>
      <fieldset className="filter-chips">
        <legend className="visually-hidden">{t('records.verdictFilter')}</legend>
        {[...EFFECTS].reverse().map((effect) => (
          <button
            key={effect}
            type="button"
            aria-pressed={filter.worst === effect}
            onClick={() => onFilter({ ...filter, worst: filter.worst === effect ? null : effect })}
          >
            <SeverityIcon level={effect} />
            {t(levelKey(effect))}
          </button>
        ))}
        {tagsInUse(notes)
          .slice(0, TAGS_SHOWN)
          .map((tag) => (
            <button
              key={tag}
              type="button"
              aria-pressed={filter.tag === tag}
              onClick={() => onFilter({ ...filter, tag: filter.tag === tag ? null : tag })}
            >
              # {tag}
            </button>
          ))}
      </fieldset>
    </div>
  );
}
