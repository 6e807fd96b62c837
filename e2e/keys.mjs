// The road with the keyboard alone: Tab, arrows, Space, Enter and typing; no mouse, and no script in the page. At each stop one
// sees where one is. A coordinator types a registration over, holds the talk, plans a conference, begins it, writes down what the table
// finds and decides, opens the dossier, reads the day and closes; the adviser advises in a browser of the own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, somebody, start } from './lib/browser.mjs';
import { follow, fill, pick, press, sit, skip, tick, walk } from './lib/keys.mjs';
import { ahead, says } from './lib/steps.mjs';
import { words } from './lib/words.mjs';

const PARTNERSHIP = 'Partnerschap Voorbeeldstreek';
const MARK = Date.now().toString(36);
const NAME = `Toets ${MARK}`;
const ROOM = `Kamer ${MARK}`;
// The narrowest screen that has to do (a zoom of 400 %).
const NARROW = { width: 320, height: 640 };

const common = words('nl', 'common');
const register = words('nl', 'register');
const talk = words('nl', 'talk');
const conference = words('nl', 'conference');
const dossier = words('nl', 'dossier');
const screening = words('nl', 'screening');
const day = words('nl', 'day');

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

async function typeOver(page) {
  await follow(page, { text: common('nav-inbox') });
  await follow(page, { href: '/inbox/overtypen' });
  await pick(page, 'channel', 'talk');
  await pick(page, 'helper', 'outreach');
  await fill(page, 'called', NAME);
  await fill(page, 'telephone', '0470 00 00 00');
  await fill(page, 'wish', 'Ik wil leren fietsen, en dan werken.');
  await tick(page, 'confirm_self');
  await tick(page, 'confirm_voluntary');
  await press(page, register('over-submit'));
  await follow(page, { text: register('over-open') });
}

/** The talk: no client file at VDAB, so that the conference can decide at once. One chapter on the narrowest screen. */
async function holdTalk(page) {
  const next = () => press(page, talk('save-next'));
  await follow(page, { text: talk('inbox-open') });
  // Known at VDAB comes first (§2.2).
  await follow(page, { text: talk('chapter-vdab') });
  await pick(page, 'known', 'no');
  await pick(page, 'client_file', 'no');
  await pick(page, 'source', 'told_by_client');
  await next();
  await fill(page, 'born_on', '4/5/1990');
  await pick(page, 'residence', 'yes');
  await next();
  await pick(page, 'work', 'seeking');
  await pick(page, 'ill', 'no');
  await pick(page, 'contract', 'no');
  await next();
  await page.setViewportSize(NARROW);
  await pick(page, 'complex', 'yes');
  await tick(page, 'threshold', 'money');
  await fill(page, 'words-money', 'Facturen die ik niet durf open te doen');
  await tick(page, 'threshold', 'network');
  await next();
  await page.setViewportSize(DESK);
  await pick(page, 'regular_offer', 'no');
  await next();
  await pick(page, 'discuss', 'yes');
  await tick(page, 'parts', 'wish');
  await tick(page, 'parts', 'thresholds');
  await pick(page, 'named', 'no');
  await pick(page, 'team', 'yes');
  await press(page, talk('save-last'));
  await press(page, talk('finish-do'));
}

async function plan(page) {
  await follow(page, { text: common('nav-conferences') });
  await follow(page, { text: conference('plan-link') });
  await page.setViewportSize(NARROW);
  await fill(page, 'day', ahead(1));
  await fill(page, 'hour', '9.30');
  await fill(page, 'place', ROOM);
  for (const member of await page.locator('input[name=members]').all()) await tick(page, 'members', await member.getAttribute('value'));
  await press(page, conference('plan-do'));
  await page.setViewportSize(DESK);
}

async function toTheTable(page) {
  await follow(page, { text: conference('table-link'), row: NAME });
  const wanted = await page.locator('label').filter({ hasText: ROOM }).locator('input').getAttribute('value');
  await pick(page, 'conference', wanted);
  await pick(page, 'named', 'nee');
  await press(page, conference('table-do'));
}

