import { expect, it } from 'vitest';
import { AppUnderTest } from './app.ts';
import { pickDemo } from './panel.ts';

/** What a script that got into the page would try; each answers whether the browser let it. */
function attempts(): Record<string, boolean> {
  const tried = (work: () => unknown) => {
    try {
      work();
      return true;
    } catch {
      return false;
    }
  };
  const { trustedTypes } = globalThis as unknown as {
    trustedTypes: { createPolicy(name: string, rules: object): void };
  };
  return {
    markup: tried(() => Object.assign(document.createElement('div'), { innerHTML: '<img src=x>' })),
    frame: tried(() => Object.assign(document.createElement('iframe'), { srcdoc: 'x' })),
    script: tried(() => Object.assign(document.createElement('script'), { text: '1' })),
    dataWorker: tried(() => new Worker('data/catalog.json')),
    foreignWorker: tried(() => new Worker('https://example.org/assets/x.js')),
    blobWorker: tried(() => new Worker(URL.createObjectURL(new Blob(['1'])))),
    policy: tried(() => trustedTypes.createPolicy('other', {})),
    paperAgain: tried(() => trustedTypes.createPolicy('paper', {})),
  };
}

it('keeps the policy through a start, a verdict and a report, and lets no text become script or markup', async () => {
  const app = await AppUnderTest.start();
  try {
    const { page, errors } = await app.open({ path: 'index.html' });
    // Told here too where the console says nothing, as for code that is tried and caught.
    await page.addInitScript(() => {
      const broken: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        broken.push(`${event.effectiveDirective} ${event.sourceFile}`),
      );
      Object.assign(globalThis, { broken });
    });
    await page.reload();
    await pickDemo(page, 'S02');
    await page.getByTestId('open-report').click();
    await page.getByTestId('report-host').locator('.paper').waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    expect(await page.evaluate(() => (globalThis as unknown as { broken: string[] }).broken)).toEqual([]);
    expect(errors).toEqual([]);

    const outcomes = await page.evaluate(attempts);
    expect(Object.keys(outcomes).filter((name) => outcomes[name])).toEqual([]);
  } finally {
    await app.stop();
  }
});
