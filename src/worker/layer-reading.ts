import type { LayerEntry } from '../catalog/catalog.ts';
import { decodeOpen } from '../catalog/fgb-source.ts';
import { type LayerDifference, layerDifference } from '../catalog/layer-change.ts';
import { decodeZones } from '../catalog/packed-file.ts';
import type { Zone } from '../catalog/zone.ts';
import { zoneCollection } from '../catalog/zone-collection.ts';
import { exportLayer, type LayerFile } from '../export/export-layer.ts';
import type { PackedLayer } from '../geo/packed/packed-layer.ts';
import { type Bbox, bboxOfPaths, flatten, isArea, isLine, pathsOf } from '../geo/shapes.ts';
import { buildLayer, type LayerStatement } from '../intake/build-layer.ts';
import { checkLayer } from '../intake/check-layer.ts';
import { guessRole } from '../intake/guess-role.ts';
import type { IncomingFile } from '../intake/incoming.ts';
import { guessFields } from '../intake/map-fields.ts';
import { readLayerFile } from '../intake/read-layer-file.ts';
import { type SelfOverlaps, selfOverlaps } from '../intake/self-overlaps.ts';
import { settleLayer } from '../intake/settle-layer.ts';
import { targetFields } from '../intake/target-fields.ts';
import { invariant } from '../kernel/invariant.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import { touchToleranceM } from '../run/measure-for-rules.ts';
import { zonesNearSite } from '../run/zones-near-site.ts';
import type { CrsReading } from '../site/guess-crs.ts';
import { packOutlines } from '../site/outlines.ts';
import type { ParcelGeometry } from '../site/site.ts';
import { isMany } from './drawn-layer.ts';
import type {
  LayerCheckReply,
  LayerCheckRequest,
  LayerComparison,
  LayerExportRequest,
  LayerFileReply,
  LayerReadRequest,
  OnLayerProgress,
  ReadingOffer,
} from './layer-protocol.ts';
import { packZones } from './pack-zones.ts';
import type { UserLayer } from './protocol.ts';

/** Changed features told one by one, those that differ most. */
const MOST_CHANGES = 1000;
/** Overlaps told with their places. */
const MOST_TOLD = 20;
/** Of the search for overlaps, what making the layer ready for it takes. */
const PACKING_SHARE = 0.2;
/** More features than this are shown by their box. */
const MAX_OUTLINED = 30_000;

/** A layer without errors, packed for measuring. */
interface CheckedLayer {
  readonly card: LayerEntry;
  readonly zones: readonly Zone[];
  readonly packed: PackedLayer;
}

/** One file of layers on its way in, and the last look at one of its layers. */
export class LayerReading {
  readonly #name: string;
  readonly #file: IncomingFile;
  #checked: CheckedLayer | null = null;

  private constructor(name: string, file: IncomingFile) {
    this.#name = name;
    this.#file = file;
  }

  /** Reads a file. Problems: `file_unreadable`, those of `readLayerFile`. */
  static async open(
    { name, content, cards }: LayerReadRequest,
    onProgress: OnLayerProgress,
  ): Promise<Result<{ readonly reading: LayerReading; readonly reply: LayerFileReply }>> {
    onProgress({ stage: 'reading', share: 0 });
    const bytes = await content.arrayBuffer().then(
      (buffer) => new Uint8Array(buffer),
      () => null,
    );
    if (bytes === null) return failure(errorProblem('file_unreadable', { file: name }));
    const read = await readLayerFile(name, bytes);
    if (!read.ok) return read;
    const reading = new LayerReading(name, read.value);
    const reply = { format: read.value.format, bytes: bytes.length, sha256: sha256Hex(bytes) };
    return success({ reading, reply: { ...reply, layers: reading.#offers(cards) } });
  }

  #offers(cards: readonly LayerEntry[]): LayerFileReply['layers'] {
    return this.#file.layers.map((layer) => ({
      name: layer.name,
      featureCount: layer.features.length,
      fields: layer.fields,
      encoding: layer.system.encoding ?? null,
      guessed: guessRole(layer, this.#name, cards),
      members: layer.members,
    }));
  }

