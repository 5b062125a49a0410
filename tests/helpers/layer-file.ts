import type { Position } from 'geojson';
import { encodeGbk } from '../../src/files/gbk.ts';
import { zipFiles } from '../../src/files/zip-files.ts';
import { findCrs } from '../../src/geo/crs.ts';
import { fromLonLatTo } from '../../src/geo/project.ts';
import { prjText } from '../../src/site/shp/prj-text.ts';
import { writeDbf } from '../../src/site/shp/write-dbf.ts';
import { writeShp } from '../../src/site/shp/write-shp.ts';

/** A record of a layer file: one ring in lon/lat degrees, clockwise as shapefiles want it, and texts by attribute. */
export interface LayerRecord {
  readonly ring: readonly Position[];
  readonly attributes: Readonly<Record<string, string>>;
}

/** A clockwise square in degrees, south-west corner first. */
export function squareRing(lon: number, lat: number, sizeDeg: number): Position[] {
  const [east, north] = [lon + sizeDeg, lat + sizeDeg];
  return [
    [lon, lat],
    [lon, north],
    [east, north],
    [east, lat],
    [lon, lat],
  ];
}

/** A zipped shapefile of areas in CGCS2000 3° zone 38 (EPSG:4526), its attributes in GBK, as an office delivers it. */
export async function layerZip(stem: string, records: readonly LayerRecord[], epsg = 4526): Promise<Uint8Array> {
  const project = fromLonLatTo(epsg);
  const crs = findCrs(epsg);
  if (!project || !crs) throw new Error(`no system ${epsg}`);
  const gbk = (text: string) => {
    const bytes = encodeGbk(text);
    if (!bytes) throw new Error(`not in GBK: ${text}`);
    return bytes;
  };
  const fields = Object.keys(records[0]?.attributes ?? {});
  const rings = records.map(({ ring }) => [ring.map(([lon, lat]) => project(lon ?? 0, lat ?? 0))]);
  const { shp, shx } = writeShp('area', rings);
  const dbf = writeDbf(
    fields.map((name) => ({ name, type: 'text' as const, bytes: 60 })),
    records.map(({ attributes }) => fields.map((field) => attributes[field] ?? null)),
    gbk,
    'gbk',
  );
  const ascii = (text: string) => new TextEncoder().encode(text);
  return zipFiles([
    { name: `${stem}.shp`, bytes: shp },
    { name: `${stem}.shx`, bytes: shx },
    { name: `${stem}.dbf`, bytes: dbf },
    { name: `${stem}.prj`, bytes: ascii(prjText(crs)) },
    { name: `${stem}.cpg`, bytes: ascii('GBK') },
  ]);
}
