import { IconPrinter, IconStack2 } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { MapHandle, SiteDraft } from '../../map/map-props.ts';
import { MapView } from '../../map/map-view.tsx';
import { serveTiles } from '../../map/tile-protocol.ts';
import { pickJudged, useJudgedSites } from '../batch/use-batch-outlines.ts';
import { usePlan, useServices } from '../shared/plan-context.ts';
import { Popover } from '../shared/popover.tsx';
import { useWords } from '../shared/words.ts';
import { restoreBaseMap } from '../state/base-map.ts';
import { useCamera } from '../state/camera.ts';
import { useCase } from '../state/case.ts';
import { takeDrawnCoverage } from '../state/drawn-coverage.ts';
import { followView } from '../state/near-features.ts';
import { useOutlines } from '../state/outlines.ts';
import { followFirstVerdict, useMapHeld } from '../state/verdict-first.ts';
import { useView } from '../state/view.ts';
import { DrawOptions } from './draw-options.tsx';
import { tilesOf } from './layer-tiles.ts';
import { connectMap, showWanted } from './map-bridge.ts';
import { draftSite, siteFeatures, startView, vertexAt } from './map-data.ts';
import { QuickLayers } from './quick-layers.tsx';
import { useComparedMap } from './use-comparison.ts';
import {
  useBand,
  useDimensions,
  useDistrict,
  useHighlights,
  useMapLayers,
  useOverlaps,
  usePreviews,
  useShownBaseMap,
  useUncovered,
  useZonesInHand,
} from './use-map-data.ts';
import { useTheme } from './use-theme.ts';

// With the ledger of the records behind it, it is no part of the first paint.
const PlaceCard = lazy(async () => ({ default: (await import('./place-card.tsx')).PlaceCard }));

const DRAFT_CLICK_MS = 500;

/** Where the address says the map looks; null where it says nothing. */
function sharedView() {
  const { now } = useCamera.getState();
  return now && { center: { lonDeg: now.lonDeg, latDeg: now.latDeg }, zoom: now.zoom };
}

