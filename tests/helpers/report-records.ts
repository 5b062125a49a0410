import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { lawSchema } from '../../src/plan/seeds.ts';
import type { ScreeningRecord } from '../../src/record/record.ts';
import { reportPlan } from '../../src/report/report-plan.ts';
import { runScreening } from '../../src/run/run-screening.ts';
import { demoProject, demoSite, sourceOfData } from './demo-sites.ts';
import { CARDS, RULESET } from './plan.ts';

const PORTS = { now: () => '2026-01-01T00:00:00.000Z', newId: () => 'R-1', app: { name: 'test', version: '1' } };

function seeds(file: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../seeds', file), 'utf8'));
}

/** The pack's words with the seeds' clauses and laws, as a host has them. */
export const REPORT_PLAN = reportPlan({ ...RULESET, laws: z.array(lawSchema).parse(seeds('law.json')) }, CARDS);

const kept = new Map<string, Promise<ScreeningRecord>>();

/** The record of a demonstration site with its answers; computed once. */
export function recordOf(id: string): Promise<ScreeningRecord> {
  const known = kept.get(id) ?? screened(id);
  kept.set(id, known);
  return known;
}

async function screened(id: string): Promise<ScreeningRecord> {
  const request = { site: demoSite(id), project: demoProject(id), ruleset: RULESET, source: sourceOfData() };
  const run = await runScreening(request, PORTS);
  if (!run.ok) throw new Error(JSON.stringify(run.problems));
  return run.value;
}
