import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import type { ImportOptions, Inspection } from '../site/import-site.ts';
import { importSite, siteFromInspection } from '../site/import-site.ts';
import type { Site } from '../site/site.ts';
import { badOption, type Options } from './args.ts';
import { fileCalled } from './file-names.ts';
import { readBytes } from './files.ts';
import type { PlanData } from './plan-data.ts';

/** An EPSG code, with or without its name; undefined without the option. Problem: bad_option. */
export function epsgOf(option: string, crs: string | undefined): Result<number | undefined> {
  const code = crs === undefined ? undefined : /^(?:EPSG:)?(\d{4,6})$/i.exec(crs)?.[1];
  if (crs !== undefined && code === undefined) return badOption(option, crs, ['4490', '4547', '4526', '…']);
  return success(code === undefined ? undefined : Number(code));
}

/** `--choose` counts candidates from 1, `--crs` is an EPSG code. */
function importOptions({ choose, crs }: Options): Result<ImportOptions> {
  if (choose !== undefined && !/^[1-9]\d{0,5}$/.test(choose)) return badOption('--choose', choose, ['1', '2', '…']);
  const epsg = epsgOf('--crs', crs);
  if (!epsg.ok) return epsg;
  return success({
    ...(choose !== undefined && { choose: Number(choose) - 1 }),
    ...(epsg.value !== undefined && { epsg: epsg.value }),
  });
}

/** A site's file: a path, or the id of a demonstration site of the bundled data. */
async function siteFile(
  named: string,
  demos: PlanData | null,
): Promise<Result<{ readonly name: string; readonly bytes: Uint8Array; readonly origin: Site['origin'] }>> {
  const demo = demos?.ruleset.demoSites.find(({ id }) => id === named);
  const isDemo = demo !== undefined && !existsSync(named);
  const path = isDemo && demos ? join(demos.folder, 'sites', `${demo.id}.geojson`) : named;
  const bytes = await readBytes(path);
  if (!bytes.ok) return failure(errorProblem('file_unreadable', { file: named }));
  return success({ name: (await fileCalled(path)).name, bytes: bytes.value, origin: isDemo ? 'demo' : 'file' });
}

/**
 * What the importer makes of the file of `--site`. Problems: file_unreadable, bad_option. A file it refuses, or that
 * leaves a choice, is an inspection too.
 */
export async function inspectSite(
  named: string,
  options: Options,
  demos: PlanData | null,
): Promise<Result<{ readonly inspection: Inspection; readonly origin: Site['origin'] }>> {
  const how = importOptions(options);
  if (!how.ok) return how;
  const file = await siteFile(named, demos);
  if (!file.ok) return file;
  const { name, bytes, origin } = file.value;
  return success({ inspection: await importSite(name, bytes, how.value), origin });
}

/**
 * The site of `--site`, when nothing is left to choose. Problems: those of the file; for one that can be read in several
 * ways, why, and `choice_needed`.
 */
export async function readSite(named: string, options: Options, data: PlanData): Promise<Result<Site>> {
  const inspected = await inspectSite(named, options, data);
  if (!inspected.ok) return inspected;
  const { inspection, origin } = inspected.value;
  const site = siteFromInspection(inspection, { origin });
  if (site) return success(site, inspection.warnings);
  const where = { ...inspection.error?.where, file: inspection.file.name };
  const needed = errorProblem('choice_needed', { file: inspection.file.name });
  const why = inspection.error ? { ...inspection.error, where } : needed;
  return inspection.outcome === 'choose' ? failure(why, needed) : failure(why);
}
