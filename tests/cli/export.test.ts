import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REPOSITORY, screen, withFolder } from './cli.ts';

const SAMPLE = join(REPOSITORY, 'tests/fixtures/sites/s01_txt_zone38_gbk_hole.txt');

interface Told {
  readonly outcome: string;
  readonly format: string;
  readonly crs: { readonly epsg: number };
  readonly parcels: readonly { readonly name: string; readonly areaPlaneM2: number; readonly holes: number }[];
}

async function inspected(file: string): Promise<Told> {
  return JSON.parse((await screen(['inspect', '--site', file])).stdout) as Told;
}

describe('export', () => {
  test('each format is read again as the same land', async () => {
    const original = await inspected(SAMPLE);
    await withFolder(async (folder) => {
      for (const [to, extension] of [
        ['txt', 'txt'],
        ['geojson', 'geojson'],
        ['kml', 'kml'],
        ['shp', 'zip'],
        ['dxf', 'dxf'],
        ['csv', 'csv'],
        ['xlsx', 'xlsx'],
      ] as const) {
        const out = join(folder, `out.${extension}`);
        expect((await screen(['export', '--site', SAMPLE, '--to', to, '--out', out])).status, to).toBe(0);
        const back = await inspected(out);
        expect(back.outcome, to).toMatch(/^ok/);
        expect(
          back.parcels.map(({ holes }) => holes),
          to,
        ).toEqual(original.parcels.map(({ holes }) => holes));
        back.parcels.forEach(({ areaPlaneM2 }, i) => {
          expect(Math.abs(areaPlaneM2 - original.parcels[i]!.areaPlaneM2), to).toBeLessThan(0.01);
        });
      }
    });
  });

  test('--crs is the system written in, --encoding that of its text', async () => {
    await withFolder(async (folder) => {
      const out = join(folder, 'a.txt');
      await screen([
        'export',
        '--site',
        SAMPLE,
        '--to',
        'txt',
        '--crs',
        'EPSG:4547',
        '--encoding',
        'gbk',
        '--out',
        out,
      ]);
      const text = new TextDecoder('gb18030', { fatal: true }).decode(readFileSync(out));
      expect(text).toContain('坐标系=2000国家大地坐标系');
      expect(text).toMatch(/^J1,1,3852867\.669,434660\.271\r$/m);
      // The same points in the same order as the survey had them, without the zone number.
      const original = new TextDecoder('gb18030').decode(readFileSync(SAMPLE));
      const points = (survey: string) =>
        survey.match(/^J\d+,.*(?=\r?$)/gm)!.map((row) => row.replace(/,38(?=\d{6}\.)/, ','));
      expect(points(text)).toEqual(points(original));
      expect((await inspected(out)).crs.epsg).toBe(4547);
    });
  });

  test('what the format cannot hold is said, and nothing is written where it cannot be at all', async () => {
    await withFolder(async (folder) => {
      const line = join(folder, 'road.geojson');
      const coordinates = [
        [113.27, 34.79],
        [113.28, 34.8],
      ];
      const properties = { name: '孟津路', widthM: 25 };
      writeFileSync(
        line,
        JSON.stringify({ type: 'Feature', properties, geometry: { type: 'LineString', coordinates } }),
      );
      const out = join(folder, 'road.dxf');
      const dxf = await screen(['export', '--site', line, '--to', 'dxf', '--out', out, '--lang', 'en']);
      expect(dxf.status).toBe(0);
      expect(dxf.stderr).toContain('width_not_written');
      for (const args of [
        ['--to', 'kml', '--crs', '4547'],
        ['--to', 'txt', '--crs', '2383'],
        ['--to', 'pdf'],
        ['--to', 'txt', '--encoding', 'latin1'],
      ]) {
        const refused = await screen(['export', '--site', line, ...args, '--out', join(folder, 'no')]);
        expect(refused.status).toBe(2);
      }
      expect(existsSync(join(folder, 'no'))).toBe(false);
    });
  });
});
