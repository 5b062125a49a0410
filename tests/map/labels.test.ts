import { bboxPolygon, booleanPointInPolygon, featureCollection } from '@turf/turf';
import type { FeatureCollection, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { insidePoint, midPoint } from '../../src/map/inside-point.ts';
import { badgeText, labelText } from '../../src/map/label-text.ts';
import { badges, lineNames, placeNames, zoneNames } from '../../src/map/labels.ts';
import { geometryOf, layerOf } from './cards.ts';

describe('labelText', () => {
  const named = (name_zh: string) =>
    labelText(
      layerOf('pbf').entry,
      { type: 'Feature', properties: { name_zh }, geometry: { type: 'Point', coordinates: [0, 0] } },
      'zh',
    );

  it('leaves out the mark of schematic data, which the watermark carries', () => {
    expect([named('汜水河(示意)'), named('第二污水处理厂(位置示意)'), named('孟津路(示意,现状段)')]).toEqual([
      '汜水河',
      '第二污水处理厂',
      '孟津路',
    ]);
  });

  it('keeps what else stands in brackets: an invented plot must read as one', () => {
    expect([named('示例地块A(虚构)'), named('高山镇(荥阳市)')]).toEqual(['示例地块A(虚构)', '高山镇(荥阳市)']);
  });
});

describe('badgeText', () => {
  it('is the number of the project: P03 → 3, P10 → 10', () => {
    expect([badgeText('P03'), badgeText('P10')]).toEqual(['3', '10']);
  });
});

describe('insidePoint', () => {
  it.each(['eco_redline', 'pbf', 'green_space', 'noise_zone', 'eco_unit'])(
    'lies in every polygon of %s, holes left out',
    (role) => {
      for (const { geometry } of geometryOf(role).features) {
        const parts =
          geometry.type === 'Polygon'
            ? [geometry.coordinates]
            : geometry.type === 'MultiPolygon'
              ? geometry.coordinates
              : [];
        for (const coordinates of parts) {
          for (const first of [0, 1, 2, 3, 4]) {
            const at = insidePoint(coordinates, first);
            expect(at && booleanPointInPolygon(at, { type: 'Polygon', coordinates } satisfies Polygon)).toBe(true);
          }
        }
      }
    },
  );

  it('has none for a ring without area', () => {
    expect(
      insidePoint([
        [
          [0, 0],
          [1, 0],
          [0, 0],
        ],
      ]),
    ).toBeNull();
  });
});

describe('midPoint', () => {
  it('is half-way by length: 3 + 1 → 2 along', () => {
    expect(
      midPoint([
        [0, 0],
        [3, 0],
        [3, 1],
      ]),
    ).toEqual([2, 0]);
  });
});

describe('zoneNames', () => {
  const layers = [layerOf('pbf', {}, geometryOf('pbf')), layerOf('district', {}, geometryOf('district'))];
  const view = [113.25, 34.8, 113.26, 34.81] as const;

  it('names a zone larger than the view inside the view, and not the district', () => {
    const names = zoneNames(layers, view, 15, new Set(), 'light', 'zh').features;
    expect(names.map(({ properties }) => properties.text)).toEqual(['峡窝西部基本农田集中区']);
    const [lon = 0, lat = 0] = names[0]?.geometry.coordinates ?? [];
    expect(lon > view[0] && lon < view[2] && lat > view[1] && lat < view[3]).toBe(true);
  });

  it('names of parcels by the hundred some in every part of the view, the largest first, and leaves room to other layers', () => {
    const parcels = Array.from({ length: 2500 }, (_, i) => {
      const [west, south] = [view[0] + (i % 50) * 0.0002, view[1] + Math.floor(i / 50) * 0.0002];
      const side = i % 7 === 0 ? 0.00019 : 0.0001;
      const properties = { id: `${i}`, name_zh: i % 7 === 0 ? `大${i}` : `小${i}` };
      return bboxPolygon([west, south, west + side, south + side], { properties, id: `${i}` });
    });
    const many = layerOf('water_source', {}, featureCollection(parcels));
    const names = zoneNames([many, ...layers], view, 15, new Set(), 'light', 'zh').features;
    const texts = names.map(({ properties }) => properties.text);
    expect(texts).toContain('峡窝西部基本农田集中区');
    expect(texts.filter((text) => text.startsWith('大')).length).toBe(names.length - 1);
    // In each quarter of the view alike.
    const quarters = [0, 1, 2, 3].map(
      (quarter) =>
        names.filter(({ geometry: { coordinates } }) => {
          const [east, north] = [coordinates[0]! > 113.255, coordinates[1]! > 34.805];
          return 2 * Number(north) + Number(east) === quarter;
        }).length,
    );
    expect(Math.min(...quarters)).toBeGreaterThan(15);
  });

  it('names none at the scale of the district, and none whose name stands along a line', () => {
    expect(zoneNames(layers, view, 12, new Set(), 'light', 'zh').features).toEqual([]);
    expect(zoneNames(layers, view, 15, new Set(['峡窝西部基本农田集中区']), 'light', 'zh').features).toEqual([]);
  });
});

describe('names whatever the view', () => {
  it('writes places, rivers and main roads in either language', () => {
    const places = placeNames([layerOf('place_label', {}, geometryOf('place_label'))], 'light', 'en').features;
    expect(places.map(({ properties }) => properties.text)).toContain('Wuyun Mountain');
    const lines = lineNames(
      [
        layerOf('river_sishui_line', {}, geometryOf('river_sishui_line')),
        layerOf('traffic_trunk', {}, geometryOf('traffic_trunk')),
      ],
      'light',
      'zh',
    );
    const ranks = Object.fromEntries(lines.features.map(({ properties }) => [properties.text, properties.rank]));
    expect(ranks).toMatchObject({ 汜水河: 0, G30连霍高速: 0, 洛宁路: 1 });
  });

  it('gives each project of the plan its number', () => {
    const layer = layerOf('key_project', {}, geometryOf('key_project') as FeatureCollection);
    const numbers = badges([layer], 'light').features.map(({ properties }) => properties.text);
    expect(numbers).toEqual(Array.from({ length: 13 }, (_, i) => String(i + 1)));
  });
});
