import { useId } from 'react';
import { type Paper, type PaperSize, paperMm } from '../../map/sheet-frame.ts';
import { useWords } from '../shared/words.ts';

const PAPERS = ['a4.landscape', 'a4.portrait', 'a3.landscape', 'a3.portrait'] as const;
const SCALES = [500, 1000, 2000, 5000, 10_000, 25_000, 50_000];
const DPIS = [96, 150, 200, 300];
const LEAST_PX = 600;
/** Beyond this a browser may refuse the canvas. */
const MOST_PX = 6000;

/** Width of a picture of a paper, pixels. */
export function pixelsOf(paper: Paper, dpi: number): number {
  return Math.round((paperMm(paper)[0] / 25.4) * dpi);
}

interface SheetFormProps {
  readonly title: string;
  readonly onTitle: (title: string) => void;
  readonly paper: Paper;
  readonly onPaper: (paper: Paper) => void;
  /** Null where the sheet shows what the screen shows, at the scale `fitting`. */
  readonly scale: number | null;
  readonly fitting: number;
  readonly onScale: (scale: number | null) => void;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly onWidth: (widthPx: number) => void;
}

/** Choices of a sheet: name, paper, scale, and how fine its picture is. */
export function SheetForm(props: SheetFormProps) {
  const { paper, scale, widthPx, heightPx } = props;
  const { t } = useWords();
  const id = useId();
  const figure = (value: number) => value.toLocaleString('en').replaceAll(',', '\u202f');
  const dpi = DPIS.find((one) => pixelsOf(paper, one) === widthPx);
  return (
    <>
      <label className="sheet-field sheet-name">
        {t('sheet.name')}
        <input value={props.title} data-testid="sheet-title" onChange={(event) => props.onTitle(event.target.value)} />
      </label>
      <label className="sheet-field">
        {t('sheet.paper')}
        <select
          value={`${paper.size}.${paper.landscape ? 'landscape' : 'portrait'}`}
          data-testid="sheet-paper"
          onChange={(event) => {
            const [size, way] = event.target.value.split('.');
            props.onPaper({ size: size as PaperSize, landscape: way === 'landscape' });
          }}
        >
          {PAPERS.map((one) => (
            <option key={one} value={one}>
              {t(`sheet.paper.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="sheet-field">
        {t('sheet.scale')}
        <select
          value={scale ?? ''}
          data-testid="sheet-scale"
          onChange={(event) => props.onScale(event.target.value === '' ? null : Number(event.target.value))}
        >
          <option value="">{t('sheet.scaleFit', { scale: figure(props.fitting) })}</option>
          {SCALES.map((one) => (
            <option key={one} value={one}>
              1:{figure(one)}
            </option>
          ))}
        </select>
      </label>
      <label className="sheet-field">
        {t('sheet.dpi')}
        <select
          value={dpi ?? ''}
          data-testid="sheet-dpi"
          onChange={(event) => event.target.value && props.onWidth(pixelsOf(paper, Number(event.target.value)))}
        >
          {dpi === undefined && <option value="">{t('sheet.dpiOwn')}</option>}
          {DPIS.filter((one) => pixelsOf(paper, one) <= MOST_PX).map((one) => (
            <option key={one} value={one}>
              {one} dpi
            </option>
          ))}
        </select>
      </label>
      <label className="sheet-field" htmlFor={id}>
        {t('sheet.width')}
        <input
          id={id}
          key={widthPx}
          type="number"
          min={LEAST_PX}
          max={MOST_PX}
          defaultValue={widthPx}
          className="sheet-width"
          data-testid="sheet-width"
          title={t('sheet.pixels', { width: widthPx, height: heightPx })}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          onBlur={(event) => {
            const wished = Math.round(Number(event.target.value));
            if (Number.isFinite(wished)) props.onWidth(Math.min(MOST_PX, Math.max(LEAST_PX, wished)));
          }}
        />
      </label>
    </>
  );
}