  /** Looks at one layer as one role; nothing is kept of earlier looks. */
  async check(request: LayerCheckRequest, onProgress: OnLayerProgress): Promise<Result<LayerCheckReply>> {
    this.#checked = null;
    const { card, rules } = request;
    const layer = this.#file.layers[request.layer];
    invariant(layer, 'only layers of the file are asked about');
    const targets = targetFields(card, rules.rules);
    const fields = request.fields ?? guessFields(targets, layer.fields);
    const open = { targets, fields, findings: null, bbox: null, outlines: null, difference: null };
    const system = settleLayer(layer, this.#file.defaultEpsg, request.reading);
    if (system.kind === 'refused') return success({ ...open, system });
    if (system.kind === 'open') {
      return success({ ...open, system: { kind: 'open', readings: system.readings.map(offerOf), why: system.why } });
    }
    const { reading, how } = system;
    const total = Math.max(1, layer.features.length);
    const checked = checkLayer(layer, { card, reading, targets, fields }, (done) =>
      onProgress({ stage: 'placing', share: done / total }),
    );
    const { zones, errors, counts } = checked;
    const noted = [...layer.warnings, ...system.warnings];
    const findings = { problems: [...checked.problems, ...noted], counts: { ...counts }, errors };
    for (const { code } of noted) findings.counts[code] = (findings.counts[code] ?? 0) + 1;
    if (errors === 0) {
      const packed = await packZones(zones, {
        onProgress: (done) => onProgress({ stage: 'overlaps', share: (PACKING_SHARE * done) / total }),
      });
      if (!packed.ok) return packed;
      this.#checked = { card, zones, packed: packed.value };
      const shared = overlapsIn(this.#checked, touchToleranceM(rules), onProgress);
      if (shared.count > 0) findings.counts.layer_zones_overlap = shared.count;
      findings.problems.push(...shared.problems);
    }
    const before = errors === 0 && request.before ? await zonesOf(request.before) : null;
    onProgress({ stage: 'comparing', share: 0 });
    const difference = before && told(layerDifference(before, zones, comparing(onProgress)));
    return success({
      ...open,
      system: { kind: 'settled', reading: offerOf(reading), how },
      findings,
      bbox: bboxOfZones(zones),
      outlines: outlinesOf(zones),
      difference,
    });
  }

  /** Problems: those of `buildLayer`. */
  build(statement: LayerStatement): Result<UserLayer> {
    const checked = this.#checked;
    invariant(checked, 'only a layer without errors is built');
    const { card, zones, packed } = checked;
    const built = buildLayer(card, zones, packed, statement);
    if (!built.ok) return built;
    const files = [...built.value.files].map(
      ([path, bytes]) => [path, new Blob([bytes as Uint8Array<ArrayBuffer>])] as const,
    );
    return success({ entry: built.value.entry, files: new Map(files) });
  }
}

/** How one state of a layer differs from another. Problem: `layer_unreadable`. */
export async function compareLayers(
  before: Uint8Array,
  now: Uint8Array,
  onProgress: OnLayerProgress,
): Promise<Result<LayerComparison>> {
  onProgress({ stage: 'comparing', share: 0 });
  const [old, fresh] = [await zonesOf(before), await zonesOf(now)];
  if (!old || !fresh) return failure(errorProblem('layer_unreadable'));
  const difference = told(layerDifference(old, fresh, comparing(onProgress)));
  const shapes =
    isMany(old.length, verticesOf(old)) || isMany(fresh.length, verticesOf(fresh))
      ? null
      : { before: zoneCollection(old), now: zoneCollection(fresh) };
  return success({ difference, shapes });
}

/** A difference as the page takes it: a hundred thousand features by name would hold it up. */
function told(difference: LayerDifference): LayerDifference {
  return { ...difference, changes: difference.changes.slice(0, MOST_CHANGES) };
}

function verticesOf(zones: readonly Zone[]): number {
  const paths = ({ geometry }: Zone) => flatten(geometry).flatMap(pathsOf);
  return zones.reduce((sum, zone) => paths(zone).reduce((more, path) => more + path.length, sum), 0);
}

function comparing(onProgress: OnLayerProgress): (done: number, total: number) => void {
  return (done, total) => onProgress({ stage: 'comparing', share: done / total });
}

/** Features of a layer that cover the same ground. */
function overlapsIn({ zones, packed }: CheckedLayer, toleranceM: number, onProgress: OnLayerProgress): SelfOverlaps {
  const total = Math.max(1, zones.length);
  return selfOverlaps(zones, packed, toleranceM, MOST_TOLD, (done) =>
    onProgress({ stage: 'overlaps', share: PACKING_SHARE + ((1 - PACKING_SHARE) * done) / total }),
  );
}

/** Writes a layer, or some of its features. Problems and warnings as `LayerImportApi.exportLayer` tells them. */
export async function writeLayer({ entry, bytes, format, selected }: LayerExportRequest): Promise<Result<LayerFile>> {
  const zones = await zonesOf(bytes);
  if (!zones) return failure(errorProblem('layer_unreadable', { layer: entry.role }));
  if (selected === null) return exportLayer(entry, zones, format);
  if (!('site' in selected)) return exportLayer(entry, zones, format, { ids: new Set(selected) });
  const { site, withinM } = selected;
  const ids = zonesNearSite(site, entry, zones, withinM);
  if (!ids.ok) return ids;
  return exportLayer(entry, zones, format, { ids: ids.value, near: { site: site.name, withinM } });
}

function offerOf({ toLonLat: _, ...offer }: CrsReading): ReadingOffer {
  return offer;
}

async function zonesOf(bytes: Uint8Array): Promise<readonly Zone[] | null> {
  return decodeZones(bytes) ?? (await decodeOpen(bytes));
}

function bboxOfZones(zones: readonly Zone[]): Bbox | null {
  const bbox = bboxOfPaths(zones.flatMap(({ geometry }) => flatten(geometry).flatMap(pathsOf)));
  return bbox.every(Number.isFinite) ? bbox : null;
}

function outlinesOf(zones: readonly Zone[]): LayerCheckReply['outlines'] {
  const drawable = zones.filter(({ geometry }) => isArea(geometry) || isLine(geometry));
  if (drawable.length === 0 || drawable.length > MAX_OUTLINED) return null;
  return packOutlines(drawable.map(({ geometry }) => ({ geometry: geometry as ParcelGeometry })));
}
