import { create } from 'zustand';
import type { ScreeningRecord } from '../../record/record.ts';

interface ReportState {
  /** The record whose report is looked at; null while none is. */
  readonly record: ScreeningRecord | null;
  /** The applicant's page in place of the report. */
  readonly short: boolean;
  /** Where the focus goes back to. */
  readonly opener: Element | null;
}

export const useReport = create<ReportState>(() => ({ record: null, short: false, opener: null }));

/** Opens the report of a record over map and panel. */
export function openReport(record: ScreeningRecord): void {
  useReport.setState({ record, short: false, opener: document.activeElement });
}

/** Back to where the report was opened from. */
export function closeReport(): void {
  const { opener } = useReport.getState();
  useReport.setState({ record: null, opener: null });
  if (opener instanceof HTMLElement) requestAnimationFrame(() => opener.focus());
}
