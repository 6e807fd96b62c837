// A case is judged by people. Knowing nothing is no dead end; a client whom the partners show another way reads where to, once told; and what the
// playbook puts out of scope opens no trajectory. Each from the talk to the decision: the client on a phone, the others at a desk.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, PHONE, somebody, start } from './lib/browser.mjs';
import { press, seat } from './lib/hands.mjs';
import { shows } from './lib/ledger.mjs';
import { CLIENT, STAFF, look } from './lib/look.mjs';
import { begin, giveCode, hides, pick, plan, says, table, typeOver } from './lib/steps.mjs';
import { words } from './lib/words.mjs';

const PARTNERSHIP = 'Partnerschap Proefkempen';
const MARK = Date.now().toString(36);
const CAW = 'CAW De Proef, Testplein 3, 014 00 00 03';

const common = words('nl', 'common');
const conference = words('nl', 'conference');
const follow = words('nl', 'follow');
const inbox = words('nl', 'inbox');
const screening = words('nl', 'screening');
const talk = words('nl', 'talk');

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

const at = (screen) => somebody(browser, { language: 'nl-BE', screen, script: false });

/** Ticks "I don't know" wherever the chapter lets one. */
async function knowsNothing(page) {
  for (const box of await page.locator('main input[value=unknown]').all()) {
    if (await box.isVisible()) await box.check();
  }
}

/** The talk: `chapter` fills in each but the last; there the client agrees to be discussed, and lets everything be told. */
async function holdTalk(worker, href, chapter) {
  await worker.goto(`${href}/gesprek/vdab`);
  for (const code of ['vdab', 'wie', 'werk', 'leven', 'aanbod']) {
    await chapter(worker, code);
    await press(worker, talk('save-next'));
  }
  await pick(worker, 'discuss', 'yes');
  for (const box of await worker.locator('input[name=parts]').all()) await box.check();
  await pick(worker, 'named', 'no');
  await pick(worker, 'team', 'yes');
  await press(worker, talk('save-last'));
}

/** Of whom every rule holds, as far as these answers do not say otherwise. */
const answered = (other) => async (worker, code) => {
  const all = {
    vdab: { known: 'no', client_file: 'no', source: 'told_by_client' },
    wie: { residence: 'yes' },
    werk: { work: 'seeking', ill: 'no', contract: 'no' },
    leven: { complex: 'yes', distance: 'yes', threshold: 'housing' },
    aanbod: { regular_offer: 'no' },
  };
  if (code === 'wie') await worker.fill('#born_on', '4/5/1990');
  for (const [name, value] of Object.entries({ ...all[code], ...other[code] })) await pick(worker, name, value);
};

/** A client comes in, is talked with, and lies on the table of a conference that has begun. */
async function atTheTable(name, chapter, outcome) {
  const [client, worker, coordinator] = [await at(PHONE), await at(DESK), await at(DESK)];
  await seat(worker, PARTNERSHIP, common('role-outreach-worker'));
  await seat(coordinator, PARTNERSHIP, common('role-coordinator'));
  const family = `${name} ${MARK}`;
  const { code, href } = await typeOver(worker, { called: 'Noor', family, wish: 'Ik wil een eigen plek, en dan werk.' });
  await giveCode(client, code);
  await holdTalk(worker, href, chapter);
  await worker.goto(`${href}/gesprek`);
  await press(worker, talk('finish-do'));
  await says(worker, screening(`outcome-${outcome}`));
  await look(worker, `judged-talk-${outcome}`, STAFF);
  const room = `Zaal ${name} ${MARK}`;
  const where = await plan(coordinator, room);
  await table(coordinator, href, room);
  await begin(coordinator, where);
  await coordinator.locator('main a[href^="/casus/"]').first().click();
  await coordinator.waitForURL('**/casus/*');
  return { client, worker, coordinator, href, casus: new URL(coordinator.url()).pathname };
}

/** Writes down a decision, reads it once more, and confirms. */
async function decide(coordinator, kind, { reason, why, to }, name) {
  await pick(coordinator, 'kind', kind);
  await coordinator.fill('#reason', reason);
  if (why) await coordinator.fill('#why', why);
  if (to) await coordinator.fill('#to', to);
  await press(coordinator, conference('decide-do'));
  await look(coordinator, `judged-sure-${name}`, STAFF);
  await press(coordinator, conference('confirm-do'));
  await says(coordinator, screening(`decision-${kind.replaceAll('_', '-')}`), reason, conference('decision-tell'));
  await look(coordinator, `judged-decided-${name}`, STAFF);
}

