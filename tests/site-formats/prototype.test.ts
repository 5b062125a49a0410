import { expect, test } from 'vitest';
import { inspect } from './survey.ts';

const ring = '[[113.28,34.80],[113.29,34.80],[113.29,34.81],[113.28,34.81],[113.28,34.80]]';
const feature = (properties: string, more = '') =>
  `{"type":"Feature",${more}"properties":${properties},"geometry":{"type":"Polygon","coordinates":[${ring}]}}`;

test.each([
  ['in its properties', feature('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"name":"a"}')],
  ['in the feature itself', feature('{"name":"a"}', '"__proto__":{"polluted":1},')],
  ['as its name', feature('{"name":"__proto__"}')],
])('keys of prototypes %s change nothing outside of the file', async (_where, text) => {
  const inspection = await inspect('a.geojson', `{"type":"FeatureCollection","features":[${text}]}`);
  expect(inspection.outcome).not.toBe('reject');
  expect(inspection.parcels).toHaveLength(1);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(([] as unknown as Record<string, unknown>).polluted).toBeUndefined();
});
