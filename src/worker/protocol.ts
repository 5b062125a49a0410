import type { FeatureCollection, Geometry } from 'geojson';
import type { Catalog, LayerEntry } from '../catalog/catalog.ts';
import type { Backup, BackupItem } from '../files/backup-file.ts';
import type { Result } from '../kernel/result.ts';
import type { PictureLook } from '../paint/area-picture.ts';
import type { Effect } from '../plan/effect.ts';
import type { ChangedParameters } from '../plan/parameter.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { Project } from '../project/project.ts';
import type { ScreeningRecord } from '../record/record.ts';
import type { RecordsInFile } from '../record/records-in-file.ts';
import type { RecordOverlap } from '../report/to-geojson.ts';
import type { LedgerRow, LedgerSite } from '../run/ledger.ts';
import type { OpenedPack } from '../run/open-pack.ts';
import type { Rescreening } from '../run/rescreen.ts';
import type { Verification } from '../run/verify-record.ts';
import type { OpenQuestion } from '../screening/explain.ts';
import type { ImportFormat } from '../site/formats/format.ts';
import type { Site } from '../site/site.ts';
import type { TileAddress } from '../tiles/tile-frame.ts';
import type { LayerDrawing } from './drawn-layer.ts';
import type { WantedFeatures } from './drawn-parts.ts';

/** A kind of site file that can be read. */
export type FormatInfo = Pick<ImportFormat, 'id' | 'name' | 'extensions'>;

/** Catalogue and ruleset, checked, and the formats at hand. */
export interface PlanData {
  readonly catalog: Catalog;
  readonly ruleset: Ruleset;
  readonly formats: readonly FormatInfo[];
}

/** A large file on its way, in bytes. */
export interface LoadingNews {
  readonly news: 'loading';
  readonly path: string;
  readonly done: number;
  readonly total: number;
}

/** A large layer being packed, in features. */
export interface PackingNews {
  readonly news: 'packing';
  readonly role: string;
  readonly done: number;
  readonly total: number;
}

/** A site of many vertices being measured, in layers. */
interface MeasuringNews {
  readonly news: 'measuring';
  readonly done: number;
  readonly total: number;
}

/** Zones that the sites of all records lie on, as far as they are added up. */
export interface LedgerNews {
  readonly news: 'ledger';
  readonly role: string;
  readonly done: number;
  readonly total: number;
}

/** What the worker says of its own accord while a call takes long; also a sign that it is alive. */
export type WorkerNews = LoadingNews | PackingNews | MeasuringNews | LedgerNews;

/** A site with what was said about the project, and the parameters a person changed. */
export interface ScreenRequest extends Project {
  readonly site: Site;
  readonly parameters: ChangedParameters;
  /** A corner is being dragged: an answer within a frame is wanted, the full one when the hand rests. */
  readonly live?: boolean;
}

/** Common area of the site and a zone, in the colour of what it brings. */
export interface OverlapShape {
  readonly ruleId: string;
  readonly role: string;
  readonly featureId: string;
  readonly effect: Effect;
  readonly geometry: Geometry;
}

/** Strip of a boundary's accuracy to both sides of it, where a finding depends on that. */
export interface BandShape {
  readonly role: string;
  readonly featureId: string;
  readonly accuracyM: number;
  readonly geometry: Geometry;
}

export interface ScreenReply {
  /** An answer while a corner is dragged: to be shown, never to be kept; it brings no questions and nothing to draw. */
  readonly provisional: boolean;
  readonly record: ScreeningRecord;
  /** Questions that can still move something, most decisive first. */
  readonly questions: readonly OpenQuestion[];
  readonly overlaps: readonly OverlapShape[];
  readonly bands: readonly BandShape[];
}

/** A demonstration site or a plan project, ready to be screened. */
export interface CaseOffer {
  readonly site: Site;
  readonly answers: Project['answers'];
}

/** One item of a backup beside what is here under its key. */
export interface RestorableItem extends BackupItem {
  readonly state: 'new' | 'same' | 'differs';
}

export interface BackupReading extends Omit<Backup, 'items'> {
  readonly items: readonly RestorableItem[];
}

/** A pack that may be used, without the rules themselves. */
export type PackSummary = Omit<OpenedPack, 'ruleset'>;

/** The rules now in force, and the pack in them; null where they are the bundled ones. */
export interface RulesInForce {
  readonly ruleset: Ruleset;
  readonly pack: PackSummary | null;
}

