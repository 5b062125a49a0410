import { describe, expect, it } from 'vitest';
import type { SiteDraft } from '../../src/map/map-props.ts';
import type { Site } from '../../src/site/site.ts';
import { draftSite, vertexAt } from '../../src/ui/shell/map-data.ts';
import { place, polygon, rectangle } from '../geo/shapes-for-tests.ts';

const line = { type: 'LineString' as const, coordinates: [place(0, 0), place(100, 0)] };
const road: Site = {
  name: '道路',
  origin: 'file',
  parcels: [{ name: '主线', geometry: line, widthM: 30 }],
  accuracyM: 0.5,
  crs: { epsg: 4547, how: 'chosen' },
  warnings: [{ code: 'crs_assumed', severity: 'warning' }],
};
const draft = (how: SiteDraft['how'], geometry: SiteDraft['site']['features'][number]['geometry']): SiteDraft => ({
  how,
  drawnAccuracyM: 2,
  site: { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry }] },
});
const wish = { before: road, adds: false, lineWidthM: 12, drawnName: '手绘用地' };

describe('a site from what the hand drew', () => {
  it('a drawn line takes the width in hand; an area takes none', () => {
    expect(draftSite(draft('draw', line), wish)?.parcels[0]).toMatchObject({ widthM: 12 });
    expect(draftSite(draft('draw', polygon(rectangle(0, 0, 9, 9))), wish)?.parcels[0]).not.toHaveProperty('widthM');
    expect(draftSite(draft('draw', line), { ...wish, lineWidthM: null })?.parcels[0]).not.toHaveProperty('widthM');
  });

  it('joins the site where that is wished, and is no more accurate than the hand', () => {
    const joined = draftSite(draft('draw', line), { ...wish, adds: true });
    expect(joined).toMatchObject({ name: '道路', crs: road.crs, accuracyM: 2, warnings: road.warnings });
    expect(joined?.parcels.map(({ name, widthM }) => [name, widthM])).toEqual([
      ['主线', 30],
      ['2', 12],
    ]);
  });

  it('takes the place of the site otherwise', () => {
    expect(draftSite(draft('draw', line), wish)).toMatchObject({ name: '手绘用地', origin: 'drawn', warnings: [] });
  });

  it('an edit keeps name, width, system and what was said of the file', () => {
    const moved = { type: 'LineString' as const, coordinates: [place(0, 0), place(100, 5)] };
    expect(draftSite(draft('edit', moved), wish)).toEqual({
      ...road,
      parcels: [{ name: '主线', geometry: moved, widthM: 30 }],
      accuracyM: 2,
    });
  });
});

describe('a click near a boundary point', () => {
  const ring = [
    [113.29, 34.8],
    [113.292, 34.8],
    [113.292, 34.802],
    [113.29, 34.8],
  ];
  const site: Site = { ...road, parcels: [{ name: '1', geometry: { type: 'Polygon', coordinates: [ring] } }] };
  // At zoom 16 the world is 512 · 2^16 pixels wide: 0.00001 degrees are 0.93 pixels.
  it('means it within nine pixels, and nothing farther off', () => {
    expect(vertexAt(site, [113.29205, 34.8], 16)).toBe(ring[1]);
    expect(vertexAt(site, [113.29215, 34.8], 16)).toBeNull();
    expect(vertexAt(site, [113.29215, 34.8], 12)).toBe(ring[1]);
    expect(vertexAt(null, [113.29, 34.8], 12)).toBeNull();
  });

  it('means the point that stands in the table, not the closing copy of it', () => {
    expect(vertexAt(site, [113.29001, 34.80001], 16)).toBe(ring[0]);
  });
});
