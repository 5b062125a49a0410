// The walks of `npm run shots`: each goes through one job in a fresh profile and names every view it comes to.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const site = (name) => join(ROOT, 'tests/fixtures/sites', name);
const JSON_TYPE = 'application/geo+json';

/** Goes to a place by its address, as a link does; a page still starting does not hear of it the first time. */
async function visit(page, place) {
  const nav = page.locator(`[data-testid="nav-${place.split('/')[0]}"][aria-current="page"]`);
  for (let tries = 0; tries < 5; tries++) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${place}`);
    const came = await nav.waitFor({ timeout: 5000 }).then(
      () => true,
      () => false,
    );
    if (came) return;
    await page.evaluate(() => {
      location.hash = '#/screen';
    });
  }
  throw new Error(`the page does not go to ${place}`);
}

async function demo(page, id) {
  const offer = page.getByTestId(`demo-${id}`);
  await page.getByTestId('offer-demo').waitFor();
  if (!(await offer.isVisible())) await page.getByTestId('offer-demo').click();
  await offer.click();
  await page.getByTestId('verdict').waitFor();
}

/** Takes the site away, so that the panel offers the ways in again. */
async function clear(page) {
  await visit(page, 'screen');
  const remove = page.getByTestId('delete-site');
  if (!(await remove.isVisible())) await page.getByTestId('edit-site').click();
  await remove.click();
  await page.getByTestId('offer-demo').waitFor();
}

async function readSite(page, name) {
  await page.getByTestId('file-input').setInputFiles(site(name));
}

/** The full height of the sheet on a phone; the panel is always whole elsewhere. */
async function pullUp(page) {
  const handle = page.getByTestId('sheet-handle');
  if ((await handle.count()) === 0) return;
  await handle.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
}

async function pullDown(page) {
  const handle = page.getByTestId('sheet-handle');
  if ((await handle.count()) === 0) return;
  await handle.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
}

/** Where on the page a share of the map's free part lies. */
async function onMap(page, x, y) {
  await page.locator('.map-tools button').first().waitFor();
  const box = await page.locator('canvas.maplibregl-canvas').first().boundingBox();
  const panel = await page.getByTestId('panel').boundingBox();
  const bottom = panel && panel.y > box.y + 60 ? panel.y : box.y + box.height;
  return [box.x + box.width * x, box.y + (bottom - box.y) * y];
}

async function clickMap(page, points, last) {
  for (const [index, at] of points.entries()) {
    await page.mouse.move(...(await onMap(page, ...at)), { steps: 3 });
    await page.mouse.click(...(await onMap(page, ...at)));
    await page.waitForTimeout(index === points.length - 1 ? 500 : 400);
  }
  if (last) await page.keyboard.press(last);
}

const SQUARE = [
  [0.42, 0.62],
  [0.58, 0.62],
  [0.58, 0.85],
  [0.42, 0.85],
];

/** Sixty parcels over the district, one of them no site. */
function manySites() {
  const features = Array.from({ length: 60 }, (_, index) => {
    const [west, south] = [113.22 + (index % 10) * 0.012, 34.75 + Math.floor(index / 10) * 0.012];
    const [east, north] = [west + 0.00065, south + 0.00054];
    const crossed = [[west, south], [east, north], [east, south], [west, north], [west, south]]; // biome-ignore format: one ring, one line
    const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]; // biome-ignore format: one ring, one line
    return {
      type: 'Feature',
      properties: { name: `地块${String(index + 1).padStart(2, '0')}` },
      geometry: { type: 'Polygon', coordinates: [index === 6 ? crossed : ring] },
    };
  });
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
}

/** The schematic red line as if its keeper had sent it; `knotted` crosses itself once. */
function redLine(knotted) {
  const layer = JSON.parse(readFileSync(join(ROOT, 'data/layers/eco_redline.geojson'), 'utf8'));
  const [first] = layer.features;
  if (knotted) {
    first.geometry = {
      type: 'Polygon',
      coordinates: [[[113.25, 34.73], [113.26, 34.74], [113.26, 34.73], [113.25, 34.74], [113.25, 34.73]]], // biome-ignore format: one ring, one line
    };
  }
  return { name: '生态保护红线.geojson', mimeType: JSON_TYPE, buffer: Buffer.from(JSON.stringify(layer)) };
}

/** Fills what has to be stated of a layer, whatever the language. */
async function state(page) {
  const form = page.getByTestId('layer-statement');
  await form.waitFor();
  await form.locator('input[type="date"]').first().fill('2025-06-30');
}

export const WALKS = {
  /** One site from the empty panel to its paper. */
  site: async (page, shot) => {
    await shot('empty', 5000);
    await page.getByTestId('help').click();
    await shot('help');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('4');
    await shot('palette');
    await page.keyboard.press('Escape');
    await demo(page, 'S17');
    await shot('verdict', 4000);
    await pullUp(page);
    await shot('verdict-full');
    await page.getByTestId('findings').locator('[data-finding]').first().click();
    await shot('finding');
    await page.getByTestId('edit-site').click();
    await shot('site');
    await page.locator('#site-points summary').click();
    await page.locator('#site-points').scrollIntoViewIfNeeded();
    await shot('points');
    await page.getByTestId('edit-site').click();
    await page.getByTestId('edit-project').click();
    await page.getByTestId('question-card').waitFor();
    await shot('question');
    await page.getByTestId('all-questions').click();
    await page.getByTestId('all-questions-form').waitFor();
    await shot('statement');
    await page.getByTestId('open-report').click();
    await page.getByTestId('report-host').locator('.paper').waitFor();
    await shot('report');
    await page.getByTestId('report-back').click();
    await pullDown(page);
    await page.getByTestId('schematic-pill').click();
    await shot('schematic');
    await page.keyboard.press('Escape');
    await page.getByTestId('open-sheet').click();
    await page.locator('[data-testid="sheet-preview"][data-ready="true"]').waitFor();
    await shot('paper');
    await page.getByTestId('sheet-back').click();
    await page.getByTestId('quick-layers').click();
    await shot('quick-layers');
  },
  /** What the plan says and rests on. */
  plan: async (page, shot) => {
    await page.getByTestId('offer-demo').waitFor();
    for (const [name, place, sign] of [
      ['layers', 'layers', 'layers-view'],
      ['layer', 'layers/eco_redline', 'layer-detail'],
      ['clauses', 'clauses', 'clauses-view'],
      ['clause', 'clauses/C4-6', 'clause-detail'],
      ['indicators', 'clauses/indicators', 'indicators-view'],
      ['pack', 'clauses/pack', 'pack-view'],
      ['projects', 'projects', 'projects-view'],
      ['records-empty', 'records', 'records-view'],
      ['batch-empty', 'records/batch', 'batch-pane'],
      ['data', 'data', 'data-view'],
      ['data-layer', 'data/pbf', 'layer-detail'],
      ['parameters', 'data/parameters', 'parameter-editor'],
      ['settings', 'settings', 'settings-view'],
    ]) {
      await visit(page, place);
      await page.getByTestId(sign).first().waitFor();
      await pullUp(page);
      await shot(name);
    }
    await visit(page, 'layers');
    for (const button of await page.locator('.theme-head button').all()) {
      const hidden = page.getByTestId('layers-view').locator('input[type="checkbox"]:not(:checked):not(:disabled)');
      if ((await hidden.count()) > 0) await button.click();
    }
    for (const box of await page.locator('[data-testid^="layer-"] input[type="checkbox"]:not(:disabled)').all())
      await box.setChecked(true);
    await pullDown(page);
    await shot('all-layers', 5000);
  },
  /** Files that need a word. */
  import: async (page, shot) => {
    await page.getByTestId('offer-demo').waitFor();
    await pullUp(page);
    await page.getByTestId('offer-paste').click();
    await shot('paste');
    for (const [name, file] of [
      ['candidates', 's04_txt_cm111_declared_zone38.txt'],
      ['repair', 's23_geojson_bowtie.geojson'],
      ['parcels', 's22_geojson_three_polygons.geojson'],
      ['refused', 's19_png_renamed.shp'],
      ['elsewhere', 's26_geojson_beijing.geojson'],
    ]) {
      await readSite(page, file);
      await page.waitForTimeout(1500);
      await shot(`import-${name}`);
      const cancel = page.getByTestId('cancel-import');
      if ((await cancel.count()) > 0) await cancel.click();
      else if ((await page.getByTestId('verdict').count()) > 0) await clear(page);
    }
  },
  /** A layer of one's own. */
  keeper: async (page, shot) => {
    await visit(page, 'data');
    await page.getByTestId('data-view').waitFor();
    await pullUp(page);
    await page.getByTestId('layer-input').setInputFiles(redLine(true));
    await page.getByTestId('layer-report').waitFor();
    await shot('intake-trouble');
    await page.getByTestId('layer-input').setInputFiles(redLine(false));
    await state(page);
    await shot('intake');
    await page.getByTestId('layer-statement').scrollIntoViewIfNeeded();
    await shot('intake-statement');
    await page.getByTestId('draw-coverage').click();
    await pullDown(page);
    await clickMap(page, SQUARE.slice(0, 3));
    await shot('coverage');
    await page.keyboard.press('Escape');
  },
  /** Drawing and measuring. */
  draw: async (page, shot) => {
    await page.getByTestId('offer-draw').waitFor();
    await onMap(page, 0.5, 0.5);
    await page.waitForTimeout(3000);
    await page.keyboard.press('p');
    await clickMap(page, SQUARE.slice(0, 3));
    await shot('drawing');
    await page.keyboard.press('Escape');
    await page.keyboard.press('m');
    await clickMap(page, SQUARE);
    await shot('measure');
    await page.keyboard.press('Escape');
    await clickMap(page, [[0.5, 0.5]]);
    await shot('place-card', 2500);
  },
  /** Records, compared and screened again, and many sites at once. */
  records: async (page, shot) => {
    await visit(page, 'records');
    const kept = ['0.1.0-S02', '0.1.0-S02-reviewed', '0.1.0-S05', '0.1.0-S13', '0.1.0-S17-parameter'];
    await page
      .getByTestId('records-input')
      .setInputFiles(kept.map((name) => join(ROOT, `tests/fixtures/records/${name}.json`)));
    await page.locator('.record-row').nth(3).waitFor();
    await pullUp(page);
    await shot('records');
    await page.getByTestId('open-record').first().click();
    await page.getByTestId('close-pane').waitFor();
    await shot('record');
    await page.getByTestId('verify').click();
    await page.getByTestId('verification').locator('[data-outcome]').waitFor();
    await page.getByTestId('verification').scrollIntoViewIfNeeded();
    await shot('verified');
    await page.getByTestId('close-pane').click();
    for (const number of [0, 1]) await page.locator('.record-row input[type="checkbox"]').nth(number).check();
    await page.getByTestId('compare-selected').click();
    await page.getByTestId('close-pane').waitFor();
    await shot('compare');
    await visit(page, 'records/rescreen');
    await page.getByTestId('rescreen-all').click();
    await page.getByTestId('rescreen-summary').waitFor();
    await page.waitForTimeout(3000);
    await shot('rescreen');
    await visit(page, 'records/ledger');
    await page.getByTestId('ledger-table').waitFor();
    await shot('ledger');
    await visit(page, 'records/batch');
    await page
      .getByTestId('batch-input')
      .setInputFiles({ name: '2026 年第一批.geojson', mimeType: JSON_TYPE, buffer: manySites() });
    await page.locator('[data-testid="batch-summary"][data-status="running"]').waitFor();
    await shot('batch-running', 300);
    await page.locator('[data-testid="batch-summary"][data-status="done"]').waitFor();
    await shot('batch');
  },
};
