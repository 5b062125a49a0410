import type { Catalog } from '../catalog/catalog.ts';
import type { LayerFiles } from '../catalog/fgb-source.ts';
import { loadLayers } from '../catalog/load-layers.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { type EarlierLayer, saidOf } from '../run/touched-records.ts';
import { overlaidSource } from './overlaid-source.ts';
import type { UserLayer } from './protocol.ts';

/**
 * Finds the state of a layer a record was made on among the published one and those kept in the browser; by what the record
 * says of it, hash included, so that another one is never taken for it.
 * @param inForce  layers that stand over the published ones today, which coverages are read from
 */
export function earlierLayers(
  published: { readonly catalog: Catalog; readonly files: LayerFiles },
  kept: readonly UserLayer[],
  inForce: readonly UserLayer[],
): EarlierLayer {
  const { catalog, files } = published;
  return async (recorded) => {
    const { role, sha256 } = recorded;
    const ofRole = catalog.layers.find((entry) => entry.role === role);
    const candidates = [
      ...(sha256 && ofRole?.built?.sha256 === sha256 ? [null] : []),
      ...kept.filter(({ entry }) => entry.role === role && entry.built?.sha256 === sha256),
    ];
    const others = inForce.filter(({ entry }) => entry.role !== role);
    for (const candidate of candidates) {
      const source = overlaidSource(catalog, files, candidate ? [...others, candidate] : others);
      const [layer] = await loadLayers(source, [role]);
      if (layer && saidOf(layer) === canonicalJson(recorded)) return layer;
    }
    return null;
  };
}
