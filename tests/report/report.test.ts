import { beforeAll, describe, expect, it } from 'vitest';
import { csvCell } from '../../src/files/csv.ts';
import type { ScreeningRecord } from '../../src/record/record.ts';
import { reviewBasis, withReviews } from '../../src/record/review.ts';
import { recordToCsv } from '../../src/report/to-csv.ts';
import { recordToGeojson } from '../../src/report/to-geojson.ts';
import { recordToText } from '../../src/report/to-text.ts';
import { runScreening } from '../../src/run/run-screening.ts';
import { demoProject, demoSite, sourceOfData } from '../helpers/demo-sites.ts';
import { RULESET } from '../helpers/plan.ts';

let record: ScreeningRecord;

beforeAll(async () => {
  const ports = { now: () => '2026-01-01T00:00:00.000Z', newId: () => 'R-1', app: { name: 'test', version: '1' } };
  const site = { ...demoSite('S17'), name: '=HYPERLINK("x")\n研判 禁止' };
  const run = await runScreening(
    { site, project: demoProject('S17'), ruleset: RULESET, source: sourceOfData() },
    ports,
  );
  if (!run.ok) throw new Error(JSON.stringify(run.problems));
  record = run.value;
});

describe('csvCell', () => {
  it.each(['=1+1', '+1', '-1', '@x', '\t=1', ' =1', '\u003d1', '\uff1d1'])('keeps %j text', (value) => {
    expect(csvCell(value).replace(/^"/, '').startsWith("'")).toBe(true);
  });

  it('leaves numbers, dates and plain words alone, and quotes what must be', () => {
    expect([csvCell(-1.5), csvCell('2026-01-01T00:00:00.000Z'), csvCell('汜水河'), csvCell(null)]).toEqual([
      '-1.5',
      '2026-01-01T00:00:00.000Z',
      '汜水河',
      '',
    ]);
    expect(csvCell('a,"b"')).toBe('"a,""b"""');
  });
});

describe('reports', () => {
  it('CSV: one row for the verdict, one per finding, names as text', () => {
    const csv = recordToCsv(record, 'zh');
    expect(csv.startsWith('\ufeffrecord_id,')).toBe(true);
    expect(csv).toContain(`"'=HYPERLINK(""x"")`);
    expect(csv.split('\r\n').length).toBe(record.findings.length + 3);
  });

  it('text: a line break in a name cannot forge a line', () => {
    const lines = recordToText(record, 'zh').split('\n');
    expect(lines.some((line) => line.startsWith('研判 禁止'))).toBe(false);
    expect(lines.some((line) => line.startsWith('研判  至少：有条件；最坏：禁止'))).toBe(true);
  });

  it('text: every finding, unknown and layer is told', () => {
    const text = recordToText(record, 'en');
    for (const { ruleId } of record.findings) expect(text).toContain(ruleId);
    for (const { role } of record.inputs.layers) expect(text).toContain(`${role}:`);
    expect(text).toContain('Schematic result');
  });

  it('GeoJSON: the parcels and the shortest lines', () => {
    const { features } = JSON.parse(recordToGeojson(record, []));
    expect(features[0]).toMatchObject({
      properties: { kind: 'site', at_worst: 'prohibit' },
      geometry: { type: 'Polygon' },
    });
    expect(features.some((feature: { properties: { kind: string } }) => feature.properties.kind === 'distance')).toBe(
      true,
    );
  });

  it('text: what officers said stands beside the result, on one line each, and asks again where its basis changed', () => {
    const said = { decision: 'set_aside', reason: '已核实\n研判  未见冲突', by: '王某' } as const;
    const at = '2026-01-02T00:00:00.000Z';
    const basis = reviewBasis(record, 'C4-6') ?? '';
    const entries = [
      { ruleId: 'C4-6', ...said, at, basis },
      { ruleId: 'C4-2', ...said, at, basis: 'f'.repeat(64) },
    ];
    const lines = recordToText(withReviews(record, entries), 'zh').split('\n');
    const [fresh, old] = lines.filter((line) => line.includes('已核实'));
    expect(fresh).toContain('C4-6 不采用 · 已核实 研判  未见冲突 · 王某');
    expect(fresh).not.toContain('须重看');
    expect(old).toContain('依据已变，须重看');
    expect(recordToText(record, 'zh')).not.toContain('人工意见');
  });
});
