import { errorProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import { isZip, listZip, unpack, type ZipEntry } from '../archive/zip.ts';
import { readDbf } from '../shp/dbf.ts';
import { readPrj } from '../shp/prj.ts';
import { shapesToParcels } from '../shp/shapes-to-parcels.ts';
import { readShp } from '../shp/shp.ts';
import type { ImportFormat, RawSite } from './format.ts';

/** Bytes of the members of one shapefile by extension. */
export type Members = Readonly<Record<string, Uint8Array>>;

/** ESRI shapefile, zipped with its companions or the bare `.shp`; every `.shp` of an archive is a layer. */
export const format: ImportFormat = {
  id: 'shapefile',
  name: { zh: 'Shapefile(zip)', en: 'Shapefile (zip)' },
  extensions: ['zip', 'shp'],
  defaultAccuracyM: 0.5,
  sniff(_name, head, members) {
    if (members !== undefined) return members.some((member) => /\.shp$/i.test(member));
    return head[0] === 0 && head[1] === 0 && head[2] === 0x27 && head[3] === 0x0a;
  },
  async read(name, bytes) {
    if (!isZip(bytes)) return readLayer(name, { shp: bytes });
    const listed = listZip(bytes);
    if (!listed.ok) return listed;
    const layers: RawSite[] = [];
    const warnings = [];
    for (const shp of listed.value.filter((entry) => /\.shp$/i.test(entry.name))) {
      const members = await unpackMembers(bytes, listed.value, shp);
      if (!members.ok) return members;
      const layer = readLayer(shp.name, members.value);
      // A layer of points beside the one that is meant is no trouble.
      if (!layer.ok && layer.problems[0].code === 'not_a_site') continue;
      if (!layer.ok) return layer;
      layers.push(layer.value);
      warnings.push(...layer.warnings);
    }
    return layers.length === 0 ? failure(errorProblem('not_a_site')) : success(layers, warnings);
  },
};

/** Unpacks one shapefile of an archive. Problems: those of `unpack`. */
export async function unpackMembers(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  shp: ZipEntry,
): Promise<Result<Members>> {
  const stem = shp.name.replace(/\.shp$/i, '').toLowerCase();
  const members: Record<string, Uint8Array> = {};
  for (const extension of ['shp', 'dbf', 'prj', 'cpg']) {
    const entry = entries.find(({ name }) => name.toLowerCase() === `${stem}.${extension}`);
    if (entry === undefined) continue;
    const unpacked = await unpack(bytes, entry);
    if (!unpacked.ok) return unpacked;
    members[extension] = unpacked.value;
  }
  return success(members);
}

function readLayer(name: string, { shp, dbf, prj, cpg }: Members): Result<RawSite> {
  const shapes = readShp(shp!);
  if (!shapes.ok) return shapes;
  const table = dbf === undefined ? null : readDbf(dbf, cpg);
  const parcels = shapesToParcels(shapes.value, table);
  if (!parcels.ok) return parcels;
  const declared = prj === undefined ? {} : readPrj(prj);
  const site: RawSite = {
    ...declared,
    parcels: parcels.value,
    axisOrder: 'east_first',
    layer: name.replace(/^.*\//, '').replace(/\.shp$/i, ''),
    ...(table && { encoding: table.encoding }),
  };
  return success(site, [...shapes.warnings, ...parcels.warnings]);
}
