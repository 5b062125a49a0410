import type { Client } from 'pg';
import { errorProblem, type Problem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import CLOSE_SESSION from './close-session.sql?raw';
import { asked, type Database } from './database.ts';
import OPEN_SESSION from './open-session.sql?raw';
import REQUIREMENTS from './requirements.sql?raw';
import SCHEMA from './schema.sql?raw';
import { wordsOf } from './trouble.ts';

/** How long a server may take to answer at all, ms: as long as a person waits before looking elsewhere. */
const CONNECT_MS = 15_000;
/** Generated columns: PostgreSQL 12; overlays on a grid: PostGIS 3.1. */
const OLDEST = { postgres: 12, postgis: 3.1 };
/** From PostgreSQL 14 a server can notice that who asked is gone, and stop. */
const NOTICES_CLOSING = 14;

interface Requirements {
  readonly serverVersion: number;
  readonly serverVersionText: string;
  readonly postgis: string | null;
  readonly nameTaken: boolean;
}

/** What stands against using a server, before anything is written there. */
function objection(found: Requirements, database: string): Problem | null {
  const old = (value: string, needed: string) => errorProblem('database_too_old', undefined, { value, needed });
  const { postgres, postgis } = OLDEST;
  if (majorOf(found) < postgres) return old(`PostgreSQL ${found.serverVersionText}`, `PostgreSQL ${postgres}`);
  if (found.postgis === null) return errorProblem('database_without_postgis', undefined, { database });
  if (Number.parseFloat(found.postgis) < postgis) return old(`PostGIS ${found.postgis}`, `PostGIS ${postgis}`);
  if (found.nameTaken) return errorProblem('database_schema_taken', undefined, { value: 'shangjie_screening' });
  return null;
}

function majorOf({ serverVersion }: Requirements): number {
  return Math.floor(serverVersion / 10_000);
}

/**
 * Connects to a PostGIS and opens a place of its own in it; what the address leaves out comes from PG* variables and
 * ~/.pgpass, as with psql. No message carries the address as given: it may hold a password.
 * Problems: database_url_malformed, engine_not_installed, database_unreachable, database_too_old,
 * database_without_postgis, database_schema_taken, database_forbidden, database_lost, engine_failed.
 */
export async function openServer(url: string): Promise<Result<Database>> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) return failure(errorProblem('database_url_malformed'));
  const pg = await import('pg').catch(() => null);
  if (pg === null) return failure(errorProblem('engine_not_installed', undefined, { value: 'postgis:URL' }));
  const options = { connectionTimeoutMillis: CONNECT_MS, keepAlive: true, application_name: 'shangjie-screen' };
  const client = new pg.Client({ connectionString: url, ...options });
  // A connection that breaks between two questions: the next question tells of it.
  client.on('error', () => undefined);
  const { host, port, database = '' } = client;
  try {
    await client.connect();
  } catch (error) {
    const value = `${host}:${port}/${database}`;
    return failure(errorProblem('database_unreachable', undefined, { value, because: wordsOf(error) }));
  }
  const opened = await asked(() => openSession(client, database));
  const session = opened.ok ? opened.value : opened;
  if (!session.ok) await client.end().catch(() => undefined);
  return session;
}

async function openSession(client: Client, name: string): Promise<Result<Database>> {
  const found = (await client.query<Requirements>(REQUIREMENTS)).rows[0]!;
  const against = objection(found, name);
  if (against !== null) return failure(against);
  await client.query("SET synchronous_commit = off; SET client_min_messages = 'warning'");
  if (majorOf(found) >= NOTICES_CLOSING) await client.query("SET client_connection_check_interval = '2s'");
  await client.query(OPEN_SESSION + SCHEMA);
  return success({
    run: async (statements) => void (await client.query(statements)),
    query: async <Row>(statement: string, parameters: readonly (string | number)[]) =>
      (await client.query(statement, [...parameters])).rows as Row[],
    close: async () => {
      await client.query(CLOSE_SESSION).catch(() => undefined);
      await client.end().catch(() => undefined);
    },
  });
}
