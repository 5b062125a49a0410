// Pictures of every view: shots/<size>-<theme>-<language>-<view>.png, and those the docs show.
// Usage: node scripts/shots.mjs [size] [theme] [language] [walk]   (all of them when left out; `-` leaves one out)
import { mkdirSync } from 'node:fs';
import { preview } from 'vite';
import { launchChromium } from './chromium.mjs';
import { WALKS } from './shot-walks.mjs';

const SIZES = { wide: [1440, 900], tablet: [1024, 768], phone: [390, 844] };
const THEMES = ['light', 'dark'];
const LANGUAGES = { zh: 'zh-CN', en: 'en-GB' };
/** The map settles on its own; a picture of a half-drawn one shows nothing. */
const SETTLE_MS = 1200;
const PATIENCE_MS = 60_000;
/** Views the docs show, by the name of the picture there; as JPEG, since every picture stays in the history for good. */
const IN_DOCS = {
  finding: 'screening',
  clause: 'clause',
  report: 'report',
  intake: 'intake',
  compare: 'compare',
  batch: 'batch',
};
const IN_DOCS_FROM = 'wide-light-zh';
const JPEG_QUALITY = 62;

const [onlySize, onlyTheme, onlyLanguage, onlyWalk] = process.argv.slice(2);
const wanted = (names, only) => names.filter((name) => !only || only === '-' || only === name);

async function openPage(browser, url, size, theme, language) {
  const [width, height] = SIZES[size];
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: LANGUAGES[language],
    reducedMotion: 'reduce',
    ...(size === 'phone' && { isMobile: true, hasTouch: true }),
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  // Chinese leads whatever the browser's language is.
  await page.goto(url);
  await page.getByTestId('offer-demo').waitFor();
  if (language === 'en') await page.getByTestId('language').click();
  return page;
}

const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
const browser = await launchChromium();
for (const folder of ['shots', 'docs/images']) mkdirSync(folder, { recursive: true });
let failures = 0;
try {
  for (const size of wanted(Object.keys(SIZES), onlySize)) {
    for (const theme of wanted(THEMES, onlyTheme)) {
      for (const language of wanted(Object.keys(LANGUAGES), onlyLanguage)) {
        for (const walk of wanted(Object.keys(WALKS), onlyWalk)) {
          const page = await openPage(browser, server.resolvedUrls?.local[0], size, theme, language);
          const shot = async (view, settleMs = SETTLE_MS) => {
            await page.waitForTimeout(settleMs);
            const kind = `${size}-${theme}-${language}`;
            await page.screenshot({ path: `shots/${kind}-${view}.png` });
            if (kind !== IN_DOCS_FROM || !IN_DOCS[view]) return;
            await page.screenshot({ path: `docs/images/${IN_DOCS[view]}.jpg`, type: 'jpeg', quality: JPEG_QUALITY });
          };
          try {
            await WALKS[walk](page, shot);
          } catch (error) {
            failures++;
            process.stderr.write(`${size} ${theme} ${language} ${walk}: ${error.message}\n`);
            await page.screenshot({ path: `shots/failed-${size}-${theme}-${language}-${walk}.png` });
          }
          await page.context().close();
        }
        process.stderr.write(`${size} ${theme} ${language}\n`);
      }
    }
  }
} finally {
  await browser.close();
  await server.close();
}
process.exitCode = failures > 0 ? 1 : 0;
