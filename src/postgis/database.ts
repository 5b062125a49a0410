import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';

/** A PostGIS that is open; whatever goes wrong in it is thrown, and told by `asked`. */
export interface Database {
  /** Several statements without parameters. */
  run(statements: string): Promise<void>;
  query<Row>(statement: string, parameters: readonly (string | number)[]): Promise<readonly Row[]>;
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
    return {
      run: async (statements) => void (await db.exec(statements)),
      query: async <Row>(statement: string, parameters: readonly (string | number)[]) =>
        (await db.query<Row>(statement, [...parameters])).rows,
      close: () => db.close(),
    };
  });
}

/** What the database answers. Problem: engine_failed, with its own words: a part that was not found out is no answer. */
export async function asked<T>(ask: () => Promise<T>): Promise<Result<T>> {
  try {
    return success(await ask());
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    return failure(errorProblem('engine_failed', undefined, { because }));
  }
}
