import { z } from 'zod';
import type { PropertyValue, Zone } from './zone.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Ids and properties of a layer's zones, column by column; a null is a property the zone does not have. */
const zoneTableSchema = z.strictObject({
  ids: z.array(z.string()),
  columns: z.array(
    z.strictObject({
      name: z.string(),
      values: z.array(value),
      /** Rows whose value is stated as null. */
      nulls: z.array(z.number()),
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

/**
 * Reads a table of so many rows.
 * @returns null when it is not one
 */
export function readZoneTable(text: string, rows: number): ZoneTable | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = zoneTableSchema.safeParse(json);
  const whole = parsed.data?.ids.length === rows && parsed.data.columns.every(({ values }) => values.length === rows);
  return parsed.success && whole ? parsed.data : null;
}

/** Properties of one row, those it does not have left out. */
export function propertiesAt({ columns }: ZoneTable, row: number): Record<string, PropertyValue> {
  const properties: Record<string, PropertyValue> = {};
  for (const { name, values, nulls } of columns) {
    const held = values[row]!;
    if (held !== null || nulls.includes(row)) properties[name] = held;
  }
  return properties;
}
