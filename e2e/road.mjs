// From a registration to an opened trajectory, each in a browser of their own, side by side: the client on a phone without
// JavaScript, the outreach worker, the coordinator, the VDAB adviser and the caseworker.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, PHONE, somebody, start } from './lib/browser.mjs';
import { press, seat } from './lib/hands.mjs';
import { shows } from './lib/ledger.mjs';
import { CLIENT, STAFF, look } from './lib/look.mjs';
import { ahead, begin, giveCode, pick, plan, says, table, typeOver } from './lib/steps.mjs';
import { words } from './lib/words.mjs';

const PARTNERSHIP = 'Partnerschap Proefkempen';
const MARK = Date.now().toString(36);
const CALLED = 'Sofie';
const FAMILY = `Wegwijzer ${MARK}`;
const NAME = `${CALLED} ${FAMILY}`;
const ROOM = `Zaal ${MARK}`;
const WISH = 'Ik wil weer onder de mensen komen, en ooit werken.';

const common = words('nl', 'common');
const talk = words('nl', 'talk');
const conference = words('nl', 'conference');
const follow = words('nl', 'follow');
const dossier = words('nl', 'dossier');
const day = words('nl', 'day');
const screening = words('nl', 'screening');

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

/** The first talk, chapter by chapter, with a client file at VDAB. */
async function holdTalk(worker, href) {
  const next = (last) => press(worker, talk(last ? 'save-last' : 'save-next'));
  await worker.goto(`${href}/gesprek`);
  await look(worker, 'talk', STAFF);
  // Known at VDAB comes first (§2.2).
  await worker.goto(`${href}/gesprek/vdab`);
  await pick(worker, 'way', 'asked');
  await pick(worker, 'known', 'yes');
  await pick(worker, 'client_file', 'yes');
  await worker.selectOption('#enrolment', '03');
  await pick(worker, 'mediator', 'vdab');
  await pick(worker, 'service', 'follow_up');
  await pick(worker, 'source', 'told_by_client');
  await look(worker, 'talk-vdab', STAFF);
  await next();
  await look(worker, 'talk-who-empty', STAFF);
  await worker.fill('#born_on', '4/5/1990');
  await pick(worker, 'residence', 'yes');
  await next();
  await pick(worker, 'work', 'seeking');
  await pick(worker, 'ill', 'no');
  await pick(worker, 'contract', 'no');
  await look(worker, 'talk-work', STAFF);
  await next();
  await pick(worker, 'complex', 'yes');
  for (const domain of ['money', 'network']) await pick(worker, 'threshold', domain);
  await worker.fill('#words-money', 'Facturen die ik niet durf open te doen');
  await pick(worker, 'distance', 'yes');
  await worker.fill('#distance_words', 'Ik kom bijna niet meer buiten.');
  await look(worker, 'talk-life', STAFF);
  await next();
  await pick(worker, 'regular_offer', 'no');
  await look(worker, 'talk-offer', STAFF);
  await next();
  await pick(worker, 'discuss', 'yes');
  for (const part of ['wish', 'person', 'thresholds', 'complex', 'distance', 'vdab']) await pick(worker, 'parts', part);
  await pick(worker, 'named', 'no');
  await pick(worker, 'team', 'yes');
  await look(worker, 'talk-agreed', STAFF);
  await next(true);
}

