import type { AttributeCondition, Condition, FeatureFilter, SpaceCondition } from '../../src/plan/condition.ts';

/** One change to a condition, with words for the report. */
export interface ConditionMutant {
  readonly what: string;
  readonly condition: Condition;
}

/** What may stand in for a name: another attribute of the same type, another parameter of the same unit, another role. */
export interface Substitutes {
  attribute(id: string): string | undefined;
  parameter(id: string): string | undefined;
  role(id: string): string | undefined;
}

type Scalar = string | number | boolean;

function show(condition: Condition): string {
  return JSON.stringify(condition);
}

/** Every list with one of its entries left out; none for a list of one. */
function withoutEach<T>(list: readonly T[]): T[][] {
  return list.length < 2 ? [] : list.map((_entry, i) => list.filter((_other, j) => j !== i));
}

const OTHER_OPERATOR = { gte: 'gt', gt: 'gte', lte: 'lt', lt: 'lte' } as const;

function attributeMutants(condition: AttributeCondition, by: Substitutes): Condition[] {
  const mutants: Condition[] = [];
  const attr = by.attribute(condition.attr);
  if (attr) mutants.push({ ...condition, attr });
  if ('in' in condition) mutants.push(...withoutEach<Scalar>(condition.in).map((kept) => ({ ...condition, in: kept })));
  if ('startsWith' in condition) {
    mutants.push(...withoutEach(condition.startsWith).map((startsWith) => ({ ...condition, startsWith })));
  }
  for (const operator of ['gte', 'gt', 'lte', 'lt'] as const) {
    if (!(operator in condition)) continue;
    const limit = (condition as Record<string, string>)[operator] ?? '';
    mutants.push({ attr: condition.attr, [OTHER_OPERATOR[operator]]: limit } as Condition);
    const parameter = by.parameter(limit);
    if (parameter) mutants.push({ attr: condition.attr, [operator]: parameter } as Condition);
  }
  return mutants;
}

function filterMutants(filter: FeatureFilter): (FeatureFilter | undefined)[] {
  const fewer = Object.entries(filter).flatMap(([key, wanted]) =>
    Array.isArray(wanted) ? withoutEach(wanted).map((kept) => ({ ...filter, [key]: kept })) : [],
  );
  return [undefined, ...fewer];
}

type Zone = { role: string | string[]; filter?: FeatureFilter; distance?: string; gte?: string };

const OTHER_SPACE: Readonly<Record<string, string>> = {
  overlaps: 'inside',
  inside: 'overlaps',
  outside: 'inside',
  crosses: 'overlaps',
};

function spaceMutants(condition: SpaceCondition, by: Substitutes): Condition[] {
  const [entry] = Object.entries(condition) as [string, Zone][];
  if (!entry) return [];
  const [operator, zone] = entry;
  const make = (changed: Zone, other = operator) => ({ [other]: changed }) as unknown as Condition;
  const mutants: Condition[] = [];
  const roles = [zone.role].flat();
  mutants.push(...withoutEach(roles).map((role) => make({ ...zone, role })));
  const other = by.role(roles[0] ?? '');
  if (other) mutants.push(make({ ...zone, role: [other, ...roles.slice(1)] }));
  if (zone.filter) {
    const { filter, ...rest } = zone;
    mutants.push(...filterMutants(filter).map((kept) => make(kept ? { ...rest, filter: kept } : rest)));
  }
  if (zone.distance) {
    const distance = by.parameter(zone.distance);
    if (distance) mutants.push(make({ ...zone, distance }));
    const { distance: _distance, ...rest } = zone;
    mutants.push(make(rest, 'overlaps'));
  }
  const operatorInstead = OTHER_SPACE[operator];
  if (operatorInstead) mutants.push(make(zone, operatorInstead));
  return mutants;
}

/** Changes inside the parts of a conjunction or disjunction, the rest as it is. */
function partMutants(parts: readonly Condition[], key: 'all' | 'any', by: Substitutes): ConditionMutant[] {
  const rebuilt = (list: Condition[]) => (key === 'all' ? { all: list } : { any: list });
  const inside = parts.flatMap((part, i) =>
    conditionMutants(part, by).map(({ what, condition }) => ({
      what,
      condition: rebuilt(parts.map((other, j) => (i === j ? condition : other))),
    })),
  );
  const left = withoutEach(parts).map((kept, i) => ({
    what: `without ${show(parts[i] as Condition)}`,
    condition: rebuilt(kept),
  }));
  const flipped = key === 'all' ? { any: [...parts] } : { all: [...parts] };
  return [...inside, ...left, ...(parts.length > 1 ? [{ what: `${key} turned`, condition: flipped }] : [])];
}

/** Every small change of a condition: operator, attribute, value, parameter, role, filter, part left out, negation. */
export function conditionMutants(condition: Condition, by: Substitutes): ConditionMutant[] {
  if ('all' in condition) return partMutants(condition.all, 'all', by);
  if ('any' in condition) return partMutants(condition.any, 'any', by);
  if ('not' in condition) {
    const inside = conditionMutants(condition.not, by).map(({ what, condition: changed }) => ({
      what,
      condition: { not: changed },
    }));
    return [...inside, { what: `without not ${show(condition.not)}`, condition: condition.not }];
  }
  const changed = 'attr' in condition ? attributeMutants(condition, by) : spaceMutants(condition, by);
  const all = [...changed, { not: condition }];
  return all.map((mutant) => ({ what: `${show(condition)} → ${show(mutant)}`, condition: mutant }));
}
