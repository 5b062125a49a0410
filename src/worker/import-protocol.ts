import type { Bbox } from '../geo/shapes.ts';
import type { Result } from '../kernel/result.ts';
import type { BatchReading, PlannedSite } from '../run/batch-plan.ts';
import type { Candidate, ImportProgress, Inspection } from '../site/inspection.ts';
import type { Outlines } from '../site/outlines.ts';
import type { Site } from '../site/site.ts';
import type { LayerImportApi } from './layer-protocol.ts';

/** Parcels as a list shows them, one entry each; numbers in columns, so that thousands pass between threads at once. */
export interface ParcelTable {
  readonly names: readonly string[];
  /** Ellipsoidal, m²; 0 for a line without a width. */
  readonly areaM2: Float64Array<ArrayBuffer>;
  /** Along the axis, m; 0 for areas. */
  readonly lengthM: Float64Array<ArrayBuffer>;
  /** Width of a line's corridor, m; NaN where there is none. */
  readonly widthM: Float64Array<ArrayBuffer>;
  /** Four to a parcel: west, south, east, north. */
  readonly bboxDeg: Float64Array<ArrayBuffer>;
  /** Positions of each parcel. */
  readonly positions: Uint32Array<ArrayBuffer>;
  readonly outlines: Outlines;
}

/** Something to be shown on the map before it is taken. */
export interface Preview {
  readonly bbox: Bbox | null;
  readonly areaM2: number;
  readonly outlines: Outlines;
}

/** A candidate without its parcels, which stay in the worker until one is picked. */
export type CandidateOffer = Omit<Candidate, 'parcels' | 'unrepaired'> & {
  readonly parcelCount: number;
  readonly preview: Preview;
  readonly unrepaired?: Preview;
};

export interface FileReply {
  readonly inspection: Omit<Inspection, 'parcels' | 'candidates'>;
  readonly candidates: readonly CandidateOffer[];
  /** The site, where nothing is left to choose. */
  readonly site: Site | null;
  /** What the file holds, where there is more than one would take without looking; then there is no site yet. */
  readonly parcels: ParcelTable | null;
}

/** What a person has said of the sites of a file. */
export type SitesHow = Pick<BatchReading, 'reading' | 'nameAttribute'>;

export interface ReadRequest {
  readonly name: string;
  readonly content: Blob;
  readonly origin: Site['origin'];
}

/** What the import worker answers to. It keeps the last file it was given, to read it again as a person chooses. */
export interface ImportApi extends LayerImportApi {
  read(request: ReadRequest, onProgress: (progress: ImportProgress) => void): Promise<Result<FileReply>>;
  /** Reads the last file as its candidate number `choice`, from 0. */
  choose(choice: number, onProgress: (progress: ImportProgress) => void): Promise<Result<FileReply>>;
  /** Reads the last file once more, its parcels called by an attribute. */
  callBy(nameAttribute: string, onProgress: (progress: ImportProgress) => void): Promise<Result<FileReply>>;
  /** Every site of a file by itself. Problem: `file_unreadable`. @param onSites  told how many there are so far */
  sitesOfFile(
    name: string,
    content: Blob,
    how: SitesHow,
    onSites: (count: number) => void,
  ): Promise<Result<readonly PlannedSite[]>>;
  /** Makes a site of parcels of the last file, by their numbers from 0. */
  take(parcels: Uint32Array): Promise<Result<Site>>;
}
