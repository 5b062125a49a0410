import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { USAGE } from '../../src/cli/usage.ts';

const ROOT = join(import.meta.dirname, '../..');
const pagesUnder = (folder: string, recursive: boolean): string[] =>
  readdirSync(join(ROOT, folder), { recursive })
    .map((name) => join(folder, String(name)))
    .filter((path) => path.endsWith('.md'));
const PAGES = [...pagesUnder('.', false), ...pagesUnder('docs', true), ...pagesUnder('tests', true)];
const SCRIPTS: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts;

/** Made by whoever brings official layers; not in the repository. */
const NOT_KEPT = 'data/official/';

const readPage = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Anchors of a page's headings as GitHub makes them: lower case, marks dropped, blanks to hyphens. */
function anchorsOf(text: string): string[] {
  return [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

function brokenLink(page: string, target: string): boolean {
  if (/^[a-z]+:/.test(target)) return false;
  const [path = '', anchor] = decodeURI(target).split('#');
  const file = path === '' ? page : normalize(join(dirname(page), path));
  if (!existsSync(join(ROOT, file))) return true;
  return anchor !== undefined && !anchorsOf(readPage(file)).includes(anchor);
}

/** Whatever a page names and the repository does not have: links, files, scripts, commands and options. */
function troubles(page: string, text: string): string[] {
  const named = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, first = '']) => first);
  const lines = text.split('\n').filter((line) => /\bscreen (?:-- )?[a-z]/.test(line));
  const options = lines.flatMap((line) => line.match(/(?<=\s)--[a-z][a-z-]+/g) ?? []).filter((it) => it !== '--silent');
  return [
    ...named(/\]\(([^)\s]+)\)/g).filter((target) => brokenLink(page, target)),
    ...named(/`((?:src|tests|scripts|seeds|data|docs|bench)\/[\w./-]+)`/g)
      .filter((path) => !path.startsWith(NOT_KEPT))
      .filter((path) => !existsSync(join(ROOT, path))),
    ...named(/npm run (?:--silent )?([\w:]+)/g).filter((script) => !Object.hasOwn(SCRIPTS, script)),
    ...named(/(?:npm run (?:--silent )?screen -- |`screen )([a-z]+)/g).filter(
      (command) => !new RegExp(`^  ${command} `, 'm').test(USAGE.zh),
    ),
    ...options.filter((option) => !USAGE.zh.includes(option)),
  ];
}

describe('what the documents name is there', () => {
  it.each(PAGES)('%s', (page) => {
    expect(troubles(page, readPage(page))).toEqual([]);
  });

  it('every document can be reached from README.md', () => {
    const reached = new Set<string>(['README.md']);
    for (const page of reached) {
      for (const [, target = ''] of readPage(page).matchAll(/\]\(([^)#\s]+\.md)/g)) {
        if (!/^[a-z]+:/.test(target)) reached.add(normalize(join(dirname(page), target)));
      }
    }
    const own = PAGES.filter((page) => page.startsWith('docs/') && !page.startsWith('docs/decisions/'));
    expect(own.filter((page) => !reached.has(page))).toEqual([]);
  });

  it('what is not there is told', () => {
    const text = [
      '[a](docs/gone.md) [b](#往里看) [c](#nowhere) `src/cli/gone.ts`',
      '`npm run gone` `npm run --silent screen -- leave --site S02`, `screen run --forever`',
    ].join('\n');
    expect(troubles('README.md', text)).toEqual([
      'docs/gone.md',
      '#nowhere',
      'src/cli/gone.ts',
      'gone',
      'leave',
      '--forever',
    ]);
  });
});
