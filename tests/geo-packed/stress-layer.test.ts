import { describe, expect, test } from 'vitest';
import { hardSites } from '../../bench/sites.ts';
import {
  BLOCK,
  fingerprintOf,
  giantPolygon,
  makeStressLayer,
  polygon,
  type StressFeature,
} from '../../bench/stress-layer.ts';
import type { Metres } from '../../bench/stress-shapes.ts';
import { areaM2 } from '../../src/geo/area.ts';
import { overlapOfFeature, overlapsOf } from '../../src/geo/packed/overlaps.ts';
import { gridOverGeometries } from '../../src/geo/packed/pack-layer.ts';
import { checkGeometry } from '../../src/geo/validity.ts';
import { pack, prepare } from './built.ts';

const SHARE = 0.01;
const layer = makeStressLayer(SHARE);
const withRole = (role: string) => layer.filter(({ properties }) => properties.role === role);

describe('overlapsOf on the stress layer', () => {
  const packed = pack(
    layer.map(({ geometry }) => geometry),
    gridOverGeometries(layer.map(({ geometry }) => geometry)),
  );

  test.each(hardSites())(
    '$name: with raster and chords as feature by feature without, within 1e-12 of the site',
    ({ site }) => {
      const prepared = prepare(site, packed.grid);
      const found = new Map(overlapsOf(packed, prepared).map((overlap) => [overlap.feature, overlap]));
      for (let feature = 0; feature < packed.featureCount; feature++) {
        const alone = overlapOfFeature(packed, feature, prepared);
        const together = found.get(feature);
        expect(Math.abs((together?.areaM2 ?? 0) - alone.areaM2)).toBeLessThan(1e-5 + 1e-12 * prepared.areaM2);
        expect(Math.abs((together?.planeAreaM2 ?? 0) - alone.planeAreaM2)).toBeLessThan(1e-3 + 1e-6 * alone.areaM2);
        expect(Math.abs((together?.zoneInsideM ?? 0) - alone.zoneInsideM)).toBeLessThan(1e-3);
        expect(Math.abs((together?.siteInsideM ?? 0) - alone.siteInsideM)).toBeLessThan(1e-3);
      }
    },
    60_000,
  );
});

describe('makeStressLayer', () => {
  test('makes the same bytes from the same seed', () => {
    expect(fingerprintOf(makeStressLayer(SHARE))).toEqual(fingerprintOf(layer));
  });

  test('holds valid polygons only', () => {
    const faults = layer.flatMap(({ properties, geometry }) =>
      checkGeometry(geometry)
        .filter(({ severity }) => severity === 'error')
        .map(({ code }) => `${properties.id} ${code}`),
    );
    expect(faults).toEqual([]);
  }, 60_000);

  test('has a block without gaps: its parcels add up to its outline within 1e-5 m²', () => {
    const cells = Math.round(BLOCK.cells * Math.sqrt(SHARE));
    const parcels = withRole('parcel').slice(Math.round(49_060 * SHARE), Math.round(49_060 * SHARE) + cells * cells);
    const side = Array.from({ length: 2 * cells }, (_, i) => (i * BLOCK.sizeM) / 2);
    const whole = cells * BLOCK.sizeM;
    const [x, y] = BLOCK.at;
    const outline: Metres[] = [
      ...side.map((s): Metres => [x + s, y]),
      ...side.map((s): Metres => [x + whole, y + s]),
      ...side.map((s): Metres => [x + whole - s, y + whole]),
      ...side.map((s): Metres => [x, y + whole - s]),
    ];
    const sum = parcels.reduce((total: number, { geometry }: StressFeature) => total + areaM2(geometry), 0);
    expect(Math.abs(sum - areaM2(polygon([outline])))).toBeLessThan(1e-5);
  });

  test('has a giant of about 250 km² with holes', () => {
    const giant = giantPolygon(20_000, 500);
    expect(giant.coordinates).toHaveLength(501);
    expect(areaM2(giant) / 1e6).toBeGreaterThan(200);
    expect(areaM2(giant) / 1e6).toBeLessThan(260);
    expect(checkGeometry(giant).filter(({ severity }) => severity === 'error')).toEqual([]);
  }, 60_000);
});
