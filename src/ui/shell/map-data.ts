import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { District, MapLayer, MapViewState, SiteDraft, SiteFeatures } from '../../map/map-props.ts';
import type { Parcel, Site } from '../../site/site.ts';
import { siteBounds } from '../shared/bounds.ts';

/** Parcels as the map takes them. */
export function siteFeatures(site: Site): SiteFeatures {
  return {
    type: 'FeatureCollection',
    features: site.parcels.map(({ name, geometry }) => ({ type: 'Feature', properties: { name }, geometry })),
  };
}

/** The district's polygons in one geometry, with the name of each part; null until its layer is there. */
export function districtOf(layer: MapLayer | undefined): District | null {
  if (!layer) return null;
  const label = layer.entry.label;
  const parts: Position[][][] = [];
  const partNames: { zh: string; en: string }[] = [];
  for (const { geometry, properties } of layer.features.features) {
    const polygons = polygonsOf(geometry as Polygon | MultiPolygon);
    const word = (key: string | undefined) => String((key && properties?.[key]) ?? '');
    for (const polygon of polygons) {
      parts.push(polygon);
      partNames.push({ zh: word(label?.zh), en: word(label?.en) });
    }
  }
  if (parts.length === 0) return null;
  const named = partNames.every(({ zh, en }) => zh && en);
  return { geometry: { type: 'MultiPolygon', coordinates: parts }, ...(named && { partNames }) };
}

function polygonsOf(geometry: Polygon | MultiPolygon): readonly Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

const TILE_PX = 512;
const START_WIDTH_PX = 300;
const START_ZOOM_MAX = 17;

/** Where the map opens for a site brought back: the site in its middle third; null without one. */
export function startView(site: Site | null): MapViewState | null {
  const bounds = site && siteBounds(site);
  if (!bounds) return null;
  const [west, south, east, north] = bounds;
  const spanDeg = Math.max(east - west, north - south, 1e-5);
  return {
    center: { lonDeg: (west + east) / 2, latDeg: (south + north) / 2 },
    zoom: Math.min(START_ZOOM_MAX, Math.log2((START_WIDTH_PX * 360) / (TILE_PX * spanDeg))),
  };
}

/**
 * A site from what the hand drew. An edited one keeps its name and the width of its corridors; its accuracy is no better
 * than that of the hand that moved it.
 */
export function draftSite(draft: SiteDraft, before: Site | null, drawnName: string): Site | null {
  const edited = draft.how === 'edit' ? before : null;
  const parcels = draft.site.features.map((feature, index): Parcel => {
    const old = edited?.parcels[index];
    return {
      name: old?.name ?? String(index + 1),
      geometry: feature.geometry,
      ...(old?.widthM !== undefined && { widthM: old.widthM }),
    };
  });
  const [first, ...rest] = parcels;
  if (!first) return null;
  const base = { parcels: [first, ...rest] as const, warnings: [] };
  if (edited) {
    return { ...edited, ...base, accuracyM: Math.max(edited.accuracyM, draft.drawnAccuracyM) };
  }
  return {
    ...base,
    name: drawnName,
    origin: 'drawn',
    accuracyM: draft.drawnAccuracyM,
    crs: { epsg: 4490, how: 'declared' },
  };
}
