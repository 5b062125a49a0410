import type { Locale } from '../../kernel/text.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import { REPORT_FORMATS, type ReportFormatName } from '../../report/formats.ts';
import { reportPlan } from '../../report/report-plan.ts';
import type { Services } from '../shared/plan-context.ts';
import { fileStem, saveFile } from '../shared/save-file.ts';
import { useView } from '../state/view.ts';

/** Forms in the order a person looks for them. */
export const OFFERED: readonly ReportFormatName[] = [
  'docx',
  'html',
  'summary-docx',
  'summary',
  'xlsx',
  'csv',
  'geojson',
  'json',
  'text',
];

/** Hands a record over as a file of the form asked for, in the language of the screen; made from the record alone. */
export async function saveReport(
  record: ScreeningRecord,
  name: ReportFormatName,
  { plan, client }: Pick<Services, 'plan' | 'client'>,
  locale: Locale,
): Promise<void> {
  const { extension, mediaType, write } = REPORT_FORMATS[name];
  try {
    const content = await write({
      record,
      locale,
      plan: reportPlan(plan.ruleset, plan.catalog.layers),
      overlaps: async () => {
        const cut = await client.call((api) => api.overlaps(record));
        return cut.ok ? cut.value : [];
      },
    });
    saveFile(`${fileStem(record)}.${extension}`, content, mediaType);
  } catch {
    // A part of the program that is loaded when it is first wanted could not be had.
    useView.getState().toast('report.failed');
  }
}
