// The first road (§2.1): in French, on a phone, without JavaScript, helped by a VDAB mediator, a person finds the partnership and
// registers; the coordinator sees it, gives it to somebody and answers; the person reads that, adds something and withdraws.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, PHONE, somebody, start } from './lib/browser.mjs';
import { press, seat, wait } from './lib/hands.mjs';
import { shows } from './lib/ledger.mjs';
import { CLIENT, STAFF, look } from './lib/look.mjs';
import { words } from './lib/words.mjs';

const PARTNERSHIP = 'Partnerschap Voorbeeldstreek';
// OCMW, local authority, other service provider, VDAB (§1.1).
const ORGANISATIONS = ['OCMW Voorbeeldstad', 'Stad Voorbeeldstad', 'Open Huis Voorbeeld', 'VDAB Voorbeeldstreek'];
const SERVICELIJN = words('fr', 'common')('servicelijn-number');
// A name of its own for each run, so that the road can be walked twice in one world.
const NAME = `Amélie Voorbeeld ${Date.now().toString(36)}`;
const WISH = 'Je cherche du travail, mais d’abord un logement. Été comme hiver. 🏠';
const ADDED = 'Mon nouveau numéro est le 0400 00 00 99.';
const ANSWER = 'Bonjour, venez mardi à 10 heures au Open Huis.';

const find = words('fr', 'find');
const register = words('fr', 'register');
const follow = words('fr', 'follow');
const common = words('fr', 'common');
const inbox = words('nl', 'inbox');

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

test('a person registers in French on a phone without JavaScript, is seen, answered, and withdraws', async () => {
  shows('P1.1-3', 'P2.1-1', 'P2.1-2', 'P2.1-3', 'P1.3.1-1', 'P9-1', 'B1-2', 'P0-1');
  const phone = await somebody(browser, { language: 'fr-BE', screen: PHONE, script: false });
  const desk = await somebody(browser, { language: 'nl-BE', screen: DESK, script: true });

  await findThePartnership(phone);
  const code = await registerWithHelp(phone);
  await seeThatNobodyReadIt(phone, code);
  await workWithIt(desk);
  await readTheAnswerAndWithdraw(phone);
  await seeThatItWasWithdrawn(desk);
});

async function findThePartnership(phone) {
  await phone.goto('/');
  assert.equal(await phone.locator('html').getAttribute('lang'), 'fr-BE');
  await look(phone, 'find', CLIENT);
  await phone.fill('#q', '9300');
  await press(phone, find('search'));
  await phone.getByRole('heading', { name: PARTNERSHIP }).waitFor();
  assert.ok((await phone.locator('main').innerText()).includes('053 00 00 01'), 'the telephone number is on the card');
  await look(phone, 'found', CLIENT);
  await phone.getByRole('heading', { name: PARTNERSHIP }).getByRole('link').click();
  const members = await phone.locator('main').innerText();
  for (const one of ORGANISATIONS) {
    assert.ok(members.includes(one), `${one} is a member of the partnership`);
  }
  await look(phone, 'partnership', CLIENT);
  await phone.getByRole('link', { name: find('register') }).first().click();
}

async function registerWithHelp(phone) {
  const began = Date.now();
  const text = await phone.locator('main').innerText();
  assert.ok(text.includes(register('start-voluntary')), 'it says that taking part is voluntary');
  assert.ok(text.includes('§2.1'), 'and by which paragraph');
  assert.ok((await phone.locator('body').innerText()).includes(SERVICELIJN));
  await look(phone, 'register-start', CLIENT);
  await press(phone, register('start-button'));

  const next = () => press(phone, register('step-next'));
  // The helper: the mediator can only be named as that.
  await phone.getByLabel(register('helper-vdab-mediator')).check();
  await look(phone, 'register-helper', CLIENT);
  await next();
  // Without a name it does not go on, and says so at the field.
  await next();
  await phone.getByRole('alert').waitFor();
  assert.ok((await phone.locator('main').innerText()).includes(register('fault-called')));
  await look(phone, 'register-name-missing', CLIENT);
  await phone.fill('#called', NAME);
  await next();
  await phone.fill('#born_on', '29/02/1992');
  await next();
  await press(phone, common('later'));
  // One way to be reached; a wrong one is kept as it was typed.
  await phone.fill('#telephone', '12');
  await next();
  assert.equal(await phone.inputValue('#telephone'), '12');
  await phone.fill('#telephone', '0400 00 00 01');
  await look(phone, 'register-reach', CLIENT);
  await next();
  await phone.locator('input[name=language][value=fr]').check();
  await next();
  await phone.locator('input[name=themes][value=work]').check();
  await phone.fill('#wish', WISH);
  await look(phone, 'register-wish', CLIENT);
  await next();
  await press(phone, common('unknown'));

  const summary = await phone.locator('main').innerText();
  for (const said of [NAME, '0400 00 00 01', WISH, register('helper-vdab-mediator')]) {
    assert.ok(summary.includes(said), `${said} stands in the summary`);
  }
  await look(phone, 'register-check', CLIENT);
  // The client confirms; without that nothing is sent.
  await press(phone, register('check-submit'));
  assert.ok((await phone.locator('main').innerText()).includes(register('fault-confirm-self')));
  await phone.check('#confirm_self');
  await phone.check('#confirm_voluntary');
  await wait(began, 6_000);
  await press(phone, register('check-submit'));
  await phone.getByRole('heading', { name: register('done-heading') }).waitFor();
  await look(phone, 'register-done', CLIENT);
  const code = (await phone.locator('p.code').innerText()).trim();
  assert.match(code, /^([0-9A-Z]{4} ){3}[0-9A-Z]{4}$/);
  return code;
}

