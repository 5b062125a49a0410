import { errorProblem, type Place, type Problem } from '../../kernel/problem.ts';
import type { Parameter } from '../parameter.ts';
import type { Names } from './names.ts';
import { auditKnown } from './unique.ts';

/**
 * What no parameter of a unit can sensibly exceed; beyond it a unit has been mistaken. The district is some 15 km
 * across and 64 km² large; yearly amounts are bounded by those of a whole city.
 */
const GREATEST: Readonly<Record<Parameter['unit'], number>> = {
  m: 50_000,
  m2: 100_000_000,
  'm3/a': 1e9,
  'm3/d': 1e7,
  'tce/a': 1e8,
  't/a': 1e9,
  '1e4 t/a': 1e5,
  '1': 1e6,
};

/** A parameter: in its bounds, bounds in what its unit can mean, and no surer than the law it cites. */
export function auditParameter(parameter: Parameter, names: Names, where: Place): Problem[] {
  const { value, unit, min, max, law } = parameter;
  const at = (field: string): Place => ({ ...where, field });
  const absurd = (['min', 'max'] as const).filter(
    (name) => parameter[name] < 0 || parameter[name] > GREATEST[unit] || !Number.isFinite(parameter[name]),
  );
  return [
    ...absurd.map((name) => errorProblem('absurd_number', at(name), { name: parameter.id, value: parameter[name] })),
    ...(min > max ? [errorProblem('bounds_reversed', at('min'))] : []),
    ...(value !== null && (value < min || value > max)
      ? [errorProblem('out_of_bounds', at('value'), { value, min, max })]
      : []),
    ...auditKnown(law === undefined ? [] : [law], names.laws, 'unknown_law', at('law')),
    ...(parameter.basis === 'law' && law === undefined ? [errorProblem('empty_citation', at('law'))] : []),
    ...(parameter.status === 'verified' && law !== undefined && names.unverifiedLaws.has(law)
      ? [errorProblem('surer_than_law', at('status'), { name: law })]
      : []),
  ];
}
