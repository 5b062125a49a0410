import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogSchema } from '../../src/catalog/catalog.ts';
import { fgbSource } from '../../src/catalog/fgb-source.ts';
import { rulesetSchema } from '../../src/plan/ruleset.ts';
import { readProject } from '../../src/project/read-project.ts';
import type { ScreeningRecord } from '../../src/record/record.ts';
import { runScreening } from '../../src/run/run-screening.ts';
import { importSite, siteFromInspection } from '../../src/site/import-site.ts';
import { REPOSITORY, screen } from '../cli/cli.ts';

const DATA = join(REPOSITORY, 'public/data');
const bytes = (path: string) => new Uint8Array(readFileSync(path));
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** What any host does: read the published files, import, screen. */
async function screenHere(id: string): Promise<ScreeningRecord> {
  const catalog = catalogSchema.parse(json(join(DATA, 'catalog.json')));
  const ruleset = rulesetSchema.parse(json(join(DATA, 'ruleset.json')));
  const inspection = await importSite(`${id}.geojson`, bytes(join(DATA, `sites/${id}.geojson`)));
  const site = siteFromInspection(inspection, { origin: 'demo' });
  const project = readProject(json(join(DATA, `sites/${id}.project.json`)), ruleset);
  if (!site || !project.ok) throw new Error(`cannot read ${id}`);
  const { version } = json(join(REPOSITORY, 'package.json')) as { version: string };
  const run = await runScreening(
    {
      site,
      project: project.value,
      ruleset,
      source: fgbSource(catalog, { read: async (path) => bytes(join(DATA, path)) }),
    },
    { now: () => '2026-01-01T00:00:00.000Z', newId: () => 'R-1', app: { name: 'shangjie-site-screening', version } },
  );
  if (!run.ok) throw new Error(JSON.stringify(run.problems));
  return run.value;
}

describe('the command line and the core', () => {
  it.each(['S02', 'S05', 'S07', 'S08', 'S14', 'S15'])('%s: the same record, byte for byte', async (id) => {
    const project = `data/sites/${id}.project.json`;
    const { stdout } = await screen(['run', '--site', id, '--project', project, '--format', 'json']);
    const theirs: ScreeningRecord = JSON.parse(stdout);
    const ours = await screenHere(id);
    expect({ ...theirs, id: ours.id, createdAt: ours.createdAt }).toEqual(ours);
  });
});
