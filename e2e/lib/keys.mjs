// What hands do on a keyboard. One goes from stop to stop with Tab, and at every stop sees where one is: the thing has a ring
// around it, stands in the window, and nothing lies on top of it.
import assert from 'node:assert/strict';

/** More steps than the longest page has. */
const STEPS = 400;

/** The stop where one is; nothing where the browser is between the end of the page and its beginning. */
function stop(page) {
  return page.evaluate(() => {
    const here = document.activeElement;
    if (!here || here === document.body || here === document.documentElement) return null;
    const box = here.getClientRects()[0] ?? here.getBoundingClientRect();
    const style = getComputedStyle(here);
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const over = document.elementFromPoint(x, y);
    const said = (part) => (part?.innerText ?? '').replace(/\s+/g, ' ').trim();
    return {
      id: here.id, name: here.getAttribute('name') ?? '', value: here.value ?? '', type: here.type ?? '', checked: here.checked ?? false,
      href: here.getAttribute('href') ?? '', text: said(here), row: said(here.closest('tr')), card: said(here.closest('li')),
      place: said(here.closest('section')?.querySelector('h2')), main: Boolean(here.closest('main')), tag: here.tagName,
      ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      inside: box.width > 0 && box.top >= -1 && box.left >= -1 && box.bottom <= innerHeight + 1 && box.right <= innerWidth + 1,
      free: over === here || here.contains(over) || over?.contains(here) || false,
      top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left,
      told: `${here.tagName.toLowerCase()} “${said(here) || here.name || here.id}”`,
    };
  });
}

/** One step further, and whether one sees where that is. */
async function step(page, key) {
  await page.keyboard.press(key);
  let here = await stop(page);
  // The window follows a moment later.
  for (let looks = 0; looks < 20 && here && !(here.inside && here.free); looks += 1) {
    await page.waitForTimeout(25);
    here = await stop(page);
  }
  if (here) {
    assert.ok(here.ring, `${page.url()}: ${here.told} shows no ring`);
    assert.ok(here.inside, `${page.url()}: ${here.told} is outside the window`);
    assert.ok(here.free, `${page.url()}: something lies on top of ${here.told}`);
  }
  return here;
}

/** Goes on until the stop that is meant; backwards with Shift+Tab. */
async function go(page, meant, told, key = 'Tab') {
  const now = await stop(page);
  if (now && meant(now)) return now;
  for (let steps = 0; steps < STEPS; steps += 1) {
    const here = await step(page, key);
    if (here && meant(here)) return here;
  }
  return assert.fail(`${page.url()}: the keyboard does not come to ${told}`);
}

async function enter(page) {
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
  await page.waitForLoadState('load');
}

/** Follows the first link with these words, in this row, or that begins like this. Words that only a reader hears may follow. */
export async function follow(page, { text, row, href }) {
  const link = (here) => here.tag === 'A' && (text === undefined || here.text.split(/ ?:/)[0] === text) && (row === undefined || here.row.includes(row))
    && (href === undefined || here.href.startsWith(href));
  await go(page, link, `the link ${text ?? row ?? href}`);
  await enter(page);
}

/** Presses the button with these words. */
export async function press(page, words) {
  await go(page, (here) => here.tag === 'BUTTON' && here.text === words, `the button ${words}`);
  await enter(page);
}

/** Types into a field, over what stands there. */
export async function fill(page, id, words) {
  await go(page, (here) => here.id === id, `the field ${id}`);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(words);
}

/** Ticks a box. */
export async function tick(page, name, value) {
  const box = await go(page, (here) => here.name === name && (value === undefined || here.value === value), `the box ${name} ${value ?? ''}`);
  if (!box.checked) await page.keyboard.press('Space');
  assert.ok((await stop(page)).checked, `${name} is ticked`);
}

/** Picks one answer of a question, or the `first` real one of a list. */
export async function pick(page, name, value) {
  const at = await go(page, (here) => here.name === name, `the question ${name}`);
  if (at.type === 'select-one') {
    await page.keyboard.press('ArrowDown');
    assert.notEqual((await stop(page)).value, '', `an answer of ${name} is picked`);
    return;
  }
  if (!at.checked) await page.keyboard.press('Space');
  for (let tries = 0; tries < 20 && (await stop(page)).value !== value; tries += 1) await step(page, 'ArrowDown');
  const here = await stop(page);
  assert.ok(here.value === value && here.checked, `${name} is ${value}`);
}

/** The first step of a page leads past the menu; from there the next step is in the page itself, and one can go back. */
export async function skip(page) {
  const first = await step(page, 'Tab');
  assert.equal(first.href, '#inhoud', 'the first step leads past the menu');
  await page.keyboard.press('Enter');
  const second = await step(page, 'Tab');
  assert.ok(second.main, `after it one is in the page, not at ${second.told}`);
  const back = await go(page, (here) => !here.main, 'the menu, backwards', 'Shift+Tab');
  assert.ok(!back.main);
}

/** All stops of a page from the first one on, each of them seen. */
export async function walk(page) {
  await go(page, (here) => here.href === '#inhoud', 'the beginning of the page');
  const stops = [];
  for (let steps = 0; steps < STEPS; steps += 1) {
    const here = await step(page, 'Tab');
    if (!here || here.href === '#inhoud') return stops;
    stops.push(here);
  }
  return assert.fail(`${page.url()} has no end`);
}

/** Takes a seat of the demonstration. */
export async function sit(page, partnership, role) {
  await page.goto('/demo');
  await go(page, (here) => here.tag === 'BUTTON' && here.place === partnership && here.card.toLowerCase().startsWith(role.toLowerCase()),
    `the seat of ${role}`);
  await enter(page);
}
