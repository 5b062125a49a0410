import type { Feature, Position } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import {
  type GeoJSONStoreFeatures,
  type HexColor,
  TerraDraw,
  TerraDrawCircleMode,
  TerraDrawFreehandMode,
  TerraDrawLineStringMode,
  TerraDrawModeUndoRedo,
  type TerraDrawMouseEvent,
  TerraDrawPolygonMode,
  TerraDrawRectangleMode,
  TerraDrawSelectMode,
} from 'terra-draw';
import type { ParcelGeometry } from '../site/site.ts';
import { DrawAdapter } from './draw-adapter.ts';
import type { MapGlass } from './map-glass.ts';
import type { DrawMode, MapLayer, SiteFeatures } from './map-props.ts';
import { MAP_THEMES, type MapThemeName } from './map-theme.ts';
import { type Chain, type ChainPlace, DRAWING_DECIMALS, putBack, sameChains, takeApart } from './ring-edit.ts';
import { snapPosition, verticesExcept } from './snap.ts';

export interface DrawEvents {
  /** `live`: the hand is still moving. */
  readonly onDraft: (site: SiteFeatures, how: 'draw' | 'edit', live: boolean) => void;
}

/** What may change under a running session without disturbing it. */
export interface DrawSurroundings {
  readonly layers: readonly MapLayer[];
  readonly theme: MapThemeName;
}

/** The tool's own names, where they differ. */
const TOOL_NAMES: Readonly<Partial<Record<DrawMode, string>>> = { line: 'linestring' };
/** Corners of a drawn circle: its area is 0.05 % short of the round one. */
const CIRCLE_CORNERS = 120;
/** A freehand border gets a point each time the hand has gone this far on the screen. */
const FREEHAND_STEP_PX = 8;

/**
 * The drawing tool on one map: new areas and lines, and moving the vertices of the given site. It has a
 * lifetime, which is why it is a class; the site itself belongs to whoever listens.
 */
export class DrawSession {
  readonly #map: MapLibre;
  readonly #draw: TerraDraw;
  readonly #events: DrawEvents;
  #surroundings: DrawSurroundings;
  #mode: DrawMode = 'select';
  #site: SiteFeatures | null = null;
  #places = new Map<string | number, ChainPlace>();
  #dragging = false;
  #frame = 0;

