import type { FeatureCollection, Geometry, Position } from 'geojson';
import type { LayerEntry } from '../catalog/catalog.ts';
import type { PropertyValue } from '../catalog/zone.ts';
import type { AreaGeometry } from '../geo/shapes.ts';
import type { LocalText } from '../kernel/text.ts';
import type { Effect } from '../plan/effect.ts';
import type { Outlines } from '../site/outlines.ts';
import type { ParcelGeometry } from '../site/site.ts';
import type { Tone } from './map-theme.ts';
import type { PreviewTone } from './preview-spec.ts';

/**
 * One role on the map. Features carry their zone id as `id` or as the property `id`; those of a derived role carry the
 * class in the property the card's `classes` name.
 */
export interface MapLayer {
  readonly entry: LayerEntry;
  /** All features; of a layer drawn in tiles those in view and those named elsewhere, as far as they are known. */
  readonly features: FeatureCollection;
  readonly tiles?: LayerTiles | undefined;
  readonly visible: boolean;
  /** 0…1 */
  readonly opacity: number;
}

/** A layer too large to be handed over as features: the map asks for it square by square (`serveTiles`). */
export interface LayerTiles {
  /** Names this state of the layer; another state has another. */
  readonly key: string;
  readonly featureCount: number;
  /** Features of each value of the property the card's classes go by. */
  readonly classCounts: Readonly<Record<string, number>>;
}

/** Parcels of the site; the property `name` is kept through edits. */
export type SiteFeatures = FeatureCollection<ParcelGeometry>;

/** Something that is not a site yet: a reading of a file, a shape before its repair, parcels to choose from. */
export interface MapPreview {
  readonly key: string;
  readonly outlines: Outlines;
  readonly tone: PreviewTone;
}

export interface Overlap {
  readonly geometry: Geometry;
  readonly effect: Effect;
}

export interface FeatureRef {
  readonly role: string;
  readonly featureId: string;
}

/** A zone the site takes of, and the worst that brings. */
export interface ZoneEffect extends FeatureRef {
  readonly effect: Effect;
}

/** A feature under the pointer, topmost first where there are several. */
export interface PickedFeature extends FeatureRef {
  readonly properties: Readonly<Record<string, PropertyValue>>;
}

/** Another version of the map's data, left of a line that is moved over the map. */
export interface MapComparison {
  /** All layers as that version has them. */
  readonly layers: readonly MapLayer[];
  /** What is lit on that side. */
  readonly highlights: readonly FeatureRef[];
  /** What stands left and right of the line is called. */
  readonly leftName: string;
  readonly rightName: string;
  readonly onClose: () => void;
}

/** A measured distance between its two feet, [lon, lat], with its figure ready to read ("150.0 m"). */
export interface Dimension {
  readonly from: Position;
  readonly to: Position;
  readonly label: string;
  readonly tone: Tone;
}

export interface District {
  readonly geometry: AreaGeometry;
  /** Names of the polygons of a MultiPolygon, in order; used to announce a part that is out of sight. */
  readonly partNames?: readonly LocalText[];
}

export type DrawMode = 'select' | 'edit' | 'polygon' | 'rectangle' | 'circle' | 'freehand' | 'line' | 'measure';

export interface LonLat {
  readonly lonDeg: number;
  readonly latDeg: number;
}

export interface MapViewState {
  readonly center: LonLat;
  readonly zoom: number;
}

/** [west, south, east, north] in degrees. */
export type Bounds = readonly [number, number, number, number];

/** A site being drawn or changed by hand. */
export interface SiteDraft {
  readonly site: SiteFeatures;
  /** How far a vertex put down by hand may be off at this zoom, metres. */
  readonly drawnAccuracyM: number;
  /** `draw` = a new site, `edit` = the given one with vertices moved. */
  readonly how: 'draw' | 'edit';
}

export interface MapHandle {
  fitBounds(bounds: Bounds): void;
  fitDistrict(): void;
  flyTo(lonLat: Position, zoom?: number): void;
  zoomBy(steps: number): void;
  getCanvas(): HTMLCanvasElement | null;
  /** What is on screen now; null until the map is there. */
  getBounds(): Bounds | null;
  /** Takes back the last point of a drawing in progress; false where there is none. */
  undoPoint(): boolean;
  redoPoint(): boolean;
}
