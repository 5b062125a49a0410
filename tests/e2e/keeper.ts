import type { Page } from 'playwright-core';
import { type LayerRecord, layerZip } from '../helpers/layer-file.ts';

/** A red line as it comes from its keeper: a zipped shapefile. */
export async function redLineFile(records: readonly LayerRecord[]) {
  const buffer = Buffer.from(await layerZip('STBHHX', records));
  return { name: '生态保护红线.zip', mimeType: 'application/zip', buffer };
}

/** States what has to be stated of a layer on its way in, but for whether it is complete. @returns the form */
export async function stateLayer(page: Page, source: string) {
  const statement = page.getByTestId('layer-statement');
  await statement.waitFor();
  await statement.getByLabel('来源单位').fill(source);
  await statement.getByLabel('数据日期').fill('2025-06-30');
  await statement.getByLabel('界线精度').fill('2');
  await statement.getByLabel('覆盖范围').selectOption('district');
  return statement;
}

/** Gives a red line with all its statements, up to the button that takes it. */
export async function offerRedLine(page: Page, records: readonly LayerRecord[]): Promise<void> {
  await page.getByTestId('layer-input').setInputFiles(await redLineFile(records));
  const statement = await stateLayer(page, '上街区资源规划局');
  await statement.getByLabel('范围内没有遗漏').check();
}

/** Puts a red line in. */
export async function acceptRedLine(page: Page, records: readonly LayerRecord[]): Promise<void> {
  await offerRedLine(page, records);
  await page.getByTestId('accept-layer').click();
  await page.getByTestId('layer-detail').waitFor();
}
