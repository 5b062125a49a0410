import type { zhReport } from './zh-report.ts';

export const enReport: Readonly<Record<keyof typeof zhReport, string>> = {
  'report.paper': 'Paper',
  'report.opening': 'Making the report…',
  'report.back': 'Back',
  'report.kind': 'Kind of report',
  'report.kind.report': 'Report',
  'report.kind.applicant': 'One page for the applicant',
  'report.kind.guide': 'How to read a verdict',
  'report.print': 'Print',
  'report.failed': 'No file was made. Try again; offline, open this page once with a connection first.',
  'report.form.docx': 'Report, Word (DOCX)',
  'report.form.html': 'Report, web page (HTML)',
  'report.form.summary-docx': 'Applicant’s page, Word',
  'report.form.summary': 'Applicant’s page, web page',
  'report.form.xlsx': 'Tables, Excel (XLSX)',
  'report.form.csv': 'Table, CSV',
  'report.form.geojson': 'Site, overlaps, distances (GeoJSON)',
  'report.form.json': 'Record, JSON',
  'report.form.text': 'Text',
  'report.form.chainage': 'Chainage table, CSV',
};
