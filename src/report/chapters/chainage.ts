import { formatNumber } from '../../i18n/quantity.ts';
import { PAPER_WORDS as W } from '../../i18n/report-words.ts';
import { stationText } from '../../i18n/station.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import { chainageOf } from '../chainage.ts';
import { chainageWords } from '../chainage-lines.ts';
import { type Block, figureCell, plain, textCell } from '../document.ts';
import { lengthWords } from '../measures.ts';
import { ruleNames } from '../rule-names.ts';
import { oneLine, type Teller } from '../teller.ts';

/** What each line of the site meets, by stations along it; nothing for a site without lines. */
export function chainageChapter(record: ScreeningRecord, teller: Teller): Block[] {
  const rows = chainageOf(record);
  if (rows.length === 0) return [];
  const accuracy = formatNumber(Math.max(...rows.map(({ accuracyM }) => accuracyM)), 2);
  return [
    { kind: 'heading', level: 1, text: teller.text(W.a2) },
    {
      kind: 'table',
      columns: [
        { head: teller.text(W.line), share: 0.18 },
        { head: teller.text(W.from), share: 0.13, figure: true },
        { head: teller.text(W.to), share: 0.13, figure: true },
        { head: teller.text(W.stretch), share: 0.12, figure: true },
        { head: teller.text(W.place), share: 0.28 },
        { head: teller.text(W.clauses), share: 0.16 },
      ],
      rows: rows.map((row) => [
        textCell(oneLine(`${row.line} ${row.lineName}`.trim())),
        figureCell(stationText(row.fromM)),
        figureCell(stationText(row.toM)),
        figureCell(lengthWords(row.toM - row.fromM)),
        textCell(teller.role(row.role), row.featureName ? teller.text(row.featureName) : oneLine(row.featureId)),
        textCell(ruleNames(row.ruleIds, record, teller)),
      ]),
    },
    { kind: 'paragraph', line: plain(chainageWords('note', { accuracy }, teller.locale)), manner: 'note' },
  ];
}
