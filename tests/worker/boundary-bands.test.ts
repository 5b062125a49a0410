import { booleanPointInPolygon } from '@turf/turf';
import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { isArea } from '../../src/geo/shapes.ts';
import type { Site } from '../../src/site/site.ts';
import { drawnLayer } from '../../src/worker/drawn-layer.ts';
import { ScreeningSession } from '../../src/worker/screening-session.ts';
import { demoProject, demoSite, sourceOfData } from '../helpers/demo-sites.ts';
import { RULESET } from '../helpers/plan.ts';

const PORTS = { now: () => '2026-01-01T00:00:00.000Z', newId: () => 'R-1', app: { name: 'test', version: '1' } };
const M_PER_DEG = 111_320;

/** A square of 20 m whose west side lies `gapM` east of the easternmost point of a red line. */
async function besideRedline(gapM: number, accuracyM: number): Promise<{ site: Site; corner: Position }> {
  const layer = await drawnLayer('eco_redline', sourceOfData(), new Map());
  if (!layer.ok || layer.value.kind !== 'whole') throw new Error('the red line is not drawn whole');
  const corners = layer.value.features.features.flatMap(({ geometry }) =>
    isArea(geometry) ? (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flat(2) : [],
  );
  const corner = corners.reduce((east, at) => (at[0]! > east[0]! ? at : east));
  const [lon, lat] = corner as [number, number];
  const metre = { north: 1 / M_PER_DEG, east: 1 / M_PER_DEG / Math.cos((lat * Math.PI) / 180) };
  const at = (eastM: number, northM: number): Position => [lon + eastM * metre.east, lat + northM * metre.north];
  const ring = [at(gapM, -10), at(gapM + 20, -10), at(gapM + 20, 10), at(gapM, 10), at(gapM, -10)];
  const geometry: Polygon = { type: 'Polygon', coordinates: [ring] };
  const [parcel] = demoSite('S02').parcels;
  return { site: { ...demoSite('S02'), accuracyM, parcels: [{ ...parcel, geometry }] }, corner };
}

async function bandsOf(site: Site) {
  const { answers, overrides } = demoProject('S02');
  const session = new ScreeningSession(RULESET, sourceOfData(), PORTS);
  const reply = await session.screen({ site, answers, overrides, parameters: {} });
  if (!reply.ok) throw new Error(JSON.stringify(reply.problems));
  return reply.value.bands.filter(({ role }) => role === 'eco_redline');
}

describe('bands of boundaries that decide', () => {
  it('reach the accuracy to both sides of the boundary, and the site that is within it', async () => {
    const { site, corner } = await besideRedline(2, 5);
    const [band] = await bandsOf(site);
    expect(band).toMatchObject({ role: 'eco_redline', accuracyM: 5 });
    const inBand = (eastM: number) => {
      const perDeg = M_PER_DEG * Math.cos((corner[1]! * Math.PI) / 180);
      return booleanPointInPolygon([corner[0]! + eastM / perDeg, corner[1]!], band!.geometry as Polygon);
    };
    expect([inBand(0), inBand(4.8), inBand(6)]).toEqual([true, true, false]);
  });

  it('are not drawn where no boundary decides: too far away, or as exact as can be', async () => {
    expect(await bandsOf((await besideRedline(40, 5)).site)).toEqual([]);
    expect(await bandsOf((await besideRedline(2, 0)).site)).toEqual([]);
  });
});
