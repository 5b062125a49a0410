import { type ReactNode, type PointerEvent as ReactPointerEvent, useRef } from 'react';
import { useWords } from '../shared/words.ts';
import { PANEL_MAX_PX, PANEL_MIN_PX, usePreferences } from '../state/preferences.ts';
import { useView } from '../state/view.ts';
import { useIsNarrow } from './use-narrow.ts';

const RAIL_PX = 56;
const STEP_PX = 20;
export const SHEET_HEIGHTS = { low: '112px', half: '51%', full: '100%' } as const;
const SHEETS = ['low', 'half', 'full'] as const;

/** The panel beside the map; on a narrow screen a sheet over it with three heights. */
export function PanelFrame({ children, label }: { children: ReactNode; label: string }) {
  const narrow = useIsNarrow();
  return (
    <main className="panel" id="panel" tabIndex={-1} aria-label={label} data-testid="panel">
      {narrow ? <SheetHandle /> : <WidthHandle />}
      {children}
    </main>
  );
}

function WidthHandle() {
  const { t } = useWords();
  const widthPx = usePreferences((state) => state.panelWidthPx);
  const setWidth = usePreferences((state) => state.setPanelWidth);
  const open = useView((state) => state.panelOpen);
  const set = useView((state) => state.set);
  const dragged = useRef(false);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is the pattern for a splitter
    <button
      type="button"
      role="separator"
      className="panel-handle"
      aria-orientation="vertical"
      aria-label={t('panel.resize')}
      aria-valuemin={PANEL_MIN_PX}
      aria-valuemax={PANEL_MAX_PX}
      aria-valuenow={widthPx}
      onPointerDown={(event) => {
        dragged.current = false;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        dragged.current = true;
        set({ panelOpen: true });
        setWidth(event.clientX - RAIL_PX);
      }}
      onDoubleClick={() => set({ panelOpen: !open })}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') setWidth(widthPx - STEP_PX);
        else if (event.key === 'ArrowRight') setWidth(widthPx + STEP_PX);
        else if (event.key === 'Enter') set({ panelOpen: !open });
      }}
    />
  );
}

function SheetHandle() {
  const { t } = useWords();
  const sheet = useView((state) => state.sheet);
  const set = useView((state) => state.set);
  const start = useRef<number | null>(null);

  const settle = (event: ReactPointerEvent) => {
    const from = start.current;
    start.current = null;
    if (from === null) return;
    const moved = event.clientY - from;
    const at = SHEETS.indexOf(sheet);
    const step = Math.abs(moved) < 12 ? (at === 2 ? -1 : 1) : moved < 0 ? 1 : -1;
    set({ sheet: SHEETS[Math.min(2, Math.max(0, at + step))] ?? 'half' });
  };
  return (
    <button
      type="button"
      className="panel-handle"
      aria-label={t('panel.sheet')}
      data-testid="sheet-handle"
      onPointerDown={(event) => {
        start.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerUp={settle}
      onKeyDown={(event) => {
        const at = SHEETS.indexOf(sheet);
        const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
        if (step) set({ sheet: SHEETS[Math.min(2, Math.max(0, at + step))] ?? 'half' });
      }}
    />
  );
}
