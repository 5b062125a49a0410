import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** Memory of the largest process below this one, which holds page and workers, bytes; shared pages counted in part. */
export function memoryOfPage(): number {
  const parent = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = readText(`/proc/${name}/stat`);
    parent.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const below = (pid: number): boolean => pid === process.pid || (parent.has(pid) && below(parent.get(pid)!));
  const sizes = [...parent.keys()].filter(below).map((pid) => {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(readText(`/proc/${pid}/smaps_rollup`))?.[1];
    return readText(`/proc/${pid}/cmdline`).includes('--type=renderer') ? Number(kilobytes ?? 0) * 1024 : 0;
  });
  return Math.max(...sizes);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Times from frame to frame while the map is moved to and fro, for so long at most, and nothing else happens, ms. */
export async function frameTimes(page: Page, mostMs = Infinity): Promise<readonly number[]> {
  const box = await page.locator('canvas.maplibregl-canvas').boundingBox();
  if (!box) throw new Error('the map is not there');
  const [x, y] = [box.x + box.width / 4, box.y + box.height / 4];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(() => {
    const frames: number[] = [];
    const gl = document.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas')?.getContext('webgl2');
    let last = performance.now();
    const next = (now: number) => {
      frames.push(now - last);
      last = now;
      // Without waiting for the drawing itself, frames would only be counted as they are asked for.
      gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    Object.assign(globalThis, { frames });
  });
  const start = performance.now();
  for (let i = 1; i <= 40 && performance.now() - start < mostMs; i++) {
    await page.mouse.move(x + 40 * Math.sin(i / 5), y + 40 * Math.cos(i / 5) - 40);
    await page.waitForTimeout(12);
  }
  const frames = await page.evaluate(() => (globalThis as unknown as { frames: number[] }).frames.slice(1));
  await page.mouse.move(x, y);
  await page.mouse.up();
  // A map that drew nothing in all that time has a frame at least that long.
  return frames.length > 0 ? frames : [performance.now() - start];
}
