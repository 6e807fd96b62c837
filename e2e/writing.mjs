// A talk that outlives its session. A caseworker types while the client tells; the battery is empty, and on another machine every word is
// there again, to be put back at a press. A page left open warns before the session ends, goes on at a press, and loses nothing after it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, PHONE, somebody, start } from './lib/browser.mjs';
import { press, seat } from './lib/hands.mjs';
import { STAFF, look } from './lib/look.mjs';
import { words } from './lib/words.mjs';

const PARTNERSHIP = 'Partnerschap Voorbeeldstreek';
const TOLD = 'Zij vertelt dat de huur al drie maanden niet betaald is.';
const MINUTE = 60_000;

const common = words('nl', 'common');
const typing = words('nl', 'typing');
const talk = words('nl', 'talk');

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

const main = (page) => page.locator('main').innerText();
const bar = (page) => page.locator('form[data-sessie]');

/** Somebody in the role of coordinator, with JavaScript. */
async function coordinator(screen, clock) {
  const page = await somebody(browser, { language: 'nl-BE', screen, script: true });
  if (clock) await page.clock.install();
  await seat(page, PARTNERSHIP, common('role-coordinator'));
  return page;
}

/** The talk of a registration that is new. */
async function chapter(page, name) {
  await page.goto('/inbox');
  const href = await page.locator('tbody th a').first().getAttribute('href');
  return `${href}/gesprek/${name}`;
}

/** Waits until the server has what was typed. */
function kept(page) {
  return page.waitForResponse((answer) => answer.url().endsWith('/in/getypt') && answer.ok());
}

test('what is typed is there again on another machine, and goes when it is handed in', async () => {
  const first = await coordinator(DESK);
  const path = await chapter(first, 'leven');
  await first.goto(path);
  const arrives = kept(first);
  await first.locator('input[name=threshold][value=money]').check();
  await first.locator('#words-money').fill(TOLD);
  await arrives;
  const mark = first.locator('[data-typen]');
  await mark.filter({ hasText: 'houden we bij' }).waitFor();
  await look(first, 'writing-kept', STAFF);
  // Words of the last moment: the window closes before the pause is over.
  const last = kept(first);
  await first.locator('#words-money').pressSequentially(' En meer.');
  await last;
  await first.context().close();

  const second = await coordinator(PHONE);
  await second.goto(path);
  assert.ok((await main(second)).includes(typing('put-back')));
  assert.equal(await second.locator('#words-money').inputValue(), '', 'not silently');
  await look(second, 'writing-offered', STAFF);
  await second.getByRole('link', { name: typing('put-back') }).first().click();
  await second.waitForURL('**terugzetten=**');
  assert.equal(await second.locator('#words-money').inputValue(), `${TOLD} En meer.`);
  assert.ok(await second.locator('input[name=threshold][value=money]').isChecked());
  await look(second, 'writing-back', STAFF);
  await press(second, talk('save-stay'));
  await second.goto(path);
  assert.equal(await second.getByRole('link', { name: typing('put-back') }).count(), 0, 'handed in, so gone');
  assert.equal(await second.locator('#words-money').inputValue(), `${TOLD} En meer.`);
  await second.context().close();
});

test('a page left open warns before the session ends, and lasts at a press', async () => {
  const page = await coordinator(DESK, true);
  const path = await chapter(page, 'wie');
  await page.goto(path);
  assert.ok(!await bar(page).isVisible());
  await page.clock.fastForward(14 * MINUTE);
  await bar(page).getByText(typing('soon')).waitFor();
  await look(page, 'writing-warned', STAFF);
  const stays = page.waitForResponse((answer) => answer.url().endsWith('/in/blijven'));
  await bar(page).getByRole('button', { name: typing('stay') }).press('Enter');
  assert.ok((await stays).ok());
  await bar(page).waitFor({ state: 'hidden' });
  await page.clock.fastForward(12 * MINUTE);
  assert.ok(!await bar(page).isVisible(), 'it lasts as long again');
  await page.clock.fastForward(4 * MINUTE);
  await bar(page).getByText(typing('over')).waitFor();
  assert.equal(await bar(page).getByRole('button').count(), 0, 'there is nothing to press any more');
  await look(page, 'writing-over', STAFF);
  await page.context().close();
});

test('a session that ended elsewhere is said, and takes nothing from the page', async () => {
  const page = await coordinator(DESK);
  const path = await chapter(page, 'wie');
  await page.goto(path);
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.context().addCookies(cookies.filter((cookie) => !cookie.name.endsWith('schakel')));
  await page.locator('#residence input, input[name=residence]').first().check();
  await page.locator('[data-typen]').filter({ hasText: typing('over-here') }).waitFor({ timeout: 8000 });
  assert.ok(await page.locator('input[name=residence]').first().isChecked(), 'nothing was taken from the page');
  await page.context().close();
});
