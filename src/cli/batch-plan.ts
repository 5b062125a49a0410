import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import { sitesOfParcels } from '../run/batch.ts';
import { type ImportOptions, importSite, siteFromInspection } from '../site/import-site.ts';
import type { Site } from '../site/site.ts';
import { readBytes } from './files.ts';

/** A site of a batch before it is screened. */
export interface PlannedSite {
  readonly key: string;
  readonly site: Result<Site>;
}

/** A file of sites. */
export interface SiteFile {
  readonly path: string;
  readonly name: string;
}

/** Files of `--sites`: one, or all of a folder by name; hidden ones are no sites. Problems: file_unreadable, no_sites. */
export async function siteFiles(named: string, out?: string): Promise<Result<readonly SiteFile[]>> {
  try {
    const folder = (await stat(named)).isDirectory();
    const names = folder ? (await readdir(named)).filter((name) => !name.startsWith('.')).sort() : [basename(named)];
    const files: SiteFile[] = [];
    for (const name of names) {
      const path = folder ? join(named, name) : named;
      // What the batch itself writes there is no site.
      const own = out !== undefined && resolve(path).startsWith(resolve(out));
      if (!own && (await stat(path)).isFile()) files.push({ path, name });
    }
    return files.length > 0 ? success(files) : failure(errorProblem('no_sites', { file: named }));
  } catch {
    return failure(errorProblem('file_unreadable', { file: named }));
  }
}

/** Features of a GeoJSON collection and what stands around them; null for anything else, and for a single feature. */
function collectionOf(bytes: Uint8Array): { around: object; features: readonly unknown[] } | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof json !== 'object' || json === null || !('features' in json)) return null;
    const all = json.features;
    if (!Array.isArray(all) || all.length < 2) return null;
    return { around: json, features: all };
  } catch {
    return null;
  }
}

async function importOne(name: string, bytes: Uint8Array, how: ImportOptions): Promise<Result<Site>> {
  const inspection = await importSite(name, bytes, how);
  const site = siteFromInspection(inspection, { origin: 'file' });
  if (site) return success(site);
  const where = { ...inspection.error?.where, file: name };
  return failure(inspection.error ? { ...inspection.error, where } : errorProblem('choice_needed', where));
}

/** The sites of a file, one after the other: each feature, or each parcel of other formats, is one. */
export async function* sitesIn({ path, name }: SiteFile, how: ImportOptions): AsyncGenerator<PlannedSite> {
  const read = await readBytes(path);
  if (!read.ok) {
    yield { key: name, site: read };
    return;
  }
  const collection = collectionOf(read.value);
  if (collection) {
    const sha256 = sha256Hex(read.value);
    for (const [index, feature] of collection.features.entries()) {
      const key = `${name}#${index + 1}`;
      // A file of its own, so that a broken feature is one broken site.
      const part = JSON.stringify({ ...collection.around, features: [feature] });
      const site = await importOne(name, new TextEncoder().encode(part), how);
      const source = site.ok && site.value.source;
      // The hash of the file as it lies there, not of the part that was cut from it.
      yield { key, site: source ? success({ ...site.value, source: { ...source, sha256 } }) : site };
    }
    return;
  }
  const whole = await importOne(name, read.value, how);
  const sites = whole.ok ? sitesOfParcels(whole.value) : [];
  if (!whole.ok) yield { key: name, site: whole };
  for (const [index, site] of sites.entries()) {
    yield { key: sites.length > 1 ? `${name}#${index + 1}` : name, site: success(site) };
  }
}
