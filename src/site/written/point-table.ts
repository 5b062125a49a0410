import type { Cell, Table } from '../../files/table.ts';
import type { WrittenSite } from '../writers/writer.ts';
import { coordinateText } from './coordinate-text.ts';
import { listsOf } from './point-list.ts';
import { systemLine } from './system-line.ts';

/**
 * Boundary points as a table that the importer reads again: the system above the head, an empty row between parcels.
 * Lines carry what they are and their width in columns of their own.
 */
export function pointTable(site: WrittenSite): Table {
  const { crs, parcels } = site;
  const degrees = crs.kind === 'geographic';
  const lines = parcels.some(({ kind }) => kind === 'line');
  const coordinate = { widthChars: 18, decimals: degrees ? 11 : 5 };
  const rows = parcels.flatMap((parcel) =>
    listsOf(parcel).map((points) =>
      points.map(({ id, ring, position: [east, north] }): Cell[] => {
        const [x, y] = [north!, east!].map((value) => Number(coordinateText(value, crs))) as [number, number];
        return [
          parcel.name,
          ...(lines ? [parcel.kind === 'area' ? '面' : '线', parcel.widthM ?? null] : []),
          id,
          ring,
          ...(degrees ? [y, x] : [x, y]),
        ];
      }),
    ),
  );
  return {
    name: '界址点',
    titles: [systemLine(crs)],
    columns: [
      { head: '地块名称', widthChars: 24 },
      ...(lines ? [{ head: '图形' }, { head: '宽度(m)', decimals: 2 }] : []),
      { head: '点号' },
      { head: '圈号' },
      { head: degrees ? '经度(°)' : 'X坐标(北)', ...coordinate },
      { head: degrees ? '纬度(°)' : 'Y坐标(东)', ...coordinate },
    ],
    rows: rows.flatMap((block, i) => (i === 0 ? block : [[], ...block])),
  };
}