  constructor(map: MapLibre, glass: MapGlass, surroundings: DrawSurroundings, events: DrawEvents) {
    this.#map = map;
    this.#surroundings = surroundings;
    this.#events = events;
    this.#draw = new TerraDraw({
      adapter: new DrawAdapter(map, glass),
      modes: this.#modes(),
      undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
    });
    this.#draw.on('change', (ids, type, context) => {
      // Selecting a feature changes its properties, and our own changes carry an origin: neither is a hand at work.
      const byHand = type === 'update' && context?.target === 'geometry' && !('origin' in context);
      if (byHand) this.#changed(ids);
    });
    this.#draw.on('finish', (id) => this.#finished(id));
    map.getCanvas().addEventListener('keydown', this.#onKey);
  }

  setSurroundings(surroundings: DrawSurroundings): void {
    this.#surroundings = surroundings;
  }

  setMode(mode: DrawMode, site: SiteFeatures | null): void {
    this.#mode = mode;
    this.#stop();
    if (mode === 'select' || mode === 'measure' || (mode === 'edit' && !site)) return;
    this.#draw.start();
    if (mode === 'edit' && site) this.#load(site);
    else {
      this.#site = site;
      this.#draw.setMode(TOOL_NAMES[mode] ?? mode);
      this.#map.getCanvas().focus({ preventScroll: true });
    }
  }

  /** A site changed elsewhere (undo, a typed coordinate); the echo of our own edit changes nothing. */
  setSite(site: SiteFeatures | null): void {
    if (this.#mode !== 'edit' || this.#dragging) return;
    if (!this.#draw.enabled || !site) this.setMode('edit', site);
    else if (sameChains(takeApart(site), this.#drawnChains())) this.#site = site;
    else this.setMode('edit', site);
  }

  undoPoint(): boolean {
    return this.#draw.enabled && this.#mode !== 'edit' && this.#draw.undo();
  }

  redoPoint(): boolean {
    return this.#draw.enabled && this.#mode !== 'edit' && this.#draw.redo();
  }

  destroy(): void {
    this.#map.getCanvas().removeEventListener('keydown', this.#onKey);
    this.#stop();
  }

  #stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#dragging = false;
    this.#places.clear();
    if (this.#draw.enabled) this.#draw.stop();
  }

  #load(site: SiteFeatures): void {
    this.#site = site;
    const features = takeApart(site).map(({ place, geometry }): GeoJSONStoreFeatures => {
      const id = this.#draw.getFeatureId();
      this.#places.set(id, place);
      return {
        type: 'Feature',
        id,
        geometry,
        properties: { mode: geometry.type === 'Polygon' ? 'polygon' : 'linestring' },
      };
    });
    const taken = this.#draw.addFeatures(features);
    this.#draw.setMode('select');
    const first = taken.find(({ valid }) => valid)?.id;
    if (first !== undefined) this.#draw.selectFeature(first);
  }

  #drawnChains(): Chain[] {
    return [...this.#places].flatMap(([id, place]) => {
      const geometry = this.#draw.getSnapshotFeature(id)?.geometry;
      return geometry && geometry.type !== 'Point' ? [{ place, geometry }] : [];
    });
  }

  /** One draft per frame at most: pointer events come faster than anybody can look. */
  #changed(ids: (string | number)[]): void {
    const id = ids.find((changed) => this.#places.has(changed));
    if (this.#mode !== 'edit' || id === undefined) return;
    this.#dragging = true;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#emitEdit(id, true));
  }

  #emitEdit(id: string | number, live: boolean): void {
    const place = this.#places.get(id);
    const geometry = this.#draw.getSnapshotFeature(id)?.geometry;
    if (!this.#site || !place || !geometry || geometry.type === 'Point') return;
    this.#site = putBack(this.#site, place, geometry);
    this.#events.onDraft(this.#site, 'edit', live);
  }

  #finished(id: string | number): void {
    cancelAnimationFrame(this.#frame);
    this.#dragging = false;
    if (this.#mode === 'edit') {
      this.#emitEdit(id, false);
      return;
    }
    const geometry = this.#draw.getSnapshotFeature(id)?.geometry;
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'LineString') return;
    const feature: Feature<ParcelGeometry> = { type: 'Feature', properties: {}, geometry };
    // The tool is in the middle of its own event; taking its feature away now would break it.
    queueMicrotask(() => {
      if (this.#draw.enabled) this.#draw.clear();
      this.#events.onDraft({ type: 'FeatureCollection', features: [feature] }, 'draw', false);
    });
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Backspace' && this.undoPoint()) event.preventDefault();
  };

  readonly #snap = (event: TerraDrawMouseEvent, moving: Position | null): Position | undefined => {
    const view = {
      project: ([lon = 0, lat = 0]: Position) => this.#map.project([lon, lat]),
      unproject: ({ x, y }: { x: number; y: number }) => this.#map.unproject([x, y]).toArray() as Position,
    };
    const own = this.#site ? verticesExcept(this.#site, moving) : [];
    const at = { x: event.containerX, y: event.containerY };
    return snapPosition(at, view, this.#surroundings.layers, own)?.map((value) =>
      Number(value.toFixed(DRAWING_DECIMALS)),
    );
  };

  #colour(which: 'site' | 'surface'): HexColor {
    return MAP_THEMES[this.#surroundings.theme][which] as HexColor;
  }

  #modes() {
    const line = () => this.#colour('site');
    const ground = () => this.#colour('surface');
    // While points are edited the site in the hand is filled, holes left out; a ring alone would fill its hole.
    const fillOpacity = () => (this.#mode === 'edit' ? 0 : 0.16);
    const points = {
      closingPointColor: ground,
      closingPointWidth: 6,
      closingPointOutlineColor: line,
      closingPointOutlineWidth: 2.5,
      coordinatePointColor: ground,
      coordinatePointWidth: 4,
      coordinatePointOutlineColor: line,
      coordinatePointOutlineWidth: 2,
      snappingPointColor: line,
      snappingPointWidth: 5,
      snappingPointOutlineColor: ground,
      snappingPointOutlineWidth: 2,
    };
    const drawn = { ...points, fillColor: line, fillOpacity, outlineColor: line, outlineWidth: 3 };
    const snapping = { toCustom: (event: TerraDrawMouseEvent) => this.#snap(event, null) };
    // The vertex being dragged must not catch itself.
    const dragging = {
      toCustom: (
        event: TerraDrawMouseEvent,
        context: {
          currentCoordinate?: number;
          getCurrentGeometrySnapshot: () => { coordinates: Position[] | Position[][] } | null;
        },
      ) => {
        const coordinates = context.getCurrentGeometrySnapshot()?.coordinates ?? [];
        const chain = (Array.isArray(coordinates[0]?.[0]) ? coordinates[0] : coordinates) as Position[];
        return this.#snap(event, chain[context.currentCoordinate ?? -1] ?? null);
      },
    };
    const flags = {
      feature: {
        draggable: false,
        coordinates: { draggable: true, deletable: true, midpoints: { draggable: true }, snappable: dragging },
      },
    };
    return [
      new TerraDrawPolygonMode({ styles: drawn, snapping, showCoordinatePoints: true }),
      new TerraDrawRectangleMode({
        styles: { fillColor: line, fillOpacity, outlineColor: line, outlineWidth: 3 },
      }),
      new TerraDrawCircleMode({
        styles: { fillColor: line, fillOpacity, outlineColor: line, outlineWidth: 3 },
        segments: CIRCLE_CORNERS,
      }),
      new TerraDrawFreehandMode({ styles: drawn, minDistance: FREEHAND_STEP_PX }),
      new TerraDrawLineStringMode({
        styles: { ...points, lineStringColor: line, lineStringWidth: 3 },
        snapping,
        showCoordinatePoints: true,
      }),
      new TerraDrawSelectMode({
        flags: { polygon: flags, linestring: flags },
        allowManualDeselection: false,
        keyEvents: { deselect: null, delete: null, rotate: null, scale: null },
        // Every n-th event is dropped; none should be.
        dragEventThrottle: Number.MAX_SAFE_INTEGER,
        // The site in the hand has its area and outline; the tool adds the handles only.
        styles: {
          selectedPolygonColor: line,
          selectedPolygonFillOpacity: 0,
          selectedPolygonOutlineColor: line,
          selectedPolygonOutlineWidth: 3,
          selectedPolygonOutlineOpacity: 0,
          selectedLineStringColor: line,
          selectedLineStringWidth: 3,
          selectionPointColor: ground,
          selectionPointWidth: 5,
          selectionPointOutlineColor: line,
          selectionPointOutlineWidth: 2.5,
          midPointColor: ground,
          midPointWidth: 3,
          midPointOutlineColor: line,
          midPointOutlineWidth: 1.6,
        },
      }),
    ];
  }
}
