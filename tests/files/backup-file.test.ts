import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Backup, type BackupItem, itemHash, packBackup, readBackup } from '../../src/files/backup-file.ts';

const STAMP = { createdAt: '2026-11-25T01:00:00.000Z', app: { name: 'test', version: '1' } };
const ITEMS: readonly BackupItem[] = [
  { store: 'records', key: 'R-1', value: { id: 'R-1', n: [1, null, 'é'], nothing: undefined } },
  {
    store: 'layers',
    key: 'redline',
    value: { name: '红线', bytes: new Uint8Array([0, 255, 7]), parts: [new ArrayBuffer(2)] },
  },
];

async function backupOf(items: readonly BackupItem[]): Promise<Uint8Array> {
  return packBackup({ ...STAMP, items });
}

describe('a backup', () => {
  it('gives back whatever went in, bytes and words', async () => {
    const read = await readBackup('b.zip', await backupOf(ITEMS));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const { items, ...stamp } = read.value;
    expect(stamp).toEqual(STAMP);
    expect(items).toEqual([
      { store: 'records', key: 'R-1', value: { id: 'R-1', n: [1, null, 'é'] } },
      {
        store: 'layers',
        key: 'redline',
        value: { name: '红线', bytes: new Uint8Array([0, 255, 7]), parts: [new Uint8Array(2)] },
      },
    ]);
    expect(items.map(({ value }) => itemHash(value))).toEqual(ITEMS.map(({ value }) => itemHash(value)));
  });

  it('gives back any JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), async (values) => {
        const items = values.map((value, index) => ({
          store: 's',
          key: `${index}`,
          value: JSON.parse(JSON.stringify(value)),
        }));
        const read = await readBackup('b.zip', await backupOf(items));
        expect(read.ok && read.value.items).toEqual(items);
      }),
      { numRuns: 40 },
    );
  });

  it('refuses every file of it that was changed or left out, and names it', async () => {
    const files = unzipSync(await backupOf(ITEMS));
    for (const name of Object.keys(files).filter((file) => file !== 'manifest.json')) {
      const content = files[name] ?? new Uint8Array();
      const changed = { ...files, [name]: content.map((byte, index) => (index === 0 ? byte ^ 1 : byte)) };
      const { [name]: _gone, ...without } = files;
      for (const broken of [changed, without]) {
        const read = await readBackup('b.zip', zipSync(broken));
        expect(read).toMatchObject({ ok: false, problems: [{ code: 'backup_damaged', where: { field: name } }] });
      }
    }
  });

  it('refuses a cut one, another file, and one of a later program', async () => {
    const bytes = await backupOf(ITEMS);
    const code = async (content: Uint8Array) => {
      const read = await readBackup('b.zip', content);
      return read.ok ? null : read.problems[0].code;
    };
    expect(await code(bytes.slice(0, bytes.length - 30))).toBe('not_a_backup');
    expect(await code(new TextEncoder().encode('hello'))).toBe('not_a_backup');
    expect(await code(zipSync({ 'a.txt': new Uint8Array(3) }))).toBe('not_a_backup');
    const files = unzipSync(bytes);
    const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json'])) as Backup & { version: number };
    const later = new TextEncoder().encode(JSON.stringify({ ...manifest, version: 2 }));
    expect(await code(zipSync({ ...files, 'manifest.json': later }))).toBe('backup_newer');
  });
});
