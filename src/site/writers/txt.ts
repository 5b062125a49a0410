import { coordinateText } from '../written/coordinate-text.ts';
import { encodeText } from '../written/encode-text.ts';
import { listsOf } from '../written/point-list.ts';
import { zoneOf } from '../written/system-line.ts';
import type { SiteWriter, WrittenParcel, WrittenSite } from './writer.ts';

/** 勘测定界界址点坐标交换格式: X is north, Y is east; area in hectares of the Gauss plane. */
export const writer: SiteWriter = {
  id: 'txt',
  name: { zh: '勘测定界 TXT', en: 'Boundary survey TXT' },
  extension: 'txt',
  mediaType: 'text/plain',
  kinds: ['gauss_kruger', 'geographic'],
  encodings: ['gbk', 'utf-8'],
  accuracyOnReturnM: 0.05,
  keepsWidth: false,
  async write(site, encoding) {
    const lists = site.parcels.flatMap((parcel) => listsOf(parcel).map((points) => ({ parcel, points })));
    const rows = lists.flatMap(({ parcel, points }, index) => [
      headerRow(parcel, points.length, index + 1),
      ...points.map(({ id, ring, position: [east, north] }) =>
        [id, ring, coordinateText(north!, site.crs), coordinateText(east!, site.crs)].join(','),
      ),
    ]);
    const lines = ['[属性描述]', ...attributes(site), '[地块坐标]', ...rows];
    return encodeText(`${lines.join('\r\n')}\r\n`, encoding);
  },
};

function attributes({ crs }: WrittenSite): string[] {
  const plane =
    crs.kind === 'gauss_kruger'
      ? [`几度分带=${crs.zoneWidthDeg}`, '投影类型=高斯克吕格', '计量单位=米', `带号=${zoneOf(crs)}`]
      : ['几度分带=', '投影类型=', '计量单位=度', '角度格式=十进制度', '带号='];
  return [
    '格式版本号=1.01',
    '数据产生单位=',
    '数据产生日期=',
    '坐标系=2000国家大地坐标系',
    ...plane,
    '精度=0.001',
    '转换参数=,,,,,,',
  ];
}

/** 点数,面积(公顷),编号,名称,图形属性,图幅号,用途,地类编码,@ */
function headerRow({ name, kind, areaPlaneM2 }: WrittenParcel, points: number, number: number): string {
  const hectares = kind === 'area' ? (areaPlaneM2 / 10_000).toFixed(4) : '';
  return [points, hectares, number, cellText(name), kind === 'area' ? '面' : '线', '', '', '', '@'].join(',');
}

/** A name as one cell: no separators, no end of line, and not one of the words the header row is found by. */
function cellText(name: string): string {
  const text = name.replace(/[\s,,;;@=]+/g, ' ').trim();
  return /^[面线点]$/.test(text) ? `${text}地块` : text;
}
