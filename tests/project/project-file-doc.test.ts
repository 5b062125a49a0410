import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localText } from '../../src/i18n/full-width.ts';
import { readProject } from '../../src/project/read-project.ts';
import { RULES } from '../helpers/plan.ts';

const DOC = readFileSync(join(import.meta.dirname, '../../docs/user/project-file.md'), 'utf8');

describe('docs/user/project-file.md', () => {
  it.each(RULES.questions.flatMap(({ fields }) => fields.map((field) => [field.id, field] as const)))(
    'has a row for %s with its path and every answer',
    (id, field) => {
      const row = DOC.split('\n').find((line) => line.startsWith(`| \`${id}\` | \`${field.path}\` |`));
      expect(row).toBeDefined();
      for (const { code, name, standsFor } of field.options ?? []) {
        if (!standsFor) expect(row).toContain(`\`${code}\` ${localText(name, 'zh')}`);
      }
    },
  );

  it('names every derived attribute that can be overruled', () => {
    for (const { id } of RULES.derived) expect(DOC).toContain(`\`${id}\``);
  });

  it('shows a file that is read as it says', () => {
    const example = /```json\n([\s\S]*?)```/.exec(DOC)?.[1] ?? '';
    const project = readProject(JSON.parse(example), RULES);
    expect(project).toMatchObject({
      ok: true,
      value: {
        answers: { nature: 'new', industry_code: '3360', coal_t_a: 0, facility: [] },
        overrides: { two_high_one_resource: { value: false, by: '张工' } },
      },
    });
  });
});
