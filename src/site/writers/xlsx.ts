import { tablesToXlsx } from '../../files/xlsx.ts';
import { pointTable } from '../written/point-table.ts';
import type { SiteWriter } from './writer.ts';

/** Boundary points as an Excel table. */
export const writer: SiteWriter = {
  id: 'xlsx',
  name: { zh: 'XLSX 坐标表', en: 'XLSX of points' },
  extension: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  kinds: ['gauss_kruger', 'geographic'],
  encodings: [],
  accuracyOnReturnM: 0.5,
  keepsWidth: true,
  write: async (site) => ({ bytes: await tablesToXlsx([pointTable(site)]) }),
};
