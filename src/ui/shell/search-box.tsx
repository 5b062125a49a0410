import { IconSearch } from '@tabler/icons-react';
import { useId, useMemo, useState } from 'react';
import { NO_FILTER, useClauseFilter } from '../clauses/clause-filter.ts';
import { LawTitle } from '../shared/law-title.tsx';
import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { useDrawnLayers } from '../state/layers.ts';
import { useRecords } from '../state/records.ts';
import { useView } from '../state/view.ts';
import { flyToPlace } from './map-bridge.ts';
import { SEARCH_ACTIONS } from './search-actions.ts';
import { type SearchHit, search } from './search-index.ts';

const PLACE_ROLE = 'place_label';

/** One box for everything that has a name, a place on the ground, or can be done; a combobox over short lists. */
export function SearchBox() {
  const { t, locale } = useWords();
  const plan = usePlan();
  const places = useDrawnLayers((layers) => layers[PLACE_ROLE]);
  const go = useView((state) => state.go);
  const set = useView((state) => state.set);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const listId = useId();
  const records = useRecords((state) => state.rows);
  const labels = places?.state === 'ready' ? places.features : null;
  const hits = useMemo(() => search(query, { plan, labels, records }, locale), [query, plan, labels, records, locale]);

  const choose = (hit: SearchHit | undefined) => {
    if (!hit) return;
    setOpen(false);
    setQuery('');
    if (hit.kind === 'action') SEARCH_ACTIONS.find(({ id }) => id === hit.id)?.run();
    else if (hit.kind === 'law') {
      useClauseFilter.setState({ ...NO_FILTER, query: hit.query });
      go('clauses');
    } else if ('lonLat' in hit) {
      flyToPlace(hit.lonLat);
      // A named place has its label; a coordinate would be nothing but the middle of the map.
      set({ litVertex: hit.kind === 'coordinate' ? hit.lonLat : null });
    } else go(hit.place, hit.id);
  };

  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setOpen(true);
      setActive((at) => (hits.length ? (at + step + hits.length) % hits.length : 0));
    } else if (event.key === 'Enter') {
      choose(hits[active]);
    } else if (event.key === 'Escape' && (open || query)) {
      event.stopPropagation();
      setOpen(false);
      setQuery('');
    }
  };

  return (
    <search className="search">
      <div className="field">
        <IconSearch size={16} stroke={1.7} aria-hidden="true" />
        <input
          id="search"
          type="text"
          role="combobox"
          autoComplete="off"
          aria-label={t('search.label')}
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={open && hits[active] ? `${listId}-${active}` : undefined}
          placeholder={t('search.placeholder')}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        <span className="kbd" aria-hidden="true">
          Ctrl K
        </span>
      </div>
      {open && hits.length === 0 && (
        <div className="search-results empty-state" role="status">
          {t('search.empty', { query })}
        </div>
      )}
      {open && hits.length > 0 && (
        <div className="search-results" id={listId} role="listbox" aria-label={t('search.label')}>
          {hits.map((hit, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the box, which keeps the focus
            <div
              key={`${hit.kind} ${hit.id}`}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onPointerDown={(event) => event.preventDefault()}
              onPointerEnter={() => setActive(index)}
              onClick={() => choose(hit)}
            >
              <span className="kind">{t(`search.kind.${hit.kind}`)}</span>
              <span>{hit.kind === 'law' ? <LawTitle law={hit.law} /> : hit.label}</span>
            </div>
          ))}
        </div>
      )}
    </search>
  );
}
