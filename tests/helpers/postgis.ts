import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';

/** An empty PostGIS in this process: overlays and distances by GEOS and PROJ, which we did not write. */
export async function openPostgis(): Promise<PGlite> {
  const db = await PGlite.create({ extensions: { postgis } });
  await db.exec('CREATE EXTENSION IF NOT EXISTS postgis');
  return db;
}