async function seeThatNobodyReadIt(phone, code) {
  await phone.getByRole('link', { name: register('done-follow') }).click();
  await look(phone, 'code', CLIENT);
  // As people type it: small letters, no blanks.
  await phone.fill('#code', code.toLowerCase().replaceAll(' ', ''));
  await press(phone, follow('code-button'));
  assert.ok((await phone.locator('main').innerText()).includes(follow('state-not-seen')));
  await look(phone, 'own-not-seen', CLIENT);
}

async function workWithIt(desk) {
  await seat(desk, PARTNERSHIP, words('nl', 'common')('role-coordinator'));
  await desk.goto('/inbox');
  await look(desk, 'inbox', STAFF);
  await desk.fill('#q', NAME);
  await press(desk, inbox('search'));
  await look(desk, 'inbox-search', STAFF);
  await desk.getByRole('link', { name: NAME }).click();
  const text = await desk.locator('main').innerText();
  assert.ok(text.includes(WISH), 'the words of the client are there as they were typed');
  await look(desk, 'registration', STAFF);

  // Organisations work together on it: the coordinator is of the OCMW, the worker of the city.
  const worker = desk.locator('#to option', { hasText: ORGANISATIONS[1] }).first();
  await desk.selectOption('#to', await worker.getAttribute('value'));
  await press(desk, inbox('assign-do'));
  assert.ok((await desk.locator('main').innerText()).includes(ORGANISATIONS[1]));
  await desk.locator('input[name=kind][value=invitation]').check();
  await desk.fill('#body', ANSWER);
  await press(desk, inbox('answer-do'));
  assert.ok((await desk.locator('main').innerText()).includes(ANSWER));
  await look(desk, 'registration-answered', STAFF);
}

async function readTheAnswerAndWithdraw(phone) {
  await phone.goto('/mijn');
  const text = await phone.locator('main').innerText();
  const begin = (message) => message.split('{')[0];
  assert.ok(text.includes(begin(follow('state-seen'))), 'the client reads that it was seen');
  assert.ok(text.includes(follow('state-assigned').split('{ $name }')[1].split('{')[0]), 'and who has it');
  assert.ok(text.includes(ANSWER), 'and the answer');
  assert.ok(text.includes(follow('act-registration-read')), 'and who looked');
  await look(phone, 'own-answered', CLIENT);

  await phone.getByRole('link', { name: follow('do-add') }).click();
  await look(phone, 'own-add', CLIENT);
  await phone.fill('#body', ADDED);
  await press(phone, follow('add-button'));
  assert.ok((await phone.locator('main').innerText()).includes(ADDED));

  await phone.getByRole('link', { name: follow('do-withdraw') }).click();
  await look(phone, 'own-withdraw', CLIENT);
  await press(phone, follow('withdraw-button'));
  await phone.goto('/mijn');
  assert.ok((await phone.locator('main').innerText()).includes(follow('state-withdrawn')));
  await look(phone, 'own-withdrawn', CLIENT);
}

async function seeThatItWasWithdrawn(desk) {
  await desk.reload();
  const text = await desk.locator('main').innerText();
  assert.ok(text.includes(words('nl', 'inbox')('state-withdrawn')), 'the coordinator sees that it was withdrawn');
  assert.ok(text.includes(ADDED), 'and what was added');
}
