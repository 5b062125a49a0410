import type { ColumnMeta } from 'flatgeobuf/lib/mjs/column-meta.js';
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import type { Feature } from 'geojson';
import { invariant } from '../kernel/invariant.ts';

function typeOf(values: readonly unknown[]): ColumnType {
  if (values.every((value) => typeof value === 'boolean')) return ColumnType.Bool;
  if (values.every((value) => typeof value === 'number')) {
    return values.every(
      (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31 && !Object.is(value, -0),
    )
      ? ColumnType.Int
      : ColumnType.Double;
  }
  invariant(
    values.every((value) => typeof value === 'string'),
    'the audit lets one type per property pass',
  );
  return ColumnType.String;
}

/**
 * Columns of a FlatGeobuf file: the union of all features' properties in order of first appearance. The library's own
 * writer looks at the first feature only and so loses the rest. A property that is null everywhere is a text column,
 * so that its name survives.
 */
export function columnsOf(features: readonly Feature[]): ColumnMeta[] {
  const values = new Map<string, unknown[]>();
  for (const feature of features) {
    for (const [name, value] of Object.entries(feature.properties ?? {})) {
      const known = values.get(name) ?? [];
      values.set(name, known);
      if (value !== null) known.push(value);
    }
  }
  return [...values].map(([name, known]) => ({
    name,
    type: known.length === 0 ? ColumnType.String : typeOf(known),
    title: null,
    description: null,
    width: -1,
    precision: -1,
    scale: -1,
    nullable: true,
    unique: false,
    primary_key: false,
  }));
}
