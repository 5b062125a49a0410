import type { Problem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { auditAnswers } from './audit-answers.ts';
import { auditCards } from './audit-cards.ts';
import { auditGeometry } from './audit-geometry.ts';
import { auditParameters } from './audit-parameters.ts';
import { auditPlan } from './audit-plan.ts';
import { auditQuestions } from './audit-questions.ts';
import { nameTable } from './name-table.ts';
import { parseSources } from './parse-sources.ts';
import type { PlanSources } from './plan-sources.ts';
import type { SourceTree } from './source-tree.ts';

function result(problems: readonly Problem[], sources: PlanSources): Result<PlanSources> {
  const [first, ...rest] = problems;
  return first ? failure(first, ...rest) : success(sources);
}

/**
 * Everything that must hold before data is published. Shapes come first: with a file unread, names would be missing
 * for no fault of those who use them.
 * @returns the parsed sources, or every problem with file, feature and field
 */
export function auditSources(tree: SourceTree): Result<PlanSources> {
  const { sources, problems } = parseSources(tree);
  if (problems.length > 0) return result(problems, sources);
  const names = nameTable(sources);
  return result(
    [
      ...auditPlan(sources, names),
      ...auditQuestions(sources, names),
      ...auditParameters(sources, names),
      ...auditCards(sources, names),
      ...auditGeometry(sources),
      ...auditAnswers(sources, names),
    ],
    sources,
  );
}