/** Puts state on the map and takes gestures from it. */
export function MapRegion() {
  const { t, locale } = useWords();
  const theme = useTheme();
  const plan = usePlan();
  const { client } = useServices();
  const drawn = useMapLayers();
  const compared = useComparedMap(drawn);
  const layers = compared?.layers ?? drawn;
  const site = useCase((state) => state.present.site);
  const change = useCase((state) => state.change);
  const undo = useCase((state) => state.undo);
  const redo = useCase((state) => state.redo);
  const canUndo = useCase((state) => state.past.length > 0);
  const canRedo = useCase((state) => state.future.length > 0);
  const drawMode = useView((state) => state.drawMode);
  const set = useView((state) => state.set);
  const base = useShownBaseMap();
  const handle = useRef<MapHandle>(null);
  const [initialView] = useState(() => sharedView() ?? startView(useCase.getState().present.site));
  const lastDraftMs = useRef(-DRAFT_CLICK_MS);
  const overlaps = useOverlaps();
  const zonesInHand = useZonesInHand();
  const outlines = useOutlines((state) => state.outlines);
  const judged = useJudgedSites((state) => state.sites);
  const highlights = useHighlights();
  const dimensions = useDimensions();
  const features = useMemo(() => (site ? siteFeatures(site) : null), [site]);
  const district = useDistrict();
  const previews = usePreviews();
  const uncovered = useUncovered();
  const band = useBand();
  const litVertex = useView((state) => state.litVertex);
  const held = useMapHeld((state) => state.held);

  useEffect(followFirstVerdict, []);
  useEffect(() => {
    serveTiles(tilesOf(client));
    void restoreBaseMap();
    return followView(client);
  }, [client]);
  useEffect(() => {
    connectMap({
      ready: () => Boolean(handle.current?.getCanvas()),
      fitBounds: (bounds) => handle.current?.fitBounds(bounds),
      fitDistrict: () => handle.current?.fitDistrict(),
      zoomBy: (steps) => handle.current?.zoomBy(steps),
      flyTo: (lonLat, zoom) => handle.current?.flyTo(lonLat, zoom),
      bounds: () => handle.current?.getBounds() ?? null,
    });
    return () => connectMap(null);
  }, []);

  const takeDraft = (draft: SiteDraft, live: boolean) => {
    if (useView.getState().drawsCoverage) {
      if (live) return;
      takeDrawnCoverage(draft);
      lastDraftMs.current = performance.now();
      set({ drawMode: 'select', drawsCoverage: false });
      return;
    }
    const before = useCase.getState().present.site;
    const { drawAdds: adds, lineWidthM } = useView.getState();
    const next = draftSite(draft, { before, adds, lineWidthM, drawnName: t('site.drawnName') });
    if (!next) return;
    change({ site: next }, { live });
    lastDraftMs.current = performance.now();
    if (draft.how === 'draw' && !live)
      set({ drawMode: 'select', place: 'screen', editingProject: true, sheet: 'half' });
  };

  return (
    <MapView
      ref={handle}
      layers={layers}
      base={base}
      district={district}
      site={features}
      overlaps={overlaps}
      zonesInHand={zonesInHand}
      outlines={outlines}
      judged={judged}
      highlights={compared?.highlights ?? highlights}
      dimensions={dimensions}
      previews={previews}
      uncovered={uncovered}
      band={band}
      litVertex={litVertex}
      held={held}
      comparison={compared?.comparison ?? null}
      theme={theme}
      locale={locale}
      watermark={plan.catalog.layers.some((entry) => entry.status === 'schematic' && !entry.context)}
      {...(initialView && { initialView })}
      drawMode={drawMode}
      drawOptions={<DrawOptions />}
      onDrawMode={(mode) => set({ drawMode: mode, ...(mode === 'select' && { drawsCoverage: false }) })}
      canUndo={canUndo}
      canRedo={canRedo}
      onUndo={undo}
      onRedo={redo}
      onSiteDraft={takeDraft}
      onPick={(picked, { lonDeg, latDeg }) => {
        // The press that ends a drawing also arrives as a click.
        if (performance.now() - lastDraftMs.current < DRAFT_CLICK_MS) return;
        if (pickJudged([lonDeg, latDeg])) return;
        const vertex = vertexAt(site, [lonDeg, latDeg], useCamera.getState().now?.zoom ?? 0);
        if (vertex) {
          set({ wantedVertex: vertex, litVertex: vertex, editingSite: true, place: 'screen', panelOpen: true });
          return;
        }
        set({ picked: picked.map(({ role, featureId }) => ({ role, featureId })), litVertex: null });
      }}
      onView={({ center, zoom }) => {
        showWanted();
        useCamera.setState({ now: { ...center, zoom } });
      }}
      onHover={(feature) => set({ hoveredFeature: feature && { role: feature.role, featureId: feature.featureId } })}
      layersButton={
        <>
          <Popover
            button={<IconStack2 size={18} stroke={1.7} aria-hidden="true" />}
            buttonClass="map-tool"
            label={t('layers.title')}
            title={t('layers.title')}
            panelClass="quick"
            testId="quick-layers"
          >
            {() => <QuickLayers />}
          </Popover>
          <button
            type="button"
            onClick={() => set({ mapSheet: true })}
            aria-label={t('sheet.open')}
            title={t('sheet.open')}
            data-testid="open-sheet"
          >
            <IconPrinter size={18} stroke={1.7} aria-hidden="true" />
          </button>
        </>
      }
    >
      <PickedPlace />
    </MapView>
  );
}

function PickedPlace() {
  const picked = useView((state) => state.picked.length > 0);
  if (!picked) return null;
  return (
    <Suspense>
      <PlaceCard />
    </Suspense>
  );
}
