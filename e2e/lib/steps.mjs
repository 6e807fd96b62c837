// The steps from a registration to a case on the table, as hands do them at a desk. What is told in the talk is each road's own.
import assert from 'node:assert/strict';
import { press } from './hands.mjs';
import { words } from './words.mjs';

const conference = words('nl', 'conference');
const follow = words('nl', 'follow');
const register = words('nl', 'register');

/** A day so many days from now, as one types it. */
export function ahead(days) {
  return new Date(Date.now() + days * 86_400_000).toLocaleDateString('nl-BE', { timeZone: 'Europe/Brussels' });
}

/** Picks a possibility, or ticks a box. */
export function pick(page, name, value) {
  return page.locator(`input[name="${name}"][value="${value}"]`).check();
}

/** Whether the page says all of this. */
export async function says(page, ...all) {
  const seen = await said(page);
  for (const one of all) assert.ok(seen.includes(plain(one)), `${page.url()} does not say “${one}” but:\n${seen}`);
}

/** Whether the page says nothing of this. */
export async function hides(page, ...all) {
  const seen = await said(page);
  for (const one of all) assert.ok(!seen.includes(plain(one)), `${page.url()} says “${one}”`);
}

const plain = (text) => text.replaceAll('\u00a0', ' ');

async function said(page) {
  return plain(await page.locator('main').innerText());
}

/** The outreach worker types the form over with the client; gives the code and the address of the registration. */
export async function typeOver(worker, { called, family, wish }) {
  await worker.goto('/inbox/overtypen');
  await pick(worker, 'channel', 'talk');
  await pick(worker, 'helper', 'outreach');
  await worker.fill('#called', called);
  await worker.fill('#family_name', family);
  await worker.fill('#telephone', '0470 00 00 00');
  await worker.fill('#wish', wish);
  await worker.check('#confirm_self');
  await worker.check('#confirm_voluntary');
  await press(worker, register('over-submit'));
  const code = (await worker.locator('p.code').innerText()).trim();
  const href = await worker.getByRole('link', { name: register('over-open') }).getAttribute('href');
  return { code, href };
}

/** The client gives the code. */
export async function giveCode(client, code) {
  await client.goto('/code');
  await client.fill('#code', code);
  await press(client, follow('code-button'));
}

/** The coordinator plans a conference for tomorrow in this room, with everybody who can come; `seen` looks at the form. */
export async function plan(coordinator, room, seen = async () => {}) {
  await coordinator.goto('/besprekingen/nieuw');
  await coordinator.fill('#day', ahead(1));
  await coordinator.fill('#hour', '9.30');
  await coordinator.fill('#place', room);
  for (const box of await coordinator.locator('input[name=members]').all()) await box.check();
  await seen();
  await press(coordinator, conference('plan-do'));
  return new URL(coordinator.url()).pathname;
}

/** The case comes on the agenda of the conference in this room, without a name. */
export async function table(coordinator, href, room, seen = async () => {}) {
  await coordinator.goto(`${href}/agenda`);
  await coordinator.getByText(room).first().click();
  await pick(coordinator, 'named', 'nee');
  await seen();
  await press(coordinator, conference('table-do'));
}

/** Everybody who was asked sits at the table, and the conference begins; where it is early or beside another one, for sure. */
export async function begin(coordinator, where, seen = async () => {}) {
  await coordinator.goto(where);
  for (const box of await coordinator.locator('input[name=present]').all()) await box.check();
  await seen();
  for (const box of await coordinator.locator('form[action$="/beginnen"] input[name=sure]').all()) await box.check();
  await press(coordinator, conference('begin-do'));
}
