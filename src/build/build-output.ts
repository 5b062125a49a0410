import { canonicalJson } from '../kernel/canonical-json.ts';
import { buildLayers } from './build-layers.ts';
import { buildRuleset } from './build-ruleset.ts';
import type { PlanSources } from './plan-sources.ts';

/**
 * Every file of `public/data`, by path below it; the same sources give the same bytes. The catalog comes last: written
 * last, it never names a layer that is not there yet, and its time tells that the build ended.
 */
export async function buildOutput(sources: PlanSources): Promise<Map<string, Uint8Array>> {
  const encoder = new TextEncoder();
  const { catalog, files } = await buildLayers(sources);
  files.set('ruleset.json', encoder.encode(`${canonicalJson(buildRuleset(sources))}\n`));
  for (const site of sources.demoFiles) {
    files.set(`sites/${site.id}.geojson`, encoder.encode(site.geometry.value));
    files.set(`sites/${site.id}.project.json`, encoder.encode(site.project.value));
  }
  files.set('catalog.json', encoder.encode(`${canonicalJson(catalog)}\n`));
  return files;
}
