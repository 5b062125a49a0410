import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Catalog, catalogSchema } from '../catalog/catalog.ts';
import { fgbSource } from '../catalog/fgb-source.ts';
import type { LayerSource } from '../catalog/layer-source.ts';
import { errorProblem, type Problem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { type Ruleset, rulesetSchema } from '../plan/ruleset.ts';
import { type OpenedPack, openPack } from '../run/open-pack.ts';
import type { Options } from './args.ts';
import { readBytes, readJson } from './files.ts';

/** Rules and layers a command works with. */
export interface PlanData {
  /** The rules in force: the bundled ones, with the pack of `--pack FILE` over them. */
  readonly ruleset: Ruleset;
  readonly bundled: Ruleset;
  readonly pack: OpenedPack | null;
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
  return fgbSource(catalog, {
    read: async (path) => new Uint8Array(await readFile(join(folder, path))),
    sha256: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
  });
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

/** The pack of `--pack FILE`; null without the option. */
async function chosenPack(
  file: string | undefined,
  bundled: Ruleset,
  source: LayerSource,
): Promise<Result<OpenedPack | null>> {
  if (file === undefined) return success(null);
  const bytes = await readBytes(file);
  if (!bytes.ok) return bytes;
  const inFile = (problem: Problem): Problem => ({ ...problem, where: { file, ...problem.where } });
  const opened = await openPack(new TextDecoder('utf-8').decode(bytes.value), bundled, source);
  if (opened.ok) return success(opened.value, opened.warnings.map(inFile));
  const [first, ...more] = opened.problems;
  return failure(inFile(first), ...more.map(inFile));
}

/**
 * Opens rules and layers: the bundled ones, or the bundled rules on the layers of `--layers DIR`, which replace all
 * bundled layers; with the rules of `--pack FILE` over them. Problems: catalog_unreadable,
 * ruleset_unreadable, data_unreadable, those of a pack.
 */
export async function openPlanData(options: Options): Promise<Result<PlanData>> {
  const folder = bundledFolder();
  const [catalog, ruleset] = await Promise.all([readCatalog(folder), readRuleset(folder)]);
  if (!catalog.ok) return catalog;
  if (!ruleset.ok) return ruleset;
  const bundled = builtSource(catalog.value, folder);
  const source = options.layers ? await chosenSource(resolve(options.layers), bundled) : success(bundled);
  if (!source.ok) return source;
  const pack = await chosenPack(options.pack, ruleset.value, source.value);
  if (!pack.ok) return pack;
  return success(
    {
      ruleset: pack.value?.ruleset ?? ruleset.value,
      bundled: ruleset.value,
      pack: pack.value,
      source: source.value,
      folder,
    },
    [...source.warnings, ...pack.warnings],
  );
}
