import type { Feature, Position } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import { type GeoJSONStoreFeatures, TerraDraw, TerraDrawModeUndoRedo, type TerraDrawMouseEvent } from 'terra-draw';
import type { ParcelGeometry } from '../site/site.ts';
import { DrawAdapter } from './draw-adapter.ts';
import { drawModes } from './draw-modes.ts';
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
      modes: drawModes({
        colour: (which) => MAP_THEMES[this.#surroundings.theme][which],
        editing: () => this.#mode === 'edit',
        snap: this.#snap,
      }),
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
}
