import { PbfWriter } from 'pbf';
import type { PropertyValue } from '../catalog/zone.ts';
import type { FlatPath } from './clip-path.ts';
import { EXTENT } from './tile-frame.ts';

export type TileShape = 'point' | 'line' | 'area';

export interface TileFeature {
  readonly shape: TileShape;
  /** Whole units; rings open, outer ones clockwise on the screen, each before its holes. */
  readonly paths: readonly FlatPath[];
  readonly properties: Readonly<Record<string, PropertyValue>>;
}

/** Numbers of the specification, version 2.1 (mapbox/vector-tile-spec). */
const TYPES: Readonly<Record<TileShape, number>> = { point: 1, line: 2, area: 3 };
const MOVE_TO = 1;
const LINE_TO = 2;
const CLOSE = 7;

/** Features as a Mapbox vector tile of one layer. */
export function writeMvt(layer: string, features: readonly TileFeature[]): Uint8Array {
  const keys = new Numbered<string>();
  const values = new Numbered<string | number | boolean>();
  const writer = new PbfWriter();
  writer.writeMessage(
    3,
    (_, pbf) => {
      pbf.writeVarintField(15, 2);
      pbf.writeStringField(1, layer);
      for (const feature of features) pbf.writeMessage(2, (one) => writeFeature(one, keys, values, pbf), feature);
      for (const key of keys.items) pbf.writeStringField(3, key);
      for (const value of values.items) pbf.writeMessage(4, writeValue, value);
      pbf.writeVarintField(5, EXTENT);
    },
    null,
  );
  return writer.finish();
}

function writeFeature(
  { shape, paths, properties }: TileFeature,
  keys: Numbered<string>,
  values: Numbered<string | number | boolean>,
  pbf: PbfWriter,
): void {
  const tags: number[] = [];
  for (const [key, value] of Object.entries(properties)) {
    if (value !== null) tags.push(keys.of(key), values.of(value));
  }
  pbf.writePackedVarint(2, tags);
  pbf.writeVarintField(3, TYPES[shape]);
  pbf.writePackedVarint(4, commandsOf(shape, paths));
}

function writeValue(value: string | number | boolean, pbf: PbfWriter): void {
  if (typeof value === 'string') pbf.writeStringField(1, value);
  else if (typeof value === 'number') pbf.writeDoubleField(3, value);
  else pbf.writeBooleanField(7, value);
}

function commandsOf(shape: TileShape, paths: readonly FlatPath[]): number[] {
  const commands: number[] = [];
  let [x, y] = [0, 0];
  const step = (path: FlatPath, i: number) => {
    const [dx, dy] = [path[i]! - x, path[i + 1]! - y];
    commands.push(zigzag(dx), zigzag(dy));
    [x, y] = [path[i]!, path[i + 1]!];
  };
  if (shape === 'point') {
    commands.push((paths.length << 3) | MOVE_TO);
    for (const path of paths) step(path, 0);
    return commands;
  }
  for (const path of paths) {
    commands.push((1 << 3) | MOVE_TO);
    step(path, 0);
    commands.push(((path.length / 2 - 1) << 3) | LINE_TO);
    for (let i = 2; i < path.length; i += 2) step(path, i);
    if (shape === 'area') commands.push((1 << 3) | CLOSE);
  }
  return commands;
}

function zigzag(n: number): number {
  return (n << 1) ^ (n >> 31);
}

/** Items in order of first appearance, each with its number. */
class Numbered<T> {
  readonly items: T[] = [];
  readonly #numbers = new Map<T, number>();

  of(item: T): number {
    const known = this.#numbers.get(item);
    if (known !== undefined) return known;
    this.#numbers.set(item, this.items.length);
    this.items.push(item);
    return this.items.length - 1;
  }
}
