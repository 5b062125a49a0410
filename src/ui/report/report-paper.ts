import type { Locale } from '../../kernel/text.ts';
import { applicantSummary } from '../../report/applicant-summary.ts';
import { REPORT_CSS } from '../../report/html/report-css.ts';
import { documentPageCss, paperHtml } from '../../report/html/to-html.ts';
import { readingGuide } from '../../report/reading-guide.ts';
import { reportPlan } from '../../report/report-plan.ts';
import { screeningReport } from '../../report/screening-report.ts';
import type { PlanIndex } from '../plan-index.ts';
import { paperMarkup } from '../trusted-types.ts';
import type { ShownPaper } from './report-store.ts';

/** Constructed sheets, since the page's policy forbids style in markup. */
function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

let paperSheet: CSSStyleSheet | null = null;

/** A paper ready to be shown. */
export interface Paper {
  /** Markup of the report's own writer, in which everything from outside is text. */
  readonly html: string;
  /** Running head and foot of its pages. */
  readonly pages: CSSStyleSheet;
}

function documentOf(shown: ShownPaper, plan: PlanIndex, locale: Locale) {
  if (shown.kind === 'guide') return readingGuide(locale);
  const words = reportPlan(plan.ruleset, plan.catalog.layers);
  const write = shown.kind === 'report' ? screeningReport : applicantSummary;
  return write(shown.record, words, locale);
}

/** What is shown and printed, in the language of the screen. */
export function paperToShow(shown: ShownPaper, plan: PlanIndex, locale: Locale): Paper {
  const document = documentOf(shown, plan, locale);
  return { html: paperHtml(document), pages: sheetOf(documentPageCss(document)) };
}

/** Puts a paper into an element, apart from the app's style. */
export function showPaper(host: HTMLElement, { html }: Paper): void {
  paperSheet ??= sheetOf(`:host{display:block;color-scheme:light}${REPORT_CSS}`);
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [paperSheet];
  root.innerHTML = paperMarkup(html);
}

/** Lets the browser print pages with a paper's head and foot; returns what undoes it. */
export function adoptPages({ pages }: Paper): () => void {
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, pages];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== pages);
  };
}
