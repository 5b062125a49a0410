import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/chromium.mjs';
import { type StaticServer, serveStatic } from '../helpers/static-server.ts';

export interface OpenedApp {
  readonly page: Page;
  /** Requests that left the page's own origin; must stay empty. */
  readonly foreignRequests: string[];
  /** Everything the console or the page called an error, CSP reports included. */
  readonly errors: string[];
}

/** Patience with a busy machine; a test that waits for what never comes still ends. */
const PAGE_TIMEOUT_MS = 90_000;

/**
 * What a test sees unless it says otherwise. The layout is that of a desk screen; half the grain and no flights of the
 * map leave a machine without a graphics card a tenth of the painting.
 */
export const DESK: BrowserContextOptions = {
  viewport: { width: 1440, height: 900 },
  deviceScaleFactor: 0.5,
  locale: 'zh-CN',
  reducedMotion: 'reduce',
};

function withoutWebGl(): void {
  const original = HTMLCanvasElement.prototype.getContext as (kind: string, ...rest: unknown[]) => unknown;
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    value(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : original.call(this, kind, ...rest);
    },
  });
}

/** The built app as deployed, in a real Chromium. */
export class AppUnderTest {
  readonly server: StaticServer;
  readonly browser: Browser;

  private constructor(server: StaticServer, browser: Browser) {
    this.server = server;
    this.browser = browser;
  }

  /** @param keepsOffline whether the app copies itself for use without a server, which takes every new profile a while */
  static async start({ keepsOffline = false } = {}): Promise<AppUnderTest> {
    const server = await serveStatic(join(import.meta.dirname, '../../dist'));
    if (!keepsOffline) server.faults.set('/sw.js', 'empty');
    return new AppUnderTest(server, await launchChromium());
  }

  /**
   * A fresh profile with the app open and the first layers drawn.
   * @param options  of the profile; `map: false` is a machine that cannot draw the map, for tests of what is beside it
   */
  async open(options: BrowserContextOptions & { path?: string; map?: boolean } = {}): Promise<OpenedApp> {
    const { path = '', map = true, ...context } = options;
    const page = await (await this.browser.newContext({ ...DESK, ...context })).newPage();
    if (!map) await page.context().addInitScript(withoutWebGl);
    page.setDefaultTimeout(PAGE_TIMEOUT_MS);
    const foreignRequests: string[] = [];
    const errors: string[] = [];
    const { origin } = new URL(this.server.url);
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:')) foreignRequests.push(url);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(this.server.url + path);
    return { page, foreignRequests, errors };
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }
}
