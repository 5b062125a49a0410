import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AppUnderTest } from './app.ts';
import { exportedRecord, openFinding, pickDemo, savedJson } from './panel.ts';

// A busy machine draws the map slowly.
vi.setConfig({ testTimeout: 180_000, expect: { poll: { timeout: 20_000 } } });

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app.stop());

const file = (json: unknown) => ({
  name: 'project.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(json)),
});

describe('what is known of the project', () => {
  it('is overruled with a reason that stays in the record, and taken back', async () => {
    const { page, errors } = await app.open({ map: false });
    await pickDemo(page, 'S02');
    await page.getByTestId('edit-project').click();
    await page.getByTestId('derived-list').locator('summary').click();
    const derived = page.getByTestId('derived-two_high_one_resource');
    await derived.getByRole('button').first().click();
    await page.getByTestId('overrule-yes').check();
    expect(await page.getByTestId('overrule').isDisabled()).toBe(true);
    await page.getByTestId('overrule-reason').fill('区发改委复函');
    await page.getByTestId('overrule').click();
    await expect.poll(() => derived.textContent()).toContain('已改判');
    await expect.poll(() => page.getByTestId('verdict').getAttribute('data-at-least')).toBe('prohibit');
    const record = await exportedRecord(page);
    expect(record.project.overrides).toEqual({ two_high_one_resource: { value: true, reason: '区发改委复函' } });
    await page.getByTestId('undo').click();
    await expect.poll(() => page.getByTestId('verdict').getAttribute('data-at-least')).toBe('condition');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('goes out as a file and comes back; a bad or newer file changes nothing', async () => {
    const { page } = await app.open({ map: false });
    await pickDemo(page, 'S02');
    await page.getByTestId('edit-project').click();
    const before = await exportedRecord(page);
    const own = await savedJson(page, () => page.getByTestId('project-export').click());
    expect(own).toEqual({ schema: 1, answers: before.project.answers, overrides: {} });

    const input = page.getByTestId('project-file');
    for (const [json, code] of [
      [{ schema: 2, answers: {} }, 'project_newer'],
      [{ answers: { nature: '新建', natur: 1 } }, 'answer_unknown_key'],
      [{ answers: { 'energy.tce_a': -5 } }, 'answer_out_of_range'],
      [{ answers: {}, overrides: { nope: { value: true, reason: 'x' } } }, 'override_unknown'],
    ] as const) {
      await input.setInputFiles(file(json));
      await expect.poll(() => page.getByTestId('refused-file').getAttribute('data-code')).toBe(code);
    }
    expect((await exportedRecord(page)).fingerprint).toBe(before.fingerprint);

    // Through the chooser of sites too: what a file is, its content says.
    await page.getByTestId('file-input').setInputFiles(file({ answers: { nature: '扩建', two_high: '是' } }));
    await expect
      .poll(async () => (await exportedRecord(page)).project.answers)
      .toEqual({
        nature: 'expand',
        two_high: 'yes',
      });
    await input.setInputFiles(file(own));
    await expect.poll(async () => (await exportedRecord(page)).fingerprint).toBe(before.fingerprint);
    await page.context().close();
  });

  it('tells in a finding which answer would change it', async () => {
    const { page } = await app.open({ map: false });
    await pickDemo(page, 'S02');
    await openFinding(page, 'C4-6');
    const lines = await page.getByTestId('flip-lines').textContent();
    expect(lines).toContain('扩建');
    expect(lines).toContain('提示');
    await page.getByTestId('flip-lines').getByRole('button').first().click();
    await page.getByTestId('question-card').waitFor();
    await page.context().close();
  });
});
