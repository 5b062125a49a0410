import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import OPEN_SESSION from './open-session.sql?raw';
import SCHEMA from './schema.sql?raw';
import { databaseProblem } from './trouble.ts';

/** A PostGIS that is open; whatever goes wrong in it is thrown, and told by `asked`. */
export interface Database {
  /** Several statements without parameters; all are done or none. */
  run(statements: string): Promise<void>;
  query<Row>(statement: string, parameters: readonly (string | number)[]): Promise<readonly Row[]>;
  /** Never fails: what cannot be taken away any more, the next run takes away. */
  close(): Promise<void>;
}

/**
 * An empty PostGIS inside this process; nothing to set up, gone with the process.
 * Problem: engine_not_installed, where its packages are not beside the command line.
 */
export async function openEmbedded(): Promise<Result<Database>> {
  const packages = await Promise.all([import('@electric-sql/pglite'), import('@electric-sql/pglite-postgis')]).catch(
    () => null,
  );
  if (packages === null) return failure(errorProblem('engine_not_installed', undefined, { value: 'postgis' }));
  const [{ PGlite }, { postgis }] = packages;
  return asked(async () => {
    const db = await PGlite.create({ extensions: { postgis } });
    await db.exec('CREATE EXTENSION postgis');
    await db.exec(OPEN_SESSION + SCHEMA);
    return {
      run: async (statements) => void (await db.exec(statements)).forEach(completed),
      query: async <Row>(statement: string, parameters: readonly (string | number)[]) =>
        completed(await db.query<Row>(statement, [...parameters])).rows,
      close: () => db.close(),
    };
  });
}

/**
 * What a statement answered, if it came to its end. Trouble within GEOS leaves this database without a word: no rows and
 * no command, which must not be taken for an answer without rows.
 */
function completed<T extends { readonly command?: string }>(result: T): T {
  if (result.command === undefined) throw new Error('the embedded PostGIS gave a statement up');
  return result;
}

/** What the database answers. Problems of `databaseProblem`: a part that was not found out is no answer. */
export async function asked<T>(ask: () => Promise<T>): Promise<Result<T>> {
  try {
    return success(await ask());
  } catch (error) {
    return failure(databaseProblem(error));
  }
}
