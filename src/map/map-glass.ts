import type { Position } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import type { ScreenPoint } from './snap.ts';

/** What lies on the glass, from the map up. */
const SHEETS = ['overlaps', 'site', 'dimensions', 'handles', 'key'] as const;
export type Sheet = (typeof SHEETS)[number];

/** A position, [lon, lat] in degrees, on the screen, in pixels from the map's upper left corner. */
export type Place = (position: Position) => ScreenPoint;
export type Paint = (pen: CanvasRenderingContext2D, place: Place) => void;

/**
 * A sheet of glass over the map for what the hand is moving. The map draws all its layers anew whenever one of its
 * sources changes, which takes longer than a hand waits, on a machine without a graphics card many times longer; what
 * is painted here leaves the map below as it is.
 */
export class MapGlass {
  readonly #map: MapLibre;
  readonly #canvas = document.createElement('canvas');
  readonly #paints = new Map<Sheet, Paint>();
  #frame = 0;
  /** Whether something is still to be seen of what was painted. */
  #stained = false;

  constructor(map: MapLibre) {
    this.#map = map;
    this.#canvas.className = 'map-glass';
    this.#canvas.setAttribute('aria-hidden', 'true');
    map.getCanvasContainer().append(this.#canvas);
    // In the very frame in which the map moves below.
    map.on('render', this.#paint);
  }

  /** What a sheet shows from now on; null clears it. */
  set(sheet: Sheet, paint: Paint | null): void {
    if (paint) this.#paints.set(sheet, paint);
    else if (!this.#paints.delete(sheet)) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(this.#paint);
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#map.off('render', this.#paint);
    this.#canvas.remove();
  }

  readonly #paint = (): void => {
    cancelAnimationFrame(this.#frame);
    // Mostly nothing is in the hand, and the map draws far more often than anything is.
    if (this.#paints.size === 0 && !this.#stained) return;
    this.#stained = this.#paints.size > 0;
    const pen = this.#canvas.getContext('2d');
    if (!pen) return;
    const { clientWidth, clientHeight } = this.#map.getCanvas();
    const grain = this.#map.getPixelRatio();
    const [width, height] = [Math.round(clientWidth * grain), Math.round(clientHeight * grain)];
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    } else pen.clearRect(0, 0, width, height);
    const place: Place = ([lon = 0, lat = 0]) => this.#map.project([lon, lat]);
    for (const sheet of SHEETS) {
      pen.save();
      pen.scale(grain, grain);
      this.#paints.get(sheet)?.(pen, place);
      pen.restore();
    }
  };
}
