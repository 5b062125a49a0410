import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { zoneOf } from '../../src/catalog/fgb-source.ts';
import type { LayerSource } from '../../src/catalog/layer-source.ts';
import { memorySource } from '../../src/catalog/memory-source.ts';
import type { Zone } from '../../src/catalog/zone.ts';
import type { Project } from '../../src/project/project.ts';
import { readProject } from '../../src/project/read-project.ts';
import type { Parcel, ParcelGeometry, Site } from '../../src/site/site.ts';
import { CARDS, RULES } from './plan.ts';

const DATA = join(import.meta.dirname, '../../data');

function geojson(path: string): FeatureCollection {
  return JSON.parse(readFileSync(join(DATA, path), 'utf8')) as FeatureCollection;
}

/** The bundled layers, from their sources; needs no build. */
export function sourceOfData(without: readonly string[] = []): LayerSource {
  const zones: Record<string, readonly Zone[]> = {};
  const layers = CARDS.map(({ $schema: _schema, file, ...card }) => {
    const found = file && existsSync(join(DATA, 'layers', file)) && !without.includes(card.role);
    if (found) zones[card.role] = geojson(`layers/${file}`).features.map(zoneOf);
    const status = found || card.derived ? card.status : ('missing' as const);
    return { ...card, status, version: found ? 'test' : null };
  });
  const catalog: Catalog = { schema: 1, themes: [], layers };
  return memorySource(catalog, zones);
}

/** A demonstration site as an importer would hand it over: GeoJSON, 0.5 m. */
export function demoSite(id: string): Site {
  const parcels = geojson(`sites/${id}.geojson`).features.map((feature): Parcel => {
    const widthM = feature.properties?.row_width_m as number | undefined;
    const name = String(feature.properties?.name_zh ?? id);
    return { name, geometry: feature.geometry as ParcelGeometry, ...(widthM && { widthM }) };
  });
  const [first, ...rest] = parcels;
  if (!first) throw new Error(`no parcel in ${id}`);
  return {
    name: first.name,
    origin: 'demo',
    parcels: [first, ...rest],
    accuracyM: 0.5,
    crs: { epsg: 4490, how: 'assumed' },
    warnings: [],
  };
}

/** The answers that come with a demonstration site. */
export function demoProject(id: string): Project {
  const json: unknown = JSON.parse(readFileSync(join(DATA, `sites/${id}.project.json`), 'utf8'));
  const project = readProject(json, RULES);
  if (!project.ok) throw new Error(JSON.stringify(project.problems));
  return project.value;
}

export const DEMO_IDS = Array.from({ length: 17 }, (_, index) => `S${String(index + 1).padStart(2, '0')}`);
