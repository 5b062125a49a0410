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
import { DropTarget } from './drop-target.tsx';
import { PanelFrame, SHEET_HEIGHTS } from './panel-frame.tsx';
import { PasteTarget } from './paste-target.tsx';
import { Rail } from './rail.tsx';
import { Toasts } from './toasts.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeyboard } from './use-keyboard.ts';
import { VerdictNews } from './verdict-news.tsx';

const MapRegion = lazy(() => import('./map-region.tsx').then(({ MapRegion: component }) => ({ default: component })));
// Only the first view belongs to the first paint; the others come when they are opened, or from the offline copy.
const LayersView = lazy(async () => ({ default: (await import('../views/layers-view.tsx')).LayersView }));
const ClausesView = lazy(async () => ({ default: (await import('../views/clauses-view.tsx')).ClausesView }));
const ProjectsView = lazy(async () => ({ default: (await import('../views/projects-view.tsx')).ProjectsView }));
const RecordsView = lazy(async () => ({ default: (await import('../views/records-view.tsx')).RecordsView }));
const DataSourcesView = lazy(async () => ({
  default: (await import('../views/data-sources-view.tsx')).DataSourcesView,
}));
const SettingsView = lazy(async () => ({ default: (await import('../views/settings-view.tsx')).SettingsView }));
const MapSheet = lazy(() => import('./map-sheet.tsx'));

const VIEWS: Readonly<Record<PlaceName, React.ComponentType>> = {
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
  const mapSheet = useView((state) => state.mapSheet);
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
        <ErrorBoundary key={place} fallback={<p className="banner">{t('app.viewFailed')}</p>}>
          <Suspense>
            <View />
          </Suspense>
        </ErrorBoundary>
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
      <VerdictNews />
      <ReportRegion />
      {mapSheet && (
        <Suspense>
          <MapSheet />
        </Suspense>
      )}
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
