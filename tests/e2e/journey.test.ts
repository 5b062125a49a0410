import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordSchema } from '../../src/record/record.ts';
import { runCli } from '../helpers/run-cli.ts';
import { AppUnderTest } from './app.ts';
import { dragCorners, middleOfMap, takeTool } from './drawing.ts';
import { exportedRecord, openFinding, pickDemo } from './panel.ts';

const SITE_FILE = join(import.meta.dirname, '../../data/sites/S17.geojson');

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app?.stop());

describe('the main job in the built app', () => {
  it('screens S02, answers what moves the verdict, and says exactly what the command line says', async () => {
    const { page, foreignRequests, errors } = await app.open();
    await pickDemo(page, 'S02');
    await expect.poll(() => page.getByTestId('verdict').textContent()).toContain('禁止');
    expect(await page.getByTestId('verdict').textContent()).toContain('有条件');
    expect(await page.getByTestId('unknowns').textContent()).toContain('C4-6');

    const record = await exportedRecord(page);
    const cli = recordSchema.parse(
      JSON.parse(
        runCli(['run', '--site', 'S02', '--project', 'data/sites/S02.project.json', '--format', 'json']).stdout,
      ),
    );
    expect(record.fingerprint).toBe(cli.fingerprint);
    expect(record.verdict).toEqual({ ...record.verdict, atLeast: 'condition', atWorst: 'prohibit' });

    // The question that matters most is asked first; its answer closes what it kept open.
    await page.getByTestId('unknowns').getByRole('button', { name: '回答' }).first().click();
    await page.getByTestId('option-obstructs_flood-true').click();
    await page.getByTestId('answer-confirm').click();
    await expect.poll(async () => (await exportedRecord(page)).verdict.atLeast).toBe('prohibit');

    expect(foreignRequests).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('keeps an opened finding, its clause, its law marks and its measures together', async () => {
    const { page } = await app.open();
    await pickDemo(page, 'S17');
    await openFinding(page, 'C4-6');
    const detail = page.getByRole('region', { name: '临岸一定范围 · 新建两高一资' });
    await expect.poll(() => detail.textContent()).toContain('150.0');
    const words = await detail.textContent();
    expect(words).toContain('未核');
    expect(words).toContain('1\u202f000');
    expect(words).toContain('类比');
    await page.context().close();
  });

  it('draws a rectangle with the mouse and undoes it', async () => {
    const { page } = await app.open();
    await page.getByTestId('offer-draw').waitFor();
    const [x, y] = await middleOfMap(page);
    await takeTool(page, '矩形');
    await dragCorners(page, [x - 60, y - 40], [x + 60, y + 40]);
    await page.getByTestId('verdict').waitFor();
    const record = await exportedRecord(page);
    expect(record.site.origin).toBe('drawn');
    expect(record.site.areaEllipsoidM2).toBeGreaterThan(1000);
    expect(record.verdict.atWorst).toBe('prohibit');
    await page.getByTestId('undo').click();
    await expect.poll(() => page.getByTestId('offer-draw').isVisible()).toBe(true);
    await page.context().close();
  });

  it('imports a file, survives a reload, and refuses a broken one without changing anything', async () => {
    const { page } = await app.open();
    await page.getByTestId('file-input').setInputFiles(SITE_FILE);
    await page.getByTestId('verdict').waitFor();
    const before = await exportedRecord(page);
    expect(before.site.source?.file).toBe('S17.geojson');

    await page
      .getByTestId('file-input')
      .setInputFiles({ name: 'broken.geojson', mimeType: 'application/json', buffer: Buffer.from('{"type":') });
    const trouble = page.getByTestId('import-card').getByRole('alert');
    await trouble.waitFor();
    expect(await trouble.getAttribute('data-code')).toBe('file_corrupt');
    await page.getByTestId('cancel-import').click();
    expect((await exportedRecord(page)).fingerprint).toBe(before.fingerprint);

    await page.reload();
    await page.getByTestId('verdict').waitFor();
    expect((await exportedRecord(page)).fingerprint).toBe(before.fingerprint);
    await page.context().close();
  });
});

describe('a layer that cannot be read', () => {
  it.each(['missing', 'half'] as const)('%s: the rules that need it are unknown, not clear', async (fault) => {
    const files = ['fgb', 'packed'].map((end) => `layers/eco_redline.${end}`);
    for (const file of files) app.server.faults.set(file, fault);
    const { page } = await app.open();
    await pickDemo(page, 'S03');
    const record = await exportedRecord(page);
    for (const file of files) app.server.faults.delete(file);
    expect(record.inputs.layers.find(({ role }) => role === 'eco_redline')?.status).toBe('failed');
    const finding = record.findings.find(({ unknowns }) => unknowns.some(({ role }) => role === 'eco_redline'));
    expect(finding).toMatchObject({ atWorst: 'prohibit' });
    expect(finding?.unknowns[0]?.reason).toBe('load_failed');
    expect(await page.locator('.layer-warnings li').allTextContents()).toEqual([
      expect.stringMatching(/^生态保护红线.*没有采用|^生态保护红线.*没有读成/),
    ]);
    await page.context().close();
  });

  it('fast files cut short: the open ones give the same record, and the panel says so', async () => {
    app.server.faults.set('.packed', 'half');
    const { page } = await app.open();
    await pickDemo(page, 'S03');
    const record = await exportedRecord(page);
    app.server.faults.delete('.packed');
    const args = ['run', '--site', 'S03', '--project', 'data/sites/S03.project.json', '--format', 'json'];
    expect(record.fingerprint).toBe(recordSchema.parse(JSON.parse(runCli(args).stdout)).fingerprint);
    expect(await page.locator('.layer-warnings [data-code="layer_packed_unusable"]').count()).toBeGreaterThan(1);
    await page.context().close();
  });
});
