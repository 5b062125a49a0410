import { errorProblem, type Problem, warningProblem } from '../kernel/problem.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import { areasOfClosedLines } from './closed-lines.ts';
import { fileStem } from './file-stem.ts';
import type { ImportFormat, RawSite } from './formats/format.ts';
import { inspectLayers, rejection } from './inspect-layers.ts';
import type { ImportProgress, Inspection } from './inspection.ts';
import { hasAttribute, nameAttributes, namedBy } from './name-attribute.ts';
import { countPositions } from './place-parcels.ts';
import { readFile } from './read-file.ts';
import type { Site } from './site.ts';

export type { ImportProgress, Inspection } from './inspection.ts';

/** Every reader under `formats/`, in stable order: a new file there needs no entry anywhere. */
const formats: readonly ImportFormat[] = Object.values(
  import.meta.glob<ImportFormat>(['./formats/*.ts', '!./formats/format.ts'], { eager: true, import: 'format' }),
).sort((a, b) => (a.id < b.id ? -1 : 1));

const MAX_BYTES = 200_000_000;
const MAX_PARCELS = 30_000;
const MAX_POSITIONS = 1_000_000;
/** Layers past this are a map, not a file with a site in it. */
const MAX_LAYERS = 50;
export interface ImportOptions {
  /** EPSG code a person has named. */
  readonly epsg?: number;
  /** Which of the candidates a person has chosen, from 0. */
  readonly choose?: number;
  /** Attribute whose values the parcels are called by; without one it is guessed. */
  readonly nameAttribute?: string;
  /** Told how far the reading has come, for files that take their time. */
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** Readers by name and extensions, for a file dialogue. */
export function importFormats(): readonly Pick<ImportFormat, 'id' | 'name' | 'extensions' | 'defaultAccuracyM'>[] {
  return formats;
}

/**
 * Reads a file of any known format and says what it is taken for. Never throws for what a file holds, never shifts,
 * swaps or re-projects without saying so, and gives no parcels while anything about their place has to be chosen.
 */
export async function importSite(name: string, bytes: Uint8Array, options: ImportOptions = {}): Promise<Inspection> {
  const file = { name, sha256: sha256Hex(bytes) };
  if (bytes.length > MAX_BYTES)
    return rejection(file, null, errorProblem('too_big', undefined, { bytes: bytes.length }));
  if (isBlank(bytes)) return rejection(file, null, errorProblem('file_empty'));
  options.onProgress?.({ stage: 'reading', share: 0 });
  const read = await readFile(formats, name, bytes);
  if (!read.ok) {
    const [error, ...advice] = read.problems;
    return { ...rejection(file, read.format ?? null, error), warnings: advice };
  }
  const { format } = read.value;
  const attributes = nameAttributes(read.value.layers);
  const { nameAttribute } = options;
  if (nameAttribute !== undefined && !hasAttribute(read.value.layers, nameAttribute)) {
    const found = attributes.map(({ name: one }) => one).join(' · ');
    return rejection(
      file,
      format,
      errorProblem('name_attribute_unknown', { file: name }, { name: nameAttribute, found }),
    );
  }
  const named = namedBy(read.value.layers, nameAttribute);
  const layers = named.map(areasOfClosedLines);
  const limit = layers.map(overLimit).find((problem) => problem !== null) ?? tooManyLayers(layers);
  const turned = layers.some((layer, i) => layer !== named[i]) ? [warningProblem('line_as_polygon')] : [];
  if (limit !== null) return rejection(file, format, limit);
  const inspection = inspectLayers({ file, format, readerWarnings: [...read.warnings, ...turned], options }, layers);
  return attributes.length > 0 ? { ...inspection, attributes } : inspection;
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.length < 64 && bytes.every((byte) => byte <= 0x20 || [0xef, 0xbb, 0xbf, 0xfe, 0xff].includes(byte));
}

function tooManyLayers(layers: readonly RawSite[]): Problem | null {
  return layers.length > MAX_LAYERS ? errorProblem('too_many_parcels', undefined, { layers: layers.length }) : null;
}

function overLimit({ parcels }: RawSite): Problem | null {
  if (parcels.length === 0) return errorProblem('not_a_site');
  if (parcels.length > MAX_PARCELS) {
    return errorProblem('too_many_parcels', undefined, { parcels: parcels.length, limit: MAX_PARCELS });
  }
  const vertices = parcels.reduce((sum, { geometry }) => sum + countPositions(geometry), 0);
  return vertices > MAX_POSITIONS ? errorProblem('too_big', undefined, { vertices, limit: MAX_POSITIONS }) : null;
}

/**
 * The site an inspection ended in; null while there is something to choose, or nothing usable.
 * @param source origin of the site, and its name where the file's is not to be used
 */
export function siteFromInspection(
  inspection: Inspection,
  source: { readonly origin: Site['origin']; readonly name?: string },
): Site | null {
  const [first, ...more] = inspection.parcels.map(({ name, geometry, widthM }) => ({
    name,
    geometry,
    ...(widthM !== undefined && { widthM }),
  }));
  if (first === undefined || inspection.crs === null) return null;
  return {
    name: source.name ?? (more.length === 0 && first.name !== '' ? first.name : fileStem(inspection.file.name)),
    origin: source.origin,
    parcels: [first, ...more],
    accuracyM: inspection.accuracyM,
    crs: inspection.crs,
    source: { file: inspection.file.name, format: inspection.format ?? '', sha256: inspection.file.sha256 },
    warnings: inspection.warnings,
  };
}
