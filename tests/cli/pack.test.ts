import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordSchema } from '../../src/record/record.ts';
import { screen, withFolder } from './cli.ts';

const PACK = 'data/examples/access-list.pack.json';
const SITE = ['run', '--site', 'S02', '--project', 'data/sites/S02.project.json', '--format', 'json'];

describe('screen --pack', () => {
  it('screens with the pack, names it in the record, and verifies only with it', async () => {
    await withFolder(async (folder) => {
      const [plain, packed] = await Promise.all([screen(SITE), screen([...SITE, '--pack', PACK])]);
      const [before, now] = [plain, packed].map(({ stdout }) => recordSchema.parse(JSON.parse(stdout)));
      expect(before?.inputs.rules).not.toHaveProperty('pack');
      expect(now?.inputs.rules.pack).toMatchObject({ name: '生态环境准入清单示例(虚构)', version: '2026-01' });
      expect(now?.inputs.rules.sha256).not.toBe(before?.inputs.rules.sha256);

      const [with_, without] = [join(folder, 'with.json'), join(folder, 'without.json')];
      writeFileSync(with_, packed.stdout);
      writeFileSync(without, plain.stdout);
      const [missing, both] = await Promise.all([
        screen(['verify', with_]),
        // A record made without the pack is computed without it.
        screen(['verify', with_, without, '--pack', PACK]),
      ]);
      expect(missing.status).toBe(2);
      expect(missing.stderr).toContain('生态环境准入清单示例(虚构)');
      expect(missing.stderr).toContain(now?.inputs.rules.pack?.sha256);
      expect([both.status, both.stderr]).toEqual([0, '']);
    });
  });

  it('refuses a bad pack with file, line and path, in the language asked for', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'bad.json');
      writeFileSync(file, '{\n  "kind": "shangjie_rule_pack",\n  "schema": 1,\n  "name": "x"\n}');
      const { status, stdout, stderr } = await screen([...SITE, '--pack', file, '--lang', 'en']);
      expect([status, stdout]).toEqual([2, '']);
      expect(JSON.parse(stderr).error).toMatchObject({
        code: 'shape_missing',
        where: { file, line: 1, field: 'version' },
      });
      const gone = await screen(['rules', '--pack', join(folder, 'none.json')]);
      expect([gone.status, gone.stdout]).toEqual([2, '']);
      expect(gone.stderr).toContain('none.json');
    });
  });

  it('lists what a pack changes, runs all examples with it, and has a schema', async () => {
    const [listed, tested, schema] = await Promise.all([
      screen(['rules', '--pack', PACK, '--format', 'json']),
      screen(['rules', 'test', '--pack', PACK]),
      screen(['schema', 'pack']),
    ]);
    expect(JSON.parse(listed.stdout).pack.differences).toHaveLength(6);
    expect(tested.status).toBe(0);
    expect(Object.keys(JSON.parse(schema.stdout).properties)).toContain('disable');
  });
});
