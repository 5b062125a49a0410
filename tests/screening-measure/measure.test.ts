import { describe, expect, test } from 'vitest';
import type { LayerEntry } from '../../src/catalog/catalog.ts';
import { loadLayers } from '../../src/catalog/load-layers.ts';
import { memorySource } from '../../src/catalog/memory-source.ts';
import type { Zone } from '../../src/catalog/zone.ts';
import { areaM2 } from '../../src/geo/area.ts';
import { measureSite } from '../../src/screening/measure.ts';
import type { Parcel, Site } from '../../src/site/site.ts';
import { place, polygon, rectangle } from '../geo/shapes-for-tests.ts';
import { layerEntry as entry } from '../helpers/layer-entry.ts';

const OPTIONS = { touchToleranceM: 0.01, searchDistanceM: 500, unstatedAccuracyM: 25, unstatedWidthM: 60 };

function zone(id: string, geometry: Zone['geometry'], properties: Zone['properties'] = {}): Zone {
  return { id, geometry, properties };
}

function siteOf(...parcels: [Parcel, ...Parcel[]]): Site {
  return { name: '地块', origin: 'drawn', parcels, accuracyM: 0.5, crs: { epsg: 4490, how: 'declared' }, warnings: [] };
}

const square: Parcel = { name: '', geometry: polygon(rectangle(0, 0, 100, 100)) };

async function factsOf(site: Site, layers: LayerEntry[], zones: Record<string, Zone[]>) {
  const source = memorySource({ schema: 1, themes: [], layers }, zones);
  return measureSite(
    site,
    await loadLayers(
      source,
      layers.map(({ role }) => role),
    ),
    OPTIONS,
  );
}

