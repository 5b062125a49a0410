import { describe, expect, it, vi } from 'vitest';
import { loadRequiredLayers } from '../../src/run/required-layers.ts';
import { siteProblems } from '../../src/run/run-screening.ts';
import { rehearsals } from '../../src/worker/rehearsal.ts';
import { ScreeningSession } from '../../src/worker/screening-session.ts';
import { demoProject, demoSite, sourceOfData } from '../helpers/demo-sites.ts';
import { RULESET } from '../helpers/plan.ts';

vi.setConfig({ testTimeout: 60_000 });

const PORTS = { now: () => '2026-01-01T00:00:00.000Z', newId: () => 'R-1', app: { name: 'test', version: '1' } };
const REQUEST = { site: demoSite('S02'), ...demoProject('S02'), parameters: {} };

async function rehearsed(session: ScreeningSession): Promise<number> {
  let steps = 0;
  for await (const _ of session.rehearse()) steps++;
  return steps;
}

describe('made-up sites', () => {
  it('are sound, and lie on zones of several layers', async () => {
    const source = sourceOfData();
    const layers = await loadRequiredLayers(RULESET, source);
    const made = rehearsals(layers);
    expect(made.flatMap(({ site }) => siteProblems(site))).toEqual([]);
    const session = new ScreeningSession(RULESET, source, PORTS);
    const met = new Set<string>();
    for (const request of made.filter(({ live }) => !live)) {
      const reply = await session.screen(request);
      if (!reply.ok) throw new Error(JSON.stringify(reply.problems));
      expect(reply.value.overlaps.length).toBeGreaterThan(0);
      for (const { role } of reply.value.overlaps) met.add(role);
    }
    expect(met.size).toBeGreaterThan(2);
  });

  it('are none where no layer could be read', () => {
    expect(rehearsals([])).toEqual([]);
  });
});

describe('a session that has rehearsed', () => {
  it('answers to the letter as one that has not, and told nobody', async () => {
    const onMeasured = vi.fn();
    const session = new ScreeningSession(RULESET, sourceOfData(), { ...PORTS, onMeasured });
    expect(await rehearsed(session)).toBeGreaterThan(20);
    expect(onMeasured).not.toHaveBeenCalled();
    const fresh = new ScreeningSession(RULESET, sourceOfData(), PORTS);
    for (const live of [true, false, true]) {
      const request = { ...REQUEST, ...(live && { live }) };
      expect(await session.screen(request)).toEqual(await fresh.screen(request));
    }
  });

  it('keeps what it knows of the site in hand', async () => {
    const [session, fresh] = [0, 1].map(() => new ScreeningSession(RULESET, sourceOfData(), PORTS));
    for (const one of [session!, fresh!]) await one.screen(REQUEST);
    await rehearsed(session!);
    const drag = { ...REQUEST, live: true };
    expect(await session!.screen(drag)).toEqual(await fresh!.screen(drag));
  });
});
