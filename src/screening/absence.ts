import type { UnknownReason } from '../record/record.ts';
import type { RoleFacts } from './facts.ts';

/**
 * Why “nothing there” may not be believed: the layer is incomplete, or its coverage does not hold for the site grown by
 * `reachM` metres (docs/decisions/0005). Empty when the absence is a fact.
 */
export function doubtsOfAbsence(role: RoleFacts, reachM: number): UnknownReason[] {
  const covered = role.coverage === 'all' && role.coverageMarginM >= reachM;
  return [...(role.complete ? [] : ['incomplete_layer' as const]), ...(covered ? [] : ['outside_coverage' as const])];
}
