import { success } from '../../kernel/result.ts';
import { exportSite } from '../../site/export-site.ts';
import type { Command } from '../answer.ts';
import { badOption, formatOf, needed } from '../args.ts';
import { openPlanData } from '../plan-data.ts';
import { epsgOf, readSite } from '../site-input.ts';

const ENCODINGS = ['gbk', 'utf-8'] as const;

/** `export`: a site as a file of another format or system; what the format cannot hold is told on stderr. */
export const exportCommand: Command = async ({ options }) => {
  const named = needed(options, 'site');
  if (!named.ok) return named;
  const format = needed(options, 'to');
  if (!format.ok) return format;
  // What is written is what `--to` says; `--format` only asks for trouble to be told as JSON.
  const told = formatOf(options, ['json'], 'json');
  if (!told.ok) return told;
  const epsg = epsgOf('--crs', options.crs);
  if (!epsg.ok) return epsg;
  const encoding = ENCODINGS.find((known) => known === options.encoding);
  if (options.encoding !== undefined && encoding === undefined) {
    return badOption('--encoding', options.encoding, ENCODINGS);
  }
  const data = await openPlanData(options);
  if (!data.ok) return data;
  // `--crs` says how to write here; how to read is `--from-crs`.
  const { crs: _written, 'from-crs': read, ...rest } = options;
  const site = await readSite(named.value, { ...rest, ...(read !== undefined && { crs: read }) }, data.value);
  if (!site.ok) return site;
  const written = await exportSite(site.value, {
    format: format.value,
    ...(epsg.value !== undefined && { epsg: epsg.value }),
    ...(encoding !== undefined && { encoding }),
  });
  if (!written.ok) return written;
  return success({ output: written.value.bytes, exit: 0 }, [...site.warnings, ...written.warnings]);
};
