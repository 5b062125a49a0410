import { useEffect, useRef } from 'react';
import { MAP_FONT } from './label-spec.ts';

const SLOPE_RAD = (-24 * Math.PI) / 180;
const TEXT_PX = 24;
const PIXEL_RATIO = 2;

interface Tile {
  readonly url: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A tile of slanted text as a data address, which the policy of the page allows for pictures; sized by the text. */
function tileOf(text: string, colour: string): Tile | null {
  const canvas = document.createElement('canvas');
  // It is read back at once.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  const font = `600 ${TEXT_PX}px "${MAP_FONT[0]}", system-ui, sans-serif`;
  context.font = font;
  const length = context.measureText(text).width + TEXT_PX;
  // Two texts in a chequered tile; each has half of its width and of its height to itself.
  const widthPx = Math.ceil(2 * length * Math.cos(SLOPE_RAD));
  const heightPx = Math.ceil(2 * (length * Math.sin(-SLOPE_RAD) + TEXT_PX));
  canvas.width = widthPx * PIXEL_RATIO;
  canvas.height = heightPx * PIXEL_RATIO;
  context.scale(PIXEL_RATIO, PIXEL_RATIO);
  context.font = font;
  context.fillStyle = colour;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const share of [0.25, 0.75]) {
    context.save();
    context.translate(widthPx * share, heightPx * share);
    context.rotate(SLOPE_RAD);
    context.fillText(text, 0, 0);
    context.restore();
  }
  return { url: canvas.toDataURL(), widthPx, heightPx };
}

/** "Schematic · not legal" across the map, so that no screenshot of it passes for an official one. */
export function Watermark({ text, colour }: { readonly text: string; readonly colour: string }) {
  const ground = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tile = tileOf(text, colour);
    if (!ground.current || !tile) return;
    ground.current.style.backgroundImage = `url(${tile.url})`;
    ground.current.style.backgroundSize = `${tile.widthPx}px ${tile.heightPx}px`;
  }, [text, colour]);
  return <div ref={ground} className="map-watermark" aria-hidden="true" />;
}
