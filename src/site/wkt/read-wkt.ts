import type { Position } from 'geojson';
import { errorProblem, type Problem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import { parseDecimal } from '../number-text.ts';
import type { ParcelGeometry } from '../site.ts';

export interface WktText {
  readonly srid: number | null;
  readonly geometries: ParcelGeometry[];
  readonly points: number;
}

const MAX_DEPTH = 16;
const TOKEN = /\s*([A-Za-z_]+|[(),;=]|[^\s(),;=]+)/y;
/** Depth of parentheses around a position, and what the geometry is in GeoJSON. */
const DEPTHS: Readonly<Record<string, readonly [number, string]>> = {
  POINT: [1, 'Point'],
  MULTIPOINT: [1, 'MultiPoint'],
  LINESTRING: [1, 'LineString'],
  MULTILINESTRING: [2, 'MultiLineString'],
  POLYGON: [2, 'Polygon'],
  MULTIPOLYGON: [3, 'MultiPolygon'],
};

/**
 * Reads one or more geometries. Problems: `file_corrupt` with line and column where the text is not WKT, `bad_number`,
 * `too_deep`. Heights and measures are dropped.
 */
export function readWkt(text: string): Result<WktText> {
  const reader = new WktReader(text);
  const found = reader.readAll();
  return reader.trouble === null ? success(found) : failure(reader.trouble);
}

class WktReader {
  trouble: Problem | null = null;
  private at = 0;
  private token = '';
  private points = 0;
  private srid: number | null = null;
  private size: number | null = null;
  private readonly geometries: ParcelGeometry[] = [];
  private readonly text: string;

  constructor(text: string) {
    this.text = text.replace(/^\ufeff/, '').trimEnd();
    this.next();
  }

  readAll(): WktText {
    while (this.token !== '') {
      if (this.token === ';' || this.token === ',') this.next();
      else if (this.token.toUpperCase() === 'SRID') this.readSrid();
      else this.readGeometry(0);
    }
    return { srid: this.srid, geometries: this.geometries, points: this.points };
  }

  private next(): string {
    const taken = this.token;
    TOKEN.lastIndex = this.at;
    const match = TOKEN.exec(this.text);
    this.token = match?.[1] ?? '';
    this.at = match ? TOKEN.lastIndex : this.text.length;
    return taken;
  }

  /** Keeps the first trouble and goes to the end, where every loop stops. */
  private fail(code: string): void {
    const before = this.text.slice(0, Math.max(0, this.at - this.token.length));
    const line = before.split('\n').length;
    this.trouble ??= errorProblem(code, { line, column: before.length - before.lastIndexOf('\n') });
    this.at = this.text.length;
    this.token = '';
  }

  private expect(token: string): void {
    if (this.token !== token) this.fail('file_corrupt');
    this.next();
  }

  private readSrid(): void {
    this.next();
    this.expect('=');
    if (!/^\d{3,6}$/.test(this.token) || (this.srid !== null && this.srid !== Number(this.token))) {
      this.fail('file_corrupt');
    }
    this.srid = Number(this.next());
  }

  private readGeometry(depth: number): void {
    if (depth > MAX_DEPTH) {
      this.fail('too_deep');
      return;
    }
    const type = this.next()
      .toUpperCase()
      .replace(/(Z|M|ZM)$/, '');
    if (/^(Z|M|ZM)$/i.test(this.token)) this.next();
    if (type === 'GEOMETRYCOLLECTION') {
      this.readCollection(depth);
      return;
    }
    const known = DEPTHS[type];
    if (known === undefined) {
      this.fail('file_corrupt');
      return;
    }
    if (this.token.toUpperCase() === 'EMPTY') {
      this.next();
      return;
    }
    this.size = null;
    const coordinates = this.readNested(known[0], type === 'MULTIPOINT');
    if (known[1].endsWith('Point')) this.points++;
    else this.geometries.push({ type: known[1], coordinates } as ParcelGeometry);
  }

  private readCollection(depth: number): void {
    if (this.token.toUpperCase() === 'EMPTY') {
      this.next();
      return;
    }
    this.expect('(');
    for (;;) {
      this.readGeometry(depth + 1);
      if (this.token !== ',') break;
      this.next();
    }
    this.expect(')');
  }

  private readNested(depth: number, bracketed: boolean): unknown[] {
    this.expect('(');
    const items: unknown[] = [];
    for (;;) {
      items.push(depth > 1 ? this.readNested(depth - 1, false) : this.readPosition(bracketed));
      if (this.token !== ',') break;
      this.next();
    }
    this.expect(')');
    return items;
  }

  /** All positions of one geometry have the same number of numbers. MULTIPOINT may put each in parentheses. */
  private readPosition(bracketed: boolean): Position {
    const opened = bracketed && this.token === '(';
    if (opened) this.next();
    const numbers: number[] = [];
    while (this.token !== '' && !/^[(),;=]$/.test(this.token)) {
      const value = parseDecimal(this.token);
      if (typeof value === 'number') numbers.push(value);
      else this.fail(value);
      this.next();
    }
    this.size ??= numbers.length;
    if (numbers.length < 2 || numbers.length > 4 || numbers.length !== this.size) this.fail('file_corrupt');
    if (opened) this.expect(')');
    return [numbers[0]!, numbers[1]!];
  }
}
