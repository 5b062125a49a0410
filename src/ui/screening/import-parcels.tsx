import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { hectares, quantityText } from '../../i18n/quantity.ts';
import type { NameAttribute } from '../../site/name-attribute.ts';
import { MAX_SITE_VERTICES } from '../../site/site-limits.ts';
import type { ParcelTable } from '../../worker/import-protocol.ts';
import { NameAttributeSelect } from '../shared/name-attribute.tsx';
import { useServices } from '../shared/plan-context.ts';
import { useVisibleRows } from '../shared/virtual-rows.ts';
import { useWords } from '../shared/words.ts';
import { showBounds } from '../shell/map-bridge.ts';
import { startBatchOf } from '../state/batch-start.ts';
import { callParcelsBy, takeParcel, takePicked, useImport } from '../state/import.ts';
import { PARCEL_ROW_PX, ParcelRow } from './parcel-row.tsx';

interface ImportParcelsProps {
  readonly table: ParcelTable;
  /** Those the parcels may be called by. */
  readonly attributes: readonly NameAttribute[];
}

/** Parcels of a file with many: pick some, then screen them together or each by itself. */
export function ImportParcels({ table, attributes }: ImportParcelsProps) {
  const { t } = useWords();
  const { client, store } = useServices();
  const picked = useImport((state) => state.picked);
  const fileName = useImport((state) => state.fileName);
  const calledBy = useImport((state) => state.calledBy);
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter.trim().toLowerCase());
  const nameOf = (number: number) => table.names[number] || t('parcels.unnamed', { number: number + 1 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: names follow from table and language
  const shown = useMemo(
    () => table.names.flatMap((_, number) => (nameOf(number).toLowerCase().includes(wanted) ? [number] : [])),
    [table, wanted, t],
  );
  const sums = useMemo(() => {
    let areaM2 = 0;
    let points = 0;
    for (const number of picked) {
      areaM2 += table.areaM2[number]!;
      points += table.positions[number]!;
    }
    return { areaM2, points };
  }, [picked, table]);
  const pick = (numbers: Iterable<number>) => useImport.setState({ picked: new Set(numbers) });
  const each = () => {
    const numbers = [...picked].sort((a, b) => a - b);
    void startBatchOf(client, store, fileName ?? '', numbers.length, (index) => takeParcel(numbers[index]!));
  };
  const tooDetailed = sums.points > MAX_SITE_VERTICES;
  return (
    <section className="parcel-pick" aria-label={t('import.parcelsHead', { count: table.names.length })}>
      <h3>{t('import.parcelsHead', { count: table.names.length })}</h3>
      <p className="muted">{t('import.parcelsHint')}</p>
      {attributes.length > 1 && (
        <NameAttributeSelect
          attributes={attributes}
          value={calledBy ?? attributes.find(({ guessed }) => guessed)?.name ?? null}
          onChange={(attribute) => void callParcelsBy(attribute)}
        />
      )}
      <div className="button-row">
        <span className="field grow">
          <input
            type="search"
            aria-label={t('import.filter')}
            placeholder={t('import.filter')}
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
        </span>
        <button type="button" className="button small" data-testid="pick-all" onClick={() => pick(shown)}>
          {t(wanted ? 'import.pickShown' : 'import.pickAll', { count: shown.length })}
        </button>
        <button type="button" className="button small ghost" disabled={picked.size === 0} onClick={() => pick([])}>
          {t('import.pickNone')}
        </button>
      </div>
      <ParcelList shown={shown} table={table} nameOf={nameOf} emptyText={t('import.noMatch', { text: filter })} />
      <p role="status" data-testid="picked-sum">
        {t('import.picked', { count: picked.size, area: quantityText(hectares(sums.areaM2)) })}
      </p>
      {tooDetailed && (
        <p className="muted">{t('import.tooDetailed', { count: sums.points, limit: MAX_SITE_VERTICES })}</p>
      )}
      <div className="button-row">
        <button
          type="button"
          className="button primary"
          disabled={picked.size === 0 || tooDetailed}
          data-testid="screen-together"
          onClick={() => void takePicked()}
        >
          {t('import.together')}
        </button>
        <button type="button" className="button" disabled={picked.size === 0} data-testid="screen-each" onClick={each}>
          {t('import.each')}
        </button>
      </div>
    </section>
  );
}

interface ParcelListProps {
  readonly shown: readonly number[];
  readonly table: ParcelTable;
  readonly nameOf: (number: number) => string;
  readonly emptyText: string;
}

function ParcelList({ shown, table, nameOf, emptyText }: ParcelListProps) {
  const box = useRef<HTMLDivElement>(null);
  const picked = useImport((state) => state.picked);
  const { from, to, abovePx, belowPx } = useVisibleRows(box, shown.length, PARCEL_ROW_PX);
  const toggle = (number: number) => {
    const next = new Set(picked);
    if (!next.delete(number)) next.add(number);
    useImport.setState({ picked: next });
  };
  const look = (number: number) => {
    const [west = 0, south = 0, east = 0, north = 0] = table.bboxDeg.subarray(number * 4, number * 4 + 4);
    useImport.setState({ lit: number });
    showBounds([west, south, east, north]);
  };
  return (
    <div className="parcel-list" ref={box}>
      {shown.length === 0 && <p className="empty-state">{emptyText}</p>}
      <ul style={{ paddingTop: abovePx, paddingBottom: belowPx }}>
        {shown.slice(from, to).map((number) => (
          <ParcelRow
            key={number}
            name={nameOf(number)}
            areaM2={table.areaM2[number]!}
            lengthM={table.lengthM[number]!}
            widthM={table.widthM[number]!}
            picked={picked.has(number)}
            onPick={() => toggle(number)}
            onZoom={() => look(number)}
          />
        ))}
      </ul>
    </div>
  );
}
