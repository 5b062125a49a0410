declare module 'shpjs' {
  import type { FeatureCollection } from 'geojson';
  /** Reads a zipped shapefile, its `.prj` and its `.cpg` by other code than ours; degrees. */
  export default function shp(zip: Uint8Array): Promise<FeatureCollection | FeatureCollection[]>;
}
