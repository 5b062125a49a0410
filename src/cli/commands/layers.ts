import type { LayerEntry } from '../../catalog/catalog.ts';
import type { Zone } from '../../catalog/zone.ts';
import { exportLayer, LAYER_FORMATS, type LayerSelection } from '../../export/export-layer.ts';
import { problemWords } from '../../i18n/problems.ts';
import { BASIS_WORDS } from '../../i18n/record-words.ts';
import { errorProblem, type Problem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import type { Locale } from '../../kernel/text.ts';
import { zonesNearSite } from '../../run/zones-near-site.ts';
import type { Command } from '../answer.ts';
import { badOption, formatOf, type Options } from '../args.ts';
import { openPlanData, type PlanData } from '../plan-data.ts';
import { readSite } from '../site-input.ts';

/** A role with what is known of its layer, and whether it can be read at all. */
interface Listed {
  readonly entry: LayerEntry;
  readonly trouble: Problem | null;
}

function toJson({ entry, trouble }: Listed): object {
  const { role, name, theme, geometry, source, date, version, accuracyM, coverage, complete, context, derived } = entry;
  return {
    role,
    name,
    theme,
    geometry,
    status: trouble ? 'failed' : entry.status,
    source,
    date,
    version,
    accuracyM,
    coverage,
    complete,
    featureCount: entry.built?.featureCount ?? 0,
    sha256: entry.built?.sha256 ?? null,
    context,
    derived: derived ?? null,
    ...(trouble && { error: trouble.code }),
  };
}

function coverageWords({ coverage }: LayerEntry): string {
  if (coverage === null) return '–';
  if ('role' in coverage) return coverage.role;
  return 'bbox' in coverage ? `[${coverage.bbox.join(' ')}]` : 'geometry';
}

function toLine({ entry, trouble }: Listed, locale: Locale): string {
  const status = trouble ? 'failed' : entry.status;
  const accuracy = entry.accuracyM === null ? '–' : `±${entry.accuracyM} m`;
  return [
    entry.role.padEnd(20),
    (BASIS_WORDS[status]?.[locale] ?? status).padEnd(6),
    (entry.version ?? '–').padEnd(10),
    accuracy.padEnd(8),
    coverageWords(entry).padEnd(18),
    String(entry.built?.featureCount ?? 0).padStart(4),
    entry.name[locale],
    ...(trouble ? [problemWords(trouble, locale)] : []),
  ].join('  ');
}

/** Metres of `--within`; 0 without it. Problem: bad_option. */
function withinOf({ within = '0' }: Options): Result<number> {
  const valid = /^\d{1,6}(\.\d+)?$/.test(within);
  return valid ? success(Number(within)) : badOption('--within', within, ['0', '50', '…']);
}

/** The features that `--meets SITE` asks for, within `--within` metres of it; undefined without it. */
async function selectionOf(
  options: Options,
  entry: LayerEntry,
  zones: readonly Zone[],
  data: PlanData,
): Promise<Result<LayerSelection | undefined>> {
  const { meets } = options;
  const within = withinOf(options);
  if (!within.ok) return within;
  if (meets === undefined) {
    if (options.within === undefined) return success(undefined);
    return failure(errorProblem('option_needed', undefined, { option: '--meets' }));
  }
  const site = await readSite(meets, options, data);
  if (!site.ok) return site;
  const ids = zonesNearSite(site.value, entry, zones, within.value);
  if (!ids.ok) return ids;
  return success({ ids: ids.value, near: { site: site.value.name, withinM: within.value } }, site.warnings);
}

/**
 * `layers export ROLE`: a layer, or what of it meets a site, as a file with what is known of it; `--layers` reads the
 * GeoJSON back.
 */
async function exportRole(role: string | undefined, options: Options): ReturnType<Command> {
  if (role === undefined) return failure(errorProblem('option_needed', undefined, { option: 'layers export ROLE' }));
  const format = formatOf(options, LAYER_FORMATS, 'geojson');
  if (!format.ok) return format;
  const data = await openPlanData(options);
  if (!data.ok) return data;
  const { source } = data.value;
  const entry = source.catalog.layers.find((layer) => layer.role === role);
  const read = await source.load(role);
  if (!entry || !read.ok) return read.ok ? failure(errorProblem('layer_not_found', { layer: role })) : read;
  const selected = await selectionOf(options, entry, read.value, data.value);
  if (!selected.ok) return selected;
  const file = await exportLayer(entry, read.value, format.value, selected.value);
  if (!file.ok) return file;
  const warnings = [...data.warnings, ...read.warnings, ...selected.warnings, ...file.warnings];
  return success({ output: file.value.bytes, exit: 0 }, warnings);
}

/**
 * `layers`: every role with status, source, version, accuracy, coverage and feature count; each is read to be sure.
 * `layers schematic`: those without official data only; exit 1 while there are any.
 */
export const layers: Command = async ({ words, options, locale }) => {
  const [word, role] = words;
  if (word === 'export') return exportRole(role, options);
  if (word !== undefined && word !== 'schematic') return badOption('layers', word, ['schematic', 'export']);
  const format = formatOf(options, ['text', 'json'], 'text');
  if (!format.ok) return format;
  const data = await openPlanData(options);
  if (!data.ok) return data;
  const { source } = data.value;
  const left = ({ status, derived, context }: LayerEntry) => status !== 'official' && !derived && !context;
  const entries = source.catalog.layers.filter((entry) => word === undefined || left(entry));
  const listed = await Promise.all(
    entries.map(async (entry): Promise<Listed> => {
      if (entry.status === 'missing' || entry.derived) return { entry, trouble: null };
      const read = await source.load(entry.role);
      return { entry, trouble: read.ok ? null : errorProblem(read.problems[0].code, { layer: entry.role }) };
    }),
  );
  const output =
    format.value === 'json'
      ? `${JSON.stringify({ layers: listed.map(toJson) }, null, 2)}\n`
      : listed.map((one) => `${toLine(one, locale)}\n`).join('');
  return success({ output, exit: word === 'schematic' && listed.length > 0 ? 1 : 0 }, data.warnings);
};
