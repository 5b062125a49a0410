import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { auditSources } from '../src/build/audit.ts';
import { buildOutput } from '../src/build/build-output.ts';
import { readSourceTree } from '../src/build/source-tree.ts';
import { writeOutput } from '../src/build/write-output.ts';
import { invariant } from '../src/kernel/invariant.ts';
import { giantPolygon, makeStressLayer, type StressRole } from './stress-layer.ts';

/** Which layer of the plan each kind of the stress layer stands in for: roles that rules ask about. */
export const STANDS_FOR: Readonly<Record<StressRole, string>> = {
  parcel: 'residential_cluster',
  field: 'green_space',
  patch: 'contaminated_site',
  belt: 'eco_corridor',
  large: 'eco_redline',
};
const GIANT = { vertices: 190_000, holes: 500 };

/**
 * The built app with the stress layer as its data: 100 000 features in five roles, one of them a polygon of 200 000
 * vertices, made by the same steps as `npm run data`, in a folder of its own that any static server can hand out.
 * @param share  below 1 for the growth series: fewer features, and none of 200 000 vertices
 * @returns number of features and of vertices in the five roles
 */
export async function writeStressDeployment(root: string, folder: string, share = 1): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'dist'), folder, { recursive: true });
  rmSync(join(folder, 'data'), { recursive: true });
  // The list of files to keep offline belongs to the bundled data.
  rmSync(join(folder, 'sw.js'), { force: true });
  const audited = auditSources(await readSourceTree(root));
  invariant(audited.ok, 'the data of the repository are sound');
  const { cards, collections } = audited.value;
  const features = makeStressLayer(share);
  const replaced = new Map(collections);
  for (const [kind, role] of Object.entries(STANDS_FOR)) {
    const card = cards.find(({ value }) => value.role === role)?.value;
    invariant(card?.file, `the plan has a layer for ${role}`);
    const own = features.filter(({ properties }) => properties.role === kind);
    if (kind === 'large' && share === 1)
      own.splice(-1, 1, { ...own.at(-1)!, geometry: giantPolygon(GIANT.vertices, GIANT.holes) });
    const collection = {
      type: 'FeatureCollection',
      features: own.map(({ properties: { id, name, level }, ...rest }) => ({
        ...rest,
        properties: { id, name_zh: name, name_en: `Lot ${id}`, level },
      })),
    };
    replaced.set(`data/layers/${card.file}`, collection as FeatureCollection);
  }
  await writeOutput(join(folder, 'data'), await buildOutput({ ...audited.value, collections: replaced }));
  return features.length;
}
