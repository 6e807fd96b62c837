// What happens at the edges: two tabs save the same registration, and somebody reads English. Nobody needs JavaScript for it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, PHONE, somebody, start } from './lib/browser.mjs';
import { press, seat, wait } from './lib/hands.mjs';
import { shows } from './lib/ledger.mjs';
import { CLIENT, STAFF, look } from './lib/look.mjs';
import { words } from './lib/words.mjs';

const PARTNERSHIP = 'Partnerschap Testkust';
const MARK = Date.now().toString(36);

const common = words('nl', 'common');
const inbox = words('nl', 'inbox');

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

/** Registers in English on a phone with as little as possible; returns the code. */
async function registerInEnglish(phone, name) {
  const register = words('en', 'register');
  const skip = () => press(phone, words('en', 'common')('later'));
  await phone.goto('/p/testkust');
  assert.equal(await phone.locator('html').getAttribute('lang'), 'en-BE');
  await look(phone, 'en-partnership', CLIENT);
  await phone.getByRole('link', { name: words('en', 'find')('register') }).first().click();
  const began = Date.now();
  await press(phone, register('start-button'));
  await skip();
  await phone.fill('#called', name);
  await press(phone, register('step-next'));
  await skip();
  await skip();
  await phone.fill('#mail', 'somebody@example.org');
  await look(phone, 'en-reach', CLIENT);
  await press(phone, register('step-next'));
  await phone.locator('input[name=language][value=en]').check();
  await press(phone, register('step-next'));
  await skip();
  await skip();
  await phone.check('#confirm_self');
  await phone.check('#confirm_voluntary');
  await wait(began, 6_000);
  await press(phone, register('check-submit'));
  await phone.getByRole('heading', { name: register('done-heading') }).waitFor();
  await look(phone, 'en-done', CLIENT);
  return (await phone.locator('p.code').innerText()).trim();
}

test('in English, with as little as possible; and of two tabs the second sees both versions', async () => {
  shows('P2.1-1', 'B1-2');
  const name = `Jo Example ${MARK}`;
  const phone = await somebody(browser, { language: 'en-GB', screen: PHONE, script: false });
  const code = await registerInEnglish(phone, name);
  const follow = words('en', 'follow');
  await phone.goto('/code');
  await phone.fill('#code', code);
  await press(phone, follow('code-button'));
  assert.ok((await phone.locator('main').innerText()).includes(follow('state-not-seen')));
  await look(phone, 'en-own', CLIENT);

  const first = await somebody(browser, { language: 'nl-BE', screen: DESK, script: false });
  await seat(first, PARTNERSHIP, common('role-coordinator'));
  await first.goto(`/inbox?q=${encodeURIComponent(name)}`);
  await first.getByRole('link', { name }).click();
  await first.waitForURL('**/inbox/*');
  const second = await first.context().newPage();
  await second.goto(first.url());
  const answer = async (tab, kind, text) => {
    await tab.locator(`input[name=kind][value=${kind}]`).check();
    await tab.fill('#body', text);
    await press(tab, inbox('answer-do'));
  };
  await answer(first, 'question', 'Which day suits you?');
  await answer(second, 'invitation', 'Come on Tuesday at ten.');
  const seen = await second.locator('main').innerText();
  for (const said of [inbox('stale-title'), inbox('stale-theirs'), 'Which day suits you?']) {
    assert.ok(seen.includes(said), `${said} is told to who came second`);
  }
  assert.equal(await second.inputValue('#body'), 'Come on Tuesday at ten.', 'nothing that was typed is lost');
  second.bytes = first.bytes;
  await look(second, 'two-tabs', STAFF);
  await press(second, inbox('answer-do'));
  assert.ok((await second.locator('main').innerText()).includes('Come on Tuesday at ten.'));
  await first.context().close();
  await phone.context().close();
});

test('spam is put aside several at a time, with the keyboard, and put back', async () => {
  const coordinator = await somebody(browser, { language: 'nl-BE', screen: DESK, script: false });
  await seat(coordinator, PARTNERSHIP, common('role-coordinator'));
  await coordinator.goto('/inbox');
  await coordinator.getByRole('link', { name: inbox('aside-link') }).click();
  await coordinator.waitForURL('**/inbox/afwijzen');
  await look(coordinator, 'aside', STAFF);
  const boxes = coordinator.locator('tbody input[type=checkbox]');
  for (const number of [0, 1]) {
    await boxes.nth(number).focus();
    await coordinator.keyboard.press('Space');
  }
  await press(coordinator, inbox('aside-next'));
  assert.ok((await coordinator.locator('main').innerText()).includes(inbox('aside-reason')));
  await look(coordinator, 'aside-sure', STAFF);
  await press(coordinator, inbox('aside-do'));
  assert.ok((await coordinator.locator('body').innerText()).includes(inbox('aside-done')));
  await look(coordinator, 'inbox-rejected', STAFF);
  for (const left of [1, 0]) {
    await coordinator.goto('/inbox?deel=afgewezen');
    await coordinator.locator('tbody th a').first().click();
    await coordinator.waitForURL((url) => /inbox\/[0-9a-f]/.test(url.pathname));
    if (left) await look(coordinator, 'registration-rejected', STAFF);
    await press(coordinator, inbox('restore-do'));
    assert.ok((await coordinator.locator('body').innerText()).includes(inbox('restored-done')));
  }
  await coordinator.context().close();
});
