import { ACT_WORDS, EFFECT_WORDS, REASON_WORDS } from '../i18n/record-words.ts';
import { PAPER_WORDS } from '../i18n/report-words.ts';
import type { Finding, ScreeningRecord, Unknown } from '../record/record.ts';
import { levelOf, movingOpen, type Open } from './levels.ts';
import type { Teller } from './teller.ts';

type Namer = Pick<Teller, 'name' | 'role'>;

/** What an open matter is about. */
export function openObject(unknown: Unknown, teller: Namer): string {
  if (unknown.role) return teller.role(unknown.role);
  const id = unknown.attribute ?? unknown.parameter;
  return id ? teller.name(id) : settlingObject(unknown, teller);
}

/** What the act that settles it is done to: a layer is provided, anything else is asked for by its own name. */
export function settlingObject({ resolves }: Unknown, teller: Namer): string {
  return resolves.act === 'provide_layer' ? teller.role(resolves.object) : teller.name(resolves.object);
}

/** The act that settles it, with its object where that is another than what it is about. */
export function openAct(unknown: Unknown, teller: Teller): string {
  const act = teller.word(ACT_WORDS, unknown.resolves.act);
  const object = settlingObject(unknown, teller);
  return object === openObject(unknown, teller) ? act : `${act} ${object}`;
}

/** An open matter on one line: object, reason. */
export function openWords(unknown: Unknown, teller: Teller): string {
  const reason = teller.word(REASON_WORDS, unknown.reason);
  return teller.fill(PAPER_WORDS.openItem, { object: openObject(unknown, teller), reason });
}

/** Why the verdict's two ends are where they are: the finding that sets the lower, the open matter that sets the upper. */
export function whyWords(record: ScreeningRecord, teller: Teller): string[] {
  const { verdict, findings, unknowns } = record;
  if (verdict.atWorst === 'clear') {
    if (unknowns.length > 0) return [teller.fill(PAPER_WORDS.noneListed, { count: unknowns.length })];
    return [teller.text(verdict.basis === 'schematic' ? PAPER_WORDS.clearSchematic : PAPER_WORDS.clearData)];
  }
  const certain = verdict.atLeast === 'clear' ? undefined : setting(findings, verdict.atLeast);
  const open = movingOpen(record).find(({ upTo }) => upTo === verdict.atWorst);
  return [...(certain ? [teller.text(certain.text)] : []), ...(open ? [reachWords(open, teller)] : [])];
}

/** The finding that sets the lower end; one tied to the place says more than one that holds anywhere. */
function setting(findings: readonly Finding[], atLeast: string): Finding | undefined {
  const setters = findings.filter((finding) => finding.atLeast === atLeast && levelOf(finding) !== 'encourage');
  return setters.find(({ facts }) => facts.some(({ relation }) => relation !== 'disjoint')) ?? setters[0];
}

function reachWords(open: Open, teller: Teller): string {
  return teller.fill(PAPER_WORDS.couldReach, {
    object: openObject(open, teller),
    reason: teller.word(REASON_WORDS, open.reason),
    effect: teller.word(EFFECT_WORDS, open.upTo),
  });
}
