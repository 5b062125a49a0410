import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Inspection, importSite } from '../../src/site/import-site.ts';
import { FAULTS, mutate, seeded } from './mutations.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/sites');
/** Faults of each kind per file; `npm run fuzz` asks for 90, over 10 000 damaged files. */
const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 8);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_124);

const files = readdirSync(FOLDER)
  .filter((file) => /^s\d/.test(file) && !file.startsWith('s27'))
  .sort();

function areaM2({ parcels }: Inspection): number {
  return parcels.reduce((sum, { areaPlaneM2 }) => sum + areaPlaneM2, 0);
}

function ringsOf({ parcels }: Inspection): string[] {
  return parcels.flatMap(({ geometry }) => {
    const parts = geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : geometry.coordinates;
    return parts.map((ring) => JSON.stringify(ring));
  });
}

/** Cut between two rings of a list, a file is a sound file of less; nothing in it tells. */
function isWholeRings(found: Inspection, original: Inspection): boolean {
  const known = new Set(ringsOf(original));
  return ringsOf(found).every((ring) => known.has(ring));
}

describe('damaged files', () => {
  test.each(files)(
    '%s: never a crash, a hang, or another site without a warning',
    async (file) => {
      const bytes = new Uint8Array(readFileSync(join(FOLDER, file)));
      const original = await importSite(file, bytes);
      const random = seeded(SEED + Number(file.slice(1, 3)));
      for (const fault of FAULTS) {
        for (let round = 0; round < ROUNDS; round++) {
          const { bytes: damaged, digitOnly } = mutate(bytes, fault, random);
          const found = await importSite(file, damaged);
          const label = `${fault} ${round} of seed ${SEED}`;
          if (found.outcome !== 'ok' || digitOnly) continue;
          if (fault === 'truncate' && isWholeRings(found, original)) continue;
          expect(Math.abs(areaM2(found) - areaM2(original)), label).toBeLessThanOrEqual(0.1);
        }
      }
    },
    60_000 + 10_000 * ROUNDS,
  );
});
