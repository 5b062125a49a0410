import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pngOf } from '../../src/files/png.ts';
import { EXTENT } from '../../src/tiles/tile-frame.ts';
import { writeMvt } from '../../src/tiles/write-mvt.ts';
import { type ArchiveTile, pmtilesArchive } from '../helpers/pmtiles-archive.ts';
import { AppUnderTest } from './app.ts';
import { breaches } from './axe.ts';

vi.setConfig({ testTimeout: 240_000 });

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app?.stop());

/** In the district, with every layer of the plan out of the way: what lies outside it is dimmed. */
const ROLES = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../../public/data/catalog.json'), 'utf8')) as {
    readonly layers: readonly { readonly role: string }[];
  }
).layers.map(({ role }) => role);
const VIEW = `#/layers?layers=${ROLES.map((role) => `-${role}`).join('.')}&map=113.29,34.8,14`;
const Z = 9;
const CREDIT = '© 测绘院';

/** The same bytes for every tile about the district. */
function everywhere(bytes: Uint8Array): ArchiveTile[] {
  const x = Math.floor(((113.29 + 180) / 360) * 2 ** Z);
  const y = Math.floor((0.5 - Math.asinh(Math.tan((34.8 * Math.PI) / 180)) / (2 * Math.PI)) * 2 ** Z);
  return [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => ({ z: Z, x: x + dx, y: y + dy, bytes })));
}

const WHOLE_TILE = [0, 0, EXTENT, 0, EXTENT, EXTENT, 0, EXTENT];
const vector = pmtilesArchive(
  'vector',
  everywhere(writeMvt('water', [{ shape: 'area', size: 'usual', paths: [WHOLE_TILE], properties: {} }])),
  { name: '内业底图', attribution: `<a href="https://example.org">${CREDIT}</a>`, vector_layers: [{ id: 'water' }] },
);

async function raster(): Promise<Uint8Array> {
  const rgb = new Uint8Array(256 * 256 * 3).map((_, i) => (i % 3 === 1 ? 0 : 255));
  return pmtilesArchive('png', everywhere(await pngOf(rgb, 256, 256, 1000)), { attribution: CREDIT });
}

function file(name: string, bytes: Uint8Array) {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}

/** Colour in the middle of the map, as the eye has it. */
async function colour(page: Page): Promise<readonly number[]> {
  const canvas = page.locator('canvas.maplibregl-canvas').first();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('the map is not there');
  const clip = { x: box.x + box.width / 2, y: box.y + box.height / 2, width: 40, height: 40 };
  const picture = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const pen = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')!;
    pen.drawImage(image, 0, 0);
    const { data: pixels } = pen.getImageData(0, 0, width, height);
    const mean = (channel: number) =>
      Math.round(pixels.filter((_, i) => i % 4 === channel).reduce((sum, value) => sum + value, 0) / (width * height));
    return [mean(0), mean(1), mean(2)];
  }, picture);
}

/** Channel by channel, how far two colours lie apart at most. */
function apart(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
}

const section = (page: Page) => page.getByTestId('base-map');