test('from registration to an opened trajectory, side by side', async () => {
  shows('P1.2-6', 'P1.2-8', 'P1.3.2-2', 'P1.3.2-7', 'P1.3.2-9', 'P2.2-10');
  const at = (screen) => somebody(browser, { language: 'nl-BE', screen, script: false });
  const [client, worker, coordinator, adviser, caseworker] = [await at(PHONE), await at(DESK), await at(DESK), await at(DESK), await at(DESK)];
  await seat(worker, PARTNERSHIP, common('role-outreach-worker'));
  await seat(coordinator, PARTNERSHIP, common('role-coordinator'));
  await seat(adviser, PARTNERSHIP, common('role-vdab-adviser'));
  await seat(caseworker, PARTNERSHIP, common('role-caseworker'));

  const { code, href } = await typeOver(worker, { called: CALLED, family: FAMILY, wish: WISH });
  await giveCode(client, code);
  await look(client, 'client-registered', CLIENT);
  await holdTalk(worker, href);

  // The client asks for the conversation with VDAB, and says when it is.
  await worker.goto(`${href}/gesprek/servicelijn`);
  await says(worker, common('servicelijn-number'));
  await look(worker, 'servicelijn', STAFF);
  await client.goto('/mijn');
  await says(client, screening('ask-client-call-vdab'));
  await look(client, 'client-call-vdab', CLIENT);
  await worker.goto(`${href}/gesprek/vdab`);
  await pick(worker, 'conversation', 'planned');
  await worker.fill('#conversation_on', ahead(5));
  await pick(worker, 'conversation_way', 'mediator');
  await pick(worker, 'source', 'told_by_client');
  await press(worker, talk('save-stay'));
  await worker.goto(`${href}/gesprek`);
  await press(worker, talk('finish-do'));
  await says(worker, screening('outcome-within'));
  await look(worker, 'talk-finished', STAFF);

  const where = await plan(coordinator, ROOM, () => look(coordinator, 'conference-plan', STAFF));
  await table(coordinator, href, ROOM, () => look(coordinator, 'case-table', STAFF));

  // Before it begins the adviser knows the day, and no case.
  await adviser.goto(where);
  await says(adviser, conference('agenda-later'));
  await look(adviser, 'conference-adviser-before', STAFF);
  await begin(coordinator, where, () => look(coordinator, 'conference-planned', STAFF));
  await look(coordinator, 'conference-open', STAFF);

  await adviser.goto(where);
  const casus = await adviser.locator('main a[href^="/casus/"]').first().getAttribute('href');
  await adviser.goto(casus);
  await says(adviser, WISH, conference('estimate-lead'), 'Ik kom bijna niet meer buiten.', conference('unshared'));
  assert.ok(!(await adviser.content()).includes(FAMILY), 'the adviser does not read the name');
  assert.ok(!(await adviser.content()).includes('0470 00 00 00'), 'nor how to reach the client');
  await look(adviser, 'case-adviser', STAFF);
  await pick(adviser, 'view', 'indicated');
  await adviser.fill('#words', 'Eerst rust en een ritme. Daarna zie ik een oriëntatie.');
  await press(adviser, conference('advice-do'));
  await says(adviser, conference('advice-work'));

  await caseworker.goto(casus);
  await pick(caseworker, 'view', 'indicated');
  await caseworker.fill('#words', 'We kunnen samen met de schulden beginnen.');
  await press(caseworker, conference('advice-do'));
  await look(caseworker, 'case-caseworker', STAFF);

  await client.goto('/mijn');
  await says(client, screening('ask-client-go-to-vdab'));

  // The table finds, and everybody at it reads that.
  await coordinator.goto(casus);
  await coordinator.getByRole('link', { name: conference('found-link') }).click();
  await coordinator.waitForURL('**/vaststellen');
  await look(coordinator, 'case-appraise', STAFF);
  for (const criterion of ['complex', 'distance', 'regular_offer']) {
    await pick(coordinator, `found-${criterion}`, criterion === 'regular_offer' ? 'not_held' : 'held');
    await coordinator.fill(`#why-${criterion}`, `Samen besproken: ${criterion}.`);
  }
  await press(coordinator, conference('appraise-do'));
  await look(coordinator, 'case-found', STAFF);
  await adviser.goto(casus);
  await says(adviser, 'Samen besproken: distance.', screening('found-not-held'));

  await coordinator.goto(`${casus}/besluit`);
  await says(coordinator, screening('against-criterion'));
  await look(coordinator, 'case-decide', STAFF);
  await pick(coordinator, 'kind', 'open_trajectory');
  await coordinator.fill('#reason', 'De problemen houden elkaar vast, en het gewone aanbod past nu niet.');
  await coordinator.selectOption('#organisation', { index: 1 });
  const guide = (await caseworker.locator('header .wie a').first().innerText()).split(',')[0];
  await coordinator.locator('#team label').filter({ hasText: guide }).first().locator('input').check();
  await press(coordinator, conference('decide-do'));
  await says(coordinator, conference('why-blank'));
  await look(coordinator, 'case-why', STAFF);
  await coordinator.fill('#why', 'Het OCMW kan met de schulden helpen, en met de rest niet.');
  await press(coordinator, conference('decide-do'));
  await look(coordinator, 'case-confirm', STAFF);
  await press(coordinator, conference('confirm-do'));
  await look(coordinator, 'case-decided', STAFF);
  await adviser.goto(casus);
  await says(adviser, screening('decision-open-trajectory'));
  await coordinator.goto(where);
  await press(coordinator, conference('close-do'));
  await look(coordinator, 'conference-closed', STAFF);

  // The page that the adviser still has open leads nowhere any more, whatever the browser kept of it.
  const gone = await adviser.goto(casus);
  assert.equal(gone.status(), 404, 'the case is not there for the adviser any more');
  const kept = await adviser.request.get(casus, { headers: { 'if-none-match': '*', 'if-modified-since': new Date().toUTCString() } });
  assert.equal(kept.status(), 404, 'nor for a conditional request');
  await adviser.goto(where);
  assert.equal(await adviser.locator('main a[href^="/casus/"]').count(), 0);
  await look(adviser, 'conference-adviser-after', STAFF);

  await caseworker.goto('/dossiers');
  await look(caseworker, 'dossiers', STAFF);
  await caseworker.getByRole('link', { name: NAME }).click();
  await caseworker.waitForURL('**/dossiers/*');
  await says(caseworker, dossier('asked-client'), dossier('asked-worker'), WISH);
  await look(caseworker, 'dossier', STAFF);

  await client.goto('/mijn');
  await says(client, follow('state-team-reads'), follow('agreed-heading'));
  await look(client, 'client-accepted', CLIENT);

  await coordinator.goto('/vandaag');
  await says(coordinator, day('road'));
  await look(coordinator, 'day', STAFF);
  const file = new URL(caseworker.url()).pathname;
  await coordinator.goto(file);
  await look(coordinator, 'dossier-door', STAFF);
  const shut = await adviser.goto(file);
  assert.equal(shut.status(), 404, 'the adviser never opens a dossier');
  for (const person of [client, worker, coordinator, adviser, caseworker]) await person.context().close();
});
