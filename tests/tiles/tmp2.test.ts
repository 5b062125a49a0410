import { test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { writeMvt } from '../../src/tiles/write-mvt.ts';
import { pmtilesArchive } from '../helpers/pmtiles-archive.ts';
test('x', () => {
  const Z = 9; const x0 = Math.floor(((113.29 + 180) / 360) * 2 ** Z);
  const y0 = Math.floor((0.5 - Math.asinh(Math.tan((34.8 * Math.PI) / 180)) / (2 * Math.PI)) * 2 ** Z);
  const line = (d: number) => ({ shape: 'line' as const, paths: [[0, d, 4096, d], [d, 0, d, 4096]], properties: {} });
  const bytes = writeMvt('roads', Array.from({ length: 60 }, (_, i) => line(i * 68)));
  const tiles = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => ({ z: Z, x: x0 + dx, y: y0 + dy, bytes })));
  writeFileSync('/tmp/w-large-ortho.pmtiles', pmtilesArchive('vector', tiles, { name: '内业底图 2024', attribution: '© 河南省测绘院 2024', vector_layers: [{ id: 'roads' }] }));
});
