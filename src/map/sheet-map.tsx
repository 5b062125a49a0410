import 'maplibre-gl/dist/maplibre-gl.css';
import * as maplibre from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { loadMapFont } from './map-font.ts';
import { pictureGrain } from './picture-grain.ts';
import type { SheetFrame } from './sheet-frame.ts';
import { type MapContent, useMapSpec } from './use-map-spec.ts';
import { BARE_STYLE, useSyncedMap } from './use-synced-map.ts';

/** Of a sheet there is one view, and it is not moved. */
const MOST_GRAIN = 4;
/** Largest side of the picture in device pixels that graphics memory is sure to hold. */
const MOST_PX = 8192;

export interface SheetMapProps {
  readonly content: Omit<MapContent, 'named' | 'view' | 'theme' | 'grain'>;
  readonly frame: SheetFrame;
  /** Device pixels per CSS pixel: dpi / 96. */
  readonly pixelRatio: number;
  /** The picture, once everything on it is drawn; it is no longer there when this returns. */
  readonly onDrawn: (picture: HTMLCanvasElement) => void;
  /** There can be no picture: no graphics. */
  readonly onFailed: () => void;
}

/**
 * A second map, never seen, that draws a frame in the light theme at the resolution of print. Another frame is another
 * `key`: a map in the midst of drawing is thrown away with all that waits for it.
 */
export function SheetMap({ content, frame, pixelRatio, onDrawn, onFailed }: SheetMapProps) {
  const box = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<maplibre.Map | null>(null);
  const [first] = useState({ frame, pixelRatio });
  const [named, setNamed] = useState(false);
  const latest = useRef({ onDrawn, onFailed });
  latest.current = { onDrawn, onFailed };
  useEffect(() => {
    void loadMapFont().then(() => setNamed(true));
  }, []);
  useEffect(() => {
    if (!box.current) return;
    box.current.style.width = `${first.frame.widthPx}px`;
    box.current.style.height = `${first.frame.heightPx}px`;
    let made: maplibre.Map;
    try {
      made = new maplibre.Map({
        container: box.current,
        style: BARE_STYLE,
        center: [first.frame.centre.lonDeg, first.frame.centre.latDeg],
        zoom: first.frame.zoom,
        interactive: false,
        attributionControl: false,
        fadeDuration: 0,
        pixelRatio: first.pixelRatio,
        maxCanvasSize: [MOST_PX, MOST_PX],
        canvasContextAttributes: { preserveDrawingBuffer: true },
      });
    } catch {
      latest.current.onFailed();
      return;
    }
    void made.once('load').then(() => setMap(made));
    return () => {
      setMap(null);
      made.remove();
    };
  }, [first]);
  const grain = pictureGrain(first.pixelRatio, MOST_GRAIN);
  const spec = useMapSpec({ ...content, named, view: first.frame, theme: 'light', grain });
  useSyncedMap(map, spec, 'light');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another description is another picture
  useEffect(() => {
    if (!map || !named) return;
    const tell = () => latest.current.onDrawn(map.getCanvas());
    map.once('idle', tell);
    map.triggerRepaint();
    return () => {
      map.off('idle', tell);
    };
  }, [map, named, spec]);
  return (
    <div className="sheet-map" aria-hidden="true">
      <div ref={box} />
    </div>
  );
}
