import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clausesPage } from '../../src/build/clauses-page.ts';
import { filesPage } from '../../src/build/files-page.ts';
import { guidePage } from '../../src/build/guide-page.ts';
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

describe('docs/user/files.md', () => {
  const written = readFileSync(join(ROOT, 'docs/user/files.md'), 'utf8');

  it('has the tables that `npm run docs` writes from readers, writers and words', () => {
    expect(written === filesPage(written) ? 'up to date' : 'run npm run docs').toBe('up to date');
    expect(written).toContain('`swapped_axes`');
    expect(written.match(/^<!-- [^/]/gm)).toHaveLength(3);
  });

  it('a table gone stale is noticed', () => {
    const stale = written.replace('`swapped_axes`', '`swapped_axis`');
    expect(filesPage(stale)).toBe(written);
  });
});

describe('docs/user/reading-a-verdict.md', () => {
  it('says what the help says', () => {
    const written = readFileSync(join(ROOT, 'docs/user/reading-a-verdict.md'), 'utf8');
    expect(written === guidePage() ? 'up to date' : 'run npm run docs').toBe('up to date');
  });
});