describe('a base map of one’s own', () => {
  it('is none at first; a vector archive is drawn in grey with its credit, and is there after a reload', async () => {
    const { page, errors, foreignRequests } = await app.open({ path: VIEW });
    await section(page).waitFor();
    expect(await section(page).textContent()).toContain('没有底图');
    await page.waitForTimeout(3000);
    const bare = await colour(page);
    await page.getByTestId('base-map-input').setInputFiles(file('office.pmtiles', vector));
    await page.getByTestId('base-credit').waitFor();
    expect(await page.getByTestId('base-credit').textContent()).toBe(CREDIT);
    expect(await section(page).textContent()).toContain('内业底图');
    await expect.poll(async () => apart(await colour(page), bare), { timeout: 30_000 }).toBeGreaterThan(12);
    const [red = 0, green = 0, blue = 0] = await colour(page);
    expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThan(24);

    await page.reload();
    await page.getByTestId('base-credit').waitFor();
    await expect.poll(async () => apart(await colour(page), bare), { timeout: 30_000 }).toBeGreaterThan(12);
    await section(page).getByRole('checkbox').uncheck();
    await expect.poll(() => page.getByTestId('base-credit').count()).toBe(0);
    await expect.poll(async () => apart(await colour(page), bare), { timeout: 30_000 }).toBeLessThan(6);
    expect([errors, foreignRequests]).toEqual([[], []]);
    await page.context().close();
  });

  it('is a picture as strong as one likes, taken away and had back', async () => {
    const { page, errors } = await app.open({ path: VIEW, bypassCSP: true });
    await section(page).waitFor();
    await page.getByTestId('base-map-input').setInputFiles(file('ortho.pmtiles', await raster()));
    await page.getByTestId('base-credit').waitFor();
    await expect.poll(async () => apart(await colour(page), [255, 0, 255]), { timeout: 30_000 }).toBeLessThan(40);
    await section(page).getByRole('slider').fill('0.3');
    await expect.poll(async () => (await colour(page))[1], { timeout: 30_000 }).toBeGreaterThan(120);
    expect(await breaches(page)).toEqual([]);
    await page.getByTestId('base-map-leave').click();
    await expect.poll(() => page.getByTestId('base-credit').count()).toBe(0);
    await page.getByRole('button', { name: '撤销' }).last().click();
    await page.getByTestId('base-credit').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('goes onto paper and into the picture, with its name and whose it is', async () => {
    const { page } = await app.open({ path: VIEW, bypassCSP: true });
    await section(page).waitFor();
    await page.getByTestId('base-map-input').setInputFiles(file('ortho.pmtiles', await raster()));
    await page.getByTestId('base-credit').waitFor();
    await page.evaluate(() => {
      const written: string[] = [];
      const { fillText } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
        written.push(text);
        fillText.call(this, text, ...rest);
      };
      Object.assign(globalThis, { written });
    });
    await page.getByTestId('open-sheet').click();
    const preview = page.getByTestId('sheet-preview');
    await page.locator('[data-testid=sheet-preview][data-ready=true]').waitFor();
    const magenta = () =>
      preview.evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(canvas.width / 3, canvas.height / 2, 40, 40);
        return [0, 1, 2].map((channel) => data.filter((_, i) => i % 4 === channel).reduce((a, b) => a + b, 0) / 1600);
      });
    await expect.poll(async () => apart(await magenta(), [255, 0, 255]), { timeout: 60_000 }).toBeLessThan(60);
    const written = await page.evaluate(() => (globalThis as unknown as { written: string[] }).written.join(''));
    expect(written).toContain(`底图：自备底图，${CREDIT}`);
    await page.context().close();
  });

  it('is refused with the reason when the file is another, or cut short', async () => {
    const { page } = await app.open({ path: VIEW });
    await section(page).waitFor();
    const told = async (bytes: Uint8Array) => {
      await page.getByTestId('base-map-input').setInputFiles(file('x.pmtiles', bytes));
      return section(page).getByRole('alert').getAttribute('data-code');
    };
    expect(await told(new TextEncoder().encode('SQLite format 3\0 and so on'))).toBe('basemap_not_pmtiles');
    await expect.poll(() => told(vector.slice(0, 60))).toBe('basemap_unreadable');
    const brotli = vector.slice();
    brotli[98] = 3;
    await expect.poll(() => told(brotli)).toBe('basemap_compressed');
    const terrain = vector.slice();
    terrain[99] = 77;
    await expect.poll(() => told(terrain)).toBe('basemap_tiles_unknown');
    expect(await page.getByTestId('base-credit').count()).toBe(0);
    await page.context().close();
  });

  it('may lie beside the app: read in parts, or whole where the server has no parts, which is said', async () => {
    const { page } = await app.open({ path: VIEW });
    await section(page).waitFor();
    await page.getByTestId('base-map-deployed').click();
    await section(page).locator('[data-code=basemap_not_found]').waitFor();
    let parts = 0;
    const inParts = async (route: Route) => {
      const [, from, to] = /bytes=(\d+)-(\d+)/.exec(route.request().headers().range ?? '') ?? [];
      parts += 1;
      await route.fulfill({ status: 206, body: Buffer.from(vector.slice(Number(from), Number(to) + 1)) });
    };
    await page.route('**/basemap.pmtiles', inParts);
    await page.getByTestId('base-map-deployed').click();
    await page.getByTestId('base-credit').waitFor();
    expect(parts).toBeGreaterThan(1);
    expect(await section(page).getByRole('alert').count()).toBe(0);
    expect(await section(page).textContent()).toContain('断网时不显示');

    // The server goes while the map is looked at: said, and said again at the next start, until it is back.
    await page.unroute('**/basemap.pmtiles');
    await page.route('**/basemap.pmtiles', (route) => route.abort('connectionrefused'));
    // Shown anew, its tiles are asked for anew.
    await section(page).getByRole('checkbox').uncheck();
    await section(page).getByRole('checkbox').check();
    await section(page).locator('[data-code=basemap_gaps]').waitFor();
    await page.reload();
    await section(page).locator('[data-code=basemap_unreachable]').waitFor();
    await page.unroute('**/basemap.pmtiles');
    await page.route('**/basemap.pmtiles', inParts);
    await page.reload();
    await page.getByTestId('base-credit').waitFor();
    expect(await section(page).getByRole('alert').count()).toBe(0);
    await page.getByTestId('base-map-leave').click();
    await page.unroute('**/basemap.pmtiles');
    await page.route('**/basemap.pmtiles', (route) => route.fulfill({ status: 200, body: Buffer.from(vector) }));
    await page.getByTestId('base-map-deployed').click();
    await section(page).locator('[data-code=basemap_whole]').waitFor();
    await page.getByTestId('base-credit').waitFor();
    await page.context().close();
  });
});
