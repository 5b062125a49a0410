import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packSchema } from '../../src/plan/pack.ts';
import { ruleSchema } from '../../src/plan/rule.ts';
import { ROOT } from '../data/repository.ts';
import { EXAMPLE_TEXT } from './pack-for-tests.ts';

const GUIDE = readFileSync(join(ROOT, 'docs/user/rule-pack.md'), 'utf8');
const blocks = [...GUIDE.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => JSON.parse(json ?? '') as unknown);

describe('the guide to rule packs', () => {
  it('shows a pack and a rule that have the shape the program reads', () => {
    expect(blocks).toHaveLength(2);
    expect(packSchema.safeParse(blocks[0]).error).toBeUndefined();
    expect(ruleSchema.safeParse(blocks[1]).error).toBeUndefined();
  });

  it('names the example by its file and unit', () => {
    expect(GUIDE).toContain('data/examples/access-list.pack.json');
    expect(EXAMPLE_TEXT).toContain('SX-EU-Z02');
    expect(GUIDE).toContain('SX-EU-Z02');
  });
});
