import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '../error-boundary.tsx';
import { ReportRegion } from '../report/report-region.tsx';
import { FileInput } from '../screening/file-input.tsx';
import { ScreeningPanel } from '../screening/screening-panel.tsx';
import { problemText } from '../shared/problem-text.ts';
import { useWords } from '../shared/words.ts';
import type { PlaceName } from '../state/address-text.ts';
import { usePreferences } from '../state/preferences.ts';
import { useRecords } from '../state/records.ts';
import { useView } from '../state/view.ts';
import { ClausesView } from '../views/clauses-view.tsx';
import { DataSourcesView } from '../views/data-sources-view.tsx';
import { LayersView } from '../views/layers-view.tsx';
import { ProjectsView } from '../views/projects-view.tsx';
import { RecordsView } from '../views/records-view.tsx';
import { SettingsView } from '../views/settings-view.tsx';
import { DropTarget } from './drop-target.tsx';
import { PanelFrame, SHEET_HEIGHTS } from './panel-frame.tsx';
import { PasteTarget } from './paste-target.tsx';
import { Rail } from './rail.tsx';
import { Toasts } from './toasts.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeyboard } from './use-keyboard.ts';

const MapRegion = lazy(() => import('./map-region.tsx').then(({ MapRegion: component }) => ({ default: component })));

const VIEWS: Readonly<Record<PlaceName, () => React.ReactNode>> = {
  screen: ScreeningPanel,
  layers: LayersView,
  clauses: ClausesView,
  projects: ProjectsView,
  records: RecordsView,
  data: DataSourcesView,
  settings: SettingsView,
};

/** The frame: bar, rail, panel, map. */
export function Shell() {
  const { t } = useWords();
  const place = useView((state) => state.place);
  const open = useView((state) => state.panelOpen);
  const sheet = useView((state) => state.sheet);
  const widthPx = usePreferences((state) => state.panelWidthPx);
  useKeyboard();
  const View = VIEWS[place];
  return (
    <div
      className={`app${open ? '' : ' panel-closed'} sheet-${sheet}`}
      style={
        {
          '--panel-width': `${widthPx}px`,
          '--sheet-height': SHEET_HEIGHTS[sheet],
          // A sheet in full leaves the map as it was at half.
          '--sheet-inset': SHEET_HEIGHTS[sheet === 'full' ? 'half' : sheet],
        } as React.CSSProperties
      }
    >
      <button type="button" className="skip-link" onClick={() => document.getElementById('panel')?.focus()}>
        {t('app.skipToPanel')}
      </button>
      <TopBar />
      <Rail />
      <PanelFrame label={t(`nav.${place}`)}>
        <StorageNotice />
        <View />
      </PanelFrame>
      <section className="map-region" aria-label={t('map.label')}>
        <ErrorBoundary fallback={<p className="map-failed">{t('map.noGraphics')}</p>}>
          <Suspense>
            <MapRegion />
          </Suspense>
        </ErrorBoundary>
      </section>
      <FileInput />
      <DropTarget />
      <PasteTarget />
      <Toasts />
      <ReportRegion />
    </div>
  );
}

function StorageNotice() {
  const { locale } = useWords();
  const problem = useRecords((state) => state.problem);
  if (!problem) return null;
  return (
    <p className="banner" role="alert" data-code={problem.code}>
      {problemText(problem, locale)}
    </p>
  );
}
