import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { afterAll, beforeAll } from 'vitest';

/** An empty PostGIS in this process: overlays and distances by GEOS and PROJ, which we did not write. */
export async function openPostgis(): Promise<PGlite> {
  const db = await PGlite.create({ extensions: { postgis } });
  await db.exec('CREATE EXTENSION IF NOT EXISTS postgis');
  return db;
}

/** One PostGIS for the tests of a file, or of the `describe` this is called in; to be asked for in a test. */
export function postgisForTests(): () => PGlite {
  let db: PGlite;
  beforeAll(async () => {
    db = await openPostgis();
  }, 120_000);
  afterAll(() => db.close());
  return () => db;
}
