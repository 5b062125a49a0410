import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rulesetSchema } from '../../src/plan/ruleset.ts';
import { runCli } from '../helpers/run-cli.ts';
import { AppUnderTest } from './app.ts';
import { pickDemo } from './panel.ts';

// Each walks through several views and reloads; how long that takes on a busy machine is no matter of these tests.
vi.setConfig({ testTimeout: 240_000 });

const ROOT = join(import.meta.dirname, '../..');
const PACK = join(ROOT, 'data/examples/access-list.pack.json');

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app?.stop());

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

/** A stand-in for the plan: each clause's locating phrase in a sentence. */
function standIn(): string {
  const { clauses } = rulesetSchema.parse(JSON.parse(readFileSync(join(ROOT, 'public/data/ruleset.json'), 'utf8')));
  return clauses.map(({ anchor }, i) => `第${i + 1}节\n此处写明,${anchor},并抓好落实。`).join('\n');
}

async function visit(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

describe('the clauses', () => {
  it('are found, filtered, walked by keyboard, and tell what they say of the site', async () => {
    const { page, errors } = await app.open({ map: false });
    await pickDemo(page, 'S02');
    await visit(page, '#/clauses');
    await expect.poll(() => page.getByTestId('clause-count').textContent()).toContain('102 / 102');
    await page.getByTestId('clause-search').fill('黄河保护法 26条 两高');
    await expect.poll(() => page.getByTestId('clause-C4-6').count()).toBe(1);
    await page.getByTestId('clause-search').fill('');
    await page.getByTestId('filter-kind').selectOption('executable');
    await page.getByTestId('filter-chapter').selectOption('四');
    await page.getByTestId('clause-search').press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByTestId('clause-detail').waitFor();
    const second = await page.getByTestId('clause-position').textContent();
    expect(second).toMatch(/^2 \//);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.getByTestId('clause-position').textContent()).toMatch(/^3 \//);

    await visit(page, '#/clauses/C4-6');
    await expect.poll(() => page.getByTestId('rule-C4-6').textContent()).toContain('不超过 30');
    expect(await page.getByTestId('clause-today').textContent()).toContain('禁止');
    await visit(page, '#/clauses/L2.26');
    await expect.poll(() => page.getByTestId('clause-blocked').textContent()).toContain('岸线');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('open the plan’s own text at their place, refuse another file, and give the text back by undo', async () => {
    const { page, errors } = await app.open({ map: false });
    await page.getByTestId('offer-demo').waitFor();
    await visit(page, '#/clauses/C4-6');
    await page.getByTestId('plan-text-file').setInputFiles(file('x.txt', '永久基本农田'));
    await expect.poll(() => page.locator('[data-code="plan_text_wrong"]').count()).toBe(1);
    await page.getByTestId('plan-text-file').setInputFiles(file('plan.txt', standIn()));
    const lit = page.locator('[data-testid="plan-text"] mark');
    await expect.poll(() => lit.textContent()).toContain('严禁在汜水河和枯河临岸');
    expect(await lit.isVisible()).toBe(true);
    await page.reload();
    await expect.poll(() => lit.textContent()).toContain('严禁在汜水河和枯河临岸');
    await visit(page, '#/clauses');
    await page.getByTestId('plan-text-remove').click();
    await page.locator('.toast').getByRole('button', { name: '撤销' }).click();
    await visit(page, '#/clauses/C8-1');
    await expect.poll(() => lit.textContent()).toContain('永久基本农田集中区域');
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

describe('a rule pack in the app', () => {
  it('is refused with line and path, taken after its differences were shown, kept, named in records, and removed', async () => {
    const { page, errors } = await app.open({ map: false });
    await pickDemo(page, 'S02');
    const fingerprint = async () => {
      await visit(page, '#/screen');
      await page.getByRole('button', { name: '导出' }).click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-json').click()]);
      return JSON.parse(readFileSync(await download.path(), 'utf8'));
    };
    const before = await fingerprint();
    await visit(page, '#/clauses/pack');
    const text = readFileSync(PACK, 'utf8');
    await page.getByTestId('pack-file').setInputFiles(file('bad.json', text.replace('"eco_unit"', '"eco_units"')));
    await expect.poll(() => page.getByTestId('pack-refused').textContent()).toContain('eco_units');
    expect(await page.getByTestId('pack-refused').textContent()).toMatch(/第 \d+ 行/);

    await page.getByTestId('pack-file').setInputFiles(PACK);
    await page.getByTestId('pack-take').click();
    await page.getByTestId('pack-active').waitFor();
    const packed = await fingerprint();
    const cli = JSON.parse(
      runCli(['run', '--site', 'S02', '--project', 'data/sites/S02.project.json', '--pack', PACK, '--format', 'json'])
        .stdout,
    );
    expect(packed.inputs.rules.pack.version).toBe('2026-01');
    expect(packed.fingerprint).toBe(cli.fingerprint);

    await page.reload();
    await page.getByTestId('verdict').waitFor();
    expect((await fingerprint()).fingerprint).toBe(packed.fingerprint);
    await visit(page, '#/clauses/AL-Z02');
    await page.getByTestId('rule-AL-Z02').waitFor();

    await visit(page, '#/clauses/pack');
    await page.getByTestId('pack-remove').click();
    await expect.poll(async () => (await fingerprint()).fingerprint).toBe(before.fingerprint);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
