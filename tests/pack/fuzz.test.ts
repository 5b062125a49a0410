import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Ruleset } from '../../src/plan/ruleset.ts';
import { openPack } from '../../src/run/open-pack.ts';
import { sourceOfData } from '../helpers/demo-sites.ts';
import { bundledRuleset, EXAMPLE_TEXT, type Json, told } from './pack-for-tests.ts';

vi.setConfig({ testTimeout: 120_000 });

const SOURCE = sourceOfData();
/** Few rules, so that a pack is checked in milliseconds; all names, so that it is checked for real. */
const small: Promise<Ruleset> = bundledRuleset.then((ruleset) => ({ ...ruleset, rules: ruleset.rules.slice(0, 3) }));

/** Places of all values inside a value. */
function places(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.keys(value).flatMap((key) => places(value[key], [...path, key]))];
}

const PLACES = places(JSON.parse(EXAMPLE_TEXT)).filter((path) => path.length > 0);

function damaged(path: readonly (string | number)[], how: 'delete' | 'double' | 'put', value: unknown): string {
  const pack = JSON.parse(EXAMPLE_TEXT);
  const parent = path.slice(0, -1).reduce<Json>((inner, key) => inner[key], pack);
  const key = path.at(-1) ?? '';
  if (how === 'put') parent[key] = value;
  else if (how === 'double' && Array.isArray(parent)) parent.push(parent[Number(key)]);
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
  return JSON.stringify(pack, null, 1);
}

const NASTY = [null, true, -1, 0, 1e308, '', 'x', '__proto__', '{', [], {}, [[]], { all: [] }, { not: { not: {} } }];
const SWAPS = [
  'nature',
  'is_chemical',
  'toxic',
  'al_heavy_metal',
  'water_m3_a',
  'noise',
  'eco_unit',
  'district',
  'pbf',
];

describe('a damaged pack', () => {
  it('is taken or refused with words, and never throws', async () => {
    const bundled = await small;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PLACES),
        fc.constantFrom('delete' as const, 'double' as const, 'put' as const),
        fc.oneof(fc.constantFrom(...NASTY), fc.constantFrom(...SWAPS)),
        async (path, how, value) => {
          const opened = await openPack(damaged(path, how, value), bundled, SOURCE);
          for (const problem of opened.ok ? opened.warnings : opened.problems) told(problem);
          if (!opened.ok) refused += 1;
        },
      ),
      { numRuns: 400 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  it('cut off anywhere, or with any character changed, never throws either', async () => {
    const bundled = await small;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(EXAMPLE_TEXT.trimEnd().length - 1),
        fc.constantFrom('', '"', '{', ']', ',', '\u0000', '9'),
        async (at, sign) => {
          const cut = await openPack(EXAMPLE_TEXT.slice(0, at), bundled, SOURCE);
          const changed = await openPack(
            EXAMPLE_TEXT.slice(0, at) + sign + EXAMPLE_TEXT.slice(at + 1),
            bundled,
            SOURCE,
          );
          expect(cut.ok).toBe(false);
          for (const problem of changed.ok ? [] : changed.problems) told(problem);
        },
      ),
      { numRuns: 150 },
    );
  });
});
