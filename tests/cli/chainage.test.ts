import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ScreeningRecord } from '../../src/record/record.ts';
import { screen, withFolder } from './cli.ts';

const ROAD = {
  type: 'LineString',
  coordinates: [
    [113.256, 34.8],
    [113.262, 34.801],
    [113.27, 34.802],
    [113.285, 34.8],
  ],
};

test('a road: stretches in the record, a table in the text, a table as CSV; an area has none of it', async () => {
  await withFolder(async (folder) => {
    const road = join(folder, 'road.geojson');
    const feature = { type: 'Feature', properties: { name: '=示例路', widthM: 25 }, geometry: ROAD };
    writeFileSync(road, JSON.stringify(feature));
    const record = JSON.parse((await screen(['run', '--site', road, '--format', 'json'])).stdout) as ScreeningRecord;
    const river = record.findings.flatMap(({ facts }) => facts).find(({ role }) => role === 'river_mgmt')!;
    const [stretch] = river.chainage!;
    // The axis itself is in the zone for less than the corridor is abreast of it.
    expect(stretch!.toM - stretch!.fromM).toBeGreaterThanOrEqual(river.overlapLengthM);
    const csv = await screen(['run', '--site', road, '--format', 'chainage']);
    const rows = csv.stdout.trim().split('\r\n').slice(1);
    const line = rows.find((row) => row.includes('枯河河道管理范围'))!;
    expect(line).toMatch(/^1,'=示例路,K0\+\d{3}\.\d,K0\+\d{3}\.\d,/);
    expect(line).toContain(stretch!.fromM.toFixed(2));
    const starts = rows.map((row) => Number(row.split(',')[4]));
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    const text = (await screen(['run', '--site', road])).stdout;
    expect(text).toMatch(/里程表\n {2}桩号 K0\+000\.0 至/);
    expect(text).toContain('±0.5');
    const area = (await screen(['run', '--site', 'S02', '--format', 'json'])).stdout;
    expect(area).not.toContain('chainage');
  });
});
