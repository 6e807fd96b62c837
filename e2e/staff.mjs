// How one becomes a member: invited by the coordinator, with a passkey made on the own device; out, and in again with it. And
// that the keyboard alone is enough.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, somebody, start } from './lib/browser.mjs';
import { press, seat } from './lib/hands.mjs';
import { STAFF, look } from './lib/look.mjs';
import { words } from './lib/words.mjs';

const PARTNERSHIP = 'Partnerschap Voorbeeldstreek';
const MARK = Date.now().toString(36);
const NAME = `Sleutel Modelmans ${MARK}`;

const coming = words('nl', 'coming');
const members = words('nl', 'members');
const signin = words('nl', 'signin');
const account = words('nl', 'account');
const common = words('nl', 'common');

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

test('a member comes in with a passkey, and again', async () => {
  const coordinator = await somebody(browser, { language: 'nl-BE', screen: DESK, script: false });
  const newcomer = await somebody(browser, { language: 'nl-BE', screen: DESK, script: true });
  const device = await newcomer.context().newCDPSession(newcomer);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });

  await seat(coordinator, PARTNERSHIP, common('role-coordinator'));
  await coordinator.goto('/leden/uitnodigen');
  await look(coordinator, 'invite', STAFF);
  await coordinator.fill('#name', NAME);
  await coordinator.fill('#sign_in_name', `sleutel-${MARK}@schakel.example`);
  await coordinator.selectOption('#organisation', { label: 'OCMW Voorbeeldstad' });
  await coordinator.selectOption('#role', 'caseworker');
  await press(coordinator, members('invite-button'));
  const link = await coordinator.inputValue('#link');

  await newcomer.goto(link);
  await look(newcomer, 'invitation', STAFF);
  await newcomer.getByLabel(account('passkey-label')).fill('mijn laptop');
  await press(newcomer, signin('invited-passkey-button'));
  await newcomer.getByText(/bevestigt nog dat jij het bent/).first().waitFor();
  await look(newcomer, 'awaiting', STAFF);
  // The coordinator made the link and cannot say that it is the right person; a colleague can.
  const colleague = await somebody(browser, { language: 'nl-BE', screen: DESK, script: false });
  await seat(colleague, PARTNERSHIP, common('role-outreach-worker'));
  await colleague.goto('/mijn-dag');
  const waiting = await colleague.locator('a[href$="/bevestigen"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  assert.ok(waiting.length > 0, 'somebody waits to be confirmed');
  for (const path of waiting) {
    await colleague.goto(path);
    if ((await colleague.locator('h1').innerText()).includes(NAME)) break;
  }
  await look(colleague, 'confirm', STAFF);
  await colleague.locator('#sure').check();
  await press(colleague, coming('confirm-do'));
  await colleague.context().close();
  await newcomer.goto('/in/rol');
  await newcomer.getByRole('button', { name: common('sign-out') }).click();
  await newcomer.goto('/in');
  await look(newcomer, 'sign-in', STAFF);
  await press(newcomer, signin('passkey-button'));
  await newcomer.getByText(NAME).first().waitFor();
  await newcomer.goto('/inbox');
  await newcomer.getByRole('button', { name: common('sign-out') }).waitFor();
  await newcomer.goto('/account');
  await look(newcomer, 'account', STAFF);
  assert.ok((await newcomer.locator('main').innerText()).includes('mijn laptop'));
  await newcomer.context().close();
  await coordinator.context().close();
});

test('the keyboard is enough to find a partnership', async () => {
  const person = await somebody(browser, { language: 'nl-BE', screen: DESK, script: false });
  await person.goto('/');
  await person.keyboard.press('Tab');
  const first = await person.evaluate(() => document.activeElement.getAttribute('href'));
  assert.equal(first, '#inhoud', 'the first step leads past the menu');
  await person.keyboard.press('Enter');
  for (let step = 0; step < 20; step += 1) {
    await person.keyboard.press('Tab');
    if (await person.evaluate(() => document.activeElement.id === 'q')) break;
  }
  const ring = await person.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(ring, 'solid', 'where one is can be seen');
  await person.keyboard.type('9300');
  await person.keyboard.press('Enter');
  await person.getByRole('heading', { name: PARTNERSHIP }).waitFor();
  await person.context().close();
});
