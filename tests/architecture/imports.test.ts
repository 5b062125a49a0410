import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IMPORT_TABLE, PURE } from './import-table.ts';
import { forbiddenImports, sourceFiles } from './imports.ts';

const SRC = join(import.meta.dirname, '../../src');
const FIXTURE = join(import.meta.dirname, 'fixture');

describe('direction of imports', () => {
  it('finds the source files', () => {
    expect(sourceFiles(SRC).length).toBeGreaterThan(20);
  });

  it('allows only what the table allows', () => {
    expect(forbiddenImports(SRC)).toEqual([]);
  });

  it('catches a type import, a package and a dynamic import that reach up', () => {
    expect(
      forbiddenImports(FIXTURE)
        .map(({ specifier }) => specifier)
        .toSorted(),
    ).toEqual(['../geo/thing.ts', '../geo/thing.ts', 'node:fs']);
  });
});

describe('the table in docs/architecture.md', () => {
  it('says of every folder what the table in code says', () => {
    const page = readFileSync(join(SRC, '../docs/architecture.md'), 'utf8');
    const rows = [...page.matchAll(/^\| (\w+) \| [^|]+ \| ([^|]+) \|$/gm)].filter(([, folder]) => folder !== 'folder');
    const told = rows.map(([, folder = '', may = '']) => {
      const folders =
        may === '–' ? [] : may.split(', ').flatMap((name) => (name === 'the pure folders' ? PURE : [name]));
      return [folder, folders.filter((name) => name !== folder).toSorted()] as const;
    });
    const meant = Object.entries(IMPORT_TABLE).map(
      ([folder, { folders }]) => [folder, folders.filter((name) => name !== folder).toSorted()] as const,
    );
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(meant));
  });
});

describe('rules are data', () => {
  it('names no clause or law id in the sources outside comments', () => {
    const named = sourceFiles(SRC).filter((file) => {
      const code = readFileSync(join(SRC, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return /['"`](C\d{1,2}-\d{1,2}|L\d{1,2}(\.\d+)?)['"`]/.test(code);
    });
    expect(named).toEqual([]);
  });
});
