import { create } from 'zustand';
import type { ScreeningRecord } from '../../record/record.ts';

/** Papers that can be looked at: the report of a record, its page for the applicant, the guide to reading. */
export type ShownPaper =
  | { readonly kind: 'report' | 'applicant'; readonly record: ScreeningRecord }
  | { readonly kind: 'guide' };

interface ReportState {
  /** Null while no paper is looked at. */
  readonly shown: ShownPaper | null;
}

export const useReport = create<ReportState>(() => ({ shown: null }));

/** Opens a paper over map and panel. */
export function showReport(shown: ShownPaper): void {
  useReport.setState({ shown });
}

/** Back to map and panel. */
export function closeReport(): void {
  useReport.setState({ shown: null });
}
