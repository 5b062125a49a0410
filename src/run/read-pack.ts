import { canonicalJson } from '../kernel/canonical-json.ts';
import { type JsonPlaces, jsonPlaces } from '../kernel/json-places.ts';
import { errorProblem, type Place, type Problem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import { PACK_KIND, PACK_SCHEMA, packSchema, type RulePack } from '../plan/pack.ts';
import type { PackRef } from '../plan/pack-ref.ts';
import { shapeTroubles } from '../plan/shape-problem.ts';
import { findJsonTrouble } from '../site/json-trouble.ts';

/** Longest file that is read; a district's access lists come to a few hundred kilobytes. */
const MAX_BYTES = 5_000_000;

type Path = readonly PropertyKey[];

/** A pack in shape, and where its parts stand in the file. */
export interface PackFile {
  readonly pack: RulePack;
  readonly ref: PackRef;
  /** Line, column and dotted path of a part, for a problem's place. */
  placeOf(path: Path): Place;
}

/** Path as a reader writes it: `rules[3].outcomes[0].when`. */
function pathText(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number' || /^\d+$/.test(String(key))) return `${text}[${String(key)}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

function placing(places: JsonPlaces): PackFile['placeOf'] {
  return (path) => ({ ...places.at(path), ...(path.length > 0 && { field: pathText(path) }) });
}

function member(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>)[name] : undefined;
}

/**
 * Reads the text of a pack file. Each problem tells line, column and path.
 * Problems: pack_too_big, file_corrupt, too_deep, bad_number, json_duplicate_key, pack_not_one, pack_newer, shape_*.
 */
export function readPack(text: string): Result<PackFile> {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MAX_BYTES) return failure(errorProblem('pack_too_big', undefined, { bytes, limit: MAX_BYTES }));
  const source = text.replace(/^\ufeff/, '');
  const trouble = findJsonTrouble(source);
  if (trouble) return failure(trouble);
  const json: unknown = JSON.parse(source);
  const places = jsonPlaces(source);
  const placeOf = placing(places);
  if (places.duplicate) {
    const { path, name } = places.duplicate;
    return failure(errorProblem('json_duplicate_key', placeOf(path), { name }));
  }
  if (member(json, 'kind') !== PACK_KIND) return failure(errorProblem('pack_not_one', placeOf(['kind'])));
  const schema = member(json, 'schema');
  if (typeof schema === 'number' && schema > PACK_SCHEMA) {
    return failure(errorProblem('pack_newer', placeOf(['schema']), { schema, known: PACK_SCHEMA }));
  }
  const parsed = packSchema.safeParse(json, { reportInput: true });
  if (parsed.success) {
    const { name, version } = parsed.data;
    const ref = { name, version, sha256: sha256Hex(canonicalJson(json)) };
    return success({ pack: parsed.data, ref, placeOf });
  }
  const problems = shapeTroubles(parsed.error.issues).map(
    ({ path, problem }): Problem => ({ ...problem, where: placeOf(path) }),
  );
  const [first, ...rest] = problems;
  return failure(first ?? errorProblem('shape_other'), ...rest);
}
