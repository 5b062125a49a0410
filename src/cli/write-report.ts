import type { Locale } from '../kernel/text.ts';
import type { ScreeningRecord } from '../record/record.ts';
import { REPORT_FORMATS, type ReportFormatName } from '../report/formats.ts';
import { reportPlan } from '../report/report-plan.ts';
import { recordOverlaps } from '../run/record-overlaps.ts';
import { loadRequiredLayers } from '../run/required-layers.ts';
import type { PlanData } from './plan-data.ts';

/** A record in the form asked for; the layers are read only by the forms that need overlap shapes. */
export async function writeReport(
  record: ScreeningRecord,
  format: ReportFormatName,
  locale: Locale,
  { ruleset, source }: PlanData,
) {
  return REPORT_FORMATS[format].write({
    record,
    locale,
    plan: reportPlan(ruleset, source.catalog.layers),
    overlaps: async () => recordOverlaps(record, await loadRequiredLayers(ruleset, source)),
  });
}
