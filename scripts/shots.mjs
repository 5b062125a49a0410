// Pictures of the main views: shots/<size>-<theme>-<language>-<view>.png, and the one the README shows.
// Usage: node scripts/shots.mjs [size] [theme] [language]   (all of them when left out)
import { copyFileSync, mkdirSync } from 'node:fs';
import { preview } from 'vite';
import { launchChromium } from './chromium.mjs';

const SIZES = { wide: [1440, 900], tablet: [1024, 768], phone: [390, 844] };
const THEMES = ['light', 'dark'];
const LANGUAGES = { zh: 'zh-CN', en: 'en-GB' };

/** What is done to come to each view from an open app. */
const VIEWS = {
  empty: async () => {},
  verdict: async (page) => {
    await page.getByTestId('demo-S02').click();
    await page.getByTestId('verdict').waitFor();
  },
  finding: async (page) => {
    await page.getByTestId('findings').locator('[data-finding]').first().click();
  },
  question: async (page) => {
    await page.getByTestId('edit-project').click();
    await page.getByTestId('question-card').waitFor();
  },
  layers: (page) => visit(page, 'layers'),
  clauses: (page) => visit(page, 'clauses'),
  projects: (page) => visit(page, 'projects'),
  records: (page) => visit(page, 'records'),
  data: (page) => visit(page, 'data'),
  settings: (page) => visit(page, 'settings'),
};

async function visit(page, place) {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${place}`);
  await page.getByTestId(`${place}-view`).waitFor();
}

const [onlySize, onlyTheme, onlyLanguage] = process.argv.slice(2);
const wanted = (names, only) => names.filter((name) => !only || only === name);

const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
const url = server.resolvedUrls?.local[0];
const browser = await launchChromium();
mkdirSync('shots', { recursive: true });
try {
  for (const size of wanted(Object.keys(SIZES), onlySize)) {
    for (const theme of wanted(THEMES, onlyTheme)) {
      for (const language of wanted(Object.keys(LANGUAGES), onlyLanguage)) {
        const [width, height] = SIZES[size];
        const context = await browser.newContext({
          viewport: { width, height },
          colorScheme: theme,
          locale: LANGUAGES[language],
          serviceWorkers: 'block',
        });
        const page = await context.newPage();
        await page.goto(url);
        await page.getByTestId('offer-demo').waitFor();
        // Chinese leads whatever the browser's language is.
        if (language === 'en') await page.getByTestId('language').click();
        for (const [view, go] of Object.entries(VIEWS)) {
          await go(page);
          // The map settles on its own; a picture of a half-drawn one shows nothing.
          await page.waitForTimeout(view === 'empty' ? 8000 : 2500);
          await page.screenshot({ path: `shots/${size}-${theme}-${language}-${view}.png` });
        }
        await context.close();
        process.stderr.write(`${size} ${theme} ${language}\n`);
      }
    }
  }
} finally {
  await browser.close();
  await server.close();
}
if (!onlySize || onlySize === 'wide') {
  mkdirSync('docs/images', { recursive: true });
  copyFileSync('shots/wide-light-zh-finding.png', 'docs/images/screening.png');
}
