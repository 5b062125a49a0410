import { PAPER_WORDS as W } from '../i18n/report-words.ts';
import type { Locale } from '../kernel/text.ts';
import type { ScreeningRecord } from '../record/record.ts';
import { chainageChapter } from './chapters/chainage.ts';
import { conclusionChapter, limitsChapter, openChapter, parametersChapter } from './chapters/conclusion.ts';
import { coordinatesChapter } from './chapters/coordinates.ts';
import { cover } from './chapters/cover.ts';
import { dataChapter, placeChapter } from './chapters/data.ts';
import { findingsChapter } from './chapters/findings.ts';
import { projectChapter, siteChapter } from './chapters/project.ts';
import type { Block, ReportDocument } from './document.ts';
import { shortFingerprint } from './measures.ts';
import type { ReportPlan } from './report-plan.ts';
import { oneLine, type Teller, tellerOf } from './teller.ts';

/** What every paper made from a record has round its blocks. */
export function paperOf(
  record: ScreeningRecord,
  teller: Teller,
  title: string,
  blocks: readonly Block[],
): ReportDocument {
  return {
    locale: teller.locale,
    title: `${title} · ${oneLine(record.site.name)}`,
    header: {
      start: `${teller.text(W.product)} · ${title}`,
      end: teller.fill(W.header, { id: record.id, short: shortFingerprint(record) }),
    },
    footer: teller.fill(W.footer, { year: teller.plan.periodEnd }),
    pageWords: teller.text(W.page),
    watermark: record.verdict.basis === 'schematic' ? teller.text(W.watermark) : null,
    blocks,
  };
}

/**
 * The report of a record. Every figure and every result in it is the record's; the plan lends names, and signs for the
 * map.
 */
export function screeningReport(record: ScreeningRecord, plan: ReportPlan, locale: Locale): ReportDocument {
  const teller = tellerOf(locale, plan);
  return paperOf(record, teller, teller.text(W.title), [
    ...cover(record, teller),
    { kind: 'page_break' },
    ...projectChapter(record, teller),
    ...siteChapter(record, teller),
    ...dataChapter(record, teller),
    ...placeChapter(record, teller),
    ...findingsChapter(record, teller),
    ...conclusionChapter(record, teller),
    ...openChapter(record, teller),
    ...parametersChapter(record, teller),
    ...limitsChapter(teller),
    ...coordinatesChapter(record, teller),
    ...chainageChapter(record, teller),
  ]);
}
