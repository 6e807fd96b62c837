// What every page has to stand, whoever sees it: no barrier that axe finds, no scrolling to the side down to 320 px, nor on a client's
// page with letters twice as large, no more weight than promised, the four logos, and a title and language of its own.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DESK, PHONE } from './browser.mjs';

const axe = createRequire(import.meta.url)('axe-core');
const PICTURES = process.env.SCHAKEL_PICTURES ?? join(import.meta.dirname ?? '.', '..', 'pictures');
const KIB = 1024;

/** The most that a page may weigh on the wire. */
export const CLIENT = 30 * KIB;
export const STAFF = 100 * KIB;

mkdirSync(PICTURES, { recursive: true });

/** Where something that was seen is kept under this name. */
export function picture(name) {
  return join(PICTURES, name);
}

/** Looks at the page that is open, and keeps pictures of it under this name. */
export async function look(page, name, most) {
  await stands(page, name);
  assert.ok((await page.bytes()) <= most, `${name} weighs ${await page.bytes()} bytes; at most ${most}`);
  const screen = page.viewportSize();
  for (const width of [320, PHONE.width, DESK.width]) {
    await page.setViewportSize({ width, height: width === DESK.width ? DESK.height : PHONE.height });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${name} scrolls ${over} px to the side at ${width} px`);
    await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true });
  }
  if (most === CLIENT) {
    await largeText(page, name);
  }
  await page.setViewportSize(screen);
  await accessible(page, name);
}

/** With letters twice as large, as a telephone can be told, a client still reads from top to bottom alone (WCAG 1.4.4). */
async function largeText(page, name) {
  await page.setViewportSize(PHONE);
  const over = await page.evaluate(() => {
    const root = document.documentElement;
    root.style.fontSize = '200%';
    return root.scrollWidth - root.clientWidth;
  });
  await page.screenshot({ path: join(PICTURES, `${name}-large.png`), fullPage: true });
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  assert.ok(over <= 0, `${name} scrolls ${over} px to the side when text is twice as large`);
}

/** What belongs to every page. */
async function stands(page, name) {
  const seen = await page.evaluate(() => ({
    title: document.title,
    language: document.documentElement.lang,
    headings: document.querySelectorAll('main h1').length,
    logos: document.querySelectorAll('footer .logos > li').length,
    scripts: [...document.scripts].map((script) => script.getAttribute('src') ?? 'written in the page'),
    outside: [...document.querySelectorAll('link[href], img[src], script[src]')]
      .map((part) => new URL(part.getAttribute('href') ?? part.getAttribute('src'), location.href))
      .filter((url) => url.origin !== location.origin).map(String),
  }));
  assert.ok(seen.title, `${name} has no title`);
  assert.ok(seen.language, `${name} has no language`);
  assert.equal(seen.headings, 1, `${name} has ${seen.headings} main headings`);
  assert.equal(seen.logos, 4, `${name} carries ${seen.logos} logos (§9)`);
  assert.deepEqual(seen.outside, [], `${name} fetches from elsewhere`);
  assert.ok(!seen.scripts.includes('written in the page'), `${name} has a script in the page`);
}

/** Axe needs scripts, and our reader has none: it looks at the very same HTML in a twin of the page. */
async function accessible(page, name) {
  const html = await page.content();
  const twin = await page.context().browser().newContext({ viewport: page.viewportSize() });
  try {
    const copy = await twin.newPage();
    await copy.route('**/*', (route) => {
      if (route.request().isNavigationRequest()) {
        return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
      }
      return route.continue();
    });
    await copy.goto(page.url());
    await copy.evaluate(`${axe.source};0`);
    const { violations } = await copy.evaluate(() => globalThis.axe.run());
    const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join('\n  ')}`);
    assert.deepEqual(told, [], `${name} has barriers`);
  } finally {
    await twin.close();
  }
}
