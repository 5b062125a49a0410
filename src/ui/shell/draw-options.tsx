import { useId } from 'react';
import { readWidthM } from '../screening/parcel-width.ts';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useView } from '../state/view.ts';

/** Whether what is drawn joins the site, and how wide a line is; beside the hint of the tool in hand. */
export function DrawOptions() {
  const { t } = useWords();
  const hasSite = useCase((state) => state.present.site !== null);
  const { drawMode, drawAdds, lineWidthM, set } = useView();
  const widthId = useId();
  return (
    <>
      {drawMode === 'line' && (
        <span className="draw-option">
          <label htmlFor={widthId}>{t('parcels.width')}</label>
          <input
            id={widthId}
            inputMode="decimal"
            className="width-input"
            placeholder={t('parcels.noWidth')}
            defaultValue={lineWidthM ?? ''}
            data-testid="line-width"
            onChange={(event) => set({ lineWidthM: readWidthM(event.target.value) })}
          />
        </span>
      )}
      {hasSite && (
        <label className="draw-option">
          <input
            type="checkbox"
            checked={drawAdds}
            data-testid="draw-adds"
            onChange={(event) => set({ drawAdds: event.target.checked })}
          />
          {t('parcels.drawAdds')}
        </label>
      )}
    </>
  );
}
