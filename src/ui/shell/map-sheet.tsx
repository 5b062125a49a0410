import { IconArrowLeft, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { layersWithin, legendRows } from '../../map/legend-rows.ts';
import { paintSheet } from '../../map/paint-sheet.ts';
import { boundsOfSheets, frameOfView, layoutSheet, type Paper } from '../../map/sheet-frame.ts';
import { gridOf } from '../../map/sheet-grid.ts';
import { SheetMap } from '../../map/sheet-map.tsx';
import { saveFile } from '../shared/save-file.ts';
import { useOverPage } from '../shared/use-over-page.ts';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useView } from '../state/view.ts';
import { shownBounds } from './map-bridge.ts';
import { printsSheet } from './print-sheet.ts';
import { pixelsOf, SheetForm } from './sheet-form.tsx';
import { sheetWords } from './sheet-words.ts';
import { useSheetContent } from './use-sheet-content.ts';

const CSS_PX_PER_MM = 96 / 25.4;
const FIRST_DPI = 200;
/** More than all layers with all their classes come to. */
const MOST_LEGEND_ROWS = 60;
/** The whole district, should the map not be there to ask. */
const DISTRICT = [113.2, 34.72, 113.36, 34.86] as const;

function close(): void {
  useView.getState().set({ mapSheet: false });
}

/** The map of the screen laid out for paper: preview, print, picture. */
export default function MapSheet() {
  const words = useWords();
  const { t, locale } = words;
  const page = useRef<HTMLElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const siteName = useCase((state) => state.present.site?.name);
  const content = useSheetContent();
  const [view] = useState(() => shownBounds() ?? DISTRICT);
  const [printed] = useState(() => new Date().toLocaleDateString('sv-SE'));
  const [title, setTitle] = useState(() =>
    siteName ? t('sheet.siteName', { site: siteName }) : t('sheet.defaultName'),
  );
  const [paper, setPaper] = useState<Paper>({ size: 'a4', landscape: true });
  const [scale, setScale] = useState<number | null>(null);
  const [widthPx, setWidthPx] = useState(() => pixelsOf({ size: 'a4', landscape: true }, FIRST_DPI));
  const [picture, setPicture] = useState<HTMLCanvasElement | null>(null);
  const [trouble, setTrouble] = useState<'sheet.failed' | 'sheet.tooLarge' | null>(null);
  useOverPage(page, back, close);

  const seen = useMemo(
    () => layersWithin(content.layers, boundsOfSheets(view, paper, scale, MOST_LEGEND_ROWS)),
    [content.layers, view, paper, scale],
  );
  const legend = useMemo(
    () =>
      legendRows(
        {
          layers: seen,
          overlaps: content.overlaps,
          hasSite: content.site !== null,
          hasPreview: content.previews.length > 0,
          hasOutside: content.district !== null,
          hasUncovered: content.uncovered.features.length > 0,
          hasBand: content.band.features.length > 0,
        },
        'light',
        locale,
      ),
    [seen, content.overlaps, content.site, content.previews, content.district, content.uncovered, content.band, locale],
  );
  const layout = useMemo(() => layoutSheet(paper, legend.length), [paper, legend.length]);
  const fitting = useMemo(() => frameOfView(view, layout.map, null).scale, [view, layout]);
  const frame = useMemo(() => frameOfView(view, layout.map, scale), [view, layout, scale]);
  const heightPx = Math.round((widthPx * layout.heightMm) / layout.widthMm);
  const grid = useMemo(() => gridOf(frame, layout.map), [frame, layout]);
  const sheet = useMemo(
    () => ({
      layout,
      frame,
      grid,
      legend,
      words: sheetWords(title, seen, content.base?.map ?? null, printed, grid.stepM, words),
    }),
    [layout, frame, grid, legend, title, seen, content.base, printed, words],
  );

  const drawingKey = [...frame.bounds, widthPx].join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another frame or grain needs another picture
  useEffect(() => setPicture(null), [drawingKey]);
  useEffect(() => {
    const pen = picture && canvas.current?.getContext('2d');
    if (!pen) return;
    pen.canvas.width = widthPx;
    pen.canvas.height = heightPx;
    paintSheet(pen, picture, sheet);
  }, [picture, sheet, widthPx, heightPx]);
  const ready = picture !== null;
  useEffect(() => printsSheet(() => (ready ? canvas.current : null), layout.widthMm, layout.heightMm), [ready, layout]);

  const savePng = () => {
    setTrouble(null);
    canvas.current?.toBlob(async (blob) => {
      if (!blob) return setTrouble('sheet.tooLarge');
      const name = title.replace(/[^\p{L}\p{N}_-]+/gu, '_').slice(0, 60) || 'map';
      saveFile(`${name}.png`, new Uint8Array(await blob.arrayBuffer()), 'image/png');
    }, 'image/png');
  };

  return (
    <section ref={page} className="report-page sheet-page" aria-label={t('sheet.title')} data-testid="sheet-page">
      <div className="report-bar">
        <button ref={back} type="button" className="button ghost" data-testid="sheet-back" onClick={close}>
          <IconArrowLeft size={16} stroke={1.7} aria-hidden="true" />
          {t('sheet.back')}
        </button>
        <SheetForm
          title={title}
          onTitle={setTitle}
          paper={paper}
          onPaper={(next) => {
            setPaper(next);
            setWidthPx(pixelsOf(next, FIRST_DPI));
          }}
          scale={scale}
          fitting={fitting}
          onScale={setScale}
          widthPx={widthPx}
          heightPx={heightPx}
          onWidth={setWidthPx}
        />
        <span className="grow" />
        <span className="button-row nowrap">
          <button type="button" className="button" disabled={!ready} data-testid="sheet-png" onClick={savePng}>
            <IconDownload size={16} stroke={1.7} aria-hidden="true" />
            {t('sheet.png')}
          </button>
          <button
            type="button"
            className="button primary"
            disabled={!ready}
            data-testid="sheet-print"
            onClick={() => window.print()}
          >
            <IconPrinter size={16} stroke={1.7} aria-hidden="true" />
            {t('sheet.print')}
          </button>
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reached by the keyboard */}
      <section className="report-scroll" tabIndex={0} aria-label={t('sheet.preview')}>
        <div className="sheet-state" role="status">
          {trouble && t(trouble)}
          {!ready && !trouble && (
            <>
              {t('sheet.drawing')}
              <progress aria-label={t('sheet.drawing')} />
              <button type="button" className="button" onClick={close}>
                {t('sheet.cancel')}
              </button>
            </>
          )}
        </div>
        <canvas
          ref={canvas}
          className="sheet-preview"
          role="img"
          aria-label={title}
          data-ready={ready}
          data-testid="sheet-preview"
        />
        <SheetMap
          key={drawingKey}
          content={content}
          frame={frame}
          pixelRatio={widthPx / (layout.widthMm * CSS_PX_PER_MM)}
          onDrawn={(drawn) => {
            // Its own buffer is drawn over with the next frame.
            const copy = document.createElement('canvas');
            copy.width = drawn.width;
            copy.height = drawn.height;
            copy.getContext('2d')?.drawImage(drawn, 0, 0);
            setPicture(copy);
          }}
          onFailed={() => setTrouble('sheet.failed')}
        />
      </section>
    </section>
  );
}
