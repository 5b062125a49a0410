import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { screen, withFolder } from './cli.ts';

const RUN = ['run', '--site', 'S02', '--project', 'data/sites/S02.project.json', '--format', 'json', '--out'];

describe('screen verify', () => {
  it('answers 0 for a record as made, 1 for a changed one, 2 for what is no record', async () => {
    await withFolder(async (folder) => {
      const [made, changed, none] = ['made.json', 'changed.json', 'none.json'].map((name) => join(folder, name));
      if (!made || !changed || !none) throw new Error('no paths');
      await screen([...RUN, made]);
      writeFileSync(changed, readFileSync(made, 'utf8').replace('"atWorst": "prohibit"', '"atWorst": "notice"'));
      writeFileSync(none, '{"schema": 1}');
      const [same, differs, cannot, all] = await Promise.all([
        screen(['verify', made]),
        screen(['verify', changed, '--format', 'json']),
        screen(['verify', none, '--format', 'json']),
        screen(['verify', made, changed, none]),
      ]);
      expect([same.status, differs.status, cannot.status, all.status]).toEqual([0, 1, 2, 2]);
      const [record] = (JSON.parse(differs.stdout) as { records: unknown[] }).records;
      expect(record).toMatchObject({
        outcome: 'differs',
        intact: false,
        error: { code: 'record_tampered' },
        first: { part: 'verdict', of: 'atWorst', before: 'notice', now: 'prohibit' },
      });
      expect(cannot.stdout).toBe('');
      expect(JSON.parse(cannot.stderr)).toMatchObject({ error: { code: 'record_unreadable', where: { file: none } } });
    });
  });

  it('needs a record', async () => {
    const { status, stderr } = await screen(['verify']);
    expect(status).toBe(2);
    expect(stderr).toContain('record_needed');
  });
});
