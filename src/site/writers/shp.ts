import { encodeGbk } from '../../files/gbk.ts';
import { type PlainFile, zipFiles } from '../../files/zip-files.ts';
import { warningProblem } from '../../kernel/problem.ts';
import { prjText } from '../shp/prj-text.ts';
import { type DbfField, writeDbf } from '../shp/write-dbf.ts';
import { writeShp } from '../shp/write-shp.ts';
import { surveyWound } from '../written/survey-winding.ts';
import type { SiteWriter, TextEncoding, WrittenParcel, WrittenSite } from './writer.ts';

const FIELDS: readonly DbfField[] = [
  { name: '名称', type: 'text', bytes: 240 },
  { name: '序号', type: 'number', bytes: 6 },
  { name: '宽度', type: 'number', bytes: 10, decimals: 3 },
];

/** ESRI shapefile with all its companions in a zip; areas and lines are layers of their own, for the format is so. */
export const writer: SiteWriter = {
  id: 'shp',
  name: { zh: 'Shapefile(zip)', en: 'Shapefile (zip)' },
  extension: 'zip',
  mediaType: 'application/zip',
  kinds: ['gauss_kruger', 'geographic'],
  encodings: ['gbk', 'utf-8'],
  accuracyOnReturnM: 0.5,
  keepsWidth: true,
  async write(site, wanted) {
    const writable = site.parcels.every(({ name }) => encodeGbk(name) !== null);
    const encoding = writable ? wanted : 'utf-8';
    const kinds = (['area', 'line'] as const).filter((kind) => site.parcels.some((parcel) => parcel.kind === kind));
    const files = kinds.flatMap((kind) => layerFiles(site, kind, kinds.length > 1, encoding));
    return {
      bytes: await zipFiles(files),
      warnings: [
        ...(kinds.length > 1 ? [warningProblem('written_as_layers')] : []),
        ...(encoding === wanted ? [] : [warningProblem('written_as_utf8')]),
      ],
    };
  },
};

function layerFiles(site: WrittenSite, kind: WrittenParcel['kind'], named: boolean, encoding: TextEncoding) {
  const parcels = site.parcels.filter((parcel) => parcel.kind === kind);
  const utf8 = new TextEncoder();
  const encode = (text: string) => (encoding === 'gbk' ? encodeGbk(text) : null) ?? utf8.encode(text);
  const { shp, shx } = writeShp(
    kind,
    parcels.map(({ parts }) => parts.flatMap((part) => (kind === 'area' ? part.map(surveyWound) : part))),
  );
  const rows = parcels.map(({ name, widthM }, i) => [name, i + 1, widthM ?? null]);
  const stem = `${site.name}${named ? `_${kind}` : ''}`;
  const members: Record<string, Uint8Array> = {
    shp,
    shx,
    dbf: writeDbf(FIELDS, rows, encode, encoding),
    prj: utf8.encode(prjText(site.crs)),
    cpg: utf8.encode(encoding === 'gbk' ? 'GBK' : 'UTF-8'),
  };
  return Object.entries(members).map(([extension, bytes]): PlainFile => ({ name: `${stem}.${extension}`, bytes }));
}
