import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecord } from '../../src/record/read-record.ts';
import { loadRequiredLayers } from '../../src/run/required-layers.ts';
import { verifyRecord } from '../../src/run/verify-record.ts';
import { sourceOfData } from '../helpers/demo-sites.ts';
import { RULESET } from '../helpers/plan.ts';

/** Records as earlier versions sealed them; see the README there. */
const FOLDER = join(import.meta.dirname, '../fixtures/records');
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
const PORTS = { now: () => '2026-01-01T00:00:00.000Z', newId: () => 'R-1', app: { name: 'test', version: '1' } };
const INPUTS = new Set(['layer', 'rules', 'parameter']);

const layers = await loadRequiredLayers(RULESET, sourceOfData());

describe('records of earlier versions', () => {
  it('are kept', () => {
    expect(FILES.length).toBeGreaterThanOrEqual(5);
  });

  it.each(FILES)('%s opens as sealed, and verifies or tells the input that changed first', (file) => {
    const json: unknown = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
    const read = readRecord(json);
    expect(read.ok && read.value.broken).toEqual([]);
    const verified = verifyRecord(json, layers, RULESET, PORTS);
    if (!verified.ok) throw new Error(JSON.stringify(verified.problems));
    const [first] = verified.value.differences;
    const explained = verified.value.outcome !== 'differs' || INPUTS.has(first?.part ?? '');
    expect([explained, first]).toEqual([true, first]);
  });
});
