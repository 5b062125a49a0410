import { z } from 'zod';
import { isPropertyValue, type PropertyValue, type Zone } from './zone.ts';

/** Checked as a whole: item by item through the schema, a large layer's table takes as long as its geometries. */
function listOf<T>(holds: (item: unknown) => item is T) {
  return z.custom<T[]>((list) => Array.isArray(list) && list.every(holds));
}

const isString = (item: unknown): item is string => typeof item === 'string';
const isRow = (item: unknown): item is number => Number.isInteger(item);

/** Ids and properties of a layer's zones, column by column; a null is a property the zone does not have. */
const zoneTableSchema = z.strictObject({
  ids: listOf(isString),
  columns: z.array(
    z.strictObject({
      name: z.string(),
      values: listOf(isPropertyValue),
      /** Rows whose value is stated as null. */
      nulls: listOf(isRow),
    }),
  ),
});
export type ZoneTable = z.infer<typeof zoneTableSchema>;

export function zoneTableOf(zones: readonly Zone[]): ZoneTable {
  const names = new Set(zones.flatMap(({ properties }) => Object.keys(properties)));
  const columns = [...names].map((name) => ({
    name,
    values: zones.map(({ properties }) => properties[name] ?? null),
    nulls: zones.flatMap(({ properties }, i) => (properties[name] === null ? [i] : [])),
  }));
  return { ids: zones.map(({ id }) => id), columns };
}

/** A table as it is looked things up in. */
export interface OpenedTable {
  readonly ids: readonly string[];
  readonly columns: readonly {
    readonly name: string;
    readonly values: readonly PropertyValue[];
    readonly nulls: ReadonlySet<number>;
  }[];
}

/**
 * Reads a table of so many rows.
 * @returns null when it is not one
 */
export function readZoneTable(text: string, rows: number): OpenedTable | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = zoneTableSchema.safeParse(json);
  const whole = parsed.data?.ids.length === rows && parsed.data.columns.every(({ values }) => values.length === rows);
  if (!parsed.success || !whole) return null;
  const { ids, columns } = parsed.data;
  return { ids, columns: columns.map(({ nulls, ...column }) => ({ ...column, nulls: new Set(nulls) })) };
}

/** Properties of one row, those it does not have left out. */
export function propertiesAt({ columns }: OpenedTable, row: number): Record<string, PropertyValue> {
  const properties: Record<string, PropertyValue> = {};
  for (const { name, values, nulls } of columns) {
    const held = values[row]!;
    if (held !== null || nulls.has(row)) properties[name] = held;
  }
  return properties;
}
