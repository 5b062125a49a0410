import { hectares, length, quantityText } from '../i18n/quantity.ts';
import { SUMMARY_WORDS as S } from '../i18n/summary-words.ts';
import type { Locale } from '../kernel/text.ts';
import { type Effect, effectRank } from '../plan/effect.ts';
import type { Finding, ScreeningRecord } from '../record/record.ts';
import { materialOf } from './chapters/conclusion.ts';
import { type Block, type Line, plain, type ReportDocument } from './document.ts';
import { levelOf, movingOpen, type Open, placeRank } from './levels.ts';
import { openObject } from './open-words.ts';
import type { ReportPlan } from './report-plan.ts';
import { paperOf } from './screening-report.ts';
import { oneLine, type Teller, tellerOf } from './teller.ts';

type LevelWords = Readonly<Record<Locale, Readonly<Record<Effect, string>>>>;

/** As much as one page holds. */
const FOUND_SHOWN = 4;
const OPEN_SHOWN = 5;
const BRING_SHOWN = 5;
const ASK_SHOWN = 6;

const ACTS = ['answer', 'provide_layer', 'survey_boundary', 'set_parameter', 'confirm', 'ask_authority'] as const;

/**
 * One page in plain words for whoever wants to build: what was found, what is open, what to bring, whom to ask. From the
 * record alone, like the report.
 */
export function applicantSummary(record: ScreeningRecord, plan: ReportPlan, locale: Locale): ReportDocument {
  const teller = tellerOf(locale, plan);
  const weighty = weightyFindings(record);
  return paperOf(record, teller, teller.text(S.title), [
    { kind: 'title', lead: teller.text(plan.title), text: teller.text(S.title), subject: whereLine(record, teller) },
    ...verdict(record, teller),
    { kind: 'heading', level: 2, text: teller.text(S.found) },
    ...shortList(
      weighty.map((finding) => teller.text(finding.text)),
      FOUND_SHOWN,
      S.nothing,
      teller,
    ),
    { kind: 'heading', level: 2, text: teller.text(S.open) },
    ...shortList(
      movingOpen(record).map((open) => openWords(open, teller)),
      OPEN_SHOWN,
      S.noneOpen,
      teller,
    ),
    { kind: 'heading', level: 2, text: teller.text(S.bring) },
    ...shortList(materialOfFindings(weighty, record, teller), BRING_SHOWN, S.noneToBring, teller),
    { kind: 'heading', level: 2, text: teller.text(S.ask) },
    ...shortList(authorities(weighty, teller), ASK_SHOWN, S.noOne, teller),
    { kind: 'paragraph', line: plain(teller.fill(S.limits, { year: plan.periodEnd })), manner: 'note' },
  ]);
}

function whereLine({ site }: ScreeningRecord, teller: Teller): string {
  const name = oneLine(site.name);
  if (site.areaEllipsoidM2 <= 0) {
    return teller.fill(S.whereLength, { name, length: quantityText(length(site.lengthM)) });
  }
  return teller.fill(S.whereLine, { name, area: quantityText(hectares(site.areaEllipsoidM2)) });
}

function verdict({ verdict: { atLeast, atWorst, district, basis } }: ScreeningRecord, teller: Teller): Block[] {
  const said: Line = [
    ...(atLeast === atWorst ? [] : [{ text: teller.text(S.certainIs), muted: true }]),
    { text: level(S.worst, atLeast, teller), bold: true },
  ];
  const could: Line = [
    { text: teller.text(S.couldBe), muted: true },
    { text: level(S.atWorstOpen, atWorst, teller), bold: true },
  ];
  const notices = [
    ...(district === 'outside' ? [S.outside] : []),
    ...(district === 'partly' ? [S.partly] : []),
    ...(basis === 'schematic' ? [S.schematic] : []),
  ];
  return [
    { kind: 'paragraph', line: said, manner: 'lead' },
    ...(atLeast === atWorst ? [] : [{ kind: 'paragraph', line: could, manner: 'lead' } as const]),
    ...notices.map((words): Block => ({ kind: 'paragraph', line: plain(teller.text(words)), manner: 'warning' })),
  ];
}

function level(words: LevelWords, effect: Effect, teller: Teller): string {
  return teller.text({ zh: words.zh[effect], en: words.en[effect] });
}

/** What is certain and more than a notice, most severe first, what the place brings before what holds anywhere; notices where there is nothing graver. */
function weightyFindings({ findings }: ScreeningRecord): Finding[] {
  const certain = findings
    .filter((finding) => levelOf(finding) !== 'encourage' && finding.atLeast !== 'clear')
    .toSorted((a, b) => effectRank(b.atLeast) - effectRank(a.atLeast) || placeRank(a) - placeRank(b));
  const grave = certain.filter(({ atLeast }) => atLeast !== 'notice');
  return grave.length > 0 ? grave : certain;
}

function openWords(open: Open, teller: Teller): string {
  const act = ACTS.find((known) => known === open.resolves.act) ?? 'ask_authority';
  return teller.fill(S[act], { object: openObject(open, teller) });
}

function materialOfFindings(findings: readonly Finding[], record: ScreeningRecord, teller: Teller): string[] {
  return materialOf({ ...record, findings: [...findings] }, teller).map(({ text }) => text);
}

/** Authorities that decide, those with most to say first. */
function authorities(findings: readonly Finding[], teller: Teller): string[] {
  const times = new Map<string, number>();
  for (const { decides } of findings) times.set(teller.text(decides), (times.get(teller.text(decides)) ?? 0) + 1);
  return [...times].toSorted((a, b) => b[1] - a[1]).map(([name]) => name);
}

function shortList(
  items: readonly string[],
  most: number,
  none: { readonly zh: string; readonly en: string },
  teller: Teller,
): Block[] {
  if (items.length === 0) return [{ kind: 'paragraph', line: plain(teller.text(none)) }];
  const rest = items.length - most;
  return [
    { kind: 'list', items: items.slice(0, most).map(plain) },
    ...(rest > 0
      ? [{ kind: 'paragraph', line: plain(teller.fill(S.more, { count: rest })), manner: 'note' } as const]
      : []),
  ];
}
