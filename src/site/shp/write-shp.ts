import type { Position } from 'geojson';
import { bboxOfPaths } from '../../geo/shapes.ts';

const HEADER_BYTES = 100;
/** Point, PolyLine, Polygon, MultiPoint. */
const TYPES = { point: 1, line: 3, area: 5, points: 8 } as const;
export type ShpKind = keyof typeof TYPES;

/** Bytes of a record's content. */
function contentSize(kind: ShpKind, paths: readonly (readonly Position[])[]): number {
  const points = paths.reduce((sum, path) => sum + path.length, 0);
  if (kind === 'point') return 20;
  return kind === 'points' ? 40 + 16 * points : 44 + 4 * paths.length + 16 * points;
}

/**
 * The `.shp` and `.shx` of records of one kind (ESRI Shapefile Technical Description, 1998). The paths of an area are
 * its outer rings, clockwise, and holes, counter-clockwise, as the format wants them; a record of `point` is one position,
 * one of `points` a path of any number.
 */
export function writeShp(
  kind: ShpKind,
  records: readonly (readonly (readonly Position[])[])[],
): { shp: Uint8Array; shx: Uint8Array } {
  const sizes = records.map((paths) => contentSize(kind, paths));
  const shp = new DataView(new ArrayBuffer(HEADER_BYTES + sizes.reduce((sum, size) => sum + 8 + size, 0)));
  const shx = new DataView(new ArrayBuffer(HEADER_BYTES + 8 * records.length));
  const box = bboxOfPaths(records.flat());
  for (const view of [shp, shx]) writeHeader(view, TYPES[kind], box);
  let at = HEADER_BYTES;
  records.forEach((paths, index) => {
    const size = sizes[index]!;
    shx.setInt32(HEADER_BYTES + 8 * index, at / 2);
    shx.setInt32(HEADER_BYTES + 8 * index + 4, size / 2);
    shp.setInt32(at, index + 1);
    shp.setInt32(at + 4, size / 2);
    writeRecord(shp, at + 8, kind, paths);
    at += 8 + size;
  });
  return { shp: new Uint8Array(shp.buffer), shx: new Uint8Array(shx.buffer) };
}

function writeHeader(view: DataView, type: number, box: readonly number[]): void {
  view.setInt32(0, 9994);
  view.setInt32(24, view.byteLength / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, type, true);
  box.forEach((value, i) => {
    view.setFloat64(36 + 8 * i, value, true);
  });
}

function writeRecord(view: DataView, start: number, kind: ShpKind, paths: readonly (readonly Position[])[]): void {
  view.setInt32(start, TYPES[kind], true);
  if (kind === 'point') {
    writePositions(view, start + 4, paths.flat());
    return;
  }
  bboxOfPaths(paths).forEach((value, i) => {
    view.setFloat64(start + 4 + 8 * i, value, true);
  });
  const points = paths.reduce((sum, path) => sum + path.length, 0);
  if (kind === 'points') {
    view.setInt32(start + 36, points, true);
    writePositions(view, start + 40, paths.flat());
    return;
  }
  view.setInt32(start + 36, paths.length, true);
  view.setInt32(start + 40, points, true);
  let first = 0;
  paths.forEach((path, i) => {
    view.setInt32(start + 44 + 4 * i, first, true);
    first += path.length;
  });
  writePositions(view, start + 44 + 4 * paths.length, paths.flat());
}

function writePositions(view: DataView, start: number, positions: readonly Position[]): void {
  positions.forEach(([x, y], i) => {
    view.setFloat64(start + 16 * i, x!, true);
    view.setFloat64(start + 16 * i + 8, y!, true);
  });
}
