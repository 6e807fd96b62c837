// What a partnership changes of its registration options is passed on to the adviser, with a sheet that mediators can be given; and the
// coordinator sees whose judgement a next version of the playbook would change. At a desk, without JavaScript.
import { after, before, test } from 'node:test';
import { DESK, PHONE, somebody, start } from './lib/browser.mjs';
import { press, seat } from './lib/hands.mjs';
import { shows } from './lib/ledger.mjs';
import { CLIENT, STAFF, look } from './lib/look.mjs';
import { says } from './lib/steps.mjs';
import { words } from './lib/words.mjs';

const PARTNERSHIP = 'Partnerschap Voorbeeldstreek';
const common = words('nl', 'common');
const day = words('nl', 'day');
const options = words('nl', 'options');

let browser;
before(async () => { browser = await start(); });
after(async () => { await browser?.close(); });

const at = (screen, language = 'nl-BE') => somebody(browser, { language, screen, script: false });

test('a change of the options is passed on, with a sheet for mediators', async () => {
  shows('P2.1-4', 'P2.1-6');
  const coordinator = await at(DESK);
  await seat(coordinator, PARTNERSHIP, common('role-coordinator'));
  await coordinator.goto('/opties');
  await coordinator.fill('#hours', 'maandag tot donderdag, 9 tot 12 uur');
  await press(coordinator, options('save'));
  await coordinator.context().close();

  const adviser = await at(DESK);
  await seat(adviser, PARTNERSHIP, common('role-vdab-adviser'));
  await adviser.goto('/opties/verbetering');
  await says(adviser, options('changes-title'), 'maandag tot donderdag, 9 tot 12 uur');
  await look(adviser, 'options-changes', STAFF);
  const sheet = await adviser.getByRole('link', { name: options('mediators-sheet') }).getAttribute('href');
  await adviser.context().close();

  // The sheet is public: whoever was given it reads it on the own telephone, in the own language.
  for (const language of ['nl-BE', 'fr-BE', 'en-GB']) {
    const mediator = await at(PHONE, language);
    await mediator.goto(sheet);
    await says(mediator, 'maandag tot donderdag, 9 tot 12 uur');
    await look(mediator, `mediators-${language.slice(0, 2)}`, CLIENT);
    await mediator.context().close();
  }
});

test('a coordinator sees whose judgement a next version would change', async () => {
  const coordinator = await at(DESK);
  await seat(coordinator, PARTNERSHIP, common('role-coordinator'));
  await coordinator.goto('/vandaag');
  await coordinator.getByRole('link', { name: day('versions-title') }).click();
  await says(coordinator, day('versions-is-draft'), day('versions-by-rule'), day('versions-kept'));
  await look(coordinator, 'versions', STAFF);
  await coordinator.context().close();
});