/** A layer that stands over the published one of its role, with its files by path. */
export interface UserLayer {
  readonly entry: LayerEntry;
  readonly files: ReadonlyMap<string, Blob>;
}

/** What the worker answers to. All values survive structured cloning. */
export interface WorkerApi {
  init(baseUrl: string, files: ReadonlyMap<string, Uint8Array> | null): Promise<Result<PlanData>>;
  /** A role as drawn; `id` of a feature is the zone's. A derived role is computed, at the distances in force. */
  layer(role: string, parameters: ChangedParameters): Promise<Result<LayerDrawing>>;
  /** A vector tile of a role that is drawn in tiles; null where it has nothing. Problems: those of the source. */
  layerTile(role: string, tile: TileAddress): Promise<Result<Uint8Array | null>>;
  /** The same of a layer's areas as a picture. */
  layerPicture(role: string, tile: TileAddress, look: PictureLook): Promise<Result<ImageBitmap | null>>;
  /** Features of a role that is drawn in tiles. Problems: those of the source. */
  layerFeatures(role: string, wanted: WantedFeatures): Promise<Result<FeatureCollection>>;
  /** Lets these layers, and no others, stand over the published ones of their roles; gives the catalogue with them. */
  useLayers(layers: readonly UserLayer[]): Promise<Result<Catalog>>;
  /**
   * Bytes of a layer, packed or as GeoJSON; null where the role is missing. Problems: those of the source.
   * @param of  the one at hand, or one that may be put in its place: a kept one, or as published
   */
  layerBytes(role: string, of: 'at_hand' | 'published' | UserLayer): Promise<Result<Uint8Array | null>>;
  /** Forgets a layer that failed, so that the next use reads it again. */
  forgetLayer(role: string): Promise<Result<null>>;
  screen(request: ScreenRequest): Promise<Result<ScreenReply>>;
  /** The record alone, for a site that is one of many; what is kept of the site in hand stays. */
  record(request: ScreenRequest): Promise<Result<ScreeningRecord>>;
  demo(id: string): Promise<Result<CaseOffer>>;
  /** The place of a plan project as a site; `not_screenable` where the plan gives no land. */
  planProject(id: string): Promise<Result<CaseOffer>>;
  /** Reads a pack and holds it against rules and layers; nothing changes. Problems and warnings: those of `openPack`. */
  checkPack(text: string): Promise<Result<PackSummary>>;
  /** Puts a pack's rules in force for everything that follows; null takes them out. On a problem nothing changes. */
  setPack(text: string | null): Promise<Result<RulesInForce>>;
  screenPlanProject(id: string): Promise<Result<ScreeningRecord>>;
  /** Records of a file, in shape, with what was changed in them after they were sealed. */
  recordsInFile(name: string, text: string): Promise<Result<RecordsInFile>>;
  /** Computes a record again on today's layers and rules. */
  verify(json: unknown): Promise<Result<Verification>>;
  /**
   * Screens a record's site on today's layers and rules: the new record, and what flipped.
   * @param kept  layers of this browser, used or not, that records may have been made on: one near which none of its layers
   * changed is not computed. Null computes in any case.
   */
  rescreen(json: unknown, kept: readonly UserLayer[] | null): Promise<Result<Rescreening | 'untouched'>>;
  /**
   * What sites together take of each feature of a role: a union, not a sum.
   * @param order  number by which it can be given up; several lists may ask at once
   */
  ledger(
    role: string,
    sites: readonly LedgerSite[],
    order: number,
  ): Promise<Result<readonly LedgerRow[] | 'cancelled'>>;
  /** Gives up what is added up under that number, and no other's. */
  cancelLedger(order: number): Promise<Result<null>>;
  /** Everything kept here as one file. */
  packBackup(items: readonly BackupItem[]): Promise<Result<Uint8Array>>;
  /** What a backup would add to and replace of what is kept here; its records come in today's shape. */
  readBackup(name: string, bytes: Uint8Array, here: readonly BackupItem[]): Promise<Result<BackupReading>>;
  /** Hash of layers, rules and program, as a record made now would carry it. */
  inputsNow(): Promise<Result<string>>;
  /** Overlaps of a record at full precision, cut from layers whose hash is the record's. */
  overlaps(record: ScreeningRecord): Promise<Result<readonly RecordOverlap[]>>;
}
