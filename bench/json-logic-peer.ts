import jsonLogic from 'json-logic-js';
import type { AttributeCondition, Condition, FeatureFilter, SpaceCondition } from '../src/plan/condition.ts';
import type { DerivedAttribute } from '../src/plan/question.ts';
import type { Rule } from '../src/plan/rule.ts';
import type { AnswerValue } from '../src/project/project.ts';
import type { SiteFacts } from '../src/screening/facts.ts';
import type { ScreeningRules } from '../src/screening/screen-facts.ts';
import { zoneRefOf } from '../src/screening/zone-ref.ts';

type Logic = unknown;

/** What a two-valued engine is told of a place and a project. */
export interface PeerData {
  readonly answers: Readonly<Record<string, AnswerValue | undefined>>;
  readonly roles: Readonly<Record<string, { readonly features: readonly object[]; readonly share: number }>>;
}

/**
 * The same pack in JSON Logic, evaluated by json-logic-js: what a rule engine off the shelf makes of it. It knows true
 * and false only, so it takes the unanswered for no and the missing for nothing, and gives an effect without reasons.
 */
export class JsonLogicPeer {
  readonly #rules: readonly Logic[];
  readonly #pack: ScreeningRules;
  readonly #derived: ReadonlyMap<string, DerivedAttribute>;

  constructor(pack: ScreeningRules) {
    this.#pack = pack;
    this.#derived = new Map(pack.derived.map((attribute) => [attribute.id, attribute]));
    this.#rules = pack.rules.map((rule) => this.#rule(rule));
  }

  /** Effects of all rules, in their order. */
  effects(data: PeerData): string[] {
    return this.#rules.map((rule) => String(jsonLogic.apply(rule as jsonLogic.RulesLogic, data)));
  }

  #rule({ applies, outcomes }: Rule): Logic {
    const chain = outcomes.flatMap(({ when, effect }) => (when ? [this.#condition(when), effect] : [effect]));
    return { if: [applies ? this.#condition(applies) : true, { if: chain }, 'clear'] };
  }

  #condition(condition: Condition): Logic {
    if ('all' in condition) return { and: condition.all.map((part) => this.#condition(part)) };
    if ('any' in condition) return { or: condition.any.map((part) => this.#condition(part)) };
    if ('not' in condition) return { '!': this.#condition(condition.not) };
    return 'attr' in condition ? this.#attribute(condition) : this.#space(condition);
  }

  #attribute(condition: AttributeCondition): Logic {
    const derived = this.#derived.get(condition.attr);
    if (derived && 'is' in condition) return { '===': [this.#derivedValue(derived), condition.is] };
    const value = { var: `answers.${condition.attr}` };
    const limit = (id: string) => this.#pack.parameters.find((parameter) => parameter.id === id)?.value ?? null;
    const anyOf = (list: readonly unknown[]) => ({
      or: [{ in: [value, list] }, { some: [value, { in: [{ var: '' }, list] }] }],
    });
    if ('is' in condition) return anyOf([condition.is]);
    if ('in' in condition) return anyOf(condition.in);
    if ('startsWith' in condition) {
      return { or: condition.startsWith.map((start) => ({ '===': [{ substr: [value, 0, start.length] }, start] })) };
    }
    if ('tagged' in condition) {
      const codes = this.#pack.industries.filter(({ tags }) => tags.includes(condition.tagged));
      return { or: codes.map(({ code }) => ({ '===': [{ substr: [value, 0, code.length] }, code] })) };
    }
    if ('answered' in condition) return { '===': [{ '!': [{ '===': [value, null] }] }, condition.answered] };
    if ('gte' in condition) return { '>=': [value, limit(condition.gte)] };
    if ('gt' in condition) return { '>': [value, limit(condition.gt)] };
    if ('lte' in condition) return { '<=': [value, limit(condition.lte)] };
    return { '<': [value, limit(condition.lt)] };
  }

  #derivedValue({ cases, otherwise }: DerivedAttribute): Logic {
    return { if: [...cases.flatMap(({ when, value }) => [this.#condition(when), value]), otherwise] };
  }

  #space(condition: SpaceCondition): Logic {
    return { or: zoneRefOf(condition).roles.map((role) => this.#spaceOf(condition, role)) };
  }

  #spaceOf(condition: SpaceCondition, role: string): Logic {
    const { filter, distance } = zoneRefOf(condition);
    const share = { var: [`roles.${role}.share`, 0] };
    if ('inside' in condition) return { '>=': [share, 1] };
    if ('outside' in condition) return { '<': [share, 1] };
    const limit = this.#pack.parameters.find(({ id }) => id === distance)?.value ?? null;
    const met: Logic =
      'within' in condition
        ? { '<=': [{ var: 'distanceM' }, limit] }
        : 'crosses' in condition
          ? { var: 'severs' }
          : { '>': [{ var: 'overlapM2' }, 0] };
    const features = { var: [`roles.${role}.features`, []] };
    return { some: [features, { and: [met, ...filterLogic(filter)] }] };
  }
}

function filterLogic(filter: FeatureFilter | undefined): Logic[] {
  return Object.entries(filter ?? {}).map(([key, wanted]) => ({ in: [{ var: `properties.${key}` }, [wanted].flat()] }));
}

/** The facts of a site as flat data. */
export function peerData(facts: SiteFacts, answers: Readonly<Record<string, AnswerValue>>): PeerData {
  const roles = Object.entries(facts.roles).map(([name, role]) => {
    const features = role.features.map(({ edgeDistanceM, overlapEllipsoidM2, severs, properties }) => ({
      distanceM: edgeDistanceM,
      overlapM2: overlapEllipsoidM2,
      severs,
      properties,
    }));
    return [name, { features, share: role.unionShare }] as const;
  });
  return { answers, roles: Object.fromEntries(roles) };
}
