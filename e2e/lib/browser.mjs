// Chromium as people have it: on a phone or at a desk, with or without JavaScript, and with no script but the product's own.
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** Where the program answers. */
export const ADDRESS = process.env.SCHAKEL_URL ?? 'http://localhost:8080';

/** A small phone, upright. */
export const PHONE = { width: 375, height: 720 };

/** A screen at a desk. */
export const DESK = { width: 1280, height: 900 };

/** Starts the browser. */
export function start() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: FLAGS });
}

/** Somebody with a browser of their own: cookies, language, screen. */
export async function somebody(browser, { language, screen, script }) {
  const context = await browser.newContext({
    baseURL: ADDRESS, locale: language, viewport: screen, javaScriptEnabled: script, hasTouch: screen === PHONE,
  });
  context.setDefaultTimeout(10_000);
  const weights = new Map();
  const open = new Set();
  context.on('requestfinished', (request) => {
    const measured = request.sizes().then((sizes) => {
      const bytes = sizes.responseHeadersSize + sizes.responseBodySize;
      // What comes from the browser's own store weighs nothing; the first time is what counts.
      weights.set(request.url(), Math.max(bytes, weights.get(request.url()) ?? 0));
    }, () => {});
    open.add(measured);
    measured.finally(() => open.delete(measured));
  });
  const page = await context.newPage();
  page.bytes = async () => {
    await Promise.all(open);
    const parts = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
    return [page.url(), ...parts].reduce((sum, url) => sum + (weights.get(url.split('#')[0]) ?? 0), 0);
  };
  return page;
}
