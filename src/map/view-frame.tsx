import type { Map as MapLibre } from 'maplibre-gl';
import type { ReactNode } from 'react';
import type { Locale } from '../kernel/text.ts';
import { EdgeChips } from './edge-chips.tsx';
import { Locator } from './locator.tsx';
import type { District, MapLayer } from './map-props.ts';
import type { MapThemeName } from './map-theme.ts';
import { MapTools } from './map-tools.tsx';
import { offScreenParts } from './off-screen.ts';
import { StatusStrip } from './status-strip.tsx';
import type { Camera } from './use-camera.ts';
import { usePointer, useView } from './use-view.ts';

export interface ViewFrameProps {
  readonly map: MapLibre;
  readonly camera: Camera;
  readonly district: District | null;
  readonly layers: readonly MapLayer[];
  readonly theme: MapThemeName;
  readonly locale: Locale;
  readonly extraTool: ReactNode;
}

/** The part of the frame that follows every movement; kept apart so that a pan redraws only this. */
export function ViewFrame({ map, camera, district, layers, theme, locale, extraTool }: ViewFrameProps) {
  const view = useView(map, 'move');
  const pointer = usePointer(map);
  if (!view) return null;
  const { bounds, centre, zoom, bearingDeg } = view;
  return (
    <>
      <MapTools
        locale={locale}
        bearingDeg={bearingDeg}
        onZoom={camera.zoomBy}
        onNorth={camera.faceNorth}
        onFit={camera.fitDistrict}
        extra={extraTool}
      />
      {district && (
        <EdgeChips
          district={district}
          parts={offScreenParts(district, bounds, [centre.lonDeg, centre.latDeg])}
          locale={locale}
          onShow={camera.fitBounds}
        />
      )}
      {district && <Locator district={district} layers={layers} view={bounds} theme={theme} locale={locale} />}
      <StatusStrip locale={locale} zoom={zoom} place={pointer ?? centre} />
    </>
  );
}
