import { BASIS_WORDS, CERTAINTY_WORDS, EFFECT_WORDS } from '../../i18n/record-words.ts';
import { LAW_STATUS_WORDS, PAPER_WORDS as W } from '../../i18n/report-words.ts';
import type { Law } from '../../plan/seeds.ts';
import type { Finding, ScreeningRecord } from '../../record/record.ts';
import { type Block, type Cell, type Line, plain, type Tone } from '../document.ts';
import { flipWords } from '../flip-words.ts';
import { findingsByLevel } from '../levels.ts';
import { lengthWords, mainMeasure } from '../measures.ts';
import { openWords } from '../open-words.ts';
import { ruleName } from '../rule-names.ts';
import { oneLine, type Teller } from '../teller.ts';
import { levelWord } from './cover.ts';

/** Answers told that would change a finding. */
const FLIPS_SHOWN = 3;

/** Every finding under its heading, most severe first: clause, result, why, figure, law, and how sure it is. */
export function findingsChapter(record: ScreeningRecord, teller: Teller): Block[] {
  const groups = findingsByLevel(record.findings);
  return [
    { kind: 'heading', level: 1, text: teller.text(W.c5) },
    { kind: 'paragraph', line: plain(teller.text(W.findingsNote)), manner: 'note' },
    ...groups.flatMap(({ level, findings }): Block[] => [
      {
        kind: 'heading',
        level: 2,
        text: teller.fill(W.level, { effect: levelWord(level, teller), count: findings.length }),
      },
      {
        kind: 'table',
        columns: [
          { head: teller.text(W.clauses), share: 0.12 },
          { head: teller.text(W.verdict), share: 0.13 },
          { head: teller.text(W.matter), share: 0.39 },
          { head: teller.text(W.measure), share: 0.13, figure: true },
          { head: teller.text(W.basis), share: 0.23 },
        ],
        rows: findings.map((finding) => findingRow(finding, record, level, teller)),
      },
    ]),
  ];
}

function findingRow(finding: Finding, record: ScreeningRecord, level: Tone, teller: Teller): Cell[] {
  return [
    { lines: clauseLines(finding, record, teller) },
    { lines: [resultLine(finding, level, teller)] },
    { lines: matterLines(finding, record, teller) },
    { lines: [plain(mainMeasure(finding) ?? teller.text(W.byAnswers))], figure: true },
    { lines: [...lawLines(finding, teller), ...certaintyLines(finding, teller)] },
  ];
}

function clauseLines({ ruleId, clauseIds }: Finding, record: ScreeningRecord, teller: Teller): Line[] {
  const places = clauseIds.flatMap((id) => teller.plan.clauses.get(id)?.ref ?? []);
  return [
    [{ text: ruleName(ruleId, record, teller), bold: true }],
    ...places.map((place): Line => [{ ...teller.quoted(place), muted: true }]),
  ];
}

function resultLine({ atLeast, atWorst }: Finding, level: Tone, teller: Teller): Line {
  const word = (effect: string) => teller.word(EFFECT_WORDS, effect);
  if (atLeast === atWorst)
    return [{ text: level === 'encourage' ? levelWord(level, teller) : word(atLeast), tone: level }];
  return [{ text: word(atLeast), tone: atLeast }, { text: ' … ' }, { text: word(atWorst), tone: atWorst }];
}

function matterLines(finding: Finding, record: ScreeningRecord, teller: Teller): Line[] {
  const { title, text, reading, material, decides, unknowns } = finding;
  const muted = (words: { zh: string; en: string }, said: string): Line => [
    { text: teller.fill(words, { text: said }), muted: true },
  ];
  const parameters = record.inputs.parameters
    .filter(({ id, unit }) => finding.parameters.includes(id) && unit === 'm')
    .map(({ id, value }) => `${teller.name(id)} ${value === null ? '–' : lengthWords(value)}`);
  return [
    [{ text: teller.text(title), bold: true }],
    plain(teller.text(text)),
    ...(unknowns.length > 0 ? [muted(W.openIn, teller.list(unknowns.map((open) => openWords(open, teller))))] : []),
    ...(material.length > 0 ? [muted(W.material, teller.list(material.map((item) => teller.text(item))))] : []),
    muted(W.decides, teller.text(decides)),
    ...(parameters.length > 0 ? [muted(W.usesParameters, teller.list(parameters))] : []),
    ...(finding.flippedBy ?? [])
      .slice(0, FLIPS_SHOWN)
      .map((flip): Line => [{ text: flipWords(flip, teller), muted: true }]),
    ...(reading ? [muted(W.reading, teller.text(reading))] : []),
  ];
}

function lawLines({ lawIds }: Finding, teller: Teller): Line[] {
  return lawIds.map((id): Line => {
    const law = teller.plan.laws.get(id);
    if (!law) return plain(id);
    const status = teller.word(LAW_STATUS_WORDS, law.status);
    return [lawName(law, teller), { text: ` [${status}]`, muted: true }];
  });
}

/** Title and articles in the language of the report; without a rendering of ours the Chinese is quoted. */
function lawName({ title, titleEn, articles, articlesEn }: Law, teller: Teller): Line[number] {
  const withArticles = (name: string, at: string, gap: string) =>
    at === '' || at === '—' ? name : `${name}${gap}${at}`;
  if (teller.locale === 'en' && titleEn !== '') return { text: oneLine(withArticles(titleEn, articlesEn, ', ')) };
  return teller.quoted(withArticles(title, articles, ' '));
}

function certaintyLines({ certainty, basis, marginM }: Finding, teller: Teller): Line[] {
  const sure = `${teller.word(CERTAINTY_WORDS, certainty)} · ${teller.word(BASIS_WORDS, basis)}`;
  const margin = marginM === null ? [] : [teller.fill(W.margin, { distance: lengthWords(marginM) })];
  return [sure, ...margin].map((text): Line => [{ text, muted: true }]);
}
