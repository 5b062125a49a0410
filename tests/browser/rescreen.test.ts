import { bboxPolygon, featureCollection } from '@turf/turf';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LayerStatement } from '../../src/intake/build-layer.ts';
import type { ScreeningRecord } from '../../src/record/record.ts';
import type { UserLayer } from '../../src/worker/protocol.ts';
import { Workers } from './workers.ts';

const ROLE = 'eco_redline';

let workers: Workers;
beforeEach(() => {
  workers = new Workers();
});
afterEach(() => workers.stop());

function statement(version: string, accuracyM = 2): LayerStatement {
  const coverage = { role: 'district' };
  return { status: 'official', source: '规划局', date: '2025-01-01', version, accuracyM, coverage, complete: true };
}

/** Squares of 100 m about these places, as GeoJSON. */
function squares(places: readonly (readonly number[])[]): Blob {
  const features = places.map(([lon = 0, lat = 0], index) => {
    const properties = { BSM: `H${index}`, HXMC: `红线${index}` };
    return bboxPolygon([lon - 0.0005, lat - 0.0005, lon + 0.0005, lat + 0.0005], { properties });
  });
  return new Blob([JSON.stringify(featureCollection(features))]);
}

async function recordOf(id: string): Promise<ScreeningRecord> {
  const demo = await workers.screening.call((api) => api.demo(id));
  if (!demo.ok) throw new Error('no demo');
  const record = await workers.screening.call((api) => api.record({ ...demo.value, overrides: {}, parameters: {} }));
  if (!record.ok) throw new Error('no record');
  return record.value;
}

async function again(record: ScreeningRecord, kept: readonly UserLayer[] | null) {
  const result = await workers.screening.call((api) => api.rescreen(record, kept));
  if (!result.ok) throw new Error(result.problems[0].code);
  return result.value;
}

it('computes only records near which a layer changed, as far as the state they were made on is still there', async () => {
  const first = await workers.built(ROLE, squares([[113.22, 34.72]]), statement('1'));
  await workers.screening.setLayers([first]);
  const [near, far] = [await recordOf('S03'), await recordOf('S02')];
  const second = await workers.built(ROLE, squares([[113.22, 34.72], near.site.centroid]), statement('2'));
  await workers.screening.setLayers([second]);

  expect(await again(far, [first, second])).toBe('untouched');
  const flips = await again(near, [first, second]);
  if (flips === 'untouched') throw new Error('not computed');
  expect(flips.flips.map(({ of }) => of)).toContain('verdict');
  expect(flips.changedInputs).toMatchObject([{ kind: 'layer', of: ROLE, before: '1', now: '2' }]);
  expect(flips.now.replaces).toEqual({ id: near.id, fingerprint: near.fingerprint });

  // Computed all the same where that is asked for: nothing comes out otherwise, as was said.
  const computed = await again(far, null);
  expect(computed !== 'untouched' && computed.flips).toEqual([]);

  // A record on the published layers, of another status: their statements changed, wherever it lies.
  await workers.screening.setLayers([]);
  const published = await recordOf('S02');
  await workers.screening.setLayers([second]);
  expect(await again(published, [first, second])).not.toBe('untouched');

  // The state it was made on was deleted, or its features are kept and another accuracy is stated of them. What was compared
  // once is known as long as the same layers are in force.
  await workers.screening.setLayers([second]);
  expect(await again(far, [second])).not.toBe('untouched');
  await workers.screening.setLayers([{ ...first, entry: { ...first.entry, accuracyM: 20 } }]);
  expect(await again(far, [first, second])).not.toBe('untouched');
});

it('does not compute a record whose changed hash turns out to be no change on the ground', async () => {
  const first = await workers.built(ROLE, squares([[113.22, 34.72]]), statement('1'));
  await workers.screening.setLayers([first]);
  const record = await recordOf('S02');
  const renamed = await workers.built(ROLE, squares([[113.22, 34.72]]), statement('1a'));
  await workers.screening.setLayers([renamed]);
  expect(await again(record, [first, renamed])).toBe('untouched');
});
