import type { Position } from 'geojson';
import type { Crs } from '../../geo/crs.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { LocalText } from '../../kernel/text.ts';

/** A parcel in the numbers of the system it is written in; positions are [east, north] or [lon, lat]. */
export interface WrittenParcel {
  readonly name: string;
  readonly kind: 'area' | 'line';
  /** Of an area: outer ring and holes of each part, closed. Of a line: its paths, one part each. */
  readonly parts: readonly (readonly (readonly Position[])[])[];
  readonly widthM?: number;
  /** Plane area (EPSG:4547) as survey sheets state it, m²; a line's is that of its corridor, 0 without a width. */
  readonly areaPlaneM2: number;
}

/** A site ready to be written. */
export interface WrittenSite {
  readonly name: string;
  readonly parcels: readonly [WrittenParcel, ...WrittenParcel[]];
  readonly crs: Crs;
  readonly accuracyM: number;
}

export type TextEncoding = 'gbk' | 'utf-8';

/**
 * A file format sites go out in: one file under `writers/`, found by `export-site.ts`, so that the command line and the
 * export menu follow without another edit.
 */
export interface SiteWriter {
  /** Also the word for it on the command line, and the extension unless it is packed. */
  readonly id: string;
  readonly name: LocalText;
  readonly extension: string;
  readonly mediaType: string;
  /** Systems the format is used in: degrees, a plane, or either. */
  readonly kinds: readonly Crs['kind'][];
  /** Encodings to choose from, the usual one first; none where the format has only one. */
  readonly encodings: readonly TextEncoding[];
  /** Accuracy the file will be taken to have when it is read again; null where it states the site's own. */
  readonly accuracyOnReturnM: number | null;
  /** Whether the width of a line is read again. */
  readonly keepsWidth: boolean;
  /** Bytes, and what of the names could not be written as asked (`written_as_utf8`). */
  write(
    site: WrittenSite,
    encoding: TextEncoding,
  ): Promise<{ readonly bytes: Uint8Array; readonly warnings?: readonly Problem[] }>;
}
