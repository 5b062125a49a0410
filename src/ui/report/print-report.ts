import type { Locale } from '../../kernel/text.ts';
import type { PlanIndex } from '../plan-index.ts';
import { useCase } from '../state/case.ts';
import { reviewedRecord } from '../state/save-case.ts';
import { settledRecord } from '../state/screening.ts';
import { useView } from '../state/view.ts';
import { adoptPages, paperToShow, showPaper } from './report-paper.ts';
import { useReport } from './report-store.ts';

/** The record that the screen shows a verdict of; null elsewhere, where the page prints as it is. */
function recordOnScreen() {
  const record = settledRecord();
  if (useView.getState().place !== 'screen' || !record) return null;
  return reviewedRecord(record, useCase.getState().present.reviews);
}

/**
 * Whenever the browser prints, from its menu or by keyboard: the report of the case on screen with its map, not the
 * screen. An open report prints itself. Returns what undoes it.
 */
export function preparePrint(plan: PlanIndex, locale: Locale): () => void {
  let undo: (() => void) | null = null;
  const before = () => {
    undo?.();
    undo = null;
    // The map laid out for paper prints itself.
    if (useView.getState().mapSheet) return;
    if (useReport.getState().shown) {
      document.documentElement.classList.add('prints-report');
      undo = () => document.documentElement.classList.remove('prints-report');
      return;
    }
    const record = recordOnScreen();
    if (!record) return;
    const paper = paperToShow({ kind: 'report', record }, plan, locale);
    const host = document.createElement('div');
    host.className = 'print-host';
    document.body.append(host);
    showPaper(host, paper);
    const drop = adoptPages(paper);
    document.documentElement.classList.add('prints-paper');
    undo = () => {
      document.documentElement.classList.remove('prints-paper');
      drop();
      host.remove();
    };
  };
  const after = () => {
    undo?.();
    undo = null;
  };
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    after();
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
  };
}
