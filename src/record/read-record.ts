import { z } from 'zod';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { recordSchema, type ScreeningRecord } from './record.ts';

/** The version of the shape that this program writes. */
const SCHEMA = 1;

const path = z.array(z.array(z.number()).min(2));
const rings = z.array(path);
/** Parcels that can be measured again; the record's own schema leaves geometry to the importer that made it. */
const parcelsSchema = z
  .array(
    z.looseObject({
      geometry: z.discriminatedUnion('type', [
        z.looseObject({ type: z.literal('Polygon'), coordinates: rings }),
        z.looseObject({ type: z.literal('MultiPolygon'), coordinates: z.array(rings) }),
        z.looseObject({ type: z.literal('LineString'), coordinates: path }),
        z.looseObject({ type: z.literal('MultiLineString'), coordinates: rings }),
      ]),
    }),
  )
  .min(1);

/**
 * A record from parsed JSON, in shape; whether it still is what was sealed is `isIntact`.
 * Problems: record_newer (written by a later program), record_unreadable (names the member that is wrong).
 */
export function readRecord(json: unknown): Result<ScreeningRecord> {
  const schema = typeof json === 'object' && json !== null && 'schema' in json ? json.schema : undefined;
  if (typeof schema === 'number' && schema > SCHEMA) {
    return failure(errorProblem('record_newer', { field: 'schema' }, { schema, known: SCHEMA }));
  }
  const parsed = recordSchema.safeParse(json);
  if (!parsed.success) return unreadable(parsed.error.issues[0]?.path ?? []);
  const parcels = parcelsSchema.safeParse(parsed.data.site.parcels);
  if (!parcels.success) return unreadable(['site', 'parcels', ...(parcels.error.issues[0]?.path ?? [])]);
  return success(parsed.data);
}

function unreadable(path: readonly PropertyKey[]): Result<never> {
  const field = path.map(String).join('.');
  return failure(errorProblem('record_unreadable', field ? { field } : undefined));
}
