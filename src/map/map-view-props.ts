import type { FeatureCollection, Position } from 'geojson';
import type { ReactNode, Ref } from 'react';
import type { Locale } from '../kernel/text.ts';
import type { ShownBaseMap } from './base-map.ts';
import type { JudgedSite } from './judged-spec.ts';
import type {
  Dimension,
  District,
  DrawMode,
  FeatureRef,
  LonLat,
  MapComparison,
  MapHandle,
  MapLayer,
  MapPreview,
  MapViewState,
  Overlap,
  PickedFeature,
  SiteDraft,
  SiteFeatures,
  ZoneEffect,
} from './map-props.ts';
import type { MapThemeName } from './map-theme.ts';
import type { Outline } from './outline-spec.ts';

/** All that the map shows, and what it reports of the hand. */
export interface MapViewProps {
  readonly ref?: Ref<MapHandle>;
  /** In the order of the catalogue; drawn by storey, the first of the tree on top. */
  readonly layers: readonly MapLayer[];
  /** What lies under everything; null for bare ground. */
  readonly base?: ShownBaseMap | null;
  readonly district: District | null;
  readonly site: SiteFeatures | null;
  readonly overlaps?: readonly Overlap[];
  /** While a point of the site is in the hand: zones it takes of now, worse effects later. */
  readonly zonesInHand?: readonly ZoneEffect[];
  /** Sites of records, beside the one being worked on. */
  readonly outlines?: readonly Outline[];
  /** Many sites, each in the colour of its verdict. */
  readonly judged?: readonly JudgedSite[];
  readonly highlights?: readonly FeatureRef[];
  readonly dimensions?: readonly Dimension[];
  /** What is not a site yet. */
  readonly previews?: readonly MapPreview[];
  /** Boundary point to be marked. */
  readonly litVertex?: Position | null;
  /** Ground where a needed layer has no coverage, hatched grey. */
  readonly uncovered?: FeatureCollection;
  /** Strip within which a boundary that decides may really lie. */
  readonly band?: FeatureCollection;
  /** Another version beside the one at hand; null while nothing is compared. */
  readonly comparison?: MapComparison | null;
  /** What changed is drawn later; what is drawn stays. */
  readonly held?: boolean;
  readonly theme: MapThemeName;
  readonly locale: Locale;
  readonly watermark: boolean;
  readonly initialView?: MapViewState;
  readonly drawMode: DrawMode;
  readonly onDrawMode: (mode: DrawMode) => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onSiteDraft?: (draft: SiteDraft, live: boolean) => void;
  readonly onPick?: (features: readonly PickedFeature[], at: LonLat) => void;
  readonly onHover?: (feature: PickedFeature | null) => void;
  readonly onPointer?: (place: LonLat | null) => void;
  readonly onView?: (view: MapViewState) => void;
  /** Choices for the drawing tool in hand. */
  readonly drawOptions?: ReactNode;
  /** Button for the quick layer list, put at the foot of the tools. */
  readonly layersButton?: ReactNode;
  /** Cards and the like over the map. */
  readonly children?: ReactNode;
}
