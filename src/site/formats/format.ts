import type { Result } from '../../kernel/result.ts';
import type { LocalText } from '../../kernel/text.ts';
import type { ParcelGeometry } from '../site.ts';

/** What a format reader hands over before any coordinate reference system is settled. */
export interface RawParcel {
  readonly name: string;
  /** Numbers exactly as in the file; axis order as in the file. */
  readonly geometry: ParcelGeometry;
  readonly widthM?: number;
}

export interface RawSite {
  readonly parcels: readonly RawParcel[];
  /** EPSG code the file declares, if it does. */
  readonly declaredEpsg?: number;
  /** Accuracy the file states, metres. */
  readonly accuracyM?: number;
  /** Order of the two numbers where the format or a header tells it; east (longitude) first otherwise. */
  readonly axisOrder?: 'east_first' | 'north_first';
  /** Text encoding, where the format is text: `utf-8`, `utf-16le`, `gb18030`, … */
  readonly encoding?: string;
}

/**
 * A file format officers bring sites in: one file under `formats/`, found by `import-site.ts`, so that the drop
 * filter, the import dialogue and the command line follow without another edit.
 */
export interface ImportFormat {
  readonly id: string;
  readonly name: LocalText;
  readonly extensions: readonly string[];
  /** Accuracy where the file states none, metres (READINGS 8). */
  readonly defaultAccuracyM: number;
  /** System a file means that says nothing, where the format has one (GeoJSON, KML: degrees). */
  readonly defaultEpsg?: number;
  /** Looks at name and first bytes only. */
  sniff(name: string, head: Uint8Array): boolean;
  read(name: string, bytes: Uint8Array): Promise<Result<RawSite>>;
}
