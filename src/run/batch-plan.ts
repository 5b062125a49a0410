import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import { type ImportOptions, importSite, siteFromInspection } from '../site/import-site.ts';
import type { Candidate } from '../site/inspection.ts';
import { attributesOf, type NameAttribute } from '../site/name-attribute.ts';
import type { Site } from '../site/site.ts';
import { sitesOfParcels } from './batch.ts';

/** One way to read all sites of a file: where its numbers lie, and what is done to them first. */
export type SiteReading = Pick<Candidate, 'crs' | 'layer' | 'transform' | 'centroid' | 'plausible'>;

/** A site of a batch before it is screened. */
export interface PlannedSite {
  /** File and, where it holds several, number of the site; the same in every run over the same files. */
  readonly key: string;
  readonly site: Result<Site>;
  /** Ways to read it, where one has to be chosen first. */
  readonly readings?: readonly SiteReading[];
  /** Attributes it has, or with the first site of a file those of all its sites, by which they may be called. */
  readonly attributes?: readonly NameAttribute[];
}

/** How the sites of a file are read; `reading` settles what its numbers leave open, for every site alike. */
export interface BatchReading extends ImportOptions {
  readonly reading?: Pick<SiteReading, 'crs' | 'layer' | 'transform'>;
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

/** A shape that crosses itself is a bad shape, and no question about the file. */
function isReading({ transform }: Candidate): boolean {
  return !transform?.split('+').includes('repair');
}

async function importOne(key: string, name: string, bytes: Uint8Array, how: BatchReading): Promise<PlannedSite> {
  const { reading, ...options } = how;
  let inspection = await importSite(name, bytes, options);
  if (reading && inspection.outcome === 'choose') {
    const choose = inspection.candidates.findIndex(
      ({ crs, layer, transform }) =>
        crs.epsg === reading.crs.epsg && layer === reading.layer && transform === reading.transform,
    );
    if (choose >= 0) inspection = await importSite(name, bytes, { ...options, choose });
  }
  const site = siteFromInspection(inspection, { origin: 'file' });
  const { attributes } = inspection;
  const known = attributes && { attributes };
  if (site) return { key, site: success(site), ...known };
  const where = { ...inspection.error?.where, file: name };
  const problem = inspection.error ? { ...inspection.error, where } : errorProblem('choice_needed', where);
  const readings = inspection.candidates.filter(isReading).map(({ crs, layer, transform, centroid, plausible }) => ({
    crs,
    centroid,
    plausible,
    ...(layer !== undefined && { layer }),
    ...(transform !== undefined && { transform }),
  }));
  return { key, site: failure(problem), ...(readings.length > 0 && { readings }), ...known };
}

/** Whether a feature of a collection has an attribute that can stand in a name. */
function has(feature: unknown, attribute: string): boolean {
  const { properties } = (feature ?? {}) as { readonly properties?: unknown };
  if (typeof properties !== 'object' || properties === null) return false;
  return attributesOf(properties as Readonly<Record<string, unknown>>).attributes?.has(attribute) ?? false;
}

/** The sites of a file, one after the other: each feature, or each parcel of other formats, is one. */
export async function* sitesOfFile(name: string, bytes: Uint8Array, how: BatchReading): AsyncGenerator<PlannedSite> {
  const collection = collectionOf(bytes);
  if (collection) {
    const sha256 = sha256Hex(bytes);
    const { nameAttribute, ...unnamed } = how;
    const named =
      nameAttribute === undefined ? [] : collection.features.filter((feature) => has(feature, nameAttribute));
    if (nameAttribute !== undefined && named.length === 0) {
      yield importOne(name, name, bytes, how);
      return;
    }
    const calledBy = new Set(named);
    for (const [index, feature] of collection.features.entries()) {
      // A file of its own, so that a broken feature is one broken site.
      const part = JSON.stringify({ ...collection.around, features: [feature] });
      const planned = await importOne(
        `${name}#${index + 1}`,
        name,
        new TextEncoder().encode(part),
        calledBy.has(feature) ? how : unnamed,
      );
      const { site } = planned;
      const source = site.ok && site.value.source;
      // The hash of the file as it lies there, not of the part that was cut from it.
      yield source ? { ...planned, site: success({ ...site.value, source: { ...source, sha256 } }) } : planned;
    }
    return;
  }
  const whole = await importOne(name, name, bytes, how);
  if (!whole.site.ok) {
    yield whole;
    return;
  }
  const sites = sitesOfParcels(whole.site.value);
  for (const [index, site] of sites.entries()) {
    const known = index === 0 && whole.attributes && { attributes: whole.attributes };
    yield { key: sites.length > 1 ? `${name}#${index + 1}` : name, site: success(site), ...known };
  }
}
