import { ask, type Cluster } from '../../scripts/postgres-cluster.mjs';

/** The address of a fresh database with PostGIS, for one who may create schemas there and nothing more. */
export async function databaseWithPostgis(cluster: Cluster, name: string): Promise<string> {
  const admin = cluster.url('postgres');
  await ask(admin, `CREATE DATABASE ${name}`);
  await ask(admin, `CREATE ROLE ${name}_officer LOGIN PASSWORD '${SECRET}'`);
  await ask(admin, `GRANT CREATE ON DATABASE ${name} TO ${name}_officer`);
  await ask(cluster.url(name), 'CREATE EXTENSION postgis');
  return cluster.url(name, `${name}_officer`, SECRET);
}

/** A password that can be looked for wherever it must not be. */
export const SECRET = 'xinmi-7c41e0';

/** Schemas of a database that its owner did not make: those of a run. */
export async function schemasOf(url: string): Promise<readonly string[]> {
  const rows = await ask(url, "SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'shangjie%' ORDER BY 1");
  return rows.map(({ name }) => String(name));
}
