import type { Position } from 'geojson';
import { bboxOfPaths } from '../../geo/shapes.ts';

const HEADER_BYTES = 100;
const TYPES = { area: 5, line: 3 } as const;

/**
 * The `.shp` and `.shx` of records of one kind (ESRI Shapefile Technical Description, 1998). The paths of an area are
 * its outer rings, clockwise, and holes, counter-clockwise, as the format wants them.
 */
export function writeShp(
  kind: 'area' | 'line',
  records: readonly (readonly (readonly Position[])[])[],
): { shp: Uint8Array; shx: Uint8Array } {
  const sizes = records.map((paths) => 44 + 4 * paths.length + 16 * paths.reduce((sum, path) => sum + path.length, 0));
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
    writeRecord(shp, at + 8, TYPES[kind], paths);
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

function writeRecord(view: DataView, start: number, type: number, paths: readonly (readonly Position[])[]): void {
  view.setInt32(start, type, true);
  bboxOfPaths(paths).forEach((value, i) => {
    view.setFloat64(start + 4 + 8 * i, value, true);
  });
  const points = paths.reduce((sum, path) => sum + path.length, 0);
  view.setInt32(start + 36, paths.length, true);
  view.setInt32(start + 40, points, true);
  let first = 0;
  paths.forEach((path, i) => {
    view.setInt32(start + 44 + 4 * i, first, true);
    first += path.length;
  });
  paths.flat().forEach(([x, y], i) => {
    const at = start + 44 + 4 * paths.length + 16 * i;
    view.setFloat64(at, x!, true);
    view.setFloat64(at + 8, y!, true);
  });
}