describe('measureSite', () => {
  test('parcels that overlap count once; neighbours lose the border between them', async () => {
    const twice = siteOf(square, { name: '', geometry: polygon(rectangle(50, 0, 100, 100)) });
    const facts = await factsOf(twice, [], {});
    const whole = areaM2(polygon(rectangle(0, 0, 150, 100)));
    expect(facts.areaEllipsoidM2).toBeCloseTo(whole, 2);
    expect(facts.perimeterM).toBeCloseTo(500, 0);
    expect(facts.districtShare).toBeNull();
  });

  test('a missing role, a failed one and one without a coverage are told apart', async () => {
    const layers = [
      entry('gone', { status: 'missing', accuracyM: null }),
      entry('broken'),
      entry('here', { coverage: { bbox: [113, 34, 114, 35] } }),
      entry('unstated'),
    ];
    const { roles } = await factsOf(siteOf(square), layers, { here: [], unstated: [] });
    expect(roles.gone).toMatchObject({ availability: 'missing', coverage: 'unstated', complete: false, features: [] });
    expect(roles.broken).toMatchObject({ availability: 'load_failed', coverage: 'unstated' });
    expect(roles.here).toMatchObject({ availability: 'ready', coverage: 'all', features: [] });
    expect(roles.here!.coverageMarginM).toBeGreaterThan(20_000);
    expect(roles.unstated).toMatchObject({ availability: 'ready', coverage: 'unstated' });
  });

  test('coverage by another role: all with its margin, part, none; a coverage that cannot be had is unstated', async () => {
    const layers = [
      entry('district'),
      entry('a', { coverage: { role: 'district' } }),
      entry('b', { coverage: { role: 'nowhere' } }),
    ];
    const district = [
      zone('D1', polygon(rectangle(-50, -50, 130, 300))),
      zone('D2', polygon(rectangle(80, -50, 100, 300))),
    ];
    const inside = await factsOf(siteOf(square), layers, { district, a: [], b: [] });
    // The border between the two districts is no edge of the coverage.
    expect(inside.roles.a!.coverage).toBe('all');
    expect(inside.roles.a!.coverageMarginM).toBeCloseTo(50, 0);
    expect(inside.roles.b!.coverage).toBe('unstated');
    expect(inside.districtShare).toBe(1);
    const across = siteOf({ name: '', geometry: polygon(rectangle(130, 0, 100, 100)) });
    const partly = await factsOf(across, layers, { district, a: [], b: [] });
    expect(partly.roles.a).toMatchObject({ coverage: 'part', coverageMarginM: 0 });
    expect(partly.districtShare).toBeCloseTo(0.5, 3);
    const outside = siteOf({ name: '', geometry: polygon(rectangle(1000, 0, 100, 100)) });
    expect((await factsOf(outside, layers, { district, a: [], b: [] })).roles.a!.coverage).toBe('none');
  });

  test('accuracies add up; a schematic layer brings none of its own', async () => {
    const layers = [entry('official'), entry('schematic', { status: 'schematic', accuracyM: 800 })];
    const zones = {
      official: [zone('1', polygon(rectangle(80, 0, 50, 50)))],
      schematic: [zone('2', polygon(rectangle(80, 0, 50, 50)))],
    };
    const { roles } = await factsOf(siteOf(square), layers, zones);
    expect(roles.official!.accuracyM).toBe(2.5);
    expect(roles.schematic!.accuracyM).toBe(0.5);
    const [low, high] = roles.official!.features[0]!.overlapBandM2;
    expect(low).toBeLessThan(1000 - 2.5 * 60);
    expect(high).toBeGreaterThan(1000 + 2.5 * 60);
  });

  test('features that overlap each other: the union is told, not the sum', async () => {
    const zones = {
      eco: [zone('1', polygon(rectangle(0, 0, 60, 100))), zone('2', polygon(rectangle(40, 0, 60, 100)))],
    };
    const role = (await factsOf(siteOf(square), [entry('eco')], zones)).roles.eco!;
    expect(role.features.map(({ share }) => Math.round(share * 1000))).toEqual([600, 600]);
    expect(role.unionShare).toBeCloseTo(1, 4);
    expect(role.unionEllipsoidM2).toBeCloseTo(areaM2(square.geometry as never), 2);
  });

  test('within the search distance, sorted by distance then id; beyond it only the nearest', async () => {
    const at = (id: string, east: number) => zone(id, polygon(rectangle(east, 0, 10, 10)));
    const near = await factsOf(siteOf(square), [entry('r')], {
      r: [at('c', 700), at('b', 300), at('a', 300), at('d', 150)],
    });
    expect(near.roles.r!.features.map(({ featureId }) => featureId)).toEqual(['d', 'a', 'b']);
    const far = await factsOf(siteOf(square), [entry('r')], { r: [at('c', 9000), at('b', 3000), at('a', 4000)] });
    expect(far.roles.r!.features.map(({ featureId }) => featureId)).toEqual(['b']);
    expect(far.roles.r!.features[0]!.distanceM).toBeCloseTo(2900, -1);
  });

  test('a wide road may be nearer by its edge than a narrow one whose centre line is nearer', async () => {
    const road = (id: string, north: number, width: number) =>
      zone(id, { type: 'LineString', coordinates: [place(-500, north), place(500, north)] }, { row_width_m: width });
    const layer = entry('roads', { geometry: 'line', measuredFrom: { halfWidthOf: 'row_width_m' } });
    const role = (await factsOf(siteOf(square), [layer], { roads: [road('narrow', 700, 6), road('wide', 720, 80)] }))
      .roles.roads!;
    expect(role.features.map(({ featureId }) => featureId)).toEqual(['narrow', 'wide']);
    expect(role.features[0]!.edgeDistanceM).toBeCloseTo(597, 0);
    expect(role.features[1]!.edgeDistanceM).toBeCloseTo(580, 0);
    const on = await factsOf(siteOf(square), [layer], { roads: [road('by', 110, 30)] });
    expect(on.roles.roads!.features[0]).toMatchObject({ relation: 'disjoint', edgeDistanceM: 0 });
  });

  test('an overlap within the touch tolerance carries no area', async () => {
    const zones = { r: [zone('1', polygon(rectangle(99.995, 0, 50, 100)))] };
    const [fact] = (await factsOf(siteOf(square), [entry('r')], zones)).roles.r!.features;
    expect(fact).toMatchObject({
      relation: 'touches',
      overlapEllipsoidM2: 0,
      overlapPlaneM2: 0,
      share: 0,
      meanWidthM: 0,
      penetrationM: 0,
    });
    expect(fact!.feet).toBeDefined();
  });

  test('a line without width: lengths instead of areas', async () => {
    const road = siteOf({ name: '', geometry: { type: 'LineString', coordinates: [place(-50, 50), place(150, 50)] } });
    const zones = { r: [zone('1', square.geometry), zone('2', polygon(rectangle(50, 0, 100, 100)))] };
    const facts = await factsOf(road, [entry('r')], zones);
    expect(facts.areaEllipsoidM2).toBe(0);
    expect(facts.lengthM).toBeCloseTo(200, 0);
    const [first] = facts.roles.r!.features;
    expect(first!.overlapLengthM).toBeCloseTo(100, 0);
    expect(first!.share).toBeCloseTo(0.5, 3);
    expect(first!.severs).toBe(true);
    expect(facts.roles.r!.unionShare).toBeCloseTo(0.75, 3);
  });

  test('a corridor: the way left past the site, none where it is cut in two, and nothing for roles nobody asks about', async () => {
    const corridor = { r: [zone('c', polygon(rectangle(-500, -40, 1000, 100)))] };
    const bite = siteOf({ name: '', geometry: polygon(rectangle(0, -80, 60, 110)) });
    const across = siteOf({ name: '', geometry: polygon(rectangle(0, -80, 60, 200)) });
    const of = async (site: Site) => (await factsOf(site, [entry('r')], corridor)).roles.r!.features[0]!;
    const narrowed = await of(bite);
    expect(narrowed.severs).toBe(false);
    expect(narrowed.pinchWidthM!).toBeCloseTo(30, 1);
    expect(await of(across)).toMatchObject({ severs: true, pinchWidthM: null });
    const source = memorySource({ schema: 1, themes: [], layers: [entry('r')] }, corridor);
    const unasked = measureSite(across, await loadLayers(source, ['r']), { ...OPTIONS, severedRoles: [] });
    expect(unasked.roles.r!.features[0]!.severs).toBe(false);
    expect(unasked.roles.r!.features[0]!).not.toHaveProperty('pinchWidthM');
  });

  test('a line or a point of a layer in the site: how far it would have to shift to be out of it', async () => {
    const point: Zone['geometry'] = { type: 'Point', coordinates: place(20, 50) };
    const line: Zone['geometry'] = { type: 'LineString', coordinates: [place(-50, 30), place(150, 30)] };
    const { features } = (await factsOf(siteOf(square), [entry('r')], { r: [zone('p', point), zone('l', line)] })).roles
      .r!;
    expect(features.find(({ featureId }) => featureId === 'p')!.shiftM).toBeCloseTo(20, 1);
    const crossing = features.find(({ featureId }) => featureId === 'l')!;
    expect(crossing.shiftM).toBeCloseTo(30, 1);
    expect(crossing.penetrationM).toBe(0);
    expect(crossing.lengthBandM![0]).toBeLessThan(crossing.overlapLengthM);
    expect(crossing.lengthBandM![1]).toBeGreaterThanOrEqual(crossing.overlapLengthM);
  });

  test('a layer that states no accuracy is not exact; a schematic one has no error band', async () => {
    const layers = [
      entry('said', { accuracyM: 2 }),
      entry('unsaid', { accuracyM: null }),
      entry('sketch', { status: 'schematic', accuracyM: 800 }),
    ];
    const { roles } = await factsOf(siteOf(square), layers, { said: [], unsaid: [], sketch: [] });
    expect([roles.said!.accuracyM, roles.unsaid!.accuracyM, roles.sketch!.accuracyM]).toEqual([2.5, 25.5, 0.5]);
  });

  test('a road that states no width may reach half the greatest width nearer than its drawn line', async () => {
    const road = (id: string, widthM: unknown, northM: number) =>
      zone(id, { type: 'LineString', coordinates: [place(-200, northM), place(300, northM)] }, { w: widthM as number });
    const zones = { roads: [road('wide', 40, 150), road('unsaid', null, -50), road('text', '40', -55)] };
    const layers = [entry('roads', { measuredFrom: { halfWidthOf: 'w' } })];
    const { features } = (await factsOf(siteOf(square), layers, zones)).roles.roads!;
    const of = (id: string) => features.find(({ featureId }) => featureId === id)!;
    expect(of('wide').edgeDistanceM).toBeCloseTo(30, 1);
    expect(of('wide')).not.toHaveProperty('edgeSlackM');
    expect(of('unsaid').edgeDistanceM).toBeCloseTo(50, 1);
    expect([of('unsaid').edgeSlackM, of('text').edgeSlackM]).toEqual([30, 30]);
  });
});
