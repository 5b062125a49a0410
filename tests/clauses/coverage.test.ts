import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Effect, maxEffect } from '../../src/plan/effect.ts';
import type { Rule } from '../../src/plan/rule.ts';
import { clauseSchema, lawSchema } from '../../src/plan/seeds.ts';
import { RULES } from '../helpers/plan.ts';

const SEEDS = join(import.meta.dirname, '../../seeds');
const seed = (name: string): unknown => JSON.parse(readFileSync(join(SEEDS, name), 'utf8'));
const CLAUSES = z.array(clauseSchema).parse(seed('clauses.json'));
const LAWS = z.array(lawSchema).parse(seed('law.json'));

function ruleOf(clauseId: string): Rule | undefined {
  return RULES.rules.find(({ clauses }) => clauses.includes(clauseId));
}

function worst(rule: Rule | undefined): Effect {
  return (rule?.outcomes ?? []).map(({ effect, upTo }) => upTo ?? effect).reduce(maxEffect, 'clear');
}

/** Rules whose gravest effect is not the one noted with the clause, and why. */
const OTHER_EFFECT: Readonly<Record<string, string>> = {
  'C9-7': 'the law above asks for distance and noise reduction, so it is restrict',
  'C10-3': 'the plan is in favour; the ban on basic farmland and red line is the solid-waste law',
  'C11-4': 'a task of the administration; it asks nothing of a project',
};

describe('coverage of the plan', () => {
  it('knows 90 clauses', () => expect(CLAUSES).toHaveLength(90));

  it.each(CLAUSES.map((clause) => [clause.id] as const))('%s has exactly one entry', (id) => {
    expect(RULES.rules.filter(({ clauses }) => clauses.includes(id)).map((rule) => rule.id)).toEqual([id]);
  });

  it('makes every core clause executable', () => {
    const core = CLAUSES.filter(({ tier }) => tier === 1);
    expect(core).toHaveLength(24);
    expect(core.filter(({ id }) => ruleOf(id)?.kind !== 'executable').map(({ id }) => id)).toEqual([]);
  });

  it('sets apart exactly what the plan encourages', () => {
    const encouraged = RULES.rules.filter(({ kind }) => kind === 'encourage').map(({ id }) => id);
    expect(encouraged).toEqual(CLAUSES.filter(({ encourage }) => encourage).map(({ id }) => id));
  });

  it('cites every law noted with its clause', () => {
    const missing = CLAUSES.flatMap(({ id, laws }) =>
      laws.filter((law) => !ruleOf(id)?.laws.includes(law)).map((law) => `${id} ${law}`),
    );
    expect(missing).toEqual([]);
  });

  it('reaches the effect noted with each clause, and no graver one without a reason', () => {
    const differing = CLAUSES.filter(({ id, effect }) => worst(ruleOf(id)) !== effect && !(id in OTHER_EFFECT));
    expect(differing.map(({ id, effect }) => `${id} ${effect} ≠ ${worst(ruleOf(id))}`)).toEqual([]);
  });

  it('says what paper settles every condition and restriction', () => {
    const without = RULES.rules.flatMap(({ id, outcomes }) =>
      outcomes.flatMap(({ effect, material, pending }, index) =>
        (effect === 'condition' || effect === 'restrict') && !material && !pending
          ? [`${id} outcome ${index + 1}`]
          : [],
      ),
    );
    expect(without).toEqual([]);
  });
});

describe('rules that rest on higher law alone', () => {
  it('are the ones the readings name, and the two about the place itself', () => {
    const alone = RULES.rules.filter(({ clauses }) => clauses.length === 0).map(({ id }) => id);
    expect(alone.sort()).toEqual([
      'L10',
      'L10-highway',
      'L10-rail',
      'L14',
      'L15',
      'L2.26',
      'L2.67',
      'L4.2',
      'L4.5',
      'L8',
      'district',
      'territorial_plan',
    ]);
  });

  it('say so when the reading behind a number is not verified', () => {
    // A rule that rests on a law nobody checked word by word has to carry its reading.
    const unverified = new Set(LAWS.filter(({ status }) => status === 'memory').map(({ id }) => id));
    const silent = RULES.rules.filter(
      ({ laws, reading }) => laws.length > 0 && laws.every((law) => unverified.has(law)) && !reading,
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});
