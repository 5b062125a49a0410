import { describe, expect, it } from 'vitest';
import { geodesicM } from '../../src/geo/distance.ts';
import type { Bounds } from '../../src/map/map-props.ts';
import {
  boundsOfSheets,
  frameOfView,
  layoutSheet,
  type Paper,
  type SheetBox,
  toSheet,
} from '../../src/map/sheet-frame.ts';
import { gridOf } from '../../src/map/sheet-grid.ts';
import { wrapText } from '../../src/map/sheet-text.ts';

const DISTRICT: Bounds = [113.2, 34.72, 113.36, 34.86];
const PAPERS: readonly Paper[] = (['a4', 'a3'] as const).flatMap((size) => [
  { size, landscape: true },
  { size, landscape: false },
]);

function apart(a: SheetBox, b: SheetBox): boolean {
  return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
}

describe.each(PAPERS)('a sheet of $size, landscape $landscape', (paper) => {
  it('keeps map, legend and sources apart and on the paper, however long the legend', () => {
    for (const rows of [0, 5, 40, 120]) {
      const { title, map, legend, sources, widthMm, heightMm } = layoutSheet(paper, rows);
      const boxes = [title, map, legend, sources];
      for (const [i, a] of boxes.entries()) {
        expect(Math.min(a.x, a.y)).toBeGreaterThanOrEqual(5);
        expect(a.x + a.width).toBeLessThanOrEqual(widthMm - 5);
        expect(a.y + a.height).toBeLessThanOrEqual(heightMm - 5);
        for (const b of boxes.slice(i + 1)) expect(apart(a, b)).toBe(true);
      }
      expect(map.width * map.height).toBeGreaterThan(0.35 * widthMm * heightMm);
    }
  });

  it('shows all that the screen shows, at a scale that a ruler confirms', () => {
    const { map } = layoutSheet(paper, 20);
    const frame = frameOfView(DISTRICT, map, null);
    const [west, south, east, north] = frame.bounds;
    expect(west).toBeLessThanOrEqual(DISTRICT[0]);
    expect(south).toBeLessThanOrEqual(DISTRICT[1]);
    expect(east).toBeGreaterThanOrEqual(DISTRICT[2]);
    expect(north).toBeGreaterThanOrEqual(DISTRICT[3]);
    // Two places 2 km apart or so, measured on the paper; Web Mercator is a sphere's, off by at most 0.4 % here.
    const { lonDeg, latDeg } = frame.centre;
    for (const [lon, lat] of [
      [lonDeg + 0.02, latDeg],
      [lonDeg, latDeg + 0.02],
    ] as const) {
      const from = toSheet(frame, lonDeg, latDeg);
      const to = toSheet(frame, lon, lat);
      const paperM = Math.hypot(to[0] - from[0], to[1] - from[1]) / 1000;
      const share = (paperM * frame.scale) / geodesicM([lonDeg, latDeg], [lon, lat]);
      expect(Math.abs(share - 1)).toBeLessThan(0.005);
    }
  });
});

describe.each(PAPERS)('the legend of a sheet of $size, landscape $landscape', (paper) => {
  it('explains whatever the map may show, however long it turns out', () => {
    for (const scale of [null, 25_000]) {
      const all = boundsOfSheets(DISTRICT, paper, scale, 40);
      for (const rows of [0, 7, 23, 40]) {
        const { bounds } = frameOfView(DISTRICT, layoutSheet(paper, rows).map, scale);
        expect(all[0]).toBeLessThanOrEqual(bounds[0]);
        expect(all[1]).toBeLessThanOrEqual(bounds[1]);
        expect(all[2]).toBeGreaterThanOrEqual(bounds[2]);
        expect(all[3]).toBeGreaterThanOrEqual(bounds[3]);
      }
    }
  });
});

describe('the coordinates of a sheet', () => {
  const { map } = layoutSheet({ size: 'a4', landscape: true }, 20);

  it('stand at round seconds in the right places, with a plane grid at round kilometres', () => {
    const frame = frameOfView(DISTRICT, map, null);
    const grid = gridOf(frame, map);
    expect(grid.lons.length).toBeGreaterThanOrEqual(3);
    for (const { atMm, text } of grid.lons) {
      const [degrees = 0, minutes = 0, seconds = 0] = text.split(/\D/).map(Number);
      expect(toSheet(frame, degrees + minutes / 60 + seconds / 3600, frame.bounds[1])[0]).toBeCloseTo(atMm, 3);
    }
    expect(grid.stepM).toBeGreaterThanOrEqual(1000);
    expect(grid.crosses.length).toBeGreaterThan(6);
    expect(grid.northings.every(({ text }) => /^N 38\d\d$/.test(text))).toBe(true);
    expect(grid.eastings.every(({ text }) => /^E 4\d\d$/.test(text))).toBe(true);
  });

  it('have no plane grid where its zone ends', () => {
    const grid = gridOf(frameOfView([108, 30, 118, 38], map, null), map);
    expect(grid.stepM).toBeNull();
    expect(grid.crosses).toEqual([]);
    expect(grid.lats.length).toBeGreaterThan(1);
  });

  it('keep a scale that is asked for', () => {
    expect(frameOfView(DISTRICT, map, 5000).scale).toBe(5000);
  });
});

describe('wrapText', () => {
  // Every character is a millimetre wide.
  const pen = { measureText: (text: string) => ({ width: text.length }) } as CanvasRenderingContext2D;

  it('begins no line with a mark that ends something, and ends none with one that begins something', () => {
    expect(wrapText(pen, '本项目自绘示意（示意，日期未注明）。', 10)).toEqual([
      '本项目自绘示意（示',
      '意，日期未注明）。',
    ]);
    expect(wrapText(pen, '本项目（示意）', 4)).toEqual(['本项目', '（示意）']);
  });

  it('breaks words of letters at spaces alone, and loses nothing', () => {
    const text = 'river band 500 m 临岸范围（由参数计算）and more';
    expect(wrapText(pen, text, 12).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    expect(wrapText(pen, 'river band', 7)).toEqual(['river', 'band']);
  });
});
