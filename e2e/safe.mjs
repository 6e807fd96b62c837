// A person in danger stands beside each client. A mediator helps two people in two tabs of one browser, and neither gets the words of the
// other; somebody else registered under her name; she changes how to be reached, and nobody dials before it was read; the two are joined,
// and his code opens nothing of hers. On a telephone, without JavaScript.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, PHONE, somebody, start } from './lib/browser.mjs';
import { press, seat, wait } from './lib/hands.mjs';
import { shows } from './lib/ledger.mjs';
import { CLIENT, STAFF, look } from './lib/look.mjs';
import { words } from './lib/words.mjs';

const PARTNERSHIP = 'Partnerschap Voorbeeldstreek';
const MARK = Date.now().toString(36);
const NAME = `Mia ${MARK}`;
const WARNING = 'Bel alleen voor 10 uur, mijn partner mag dit niet weten.';
const OLD = '0470 00 00 11';
const NEW = '0470 00 00 12';
const HIS = '0499 00 00 99';

const common = words('nl', 'common');
const follow = words('nl', 'follow');
const inbox = words('nl', 'inbox');
const reach = words('nl', 'reach');
const register = words('nl', 'register');

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

/** Opens the form and answers until how to be reached; the rest is passed over. Returns when it was opened. */
async function begin(tab, name, telephone, mind) {
  const next = () => press(tab, register('step-next'));
  await tab.goto('/p/voorbeeldstreek');
  await tab.getByRole('link', { name: words('nl', 'find')('register') }).first().click();
  await press(tab, register('start-button'));
  const began = Date.now();
  await press(tab, common('later'));
  await tab.fill('#called', name);
  await next();
  await tab.fill('#born_on', '12/03/1988');
  await next();
  await press(tab, common('later'));
  await tab.fill('#telephone', telephone);
  await tab.fill('#mind', mind);
  await next();
  await press(tab, common('later'));
  await press(tab, common('later'));
  await press(tab, common('later'));
  return began;
}

/** Hands in what the page shows; returns the code. */
async function handIn(tab, began) {
  await tab.check('#confirm_self');
  await tab.check('#confirm_voluntary');
  await wait(began, 6_000);
  await press(tab, register('check-submit'));
  await tab.getByRole('heading', { name: register('done-heading') }).waitFor();
  return (await tab.locator('p.code').innerText()).trim();
}

/** Registers alone, in a browser of one's own. */
async function registered(name, telephone, mind) {
  const phone = await somebody(browser, { language: 'nl-BE', screen: PHONE, script: false });
  const began = await begin(phone, name, telephone, mind);
  const code = await handIn(phone, began);
  await phone.context().close();
  return code;
}

async function withCode(code) {
  const phone = await somebody(browser, { language: 'nl-BE', screen: PHONE, script: false });
  await phone.goto('/code');
  await phone.fill('#code', code);
  await press(phone, follow('code-button'));
  return phone;
}

const main = (page) => page.locator('main').innerText();

test('two people register in two tabs of one browser, and neither gets the words of the other', async () => {
  shows('P2.1-1');
  const mediator = await somebody(browser, { language: 'nl-BE', screen: PHONE, script: false });
  const other = await mediator.context().newPage();
  other.bytes = mediator.bytes;
  await begin(mediator, `Jef ${MARK}`, '0470 00 00 21', 'Spreek gerust in.');
  const began = await begin(other, `Lea ${MARK}`, '0470 00 00 22', 'Spreek nooit in.');
  // Back to the first, which still is of the first.
  const [ofJef, ofLea] = [await main(mediator), await main(other)];
  assert.ok(ofJef.includes('0470 00 00 21') && !ofJef.includes('0470 00 00 22'), ofJef);
  assert.ok(ofLea.includes('Spreek nooit in.') && !ofLea.includes('Spreek gerust in.'), ofLea);
  const codes = [await handIn(mediator, began), await handIn(other, began)];
  assert.notEqual(codes[0], codes[1]);
  await mediator.context().close();
  const lea = await withCode(codes[1]);
  const own = await main(lea);
  assert.ok(own.includes(`Lea ${MARK}`) && own.includes('0470 00 00 22') && !own.includes(`Jef ${MARK}`));
  await lea.context().close();
});

test('a threatened client changes how to be reached, and a code under her name opens nothing of hers', async () => {
  shows('P2.1-1', 'B1-2');
  const [hers, his] = [await registered(NAME, OLD, WARNING), await registered(NAME, HIS, 'Bel maar overdag.')];

  const client = await withCode(hers);
  await client.getByRole('link', { name: follow('contact-change') }).click();
  await look(client, 'contact', CLIENT);
  await client.fill('#telephone', NEW);
  await client.locator('input[name=message][value=no]').check();
  await client.locator('input[name=say_who][value=no]').check();
  await press(client, follow('contact-button'));
  assert.ok((await main(client)).includes(follow('contact-done')));
  await look(client, 'own-contact', CLIENT);
  await client.goto('/snel-weg');
  await look(client, 'leaving', CLIENT);

  const desk = await somebody(browser, { language: 'nl-BE', screen: DESK, script: false });
  await seat(desk, PARTNERSHIP, common('role-coordinator'));
  await desk.goto('/inbox');
  await desk.fill('#q', NAME);
  await press(desk, inbox('search'));
  await desk.locator('tbody th a').first().click();
  await desk.getByRole('link', { name: inbox('compare-open') }).first().click();
  await look(desk, 'compare', STAFF);
  assert.ok((await main(desk)).includes(WARNING));
  // Hers stays: the program proposes it and chooses nothing, since whose code reads on is not passed over.
  await desk.locator('#stays label').filter({ hasText: inbox('compare-proposed').split('}')[1].trim() }).locator('input').check();
  await desk.fill('#reason', 'Zelfde geboortedatum; na te vragen.');
  await press(desk, inbox('same-do'));
  const page = await main(desk);
  assert.ok(page.includes(WARNING) && page.includes(HIS) && page.includes(reach('unread-title')));
  assert.equal(await desk.locator('main s').innerText(), OLD, 'the old number is struck through');
  assert.equal(await desk.locator(`main a[href="tel:${NEW.replaceAll(' ', '')}"]`).count(), 0, 'no tap dials what nobody has read');
  await look(desk, 'joined', STAFF);
  await press(desk, reach('note'));
  assert.equal(await desk.locator(`main a[href="tel:${NEW.replaceAll(' ', '')}"]`).count(), 1);

  const husband = await withCode(his);
  const seen = await main(husband);
  for (const secret of [OLD, NEW, WARNING]) {
    assert.ok(!seen.includes(secret), `${secret} is hers`);
  }
  assert.ok(seen.includes('Bel maar overdag.'));
  await look(husband, 'own-joined', CLIENT);
  await client.goto('/mijn');
  const own = await main(client);
  assert.ok(own.includes(NEW) && !own.includes(HIS));
  for (const one of [client, desk, husband]) {
    await one.context().close();
  }
});
