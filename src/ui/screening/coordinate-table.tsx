import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { COORDINATE_FORMS, type CoordinateForm } from '../../site/coordinate-form.ts';
import type { Site } from '../../site/site.ts';
import { siteRows } from '../../site/site-rows.ts';
import { showRow, useVisibleRows } from '../shared/virtual-rows.ts';
import { useWords } from '../shared/words.ts';
import { usePreferences } from '../state/preferences.ts';
import { useView } from '../state/view.ts';
import { PointPaste } from './point-paste.tsx';
import { type CellPlace, PathHeadRow, PointLine, ROW_PX } from './point-row.tsx';
import { PointTools } from './point-tools.tsx';
import { usePointEdits } from './use-point-edits.ts';

/**
 * All boundary points as figures that can be changed, in the form the reader prefers; the form never changes a point.
 * Only the rows in sight are in the page.
 */
export function CoordinateTable({ site }: { site: Site }) {
  const { t } = useWords();
  const form = usePreferences((state) => state.coordinateForm);
  const setForm = usePreferences((state) => state.setCoordinateForm);
  const set = useView((state) => state.set);
  const rows = useMemo(() => siteRows(site), [site]);
  const box = useRef<HTMLElement>(null);
  const { from, to, abovePx, belowPx } = useVisibleRows(box, rows.length, ROW_PX);
  const [at, setAt] = useState<CellPlace>({ row: 1, column: 0 });
  const [pasting, setPasting] = useState(false);
  const pasteId = useId();
  const row = Math.min(at.row, rows.length - 1);
  const edits = usePointEdits(site);

  /** Goes to a cell and takes the focus there, skipping heads; the row may not be in the page yet. */
  const goTo = (wanted: number, column: 0 | 1, step: 1 | -1 = 1) => {
    let next = Math.max(0, Math.min(rows.length - 1, wanted));
    if (rows[next]?.kind !== 'point') next += next === 0 ? 1 : step;
    if (next < 0 || next >= rows.length) return;
    if (box.current) showRow(box.current, next, ROW_PX);
    setAt({ row: next, column });
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-cell="${next} ${column}"]`)?.focus());
  };
  const onFocus = (place: CellPlace) => {
    setAt(place);
    const focused = rows[place.row];
    if (focused?.kind === 'point') set({ litVertex: focused.position });
  };
  const wanted = useView((state) => state.wantedVertex);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each click on a boundary point
  useEffect(() => {
    if (!wanted) return;
    const index = rows.findIndex((each) => each.kind === 'point' && each.position === wanted);
    set({ wantedVertex: null });
    if (index < 0) return;
    box.current?.closest('details')?.setAttribute('open', '');
    goTo(index, 0);
  }, [wanted]);
  const current = rows[row];
  const heads = t(form === 'plane' ? 'points.headsPlane' : 'points.headsDegrees').split('|');
  return (
    <div className="points">
      <fieldset className="segments" aria-label={t('points.form')}>
        {COORDINATE_FORMS.map((each: CoordinateForm) => (
          <button
            key={each}
            type="button"
            aria-pressed={form === each}
            data-testid={`form-${each}`}
            onClick={() => setForm(each)}
          >
            {t(`points.form.${each}`)}
          </button>
        ))}
      </fieldset>
      <PointTools
        site={site}
        form={form}
        current={current}
        pasting={pasting}
        pasteId={pasteId}
        onPaste={() => setPasting(!pasting)}
        edits={edits}
        onMoved={(step) => goTo(row + step, at.column, step)}
      />
      <div id={pasteId} hidden={!pasting}>
        {pasting && current && <PointPaste site={site} current={current} onDone={() => setPasting(false)} />}
      </div>
      <section
        ref={box}
        className="coordinates"
        aria-label={t('site.coordinates', { count: rows.filter(({ kind }) => kind === 'point').length })}
        onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && set({ litVertex: null })}
      >
        <table aria-rowcount={rows.length + 1}>
          <thead>
            <tr>
              <th scope="col">{t('site.point')}</th>
              <th scope="col" className="numeric">
                {heads[0]}
              </th>
              <th scope="col" className="numeric">
                {heads[1]}
              </th>
            </tr>
          </thead>
          <tbody>
            <tr className="spacer">
              <td colSpan={3} style={{ height: abovePx }} />
            </tr>
            {rows.slice(from, to).map((each, index) => {
              const number = from + index;
              return each.kind === 'point' ? (
                <PointLine
                  key={JSON.stringify(each.ref)}
                  row={each}
                  rowIndex={number}
                  form={form}
                  lit={number === row}
                  heads={heads}
                  onFocus={onFocus}
                  onGo={goTo}
                  edits={edits}
                />
              ) : (
                <PathHeadRow key={`head ${each.parcel} ${each.path}`} row={each} rowIndex={number} site={site} />
              );
            })}
            <tr className="spacer">
              <td colSpan={3} style={{ height: belowPx }} />
            </tr>
          </tbody>
        </table>
      </section>
      <p className="muted points-keys">{t('points.keys')}</p>
    </div>
  );
}
