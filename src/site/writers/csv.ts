import { tableToCsv } from '../../files/csv.ts';
import { encodeText } from '../written/encode-text.ts';
import { pointTable } from '../written/point-table.ts';
import type { SiteWriter } from './writer.ts';

/** Boundary points as CSV; names that begin like a formula are made text. */
export const writer: SiteWriter = {
  id: 'csv',
  name: { zh: 'CSV 坐标表', en: 'CSV of points' },
  extension: 'csv',
  mediaType: 'text/csv',
  kinds: ['gauss_kruger', 'geographic'],
  encodings: ['utf-8', 'gbk'],
  accuracyOnReturnM: 0.5,
  keepsWidth: true,
  write: async (site, encoding) => encodeText(tableToCsv(pointTable(site)), encoding),
};