/** The decision is told, in an answer to the registration; before that, the client reads only that something was decided. */
async function tell({ client, coordinator, href }, body, name) {
  await client.goto('/mijn');
  await says(client, follow('state-decided'));
  await hides(client, follow('state-referred'), CAW);
  await coordinator.goto(href);
  await coordinator.locator('input[name=kind][value=elsewhere]').check();
  await coordinator.fill('#body', body);
  await press(coordinator, inbox('answer-do'));
  await client.goto('/mijn');
  await says(client, follow('state-referred'), body);
  await hides(client, follow('state-decided'));
  await look(client, `judged-client-${name}`, CLIENT);
}

async function leave({ client, worker, coordinator }) {
  for (const person of [client, worker, coordinator]) await person.context().close();
}

test('a client who knows nothing can ask the Servicelijn, and the table decides all the same', async () => {
  shows('P2.2-1', 'P1.3.2-9');
  const here = await atTheTable('Onbekend', async (worker, code) => {
    await knowsNothing(worker);
    if (code === 'vdab') await pick(worker, 'source', 'told_by_client');
  }, 'to-find');
  const { client, worker, coordinator, casus } = here;
  await says(worker, talk('step-unclear'), talk('unclear'));
  await client.goto('/mijn');
  await says(client, screening('ask-client-ask-servicelijn'));
  await look(client, 'judged-client-unclear', CLIENT);

  await says(coordinator, screening('judgement-unclear'), conference('answer-unknown'));
  await look(coordinator, 'judged-case-unclear', STAFF);
  await coordinator.goto(`${casus}/besluit`);
  assert.equal(await coordinator.locator('input[name=kind][disabled]').count(), 0, 'what nobody knows closes no way');
  await says(coordinator, screening('against-unclear'), screening('against-criterion'));
  await coordinator.selectOption('#organisation', { index: 1 });
  await coordinator.locator('#team label').filter({ hasText: common('role-caseworker') }).first().locator('input').check();
  await decide(coordinator, 'open_trajectory', {
    reason: 'We leren elkaar eerst kennen.', why: 'Niet weten is geen reden om te wachten.',
  }, 'unclear');
  await client.goto('/mijn');
  await says(client, follow('state-team-reads'));
  await leave(here);
});

test('the partners find that the regular offer can help, and the client reads where to once told', async () => {
  shows('P1.3.2-9', 'P1.2-1');
  const here = await atTheTable('Elders', answered({}), 'within');
  const { coordinator, casus } = here;
  await coordinator.getByRole('link', { name: conference('found-link') }).click();
  await coordinator.waitForURL('**/vaststellen');
  await pick(coordinator, 'found-regular_offer', 'not_held');
  await coordinator.fill('#why-regular_offer', 'Het CAW kan morgen beginnen.');
  await press(coordinator, conference('appraise-do'));
  await says(coordinator, screening('found-not-held'), 'Het CAW kan morgen beginnen.');
  await look(coordinator, 'judged-case-found', STAFF);
  await coordinator.goto(`${casus}/besluit`);
  await pick(coordinator, 'kind', 'refer_regular');
  await coordinator.fill('#reason', 'Het CAW helpt met wonen.');
  await press(coordinator, conference('decide-do'));
  await says(coordinator, conference('to-blank'));
  await decide(coordinator, 'refer_regular', { reason: 'Het CAW helpt met wonen, en dat is nu genoeg.', to: CAW }, 'elsewhere');
  await says(coordinator, CAW);
  await tell(here, 'Het CAW helpt je met wonen. Ik ga mee als je dat wil.', 'elsewhere');
  await says(here.client, follow('referred-to-heading'), CAW);
  await leave(here);
});

test('who is ill for long with a contract is out of scope: no trajectory, by §1.2, and another way', async () => {
  shows('P1.2-4');
  const here = await atTheTable('Contract', answered({ werk: { ill: 'yes', contract: 'yes' } }), 'outside');
  const { client, coordinator, casus } = here;
  await coordinator.goto(`${casus}/besluit`);
  const refused = await coordinator.locator('input[name=kind][disabled]').evaluateAll((all) => all.map((one) => one.value));
  assert.deepEqual(refused, ['open_trajectory']);
  const why = await coordinator.locator('label').filter({ has: coordinator.locator('[value=open_trajectory]') }).innerText();
  assert.ok(why.includes('§1.2') && why.includes(screening('decision-refer-regular')), why);
  await look(coordinator, 'judged-decide-outside', STAFF);
  await decide(coordinator, 'refer_regular', { reason: 'Wie een contract heeft, kan bij de werkgever terug.', to: CAW }, 'outside');
  await tell(here, 'Je hebt nog een contract. Daarom kan een andere dienst je beter helpen.', 'outside');
  await says(client, follow('referred-to-heading'), CAW);
  await leave(here);
});
