import { placeWords, problemWords } from '../i18n/problems.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Locale } from '../kernel/text.ts';
import type { Complaint } from './answer.ts';

/** A problem with its words, as JSON output has it. */
export function complaintOf(problem: Problem, locale: Locale): Complaint {
  const { code, where } = problem;
  return { code, message: problemWords(problem, locale), ...(where && { where }) };
}

/** A problem on one line for people: what, where, and the code to search for. */
export function complaintLine(problem: Problem, locale: Locale): string {
  const place = placeWords(problem.where, locale);
  return `${problemWords(problem, locale)}${place ? `(${place})` : ''} [${problem.code}]`;
}
