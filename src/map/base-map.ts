/** A base map at hand: what an archive says of itself, as far as drawing needs it. */
export interface BaseMap {
  /** Address of its tiles (`openBaseMap`). */
  readonly tiles: string;
  readonly kind: 'raster' | 'vector';
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Names of the layers of a vector map. */
  readonly layers: readonly string[];
  /** Who is to be named, without mark-up; empty where the archive names nobody. */
  readonly credit: string;
  /** What the archive is called; empty where it does not say. */
  readonly title: string;
}

/** A base map as it is shown. */
export interface ShownBaseMap {
  readonly map: BaseMap;
  /** 0…1 */
  readonly opacity: number;
}
