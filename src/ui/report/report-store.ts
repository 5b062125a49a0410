import { create } from 'zustand';
import type { ScreeningRecord } from '../../record/record.ts';

interface ReportState {
  /** The record whose report is looked at; null while none is. */
  readonly record: ScreeningRecord | null;
  /** The applicant's page in place of the report. */
  readonly short: boolean;
}

export const useReport = create<ReportState>(() => ({ record: null, short: false }));

/** Opens the report of a record over map and panel. */
export function openReport(record: ScreeningRecord): void {
  useReport.setState({ record, short: false });
}

/** Back to map and panel. */
export function closeReport(): void {
  useReport.setState({ record: null });
}
