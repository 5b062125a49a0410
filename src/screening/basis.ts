import type { Finding } from '../record/record.ts';
import { factsOfRole, type SiteFacts } from './facts.ts';

export type Basis = Finding['basis'];

/** Weakest last. A layer that is not there carries nothing, so it does not count. */
const STRENGTH: readonly Basis[] = ['none', 'official', 'user', 'schematic'];

/** The weaker of two bases. */
export function weakerBasis(a: Basis, b: Basis): Basis {
  return STRENGTH.indexOf(a) >= STRENGTH.indexOf(b) ? a : b;
}

function isBasis(status: string): status is Basis {
  return (STRENGTH as readonly string[]).includes(status);
}

/** What data a judgement on these roles rests on: the weakest status among the layers at hand, `none` without any. */
export function basisOf(roles: readonly string[], facts: SiteFacts): Basis {
  return roles
    .flatMap((name) => {
      const role = factsOfRole(facts, name);
      return role?.availability === 'ready' && isBasis(role.status) ? [role.status] : [];
    })
    .reduce<Basis>(weakerBasis, 'none');
}
