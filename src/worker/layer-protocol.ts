import type { FeatureCollection } from 'geojson';
import type { LayerEntry } from '../catalog/catalog.ts';
import type { LayerDifference } from '../catalog/layer-change.ts';
import type { LayerFile, LayerFormat } from '../export/export-layer.ts';
import type { Bbox } from '../geo/shapes.ts';
import type { LayerStatement } from '../intake/build-layer.ts';
import type { Findings } from '../intake/check-layer.ts';
import type { GuessedRole } from '../intake/guess-role.ts';
import type { IncomingFile } from '../intake/incoming.ts';
import type { FieldMap } from '../intake/map-fields.ts';
import type { TargetField } from '../intake/target-fields.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { CrsReading } from '../site/guess-crs.ts';
import type { Outlines } from '../site/outlines.ts';
import type { CrsHow } from '../site/settle-crs.ts';
import type { Site } from '../site/site.ts';
import type { UserLayer } from './protocol.ts';

/** How far a file of layers has come: read, put on the ground, held against itself, compared with the layer at hand, made ready to measure. */
export interface LayerProgress {
  readonly stage: 'reading' | 'placing' | 'overlaps' | 'comparing' | 'packing';
  /** 0…1; 0 where only the stage is known. */
  readonly share: number;
}

export type OnLayerProgress = (progress: LayerProgress) => void;

export interface LayerReadRequest {
  readonly name: string;
  readonly content: Blob;
  /** Roles there are. */
  readonly cards: readonly LayerEntry[];
}

/** A layer of the file, before anything is settled. */
export interface LayerOffer {
  readonly name: string;
  readonly featureCount: number;
  readonly fields: readonly string[];
  readonly encoding: string | null;
  readonly guessed: GuessedRole;
  /** What the file says of itself. */
  readonly members: Readonly<Record<string, unknown>>;
}

export interface LayerFileReply {
  readonly format: IncomingFile['format'];
  readonly bytes: number;
  readonly sha256: string;
  readonly layers: readonly LayerOffer[];
}

/** As what a layer of the file is to be looked at. */
export interface LayerCheckRequest {
  /** Number of the layer in the file, from 0. */
  readonly layer: number;
  /** The published card of the role. */
  readonly card: LayerEntry;
  /** Rules in force: by them properties are needed, and borders counted as shared. */
  readonly rules: Pick<Ruleset, 'rules' | 'parameters'>;
  /** Attributes that fill the properties; null to guess them. */
  readonly fields: FieldMap | null;
  /** Number of the reading of the coordinates that was picked, from 0. */
  readonly reading: number | null;
  /** The layer of the role at hand, as `layerBytes` gives it; null where there is none. */
  readonly before: Uint8Array | null;
}

/** A way to read the coordinates of a layer, without what does it. */
export type ReadingOffer = Omit<CrsReading, 'toLonLat'>;

export interface LayerCheckReply {
  readonly system:
    | { readonly kind: 'settled'; readonly reading: ReadingOffer; readonly how: CrsHow }
    | { readonly kind: 'open'; readonly readings: readonly ReadingOffer[]; readonly why: Problem }
    | { readonly kind: 'refused'; readonly why: Problem };
  readonly targets: readonly TargetField[];
  readonly fields: FieldMap;
  /** Null while the coordinates are not settled. */
  readonly findings: Findings | null;
  readonly bbox: Bbox | null;
  /** Borders to be shown; null for points and for more features than a map can take at once. */
  readonly outlines: Outlines | null;
  /** Against the layer at hand; null while there are errors, or where there is none. */
  readonly difference: LayerDifference | null;
}

/** Two states of a layer: how the later differs, and both as the map takes them. */
export interface LayerComparison {
  readonly difference: LayerDifference;
  /** Null where there are more features than the page takes at once; the numbers are there all the same. */
  readonly shapes: { readonly before: FeatureCollection; readonly now: FeatureCollection } | null;
}

/** A layer at hand to be written for other programs. */
export interface LayerExportRequest {
  readonly entry: LayerEntry;
  /** Its zones, as `layerBytes` gives them. */
  readonly bytes: Uint8Array;
  readonly format: LayerFormat;
  /** The only features to write: named ones, or those that meet a site or lie no farther from it; null for all. */
  readonly selected: readonly string[] | { readonly site: Site; readonly withinM: number } | null;
}

/** What the import worker answers to about layers. It keeps the last file and the last check of it. */
export interface LayerImportApi {
  readLayers(request: LayerReadRequest, onProgress: OnLayerProgress): Promise<Result<LayerFileReply>>;
  checkLayer(request: LayerCheckRequest, onProgress: OnLayerProgress): Promise<Result<LayerCheckReply>>;
  /** How one state of a layer differs from another, both as `layerBytes` gives them. */
  compareLayers(before: Uint8Array, now: Uint8Array, onProgress: OnLayerProgress): Promise<Result<LayerComparison>>;
  /** Problems and warnings: `layer_unreadable`, those of `zonesNearSite` and of `exportLayer`. */
  exportLayer(request: LayerExportRequest): Promise<Result<LayerFile>>;
  /** Makes a layer to be kept of what was checked last, if it had no errors. */
  buildLayer(statement: LayerStatement): Promise<Result<UserLayer>>;
}
