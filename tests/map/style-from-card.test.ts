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

  it('draws of a large layer fill and edge of every area, pattern and halo only where there is room for them', () => {
    const { layers } = styleFromCard({ ...layerOf('eco_redline'), tiles: TILES }, 'light');
    // Sizes a tile tells of, which a layer leaves out.
    const without = Object.fromEntries(
      layers.map(({ layer }) => {
        const filter = JSON.stringify('filter' in layer ? layer.filter : []);
        const left = ['small', 'speck'].filter((size) => filter.includes(`["!=",["get","size"],"${size}"]`));
        return [layer.id.replace(/.*\//, ''), left];
      }),
    );
    expect(without).toEqual({ fill: [], pattern: ['small', 'speck'], halo: ['small', 'speck'], line: ['speck'] });
  });

  it('hides a layer without taking it away, so that its place in the order is kept', () => {
    const { layers } = styleFromCard({ ...layerOf('pbf'), visible: false }, 'light');
    expect(layers.length).toBeGreaterThan(2);
    expect(layers.every(({ layer }) => layer.layout?.visibility === 'none')).toBe(true);
  });
});
