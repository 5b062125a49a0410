import type { Locale, LocalText } from '../kernel/text.ts';
import type { ScreeningRecord } from '../record/record.ts';
import type { ReportDocument } from './document.ts';
import type { ReportPlan } from './report-plan.ts';
import { recordToChainageCsv } from './to-chainage-csv.ts';
import type { RecordOverlap } from './to-geojson.ts';
import { recordToJson } from './to-json.ts';

/** What a record is written with. */
export interface ReportInput {
  readonly record: ScreeningRecord;
  readonly locale: Locale;
  readonly plan: ReportPlan;
  /** Overlaps cut from the host's layers; asked for only by a form that shows them. */
  overlaps(): Promise<readonly RecordOverlap[]>;
}

/** A form a record can be written in. */
export interface ReportFormat {
  /** End of the file's name, without the record's own. */
  readonly extension: string;
  readonly mediaType: string;
  /** Text is UTF-8. */
  write(input: ReportInput): Promise<string | Uint8Array>;
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

async function fullReport({ record, plan, locale }: ReportInput): Promise<ReportDocument> {
  return (await import('./screening-report.ts')).screeningReport(record, plan, locale);
}

async function onePage({ record, plan, locale }: ReportInput): Promise<ReportDocument> {
  return (await import('./applicant-summary.ts')).applicantSummary(record, plan, locale);
}

async function htmlOf(document: ReportDocument): Promise<string> {
  return (await import('./html/to-html.ts')).documentToHtml(document);
}

async function docxOf(document: ReportDocument): Promise<Uint8Array> {
  return (await import('./docx/to-docx.ts')).documentToDocx(document);
}

function layerNames({ layers }: ReportPlan): ReadonlyMap<string, LocalText> {
  return new Map([...layers].map(([role, { name }]) => [role, name]));
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
    write: async ({ record }) => recordToJson(record),
  },
  csv: {
    extension: 'csv',
    mediaType: 'text/csv;charset=utf-8',
    write: async ({ record, locale }) => (await import('./to-csv.ts')).recordToCsv(record, locale),
  },
  geojson: {
    extension: 'geojson',
    mediaType: 'application/geo+json',
    write: async ({ record, overlaps }) => (await import('./to-geojson.ts')).recordToGeojson(record, await overlaps()),
  },
  xlsx: {
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: async ({ record, locale, plan }) => (await import('./to-xlsx.ts')).recordToXlsx(record, plan, locale),
  },
  chainage: {
    extension: 'chainage.csv',
    mediaType: 'text/csv;charset=utf-8',
    write: async ({ record, locale, plan }) => recordToChainageCsv(record, locale, layerNames(plan)),
  },
  html: {
    extension: 'html',
    mediaType: 'text/html;charset=utf-8',
    write: async (input) => htmlOf(await fullReport(input)),
  },
  docx: {
    extension: 'docx',
    mediaType: DOCX,
    write: async (input) => docxOf(await fullReport(input)),
  },
  summary: {
    extension: 'summary.html',
    mediaType: 'text/html;charset=utf-8',
    write: async (input) => htmlOf(await onePage(input)),
  },
  'summary-docx': {
    extension: 'summary.docx',
    mediaType: DOCX,
    write: async (input) => docxOf(await onePage(input)),
  },
} as const satisfies Record<string, ReportFormat>;

export type ReportFormatName = keyof typeof REPORT_FORMATS;

export const REPORT_FORMAT_NAMES = Object.keys(REPORT_FORMATS) as readonly ReportFormatName[];
