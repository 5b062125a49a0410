import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AppUnderTest } from './app.ts';
import { pickDemo } from './panel.ts';

// Each opens the app more than once; how long that takes on a busy machine is no matter of these tests.
vi.setConfig({ testTimeout: 240_000 });

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app?.stop());

describe('the address', () => {
  it('passes on view, selection, language, theme, layers and map, and neither site nor answers', async () => {
    const { page, errors } = await app.open();
    await pickDemo(page, 'S02');
    await page.getByTestId('language').click();
    await page.getByTestId('theme').click();
    await page.evaluate(() => {
      location.hash = '#/clauses/C6-9';
    });
    await page.getByTestId('clause-show').click();
    await expect.poll(() => page.url()).toMatch(/#\/clauses\/C6-9\?lang=en&theme=light&.*map=113\.\d{5},34\.\d{5},/);
    const shared = page.url();
    await page.context().close();

    const other = await app.open({ path: shared.slice(app.server.url.length) });
    await other.page.getByTestId('clause-detail').waitFor();
    expect(await other.page.locator('html').getAttribute('lang')).toBe('en');
    expect(await other.page.getByTestId('clause-detail').textContent()).toContain('C6-9');
    await expect.poll(() => other.page.url()).toBe(shared);
    await other.page.getByTestId('nav-screen').click();
    await other.page.getByTestId('offer-demo').waitFor();

    await other.page.goBack();
    await other.page.getByTestId('clause-detail').waitFor();
    await other.page.goForward();
    await other.page.getByTestId('offer-demo').waitFor();
    expect([...errors, ...other.errors]).toEqual([]);
    await other.page.context().close();
  });
});

describe('the search box', () => {
  it('reaches a clause, a coordinate (in a flight) and an action by typing and Enter', async () => {
    const { page, errors } = await app.open({ reducedMotion: 'no-preference' });
    await page.getByTestId('offer-demo').waitFor();
    const search = async (text: string) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    };
    await search('C8-1');
    await expect.poll(() => page.getByTestId('clause-detail').textContent()).toContain('C8-1');
    await search('医疗废物无害化处置率');
    await page.locator('[data-testid="indicator-I15"][aria-expanded="true"]').waitFor();
    await search('N 3852762.7 E 431887.9');
    await expect.poll(() => page.url(), { timeout: 60_000 }).toContain('map=113.255');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('规划纲要（中共中央');
    await expect.poll(() => page.getByRole('option').first().textContent()).toContain('（中共中央、国务院，2021-10）');
    await page.keyboard.press('Escape');
    await search('切换语言');
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
