import { describe, expect, it } from 'vitest';
import { styleFromCard } from '../../src/map/style-from-card.ts';
import { entries, layerOf } from './cards.ts';

const TILES = { key: '1', featureCount: 100_000, classCounts: {} };

function lineOf(role: string, changes = {}) {
  const { layers } = styleFromCard(layerOf(role, changes), 'light');
  return {
    ids: layers.map(({ layer }) => layer.id),
    paint: layers.find(({ layer }) => layer.id.endsWith('/line'))?.layer.paint,
  };
}

describe('styleFromCard', () => {
  it('draws every role that has data from its card alone, in both themes', () => {
    for (const theme of ['light', 'dark'] as const) {
      const drawn = entries().map((entry) => styleFromCard({ ...layerOf(entry.role), entry }, theme));
      const ids = drawn.flatMap(({ layers }) => layers.map(({ layer }) => layer.id));
      expect(new Set(ids).size).toBe(ids.length);
      for (const { layers, sources } of drawn) {
        expect(layers.every(({ layer }) => (layer.source as string) in sources)).toBe(true);
      }
    }
  });

  it('asks for every pattern its layers name', () => {
    for (const entry of entries()) {
      const { layers, images } = styleFromCard({ ...layerOf(entry.role), entry }, 'light');
      const named = layers.flatMap(({ layer }) =>
        layer.type === 'fill' && layer.paint?.['fill-pattern'] ? [layer.paint['fill-pattern']] : [],
      );
      const ids: unknown[] = images.map(({ id }) => id);
      expect(named.filter((name) => !ids.includes(name))).toEqual([]);
    }
  });

  it('gives a schematic area a dashed edge and a halo, an official one neither', () => {
    const schematic = lineOf('eco_redline');
    expect(schematic.ids).toContain('eco_redline/all/halo');
    expect(schematic.paint).toHaveProperty('line-dasharray');
    const official = lineOf('eco_redline', { status: 'official' });
    expect(official.ids).not.toContain('eco_redline/all/halo');
    expect(official.paint).not.toHaveProperty('line-dasharray');
  });

  it('draws a distance chosen as a parameter without halo: it is exact, whatever the river is', () => {
    expect(lineOf('river_buffer').ids.some((id) => id.endsWith('/halo'))).toBe(false);
  });

  it('keeps the dash that makes a railway, official or not', () => {
    expect(lineOf('rail_line', { status: 'official' }).paint).toHaveProperty('line-dasharray');
  });

  it('gives each class its filter and the rest the style of the card', () => {
    const { layers } = styleFromCard(layerOf('water_source'), 'light');
    const fills = layers.filter(({ layer }) => layer.id.endsWith('/fill')).map(({ layer }) => layer.id);
    expect(fills).toEqual([
      'water_source/rest/fill',
      'water_source/1/fill',
      'water_source/2/fill',
      'water_source/quasi/fill',
    ]);
  });

  it('lets a click pick a zone inside, a line on it, and nothing of the background', () => {
    const picks = (role: string) =>
      styleFromCard(layerOf(role), 'light').layers.flatMap((spec) => (spec.role ? [spec.layer.type] : []));
    expect(picks('main_urban')).toEqual(['fill']);
    expect(new Set(picks('traffic_trunk'))).toEqual(new Set(['line']));
    expect(picks('roads')).toEqual([]);
  });

  it('puts of a large layer a picture, under it unseen areas that a click finds, and lines and points as ever', () => {
    const look = (role: string) => {
      const { layers, sources } = styleFromCard({ ...layerOf(role), tiles: TILES, opacity: 0.5 }, 'dark', 2);
      expect(layers.every(({ layer }) => (layer.source as string) in sources)).toBe(true);
      return { layers: layers.map(({ layer, role: picked }) => [layer.id, layer.type, picked]), sources, all: layers };
    };
    const { layers, sources, all } = look('eco_redline');
    expect(layers).toEqual([
      ['eco_redline/picture', 'raster', undefined],
      ['eco_redline/areas', 'fill', 'eco_redline'],
    ]);
    expect(sources['pictures/eco_redline']).toMatchObject({ kind: 'raster', tilePx: 512 });
    expect(sources['pictures/eco_redline']).toHaveProperty('tiles', 'pictures://eco_redline/1/dark/2/{z}/{x}/{y}');
    expect(all.map(({ layer }) => layer.paint)).toEqual([
      { 'raster-opacity': 0.5, 'raster-fade-duration': 0 },
      { 'fill-opacity': 0 },
    ]);
    expect(look('soil_key_unit').layers.map(([id]) => id)).toEqual([
      'soil_key_unit/picture',
      'soil_key_unit/areas',
      'soil_key_unit/all/line',
      ...look('soil_key_unit')
        .layers.slice(3)
        .map(([id]) => id),
    ]);
    expect(look('rail_line').layers.every(([, type]) => type === 'line')).toBe(true);
  });

  it('hides a layer without taking it away, so that its place in the order is kept', () => {
    const { layers } = styleFromCard({ ...layerOf('pbf'), visible: false }, 'light');
    expect(layers.length).toBeGreaterThan(2);
    expect(layers.every(({ layer }) => layer.layout?.visibility === 'none')).toBe(true);
  });
});
