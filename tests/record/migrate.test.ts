import { describe, expect, it } from 'vitest';
import { type Migration, migrate } from '../../src/record/migrate.ts';

/** Two steps as later versions would bring them: a member renamed, then one split. */
const STEPS: readonly Migration[] = [
  ({ label, ...rest }) => ({ ...rest, name: label }),
  ({ name, ...rest }) => ({ ...rest, name: { zh: name } }),
];

describe('records of earlier versions', () => {
  it.each([[{ schema: 1, label: '甲' }], [{ schema: 2, name: '甲' }], [{ schema: 3, name: { zh: '甲' } }]])(
    '%j comes to the last shape',
    (json) => {
      const before = JSON.stringify(json);
      expect(migrate(json, STEPS)).toMatchObject({ ok: true, value: { schema: 3, name: { zh: '甲' } } });
      expect(JSON.stringify(json)).toBe(before);
    },
  );

  it('a later version is refused, with the version known', () => {
    expect(migrate({ schema: 4 }, STEPS)).toMatchObject({
      ok: false,
      problems: [{ code: 'record_newer', params: { schema: 4, known: 3 } }],
    });
  });

  it.each([[null], [[]], [{}], [{ schema: 0 }], [{ schema: 1.5 }], [{ schema: '1' }]])('%j is no record', (json) => {
    expect(migrate(json, STEPS)).toMatchObject({ ok: false, problems: [{ code: 'record_unreadable' }] });
  });
});
