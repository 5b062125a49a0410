import type { MultiPolygon, Polygon, Position } from 'geojson';
import { isLine, pathsOf } from '../../geo/shapes.ts';
import type { District, MapLayer, MapViewState, SiteDraft, SiteFeatures } from '../../map/map-props.ts';
import { addPart } from '../../site/edits.ts';
import type { Parcel, Site } from '../../site/site.ts';
import { siteBounds } from '../shared/bounds.ts';

/** Parcels as the map takes them. */
export function siteFeatures(site: Site): SiteFeatures {
  return {
    type: 'FeatureCollection',
    features: site.parcels.map(({ name, geometry, widthM }) => ({
      type: 'Feature',
      properties: { name, ...(widthM !== undefined && { widthM }) },
      geometry,
    })),
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

/** A click this near to a boundary point means it, CSS pixels. */
const VERTEX_REACH_PX = 9;

/** The boundary point of a site that a click means, the nearest within reach; null for none. */
export function vertexAt(site: Site | null, [lon = 0, lat = 0]: Position, zoom: number): Position | null {
  const pxPerDeg = (TILE_PX * 2 ** zoom) / 360;
  const northPerDeg = pxPerDeg / Math.cos((lat * Math.PI) / 180);
  let nearest: Position | null = null;
  let nearestPx = VERTEX_REACH_PX;
  for (const { geometry } of site?.parcels ?? []) {
    for (const position of pathsOf(geometry).flat()) {
      const [x = 0, y = 0] = position;
      const awayPx = Math.hypot((x - lon) * pxPerDeg, (y - lat) * northPerDeg);
      // Of a ring's first point and its closing copy the first is meant.
      if (awayPx >= nearestPx) continue;
      nearest = position;
      nearestPx = awayPx;
    }
  }
  return nearest;
}

/** How what is drawn becomes a site. */
export interface DrawWish {
  /** The site at hand; what is drawn joins it where `adds` is set. */
  readonly before: Site | null;
  readonly adds: boolean;
  /** Width of a line, metres. */
  readonly lineWidthM: number | null;
  readonly drawnName: string;
}

/**
 * A site from what the hand drew. An edited one keeps its names, its warnings and the width of its corridors; its
 * accuracy is no better than that of the hand that moved it.
 */
export function draftSite(draft: SiteDraft, { before, adds, lineWidthM, drawnName }: DrawWish): Site | null {
  const { drawnAccuracyM } = draft;
  if (draft.how === 'edit' && before) {
    const [first, ...rest] = draft.site.features.map(({ geometry }, index) => withGeometry(before, index, geometry));
    const accuracyM = Math.max(before.accuracyM, drawnAccuracyM);
    return first ? { ...before, parcels: [first, ...rest], accuracyM } : null;
  }
  const drawn = draft.site.features.map(({ geometry }, index): Parcel => {
    const name = String((adds && before ? before.parcels.length : 0) + index + 1);
    return { name, geometry, ...(isLine(geometry) && lineWidthM !== null && { widthM: lineWidthM }) };
  });
  const [first, ...rest] = drawn;
  if (!first) return null;
  if (adds && before) {
    const joined = drawn.reduce(addPart, before);
    return { ...joined, accuracyM: Math.max(before.accuracyM, drawnAccuracyM) };
  }
  return {
    name: drawnName,
    origin: 'drawn',
    parcels: [first, ...rest],
    accuracyM: drawnAccuracyM,
    crs: { epsg: 4490, how: 'declared' },
    warnings: [],
  };
}

function withGeometry({ parcels }: Site, index: number, geometry: Parcel['geometry']): Parcel {
  return { name: String(index + 1), ...parcels[index], geometry };
}
