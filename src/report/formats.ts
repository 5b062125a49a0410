import type { Locale } from '../kernel/text.ts';
import type { ScreeningRecord } from '../record/record.ts';
import type { ReportPlan } from './report-plan.ts';

/** What a record is written with. */
export interface ReportInput {
  readonly record: ScreeningRecord;
  readonly locale: Locale;
  readonly plan: ReportPlan;
}

/** A form a record can be written in. */
export interface ReportFormat {
  /** End of the file's name, without the record's own. */
  readonly extension: string;
  readonly mediaType: string;
  /** Text is UTF-8. */
  write(input: ReportInput): Promise<string | Uint8Array>;
}

/** Every form by the name it is asked for; each is loaded when it is wanted, so that none pays for another. */
export const REPORT_FORMATS = {
  text: {
    extension: 'txt',
    mediaType: 'text/plain;charset=utf-8',
    write: async ({ record, locale, plan }) => (await import('./to-text.ts')).recordToText(record, locale, plan.names),
  },
  json: {
    extension: 'json',
    mediaType: 'application/json',
    write: async ({ record }) => (await import('./to-json.ts')).recordToJson(record),
  },
  csv: {
    extension: 'csv',
    mediaType: 'text/csv;charset=utf-8',
    write: async ({ record, locale }) => (await import('./to-csv.ts')).recordToCsv(record, locale),
  },
  geojson: {
    extension: 'geojson',
    mediaType: 'application/geo+json',
    write: async ({ record }) => (await import('./to-geojson.ts')).recordToGeojson(record),
  },
  chainage: {
    extension: 'chainage.csv',
    mediaType: 'text/csv;charset=utf-8',
    write: async ({ record, locale, plan }) =>
      (await import('./to-chainage-csv.ts')).recordToChainageCsv(record, locale, plan.names),
  },
  html: {
    extension: 'html',
    mediaType: 'text/html;charset=utf-8',
    write: async ({ record, locale, plan }) => {
      const [{ screeningReport }, { documentToHtml }] = await Promise.all([
        import('./screening-report.ts'),
        import('./html/to-html.ts'),
      ]);
      return documentToHtml(screeningReport(record, plan, locale));
    },
  },
} as const satisfies Record<string, ReportFormat>;

export type ReportFormatName = keyof typeof REPORT_FORMATS;

export const REPORT_FORMAT_NAMES = Object.keys(REPORT_FORMATS) as readonly ReportFormatName[];
