import { expect, it } from 'vitest';
import { AppUnderTest } from './app.ts';

it('does the whole job after the server has gone', async () => {
  const app = await AppUnderTest.start();
  try {
    const { page, foreignRequests } = await app.open();
    await page.getByTestId('offer-demo').waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 60_000 });
    await app.server.close();

    await page.reload();
    await page.getByTestId('demo-S02').click();
    await page.getByTestId('verdict').waitFor();
    expect(await page.getByTestId('verdict').textContent()).toContain('禁止');
    expect(await page.getByTestId('unknowns').textContent()).not.toContain('未读成');
    expect(foreignRequests).toEqual([]);
  } finally {
    await app.browser.close();
  }
});
