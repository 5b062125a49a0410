import type { Result } from '../../kernel/result.ts';
import type { LocalText } from '../../kernel/text.ts';
import type { ParcelGeometry } from '../site.ts';

/** What a format reader hands over before any coordinate reference system is settled. */
export interface RawParcel {
  readonly name: string;
  /** Numbers exactly as in the file; axis order as in the file. */
  readonly geometry: ParcelGeometry;
  readonly widthM?: number;
  /** What the file says of it by name, as text, in the order of the file; one of them may be chosen to call it by. */
  readonly attributes?: ReadonlyMap<string, string>;
  /** Area the file states for this parcel, m². */
  readonly declaredAreaM2?: number;
}

/** What words and headers of a file say about its reference system, as far as they say anything. */
export interface DeclaredSystem {
  /** `local`: a town's own grid. WGS 84 counts as CGCS2000. */
  readonly datum?: 'cgcs2000' | 'xian1980' | 'beijing1954' | 'local';
  readonly kind?: 'geographic' | 'gauss_kruger';
  readonly zoneWidthDeg?: 3 | 6;
  readonly centralMeridianDeg?: number;
  /** With the zone number in front (38 500 000) or without (500 000). */
  readonly falseEastM?: number;
}

export interface RawSite {
  readonly parcels: readonly RawParcel[];
  /** EPSG code the file declares, if it does. */
  readonly declaredEpsg?: number;
  /** Code of the plane its numbers were in before they were made degrees (UTM, Web Mercator). */
  readonly convertedFrom?: number;
  /** What the file says in other ways than by a code. */
  readonly declared?: DeclaredSystem;
  /** Accuracy the file states, metres. */
  readonly accuracyM?: number;
  /**
   * Order of the two numbers where the format or a header tells it; east (longitude) first otherwise. `by_value`: the
   * file promises no order, so neither counts as swapped.
   */
  readonly axisOrder?: 'east_first' | 'north_first' | 'by_value';
  /** Degrees carry the shift of Chinese web maps, which is undone when they are placed. */
  readonly shift?: 'gcj02' | 'bd09';
  /** Whether degrees are, or may be, ddd.mmssss; people type that, programs do not. */
  readonly packedDms?: 'yes' | 'maybe';
  /** Text encoding, where the format is text: `utf-8`, `utf-16le`, `gb18030`, … */
  readonly encoding?: string;
  /** Name of the layer, sheet or member file, where a file may have several. */
  readonly layer?: string;
}

/**
 * A file format officers bring sites in: one file under `formats/`, found by `import-site.ts`, so that the drop
 * filter, the import dialogue and the command line follow without another edit.
 */
export interface ImportFormat {
  readonly id: string;
  readonly name: LocalText;
  readonly extensions: readonly string[];
  /** Accuracy where the file states none, metres. */
  readonly defaultAccuracyM: number;
  /** System a file means that says nothing, where the format has one (GeoJSON, KML: degrees). */
  readonly defaultEpsg?: number;
  /** Looks at name and first bytes only; `members` are the names inside, where the file is a zip archive. */
  sniff(name: string, head: Uint8Array, members?: readonly string[]): boolean;
  /** Several sites are layers, of which a person picks one. */
  read(name: string, bytes: Uint8Array): Promise<Result<RawSite | readonly RawSite[]>>;
}