async function begin(page) {
  for (const member of await page.locator('input[name=present]').all()) await tick(page, 'present', await member.getAttribute('value'));
  for (const sure of await page.locator('form[action$="/beginnen"] input[name=sure]').all()) await tick(page, 'sure', await sure.getAttribute('value'));
  await press(page, conference('begin-do'));
}

async function advise(page) {
  await follow(page, { text: common('nav-conferences') });
  await follow(page, { row: ROOM });
  await follow(page, { href: '/casus/' });
  await pick(page, 'view', 'indicated');
  await fill(page, 'words', 'Eerst rust en een ritme.');
  await press(page, conference('advice-do'));
  await says(page, conference('advice-work'));
}

/** The table leaves one criterion open, which the decision then goes against. */
async function appraise(page) {
  await follow(page, { href: '/casus/' });
  await follow(page, { text: conference('found-link') });
  await page.setViewportSize(NARROW);
  await pick(page, 'found-distance', 'open');
  await fill(page, 'why-distance', 'Dat weten we pas na een eerste stap.');
  await press(page, conference('appraise-do'));
  await page.setViewportSize(DESK);
  await says(page, conference('done-appraised'), screening('found-open'));
}

/** The stops of the form come in the order in which one reads it, on the narrowest screen. */
async function decide(page) {
  await follow(page, { text: conference('decision-link') });
  await page.setViewportSize(NARROW);
  await skip(page);
  const stops = (await walk(page)).filter((stop) => stop.main);
  for (const [before, behind] of stops.slice(1).map((stop, at) => [stops[at], stop])) {
    const below = behind.top >= before.bottom - 1;
    assert.ok(below || (Math.abs(behind.top - before.top) < before.bottom - before.top && behind.left > before.left),
      `after ${before.told} one reads ${behind.told}, which stands above it`);
  }
  const named = stops.map((stop) => stop.name).filter(Boolean);
  assert.deepEqual([...new Set(named)], ['kind', 'reason', 'why', 'to', 'organisation', 'team'], 'the questions in their order');
  await pick(page, 'kind', 'open_trajectory');
  await fill(page, 'reason', 'De problemen houden elkaar vast, en het gewone aanbod past nu niet.');
  await fill(page, 'why', 'Wachten maakt de stap alleen groter.');
  await pick(page, 'organisation', 'first');
  // A buddy walks along with others, and is refused alone.
  const guide = await page.locator('input[name=team]').evaluateAll(
    (boxes, role) => boxes.find((box) => box.labels[0].textContent.includes(role)).value, common('role-caseworker'),
  );
  await tick(page, 'team', guide);
  await press(page, conference('decide-do'));
  await press(page, conference('confirm-do'));
  await page.setViewportSize(DESK);
  await says(page, conference('decision-tell'));
}

test('with the keyboard alone, from a registration to a closed conference', async () => {
  const at = () => somebody(browser, { language: 'nl-BE', screen: DESK, script: false });
  const [coordinator, adviser] = [await at(), await at()];
  await sit(coordinator, PARTNERSHIP, common('role-coordinator'));
  await sit(adviser, PARTNERSHIP, common('role-vdab-adviser'));
  await skip(coordinator);

  await typeOver(coordinator);
  await holdTalk(coordinator);
  await plan(coordinator);
  await toTheTable(coordinator);
  await begin(coordinator);
  await advise(adviser);
  await appraise(coordinator);
  await decide(coordinator);

  await follow(coordinator, { text: common('nav-dossiers') });
  await follow(coordinator, { text: NAME });
  await fill(coordinator, 'reason', 'De begeleider vraagt om samen te kijken.');
  await press(coordinator, dossier('door-open'));
  await says(coordinator, dossier('asked-worker'), 'Facturen die ik niet durf open te doen');
  await follow(coordinator, { text: common('nav-day') });
  await says(coordinator, day('road'));
  const stops = await walk(coordinator);
  assert.ok(stops.some((stop) => stop.main && stop.row), 'one can go from the day to a case');
  await follow(coordinator, { text: common('nav-conferences') });
  await follow(coordinator, { row: ROOM });
  await press(coordinator, conference('close-do'));
  await says(coordinator, conference('state-closed'));
  for (const person of [coordinator, adviser]) await person.context().close();
});
