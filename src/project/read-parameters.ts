import { errorProblem, type Problem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { type Parameter, type ParameterOverrides, parameterOverridesSchema } from '../plan/parameter.ts';

/**
 * Reads a parameters file `{ parameters: { id: { value, reason } } }` and holds it against the known parameters.
 * Errors: parameters_malformed (where.field names the member), parameter_unknown, parameter_out_of_range.
 */
export function readParameterOverrides(json: unknown, parameters: readonly Parameter[]): Result<ParameterOverrides> {
  const parsed = parameterOverridesSchema.safeParse(json);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    return failure(errorProblem('parameters_malformed', { field }));
  }
  const byId = new Map(parameters.map((parameter) => [parameter.id, parameter]));
  const problems = Object.entries(parsed.data.parameters).flatMap(([id, { value }]): Problem[] => {
    const known = byId.get(id);
    const where = { field: id };
    if (!known) return [errorProblem('parameter_unknown', where, { key: id })];
    if (value >= known.min && value <= known.max) return [];
    return [errorProblem('parameter_out_of_range', where, { key: id, value, min: known.min, max: known.max })];
  });
  const [first, ...rest] = problems;
  return first ? failure(first, ...rest) : success(parsed.data);
}
