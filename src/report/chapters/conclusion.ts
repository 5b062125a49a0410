import { EFFECT_WORDS, REASON_WORDS, REPORT_WORDS } from '../../i18n/record-words.ts';
import { LAW_STATUS_WORDS, LIMIT_WORDS, PAPER_WORDS as W } from '../../i18n/report-words.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import { outdatedReviews, type Review } from '../../record/review.ts';
import { statedNumber } from '../answer-words.ts';
import { type Block, type Cell, figureCell, plain, textCell, toneCell } from '../document.ts';
import { findingsByLevel, openByReach } from '../levels.ts';
import { beijingTime } from '../measures.ts';
import { openAct, openObject, whyWords } from '../open-words.ts';
import { ruleName, ruleNames } from '../rule-names.ts';
import { oneLine, type Teller } from '../teller.ts';
import { levelWord, verdictScale } from './cover.ts';

/** The verdict once more with its counts, and beside it what officers said. */
export function conclusionChapter(record: ScreeningRecord, teller: Teller): Block[] {
  const groups = findingsByLevel(record.findings);
  return [
    { kind: 'heading', level: 1, text: teller.text(W.c6) },
    verdictScale(record, teller),
    ...whyWords(record, teller).map((text): Block => ({ kind: 'paragraph', line: plain(text), manner: 'lead' })),
    ...(groups.length > 0
      ? [
          {
            kind: 'table',
            columns: [
              { head: teller.text(W.verdict), share: 0.2 },
              { head: teller.text(W.count), share: 0.1, figure: true },
              { head: teller.text(W.clauses), share: 0.7 },
            ],
            rows: groups.map(({ level, findings }): Cell[] => [
              toneCell(levelWord(level, teller), level),
              figureCell(String(findings.length)),
              textCell(
                ruleNames(
                  findings.map(({ ruleId }) => ruleId),
                  record,
                  teller,
                ),
              ),
            ]),
          } as const,
        ]
      : []),
    { kind: 'paragraph', line: plain(teller.text(W.conclusion)) },
    ...reviewTable(record, teller),
  ];
}

function reviewTable(record: ScreeningRecord, teller: Teller): Block[] {
  if (!record.reviews) return [];
  const { entries } = record.reviews;
  const outdated = new Set(outdatedReviews(record, entries));
  const decision = ({ decision: code, effect }: Review) =>
    teller.fill(REPORT_WORDS[code], { effect: effect ? teller.word(EFFECT_WORDS, effect) : '' });
  return [
    { kind: 'heading', level: 2, text: teller.text(W.reviews) },
    {
      kind: 'table',
      columns: [
        { head: teller.text(W.clauses), share: 0.12 },
        { head: teller.text(W.review), share: 0.22 },
        { head: teller.text(W.reason), share: 0.41 },
        { head: teller.text(W.byWhom), share: 0.25 },
      ],
      rows: entries.map((review) => [
        textCell(ruleName(review.ruleId, record, teller)),
        textCell(decision(review), ...(outdated.has(review) ? [teller.text(REPORT_WORDS.reviewOutdated)] : [])),
        textCell(oneLine(review.reason)),
        textCell(oneLine(review.by), beijingTime(review.at, teller)),
      ]),
    },
  ];
}

/** Everything open with the act that settles it, and every paper that findings ask for, once. */
export function openChapter(record: ScreeningRecord, teller: Teller): Block[] {
  const open = openByReach(record.unknowns);
  return [
    { kind: 'heading', level: 1, text: teller.text(W.c7) },
    open.length === 0
      ? { kind: 'paragraph', line: plain(teller.text(W.noneOpen)) }
      : {
          kind: 'table',
          columns: [
            { head: teller.text(W.open), share: 0.22 },
            { head: teller.text(W.reason), share: 0.14 },
            { head: teller.text(W.act), share: 0.16 },
            { head: teller.text(W.clauses), share: 0.33 },
            { head: teller.text(W.upTo), share: 0.15 },
          ],
          rows: open.map((one): Cell[] => [
            textCell(openObject(one, teller)),
            textCell(teller.word(REASON_WORDS, one.reason)),
            textCell(openAct(one, teller)),
            textCell(ruleNames(one.ruleIds, record, teller)),
            toneCell(teller.word(EFFECT_WORDS, one.upTo), one.upTo),
          ]),
        },
    { kind: 'heading', level: 2, text: teller.text(W.materialTitle) },
    materialList(record, teller),
  ];
}

/** Papers that findings ask for, once each, with the clauses that do. */
export function materialOf(record: ScreeningRecord, teller: Teller): { text: string; ruleIds: string[] }[] {
  const found = new Map<string, string[]>();
  for (const { ruleId, material } of record.findings) {
    for (const item of material) {
      const text = teller.text(item);
      found.set(text, [...(found.get(text) ?? []), ruleId]);
    }
  }
  return [...found].map(([text, ruleIds]) => ({ text, ruleIds }));
}

function materialList(record: ScreeningRecord, teller: Teller): Block {
  const material = materialOf(record, teller);
  if (material.length === 0) return { kind: 'paragraph', line: plain(teller.text(W.noMaterial)) };
  return {
    kind: 'list',
    items: material.map(({ text, ruleIds }) => [
      { text },
      { text: `  ${ruleNames(ruleIds, record, teller)}`, muted: true },
    ]),
  };
}

/** Every number that was used and that the plan does not give, with its source. */
export function parametersChapter({ inputs }: ScreeningRecord, teller: Teller): Block[] {
  return [
    { kind: 'heading', level: 1, text: teller.text(W.c8) },
    { kind: 'paragraph', line: plain(teller.text(W.parametersNote)), manner: 'note' },
    {
      kind: 'table',
      columns: [
        { head: teller.text(W.parameter), share: 0.3 },
        { head: teller.text(W.value), share: 0.14, figure: true },
        { head: teller.text(W.parameterSource), share: 0.44 },
        { head: teller.text(W.checked), share: 0.12 },
      ],
      rows: inputs.parameters.map((parameter) => [
        textCell(teller.name(parameter.id)),
        figureCell(
          parameter.value === null
            ? teller.text(REPORT_WORDS.noValue)
            : statedNumber(parameter.value, parameter.unit, teller),
        ),
        textCell(
          teller.text(parameter.source),
          ...(parameter.changed ? [teller.fill(W.changedBecause, { reason: parameter.reason ?? '–' })] : []),
        ),
        textCell(teller.word(LAW_STATUS_WORDS, parameter.status)),
      ]),
    },
  ];
}

/** What the paper is not, and what must not be done with it. */
export function limitsChapter(teller: Teller): Block[] {
  return [
    { kind: 'heading', level: 1, text: teller.text(W.c9) },
    { kind: 'list', items: LIMIT_WORDS.map((words) => plain(teller.text(words))) },
  ];
}
