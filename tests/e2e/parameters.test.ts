import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AppUnderTest } from './app.ts';
import { exportedRecord, pickDemo, savedJson } from './panel.ts';

// A busy machine draws the map slowly.
vi.setConfig({ testTimeout: 180_000, expect: { poll: { timeout: 20_000 } } });

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app.stop());

const BANK = 'river_bank_prohibit_m';

async function openParameter(page: Page, id: string): Promise<void> {
  await page.getByTestId('parameters-link').click();
  await page.getByTestId(`parameter-${id}`).getByRole('button').first().click();
}

describe('changing a parameter', () => {
  it('is tried live, adopted only with a reason, kept over a reload, and stands in the record', async () => {
    const { page, errors, foreignRequests } = await app.open({ map: false });
    await pickDemo(page, 'S02');
    await openParameter(page, BANK);
    const flips = page.getByTestId('what-if-flips');
    const slider = page.getByTestId('parameter-slider');
    await slider.focus();
    for (let press = 0; press < 27; press++) await page.keyboard.press('ArrowLeft');
    await expect.poll(() => flips.textContent()).toContain('C4-6');
    expect(await page.getByTestId('what-if').textContent()).toContain('3\u202fm');

    // Without a reason, nothing can be adopted.
    expect(await page.getByTestId('parameter-adopt').isDisabled()).toBe(true);
    await page.getByTestId('parameter-reason').fill('区水利局来函');
    await page.getByTestId('parameter-adopt').click();
    expect(await page.getByTestId('changed-count').textContent()).toBe('参数已改 1 项');

    await page.getByTestId('nav-screen').click();
    const pill = page.getByTestId('parameters-link');
    await expect.poll(() => pill.textContent()).toBe('参数已改 1 项');
    const before = await exportedRecord(page);
    await page.reload();
    await expect.poll(() => pill.textContent()).toBe('参数已改 1 项');
    const record = await exportedRecord(page);
    expect(record.fingerprint).toBe(before.fingerprint);
    expect(record.inputs.parameters.filter(({ changed }) => changed)).toMatchObject([
      { id: BANK, value: 3, reason: '区水利局来函' },
    ]);
    expect(record.findings.find(({ ruleId }) => ruleId === 'C4-6')?.atWorst).toBe('condition');
    expect(errors).toEqual([]);
    expect(foreignRequests).toEqual([]);
    await page.context().close();
  });

  it('refuses an absurd number, and drops what was only tried', async () => {
    const { page } = await app.open({ map: false });
    await pickDemo(page, 'S02');
    await openParameter(page, BANK);
    await page.getByTestId('parameter-value').fill('99999');
    await page.getByTestId('parameter-reason').fill('随手');
    expect(await page.getByRole('alert').first().textContent()).toContain('99999');
    expect(await page.getByTestId('parameter-adopt').isDisabled()).toBe(true);
    await page.getByTestId('parameter-value').fill('5');
    await page.getByTestId('what-if-flips').waitFor();
    await page.getByTestId('nav-screen').click();
    const record = await exportedRecord(page);
    expect(record.inputs.parameters.filter(({ changed }) => changed)).toEqual([]);
    await page.context().close();
  });

  it('takes and gives the file of the command line; a bad one changes nothing; undo brings all back', async () => {
    const { page } = await app.open({ map: false });
    await pickDemo(page, 'S02');
    await page.getByTestId('parameters-link').click();
    const load = (json: unknown) =>
      page.getByTestId('parameters-file').setInputFiles({
        name: 'parameters.json',
        mimeType: 'application/json',
        buffer: Buffer.from(typeof json === 'string' ? json : JSON.stringify(json)),
      });
    const profile = {
      parameters: { [BANK]: { value: 50, reason: '会议纪要' }, green_belt_m: { value: 20, reason: '会议纪要' } },
    };
    await load(profile);
    await expect.poll(() => page.getByTestId('changed-count').textContent()).toBe('参数已改 2 项');

    for (const [bad, code] of [
      ['{"parameters":', 'not_json'],
      [{ parameters: { [BANK]: { value: 20 } } }, 'parameters_malformed'],
      [{ parameters: { no_such: { value: 1, reason: 'x' } } }, 'parameter_unknown'],
      [{ parameters: { [BANK]: { value: 1e9, reason: 'x' } } }, 'parameter_out_of_range'],
    ] as const) {
      await load(bad);
      await expect.poll(() => page.getByRole('alert').getAttribute('data-code')).toBe(code);
      expect(await page.getByTestId('changed-count').textContent()).toBe('参数已改 2 项');
    }
    expect(await savedJson(page, () => page.getByTestId('parameters-export').click())).toEqual(profile);

    await page.getByTestId('parameters-reset-all').click();
    await expect.poll(() => page.getByTestId('changed-count').textContent()).toBe('全部为默认值');
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByTestId('changed-count').textContent()).toBe('参数已改 2 项');
    await page.context().close();
  });
});
