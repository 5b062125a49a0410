import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { REPORT_FORMAT_NAMES } from '../../src/report/formats.ts';
import { screen, withFolder } from './cli.ts';

vi.setConfig({ testTimeout: 120_000 });

const KEPT = join(import.meta.dirname, '../fixtures/records/0.1.0-S02-reviewed.json');

describe('screen report', () => {
  it('makes from a saved record what run makes at once, in every form', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'record.json');
      expect((await screen(['run', '--site', 'S17', '--format', 'json', '--out', file])).status).toBe(0);
      for (const format of REPORT_FORMAT_NAMES) {
        const out = join(folder, `out.${format}`);
        const made = await screen(['report', file, '--format', format, '--out', out]);
        expect([format, made.status, made.stderr]).toEqual([format, 0, '']);
        expect(readFileSync(out).length).toBeGreaterThan(format === 'chainage' ? 3 : 500);
      }
      const again: unknown = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
      expect(again).toEqual(JSON.parse(readFileSync(file, 'utf8')));
      const docx = unzipSync(new Uint8Array(readFileSync(join(folder, 'out.docx'))));
      expect(strFromU8(docx['word/document.xml']!)).toContain('界址点坐标');
    });
  });

  it('reads records of the first version, without outlines for the map, with what officers said', async () => {
    const { status, stdout } = await screen(['report', KEPT]);
    expect(status).toBe(0);
    expect(stdout).toContain('没有保存周边图层的轮廓');
    expect(stdout).toContain('人工意见');
    expect(stdout).toContain('另一版规则包');
  });

  it('refuses a record that was changed after it was sealed, and more than one', async () => {
    await withFolder(async (folder) => {
      const record = JSON.parse(readFileSync(KEPT, 'utf8'));
      record.verdict.atWorst = 'clear';
      const file = join(folder, 'changed.json');
      writeFileSync(file, JSON.stringify(record));
      const changed = await screen(['report', file]);
      expect([changed.status, changed.stdout]).toEqual([2, '']);
      expect(changed.stderr).toContain('[record_tampered]');
      const many = await screen(['report', KEPT, KEPT]);
      expect([many.status, many.stderr.includes('[one_record_needed]')]).toEqual([2, true]);
    });
  });
});
