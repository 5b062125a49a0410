import type { FlipCause } from '../../run/rescreen.ts';
import type { PlanIndex } from '../plan-index.ts';
import { statusKey } from '../shared/status.tsx';
import type { Words } from '../shared/words.ts';

const STATUSES: ReadonlySet<string> = new Set(['official', 'user', 'schematic', 'missing', 'failed']);
const HASH = /^[0-9a-f]{64}$/;

function valueText(value: FlipCause['before'], { t }: Words): string {
  if (value === null) return t('verify.absent');
  const text = String(value);
  if (STATUSES.has(text)) return t(statusKey(text as 'official'));
  return HASH.test(text) ? text.slice(0, 8) : text;
}

/** A changed input in words: which layer, parameter or rules, then and now. */
export function causeText({ kind, of, before, now, rules = [] }: FlipCause, plan: PlanIndex, words: Words): string {
  const { t, text, list } = words;
  const values = { before: valueText(before, words), now: valueText(now, words) };
  if (kind === 'rules' && rules.length > 0) return t('rescreen.cause.rule', { ...values, rules: list(rules) });
  const known = kind === 'layer' ? plan.layers.get(of) : kind === 'parameter' ? plan.parameters.get(of) : undefined;
  return t(`rescreen.cause.${kind}`, { ...values, of: known ? text(known.name) : of });
}
