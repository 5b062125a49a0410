import { IconArrowNarrowLeft, IconArrowNarrowRight, IconArrowsHorizontal, IconX } from '@tabler/icons-react';
import * as maplibre from 'maplibre-gl';
import { type CSSProperties, useEffect, useState } from 'react';
import { Map as MapCanvas } from 'react-map-gl/maplibre';
import type { MapComparison } from './map-props.ts';
import { mapText } from './map-words.ts';
import { type MapContent, useMapSpec } from './use-map-spec.ts';
import { BARE_STYLE, useSyncedMap } from './use-synced-map.ts';

export interface CompareMapProps {
  /** The map below, which takes every gesture. */
  readonly below: maplibre.Map;
  /** What that map shows; the layers are taken from the comparison. */
  readonly content: MapContent;
  readonly comparison: MapComparison;
}

/** Keeps a map where another one looks, in the same picture: a frame later the line would tear while the map moves. */
function useFollowing(map: maplibre.Map | null, below: maplibre.Map): void {
  useEffect(() => {
    if (!map) return;
    const follow = () => {
      map.jumpTo({ center: below.getCenter(), zoom: below.getZoom(), bearing: below.getBearing() });
      map.redraw();
    };
    follow();
    below.on('move', follow);
    return () => {
      below.off('move', follow);
    };
  }, [map, below]);
}

/** A second map over the first one, cut off at a line that mouse, finger and arrow keys move. */
export function CompareMap({ below, content, comparison }: CompareMapProps) {
  const { layers, highlights, leftName, rightName, onClose } = comparison;
  const { locale, theme } = content;
  const [map, setMap] = useState<maplibre.Map | null>(null);
  const [percent, setPercent] = useState(50);
  useSyncedMap(map, useMapSpec({ ...content, layers, highlights }), theme);
  useFollowing(map, below);
  const { lng, lat } = below.getCenter();
  return (
    <div className="map-compare" style={{ '--compare': percent / 100 } as CSSProperties} data-testid="map-compare">
      <div className="map-compare-left" aria-hidden="true" inert>
        <MapCanvas
          mapLib={maplibre}
          mapStyle={BARE_STYLE}
          initialViewState={{ longitude: lng, latitude: lat, zoom: below.getZoom(), bearing: below.getBearing() }}
          minZoom={below.getMinZoom()}
          maxZoom={below.getMaxZoom()}
          interactive={false}
          attributionControl={false}
          onLoad={({ target }) => setMap(target)}
        />
      </div>
      <input
        type="range"
        min={0}
        max={100}
        value={percent}
        aria-label={mapText(locale, 'map.compare')}
        aria-valuetext={mapText(locale, 'map.compareAt', { percent, left: leftName, right: rightName })}
        onChange={(event) => setPercent(Number(event.target.value))}
      />
      <div className="map-compare-line" aria-hidden="true">
        <span className="map-compare-grip">
          <IconArrowsHorizontal size={18} stroke={1.8} />
        </span>
      </div>
      <div className="map-compare-names map-card">
        <IconArrowNarrowLeft size={18} stroke={1.7} aria-hidden="true" />
        <span>{leftName}</span>
        <span>{rightName}</span>
        <IconArrowNarrowRight size={18} stroke={1.7} aria-hidden="true" />
        <button type="button" aria-label={mapText(locale, 'map.compareClose')} onClick={onClose}>
          <IconX size={15} stroke={1.8} aria-hidden="true" />
        </button>
      </div>
    </div>
  );
}
