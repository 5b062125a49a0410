import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clausesPage } from '../../src/build/clauses-page.ts';
import { parseSources } from '../../src/build/parse-sources.ts';
import { ROOT, repositoryTree } from './repository.ts';

describe('docs/clauses.md', () => {
  it('is what `npm run docs` writes from the sources as they are', async () => {
    const { sources, problems } = parseSources(await repositoryTree);
    expect(problems).toEqual([]);
    const written = readFileSync(join(ROOT, 'docs/clauses.md'), 'utf8');
    expect(written === clausesPage(sources) ? 'up to date' : 'run npm run docs').toBe('up to date');
  });

  it('leaves no clause without a rule', async () => {
    const { sources } = parseSources(await repositoryTree);
    expect(clausesPage(sources)).toContain('90 of 90 clauses are covered');
  });
});
