// A caseworker leaves. The coordinator gives her thirty registrations at once, and then sees on one page all that hangs on her: it is spread
// over two colleagues, looked through, and handed over with one button. Nothing stays with her, and everybody reads the new names. At a desk,
// without JavaScript.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, somebody, start } from './lib/browser.mjs';
import { press, seat } from './lib/hands.mjs';
import { STAFF, look } from './lib/look.mjs';
import { words } from './lib/words.mjs';

const PARTNERSHIP = 'Partnerschap Voorbeeldstreek';
const LEAVES = 'Roos Proefman';
const COLLEAGUES = ['Karim Model', 'Tom Sjabloon'];
const LEAST = 30;

const common = words('nl', 'common');
const dossier = words('nl', 'dossier');
const handover = words('nl', 'handover');
const inbox = words('nl', 'inbox');

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

const main = (page) => page.locator('main').innerText();

/** Gives all that stands on a page of this part of the inbox to the one who leaves. */
async function give(desk, part) {
  await desk.goto(`/inbox/toewijzen?deel=${part}&alles=1`);
  if (await desk.locator('#to').count() === 0) return;
  await look(desk, `give-${part}`, STAFF);
  const option = desk.locator('#to option').filter({ hasText: LEAVES }).first();
  await desk.selectOption('#to', await option.getAttribute('value'));
  await press(desk, inbox('give-do'));
  assert.ok((await main(desk)).includes(inbox('give-done')));
}

/** Opens the page of the one who leaves, in the role in which she guides. */
async function open(desk) {
  await desk.goto('/leden');
  await look(desk, 'members', STAFF);
  await desk.getByRole('link', { name: LEAVES, exact: true }).first().click();
  await desk.getByRole('heading', { level: 1, name: LEAVES }).waitFor();
}

test('the team of a dossier changes, and never is left without a guide', async () => {
  const desk = await somebody(browser, { language: 'nl-BE', screen: DESK, script: false });
  await seat(desk, PARTNERSHIP, common('role-coordinator'));
  await desk.goto('/dossiers');
  await desk.locator('tbody th a').first().click();
  await desk.getByRole('link', { name: dossier('team-change') }).click();
  await look(desk, 'team', STAFF);
  for (const box of await desk.locator('input[name=leave]').all()) {
    await box.check();
  }
  await press(desk, dossier('team-do'));
  assert.ok((await main(desk)).includes(dossier('team-last')));
  await look(desk, 'team-wrong', STAFF);
  const guide = new RegExp(`\\((${common('role-caseworker')}|${common('role-companion')}),`, 'u');
  await desk.locator('label.optie').filter({ has: desk.locator('input[name=join]'), hasText: guide }).first().locator('input').check();
  await press(desk, dossier('team-do'));
  assert.ok((await main(desk)).includes(dossier('team-changed')));
  await desk.context().close();
});

test('all that hangs on a caseworker who leaves goes to two colleagues in one act', async () => {
  const desk = await somebody(browser, { language: 'nl-BE', screen: DESK, script: false });
  await seat(desk, PARTNERSHIP, common('role-coordinator'));
  await give(desk, 'nieuw');
  await give(desk, 'toegewezen');

  await open(desk);
  const rows = await desk.locator('table.lijst tbody tr').count();
  assert.ok(rows >= LEAST, `only ${rows} hang on her`);
  await look(desk, 'leave', STAFF);
  for (const name of COLLEAGUES) {
    // The outreach worker of the same name has no dossiers: the one who guides is asked.
    const role = common(name === 'Karim Model' ? 'role-caseworker' : 'role-companion');
    await desk.getByLabel(`${name} (${role})`).check();
  }
  await press(desk, handover('spread-do'));
  const chosen = await desk.locator('table.lijst select').evaluateAll((all) => all.map((one) => one.selectedOptions[0].text));
  assert.equal(chosen.length, rows);
  const got = COLLEAGUES.map((name) => chosen.filter((one) => one.startsWith(name)).length);
  assert.equal(got[0] + got[1], rows, 'each of them goes to one of the two');
  assert.ok(Math.abs(got[0] - got[1]) <= rows / 4, `evenly: ${got}`);
  await look(desk, 'handover', STAFF);
  await desk.locator('input[name=step][value=end]').check();
  await press(desk, handover('give-do'));
  assert.ok((await main(desk)).includes(handover('done-ended')));
  assert.equal(await desk.locator('table.lijst').count(), 0, 'nothing hangs on her any more');
  await look(desk, 'handed-over', STAFF);

  for (const list of ['/dossiers', '/inbox', '/inbox?deel=toegewezen', '/vandaag']) {
    await desk.goto(list);
    assert.ok(!(await main(desk)).includes(LEAVES), `${list} names who left`);
  }
  const guide = await somebody(browser, { language: 'nl-BE', screen: DESK, script: false });
  await seat(guide, PARTNERSHIP, common('role-companion'));
  await guide.goto('/inbox');
  assert.ok((await guide.locator('tbody tr').count()) > 0, 'what came over stands in the own list');
  await guide.context().close();
  await desk.context().close();
});
