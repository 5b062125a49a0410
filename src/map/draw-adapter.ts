import type { Position } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import {
  type GeoJSONStoreFeatures,
  type SetCursor,
  type TerraDrawAdapterStyling,
  type TerraDrawChanges,
  TerraDrawExtend,
  type TerraDrawStylingFunction,
} from 'terra-draw';
import { GRAB_PX } from './draw-modes.ts';
import { glassPath } from './glass-path.ts';
import type { MapGlass, Place } from './map-glass.ts';
import { DRAWING_DECIMALS } from './ring-edit.ts';

type Callbacks = TerraDrawExtend.TerraDrawCallbacks;
interface Drawn {
  readonly feature: GeoJSONStoreFeatures;
  readonly style: TerraDrawAdapterStyling;
}

function paintDrawn(pen: CanvasRenderingContext2D, { feature: { geometry }, style }: Drawn, place: Place): void {
  if (geometry.type === 'Point') {
    const { x, y } = place(geometry.coordinates);
    // As wide as a circle of the map, whose border lies outside its radius.
    pen.beginPath();
    pen.arc(x, y, style.pointWidth + style.pointOutlineWidth / 2, 0, 2 * Math.PI);
    pen.globalAlpha = style.pointOpacity ?? 1;
    pen.fillStyle = style.pointColor;
    pen.fill();
    pen.globalAlpha = style.pointOutlineOpacity ?? 1;
    pen.strokeStyle = style.pointOutlineColor;
    pen.lineWidth = style.pointOutlineWidth;
    pen.stroke();
    return;
  }
  const path = glassPath(geometry, place);
  const area = geometry.type === 'Polygon';
  if (area) {
    pen.globalAlpha = style.polygonFillOpacity;
    pen.fillStyle = style.polygonFillColor;
    pen.fill(path);
  }
  pen.globalAlpha = (area ? style.polygonOutlineOpacity : style.lineStringOpacity) ?? 1;
  pen.strokeStyle = area ? style.polygonOutlineColor : style.lineStringColor;
  pen.lineWidth = area ? style.polygonOutlineWidth : style.lineStringWidth;
  pen.stroke(path);
}

/** Lets the drawing tool hear the hand on a map and show what it draws on the glass above it. */
export class DrawAdapter extends TerraDrawExtend.TerraDrawBaseAdapter {
  readonly #map: MapLibre;
  readonly #glass: MapGlass;
  /** Points that can be taken in the hand, [lon, lat]. */
  #handles: readonly Position[] = [];
  readonly #draggable: readonly { readonly handler: 'dragPan' | 'dragRotate'; readonly before: boolean }[];

  constructor(map: MapLibre, glass: MapGlass) {
    super({ coordinatePrecision: DRAWING_DECIMALS });
    this.#map = map;
    this.#glass = glass;
    this.#draggable = (['dragPan', 'dragRotate'] as const).map((handler) => ({
      handler,
      before: map[handler].isEnabled(),
    }));
  }

  override register(callbacks: Callbacks): void {
    // Before the tool's own listener and the map's, which hears the same press a moment later.
    this.getMapEventElement().addEventListener('pointerdown', this.#onPress);
    super.register(callbacks);
    callbacks.onReady?.();
  }

  override unregister(): void {
    super.unregister();
    this.getMapEventElement().removeEventListener('pointerdown', this.#onPress);
    this.#handles = [];
    this.#glass.set('handles', null);
  }

  render({ created, updated, unchanged }: TerraDrawChanges, styling: TerraDrawStylingFunction): void {
    const drawn = [...created, ...updated, ...unchanged].flatMap((feature): Drawn[] => {
      const style = styling[String(feature.properties.mode)]?.(feature);
      return style ? [{ feature, style }] : [];
    });
    this.#handles = drawn.flatMap(({ feature: { geometry, properties } }) =>
      geometry.type === 'Point' && (properties.selectionPoint || properties.midPoint) ? [geometry.coordinates] : [],
    );
    drawn.sort((a, b) => a.style.zIndex - b.style.zIndex);
    this.#glass.set('handles', (pen, place) => {
      pen.lineJoin = 'round';
      for (const one of drawn) paintDrawn(pen, one, place);
    });
  }

  clear(): void {
    this._currentModeCallbacks?.onClear();
    this.#handles = [];
    this.#glass.set('handles', null);
  }

  getMapEventElement(): HTMLCanvasElement {
    return this.#map.getCanvas();
  }

  getLngLatFromEvent({ clientX, clientY }: PointerEvent | MouseEvent): { lng: number; lat: number } {
    const { left, top } = this.#map.getContainer().getBoundingClientRect();
    return this.unproject(clientX - left, clientY - top);
  }

  project(lng: number, lat: number): { x: number; y: number } {
    return this.#map.project([lng, lat]);
  }

  unproject(x: number, y: number): { lng: number; lat: number } {
    return this.#map.unproject([x, y]);
  }

  /** A map that could be dragged before may be again. */
  setDraggability(enabled: boolean): void {
    for (const { handler, before } of this.#draggable) {
      if (enabled && before) this.#map[handler].enable();
      else if (!enabled) this.#map[handler].disable();
    }
  }

  setCursor(cursor: Parameters<SetCursor>[0]): void {
    this.#map.getCanvas().style.cursor = cursor === 'unset' ? '' : cursor;
  }

  setDoubleClickToZoom(enabled: boolean): void {
    if (enabled) this.#map.doubleClickZoom.enable();
    else this.#map.doubleClickZoom.disable();
  }

  /**
   * A press on a handle is the tool's alone. A map that heard of it would take it for the start of a pan, and draw itself
   * anew when the tool takes the pan away. With a finger the pan decides what the browser makes of the touch, so there the
   * tool takes it away itself.
   */
  readonly #onPress = ({ pointerType, button, clientX, clientY }: PointerEvent): void => {
    if (pointerType !== 'mouse' || button !== 0) return;
    const { left, top } = this.#map.getContainer().getBoundingClientRect();
    const grabs = ([lon = 0, lat = 0]: Position) => {
      const { x, y } = this.project(lon, lat);
      return Math.hypot(x - (clientX - left), y - (clientY - top)) < GRAB_PX;
    };
    // The tool lets go at the end of every press.
    if (this.#handles.some(grabs)) this.setDraggability(false);
  };
}
