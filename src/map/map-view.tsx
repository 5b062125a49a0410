import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
import * as maplibre from 'maplibre-gl';
import { lazy, Suspense, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { Map as MapCanvas } from 'react-map-gl/maplibre';
import { BaseCredit } from './base-credit.tsx';
import { DrawToolbar } from './draw-toolbar.tsx';
import { Legend } from './legend.tsx';
import { loadMapFont } from './map-font.ts';
import type { MapViewState, PickedFeature } from './map-props.ts';
import { EMPTY } from './map-spec.ts';
import { MAP_THEMES } from './map-theme.ts';
import type { MapViewProps } from './map-view-props.ts';
import { mapText } from './map-words.ts';
import { setLocalWorker } from './map-worker.ts';
import { MeasureCard } from './measure-card.tsx';
import { pictureGrain } from './picture-grain.ts';
import { useCamera } from './use-camera.ts';
import { useDrawSession } from './use-draw-session.ts';
import { useGlass } from './use-glass.ts';
import { useHand } from './use-hand.ts';
import { useHover } from './use-hover.ts';
import { type MapContent, useMapSpec } from './use-map-spec.ts';
import { useMeasure } from './use-measure.ts';
import { BARE_STYLE, useSyncedMap } from './use-synced-map.ts';
import { useVertexKeys } from './use-vertex-keys.ts';
import { useIsRoomy, useView, viewOf } from './use-view.ts';
import { VertexKeysCard } from './vertex-keys-card.tsx';
import { ViewFrame } from './view-frame.tsx';
import { Watermark } from './watermark.tsx';

setLocalWorker();

// Seldom wanted, and no part of the first paint.
const CompareMap = lazy(async () => ({ default: (await import('./compare-map.tsx')).CompareMap }));

const NONE: readonly never[] = [];
const MOST_GRAIN = 2;
/** Where the district is, for the moment before it has come. */
const FIRST_SIGHT: MapViewState = { center: { lonDeg: 113.285, latDeg: 34.78 }, zoom: 11.6 };
/** On a map narrower than this the legend is folded until it is asked for, so that it does not hide the map. */
const LEGEND_OPEN_FROM_PX = 560;

/** The map with its frame: draws what it is given, reports what the hand does, decides nothing. */
export function MapView(props: MapViewProps) {
  const {
    layers,
    district,
    site,
    theme,
    locale,
    drawMode,
    overlaps = NONE,
    outlines = NONE,
    judged = NONE,
    dimensions = NONE,
    previews = NONE,
    uncovered = EMPTY,
    band = EMPTY,
  } = props;
  const [map, setMap] = useState<maplibre.Map | null>(null);
  const [failed, setFailed] = useState(false);
  const [named, setNamed] = useState(false);
  const roomy = useIsRoomy(map, LEGEND_OPEN_FROM_PX);
  const [legendAsked, setLegendAsked] = useState<boolean | null>(null);
  const legendOpen = legendAsked ?? roomy;
  const [hovered, setHovered] = useState<PickedFeature | null>(null);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    void loadMapFont().then(() => setNamed(true));
  }, []);

  const glass = useGlass(map);
  const { session, draft } = useDrawSession(map, glass, {
    mode: drawMode,
    site,
    layers,
    theme,
    onSiteDraft: props.onSiteDraft,
  });
  const measuring = useMeasure(map, drawMode === 'measure');
  const highlights = useMemo(
    () => [...(props.highlights ?? NONE), ...(hovered ? [hovered] : [])],
    [props.highlights, hovered],
  );
  const view = useView(map, 'moveend');
  // From the moment the tool is taken up, not from the first press: a map that has to be drawn anew would hold that up.
  const editing = drawMode === 'edit';
  const vertexNews = useVertexKeys(map, {
    active: editing && site !== null,
    site,
    onSiteDraft: props.onSiteDraft,
    onGiveUp: props.onUndo,
  });
  useHand(glass, {
    site: editing ? (draft ?? site) : null,
    overlaps,
    zones: props.zonesInHand ?? NONE,
    layers,
    dimensions: editing ? dimensions : NONE,
    keyVertex: vertexNews?.state === 'held' ? vertexNews.vertex.position : null,
    theme,
    zoom: view?.zoom ?? 0,
  });
  const content: MapContent = {
    base: props.base ?? null,
    layers,
    district: district?.geometry ?? null,
    site,
    inHand: editing,
    overlaps: editing ? NONE : overlaps,
    outlines,
    judged,
    highlights,
    dimensions: editing ? NONE : dimensions,
    previews,
    litVertex: props.litVertex ?? null,
    measured: measuring.points,
    uncovered,
    band,
    theme,
    grain: pictureGrain(window.devicePixelRatio, MOST_GRAIN),
    locale,
    named,
    view,
  };
  const spec = useMapSpec(content);
  useSyncedMap(map, spec, theme, props.held);
  useHover(map, {
    spec,
    layers,
    picking: drawMode === 'select',
    setHovered,
    onPick: props.onPick,
    onHover: props.onHover,
    onPointer: props.onPointer,
  });
  const camera = useCamera(map, district, props.initialView !== undefined);

  useEffect(() => {
    map?.getCanvas().setAttribute('aria-label', `${mapText(locale, 'map.label')}. ${mapText(locale, 'map.keyboard')}`);
  }, [map, locale]);

  useImperativeHandle(
    props.ref,
    () => ({
      fitBounds: camera.fitBounds,
      fitDistrict: camera.fitDistrict,
      flyTo: camera.flyTo,
      zoomBy: camera.zoomBy,
      getCanvas: () => map?.getCanvas() ?? null,
      getBounds: () => (map ? viewOf(map).bounds : null),
      undoPoint: () => session?.undoPoint() ?? false,
      redoPoint: () => session?.redoPoint() ?? false,
    }),
    [map, camera, session],
  );

  const drawing = drawMode === 'polygon' || drawMode === 'line';
  const { center, zoom } = props.initialView ?? FIRST_SIGHT;
  return (
    <div className="map-view" data-mode={drawMode}>
      {failed ? (
        <p className="map-failed">{mapText(locale, 'map.noGraphics')}</p>
      ) : (
        <MapCanvas
          mapLib={maplibre}
          mapStyle={BARE_STYLE}
          initialViewState={{ longitude: center.lonDeg, latitude: center.latDeg, zoom }}
          minZoom={8}
          maxZoom={21}
          maxPitch={0}
          touchPitch={false}
          attributionControl={false}
          onLoad={({ target }) => setMap(target)}
          // Before there is a map, the only error is that there can be none.
          onError={({ target }) => !target && setFailed(true)}
          onMoveEnd={({ target }) => {
            const { centre, zoom: now } = viewOf(target);
            latest.current.onView?.({ center: centre, zoom: now });
          }}
        />
      )}
      {map && props.comparison && (
        <Suspense>
          <CompareMap below={map} content={content} comparison={props.comparison} />
        </Suspense>
      )}
      {props.watermark && named && (
        <Watermark text={mapText(locale, 'map.watermark')} colour={MAP_THEMES[theme].mark} />
      )}
      <BaseCredit base={props.base ?? null} />
      <DrawToolbar
        locale={locale}
        mode={drawMode}
        onMode={props.onDrawMode}
        canEdit={site !== null}
        canUndo={props.canUndo || drawing}
        canRedo={props.canRedo || drawing}
        onUndo={() => session?.undoPoint() || props.onUndo()}
        onRedo={() => session?.redoPoint() || props.onRedo()}
        options={
          drawMode === 'measure' ? (
            <MeasureCard measuring={measuring} locale={locale} />
          ) : editing ? (
            <VertexKeysCard news={vertexNews} locale={locale} />
          ) : (
            props.drawOptions
          )
        }
      />
      {map && (
        <ViewFrame
          map={map}
          camera={camera}
          district={district}
          layers={layers}
          theme={theme}
          locale={locale}
          extraTool={props.layersButton}
        />
      )}
      <Legend
        layers={layers}
        overlaps={overlaps}
        hasSite={site !== null}
        hasPreview={previews.length > 0}
        hasOutside={district !== null}
        hasUncovered={uncovered.features.length > 0}
        hasBand={band.features.length > 0}
        theme={theme}
        locale={locale}
        open={legendOpen}
        onToggle={() => setLegendAsked(!legendOpen)}
      />
      {props.children}
    </div>
  );
}
