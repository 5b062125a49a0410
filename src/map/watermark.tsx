import { useEffect, useRef } from 'react';
import { MAP_FONT } from './label-spec.ts';

const TILE_W = 300;
const TILE_H = 210;
const SLOPE_RAD = (-24 * Math.PI) / 180;

/** A tile of slanted text as a data address; the policy of the page allows those for pictures. */
function tileUrl(text: string, colour: string): string {
  const ratio = 2;
  const canvas = document.createElement('canvas');
  canvas.width = TILE_W * ratio;
  canvas.height = TILE_H * ratio;
  const context = canvas.getContext('2d');
  if (!context) return '';
  context.scale(ratio, ratio);
  context.fillStyle = colour;
  context.font = `600 26px "${MAP_FONT[0]}", system-ui, sans-serif`;
  context.textAlign = 'center';
  for (const [x, y] of [
    [TILE_W * 0.25, TILE_H * 0.27],
    [TILE_W * 0.75, TILE_H * 0.77],
  ] as const) {
    context.save();
    context.translate(x, y);
    context.rotate(SLOPE_RAD);
    context.fillText(text, 0, 0, TILE_W * 0.62);
    context.restore();
  }
  return canvas.toDataURL();
}

/** "Schematic · not legal" across the map, so that no screenshot of it passes for an official one. */
export function Watermark({ text, colour }: { readonly text: string; readonly colour: string }) {
  const ground = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!ground.current) return;
    ground.current.style.backgroundImage = `url(${tileUrl(text, colour)})`;
    ground.current.style.backgroundSize = `${TILE_W}px ${TILE_H}px`;
  }, [text, colour]);
  return <div ref={ground} className="map-watermark" aria-hidden="true" />;
}
