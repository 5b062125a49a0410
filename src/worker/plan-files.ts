import { type Catalog, catalogSchema } from '../catalog/catalog.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { type Ruleset, rulesetSchema } from '../plan/ruleset.ts';

/**
 * Reads bytes of a published file, by its path from the page; throws when there is none.
 * @param totalBytes  its size, where the catalogue promises one; progress is told for these only
 */
export type ReadBytes = (path: string, totalBytes?: number) => Promise<Uint8Array>;

/** Folder of everything published. */
export const DATA = 'data/';

async function readJson<T>(
  readBytes: ReadBytes,
  name: string,
  parse: (json: unknown) => T,
  code: string,
): Promise<Result<T>> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readBytes(`${DATA}${name}`));
    return success(parse(JSON.parse(text)));
  } catch {
    return failure(errorProblem(code, { file: name }));
  }
}

/** The list of layers. Problem: `catalog_unreadable`. */
export function readCatalog(readBytes: ReadBytes): Promise<Result<Catalog>> {
  return readJson(readBytes, 'catalog.json', (json) => catalogSchema.parse(json), 'catalog_unreadable');
}

/** Clauses, rules, parameters, questions. Problem: `ruleset_unreadable`. */
export function readRuleset(readBytes: ReadBytes): Promise<Result<Ruleset>> {
  return readJson(readBytes, 'ruleset.json', (json) => rulesetSchema.parse(json), 'ruleset_unreadable');
}

/** The answers of a demonstration site, still as the file has them. Problem: `demo_unreadable`. */
export function readDemoAnswers(readBytes: ReadBytes, id: string): Promise<Result<unknown>> {
  return readJson(readBytes, `sites/${id}.project.json`, (json) => json, 'demo_unreadable');
}
