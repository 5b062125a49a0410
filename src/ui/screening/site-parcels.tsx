import { useMemo, useRef, useState } from 'react';
import { areaM2 } from '../../geo/area.ts';
import { lengthM } from '../../geo/length.ts';
import { isArea, isLine } from '../../geo/shapes.ts';
import { addPart } from '../../site/edits.ts';
import type { Parcel, Site } from '../../site/site.ts';
import { boundsOf } from '../shared/bounds.ts';
import { useServices } from '../shared/plan-context.ts';
import { useVisibleRows } from '../shared/virtual-rows.ts';
import { useWords } from '../shared/words.ts';
import { showBounds } from '../shell/map-bridge.ts';
import { startBatchOf } from '../state/batch-start.ts';
import { useCase } from '../state/case.ts';
import { useView } from '../state/view.ts';
import { PARCEL_ROW_PX, ParcelRow } from './parcel-row.tsx';
import { readWidthM } from './parcel-width.ts';

/** A parcel alone, as a site of its own with everything that is known of where it comes from. */
function alone(site: Site, parcel: Parcel, name: string): Site {
  return { ...site, name, parcels: [parcel] };
}

/** The parcels of the site: their names and measures, the width of lines, and which of them are screened. */
export function SiteParcels({ site }: { site: Site }) {
  const { t } = useWords();
  const { client, store } = useServices();
  const change = useCase((state) => state.change);
  const undo = useCase((state) => state.undo);
  const toast = useView((state) => state.toast);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const box = useRef<HTMLDivElement>(null);
  const { parcels } = site;
  const { from, to, abovePx, belowPx } = useVisibleRows(box, parcels.length, PARCEL_ROW_PX);
  const measures = useMemo(() => parcels.map(measuresOf), [parcels]);
  const nameOf = (index: number) => parcels[index]?.name || t('parcels.unnamed', { number: index + 1 });
  const picked = parcels.flatMap((_, index) => (left.has(index) ? [] : [index]));

  const replace = (index: number, parcel: Parcel) => {
    const [first, ...rest] = parcels.with(index, parcel);
    change({ site: { ...site, parcels: [first!, ...rest] } });
  };
  const rename = (index: number, name: string) => {
    const trimmed = name.trim();
    if (trimmed && trimmed !== nameOf(index)) replace(index, { ...parcels[index]!, name: trimmed });
  };
  const widen = (index: number, text: string) => {
    const { widthM: old, ...parcel } = parcels[index]!;
    const widthM = readWidthM(text);
    if (widthM !== (old ?? null)) replace(index, widthM === null ? parcel : { ...parcel, widthM });
  };
  const keep = () => {
    const [first, ...rest] = picked.map((index) => parcels[index]!);
    if (!first) return;
    change({ site: rest.reduce(addPart, { ...site, parcels: [first] }) });
    setLeft(new Set());
    toast('parcels.kept', { count: picked.length }, undo);
  };
  const each = () => {
    const sites = picked.map((index) => alone(site, parcels[index]!, `${site.name} · ${nameOf(index)}`));
    void startBatchOf(client, store, site.name, sites.length, async (index) => sites[index] ?? null);
  };
  return (
    <section className="site-parcels" aria-label={t('parcels.title', { count: parcels.length })}>
      <h3>{t('parcels.title', { count: parcels.length })}</h3>
      <div className="parcel-list" ref={box}>
        <ul style={{ paddingTop: abovePx, paddingBottom: belowPx }}>
          {parcels.slice(from, to).map((parcel, offset) => {
            const index = from + offset;
            const line = isLine(parcel.geometry);
            return (
              <ParcelRow
                // Parcels have no identity but their place in the list.
                key={`${index} ${parcel.name}`}
                name={nameOf(index)}
                {...measures[index]!}
                // A line's width stands in its own field.
                widthM={Number.NaN}
                picked={!left.has(index)}
                onPick={() => {
                  const next = new Set(left);
                  if (!next.delete(index)) next.add(index);
                  setLeft(next);
                }}
                onZoom={() => showBounds(boundsOf([parcel.geometry]))}
              >
                <input
                  className="parcel-rename"
                  defaultValue={nameOf(index)}
                  maxLength={200}
                  aria-label={`${t('parcels.name')} ${index + 1}`}
                  onBlur={(event) => rename(index, event.target.value)}
                  onKeyDown={(event) => event.key === 'Enter' && rename(index, event.currentTarget.value)}
                />
                {line && (
                  <input
                    className="width-input"
                    key={parcel.widthM ?? 'none'}
                    inputMode="decimal"
                    defaultValue={parcel.widthM ?? ''}
                    placeholder={t('parcels.noWidth')}
                    title={t('parcels.width')}
                    aria-label={t('parcels.widthOf', { name: nameOf(index) })}
                    onBlur={(event) => widen(index, event.target.value)}
                    onKeyDown={(event) => event.key === 'Enter' && widen(index, event.currentTarget.value)}
                  />
                )}
              </ParcelRow>
            );
          })}
        </ul>
      </div>
      {parcels.length > 1 && (
        <div className="button-row">
          <button
            type="button"
            className="button small"
            disabled={picked.length === 0 || picked.length === parcels.length}
            data-testid="keep-picked"
            onClick={keep}
          >
            {t('parcels.keep')}
          </button>
          <button
            type="button"
            className="button small"
            disabled={picked.length === 0}
            data-testid="screen-each"
            onClick={each}
          >
            {t('import.each')}
          </button>
        </div>
      )}
    </section>
  );
}

function measuresOf(parcel: Parcel): { readonly areaM2: number; readonly lengthM: number } {
  const { geometry } = parcel;
  return isArea(geometry) ? { areaM2: areaM2(geometry), lengthM: 0 } : { areaM2: 0, lengthM: lengthM(geometry) };
}
