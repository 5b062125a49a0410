import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Catalog, catalogSchema } from '../catalog/catalog.ts';
import { fgbSource } from '../catalog/fgb-source.ts';
import type { LayerSource } from '../catalog/layer-source.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { type Ruleset, rulesetSchema } from '../plan/ruleset.ts';
import type { Options } from './args.ts';
import { readJson } from './files.ts';

/** Rules and layers a command works with. */
export interface PlanData {
  readonly ruleset: Ruleset;
  readonly source: LayerSource;
  /** Folder of the bundled data, for demonstration sites. */
  readonly folder: string;
}

/** The bundled data lies beside the bundle (`dist-cli/../public/data`), wherever the command is called from. */
function bundledFolder(): string {
  return resolve(dirname(fileURLToPath(import.meta.url)), bundleDepth(), 'public/data');
}

/** A command's chunk may lie one folder below the bundle's entry. */
function bundleDepth(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return existsSync(resolve(here, '../public/data')) ? '..' : '../..';
}

async function readCatalog(folder: string): Promise<Result<Catalog>> {
  const json = await readJson(join(folder, 'catalog.json'));
  if (!json.ok) return failure(errorProblem('catalog_unreadable', { file: join(folder, 'catalog.json') }));
  const parsed = catalogSchema.safeParse(json.value);
  if (parsed.success) return success(parsed.data);
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  return failure(errorProblem('catalog_unreadable', { file: join(folder, 'catalog.json'), field }));
}

async function readRuleset(folder: string): Promise<Result<Ruleset>> {
  const file = join(folder, 'ruleset.json');
  const json = await readJson(file);
  const parsed = json.ok ? rulesetSchema.safeParse(json.value) : null;
  if (parsed?.success) return success(parsed.data);
  const field = parsed?.error.issues[0]?.path.join('.');
  return failure(errorProblem('ruleset_unreadable', { file, ...(field && { field }) }));
}

function builtSource(catalog: Catalog, folder: string): LayerSource {
  return fgbSource(catalog, async (path) => new Uint8Array(await readFile(join(folder, path))));
}

/** Layers of `--layers DIR`: built data with its own catalogue, or plain files described by themselves. */
async function chosenSource(folder: string, bundled: LayerSource): Promise<Result<LayerSource>> {
  if (existsSync(join(folder, 'catalog.json'))) {
    const catalog = await readCatalog(folder);
    return catalog.ok ? success(builtSource(catalog.value, folder)) : catalog;
  }
  const { layerDirectory } = await import('./layer-directory.ts');
  return layerDirectory(folder, bundled);
}

/**
 * Opens rules and layers: the bundled ones, or the bundled rules on the layers of `--layers DIR`, which replace all
 * bundled layers (READINGS 10). Problems: catalog_unreadable, ruleset_unreadable, data_unreadable.
 */
export async function openPlanData(options: Options): Promise<Result<PlanData>> {
  const folder = bundledFolder();
  const [catalog, ruleset] = await Promise.all([readCatalog(folder), readRuleset(folder)]);
  if (!catalog.ok) return catalog;
  if (!ruleset.ok) return ruleset;
  const bundled = builtSource(catalog.value, folder);
  const source = options.layers ? await chosenSource(resolve(options.layers), bundled) : success(bundled);
  if (!source.ok) return source;
  return success({ ruleset: ruleset.value, source: source.value, folder }, source.warnings);
}
