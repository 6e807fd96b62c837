// The sheet that a client takes home: printed as a browser does it, on A4 with its usual margins, it is one page, in each language, for
// a long name, for every way to be reached, and for a partnership that filled in all that it can. It says by what day one is contacted.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { DESK, PHONE, somebody, start } from './lib/browser.mjs';
import { press, seat, wait } from './lib/hands.mjs';
import { shows } from './lib/ledger.mjs';
import { CLIENT, look, picture } from './lib/look.mjs';
import { words } from './lib/words.mjs';

const PARTNERSHIP = 'Partnerschap Testkust';
const LONG = 'Maria-Theresia Wilhelmina Alexandrina van den Voorbeelde-Modelmans de la Testerie';
const ADDRESS = ['Sociaal Huis, onthaal op de tweede verdieping', 'Testdijk 3, bus 12', 'naast de ingang van de bibliotheek', '8400 Oostende'].join('\n');
/** What a browser leaves free around a printed page. */
const MARGIN = '1cm';
const WAYS = {
  telephone: { telephone: '0470 00 00 01' },
  mail: { mail: 'iemand@voorbeeld.example' },
  through: { through: 'op dinsdag in het Open Huis, vraag naar Zoë' },
  all: {
    telephone: '0470 00 00 01', mail: 'iemand@voorbeeld.example', through: 'op dinsdag in het Open Huis, vraag naar Zoë',
    mind: 'Bel alleen voor 10 uur. Laat geen bericht achter. Zeg niet wie je bent als iemand anders opneemt.',
  },
};

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

/** How many pages a PDF of Chromium has: each says of itself that it is one. */
function pages(pdf) {
  return pdf.toString('latin1').match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
}

/** Prints the page that is open; that it is one page, and the file for whoever wants to see it. */
async function onePage(page, name) {
  const margin = { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN };
  const pdf = await page.pdf({ format: 'A4', margin, printBackground: false });
  writeFileSync(picture(`${name}.pdf`), pdf);
  assert.equal(pages(pdf), 1, `${name} is ${pages(pdf)} pages on paper`);
}

/** Registers on a telephone without JavaScript, and comes to the page with the code. */
async function registers(page, language, ways) {
  const [common, register] = ['common', 'register'].map((slice) => words(language, slice));
  const next = () => press(page, register('step-next'));
  await page.goto('/p/testkust');
  await page.getByRole('link', { name: words(language, 'find')('register') }).first().click();
  await press(page, register('start-button'));
  const began = Date.now();
  await press(page, common('later'));
  await page.fill('#called', LONG);
  await page.fill('#family_name', LONG);
  await next();
  await press(page, common('later'));
  await press(page, common('later'));
  for (const [field, value] of Object.entries(ways)) {
    await page.fill(`#${field}`, value);
  }
  await next();
  await press(page, common('later'));
  await press(page, common('later'));
  await press(page, common('later'));
  await page.check('#confirm_self');
  await page.check('#confirm_voluntary');
  await wait(began, 6_000);
  await press(page, register('check-submit'));
  await page.getByRole('heading', { name: register('done-heading') }).waitFor();
}

/** The coordinator fills in all that there is, and what is promised. */
async function promises(desk, days) {
  const options = words('nl', 'options');
  await seat(desk, PARTNERSHIP, words('nl', 'common')('role-coordinator'));
  await desk.goto('/opties');
  await desk.fill('#contact_within', days);
  await desk.fill('#address', ADDRESS);
  await desk.fill('#hours', 'maandag tot donderdag van 9 tot 12 uur en van 13 tot 16 uur, vrijdag alleen na afspraak');
  await press(desk, options('save'));
}

/** The line of the page that says by what day, in this language; what stands before and after the day. */
function said(language, key) {
  return words(language, 'register')(key).split('{ $day }').map((part) => part.trim()).filter((part) => part.length > 1);
}

test('the sheet with the code is one page, and says by what day one is contacted', async () => {
  shows('P2.1-1', 'P9-1');
  const desk = await somebody(browser, { language: 'nl-BE', screen: DESK, script: true });
  await promises(desk, '5');
  // Every way in one language, and the shortest and the longest in the others.
  const seen = { nl: Object.keys(WAYS), fr: ['telephone', 'all'], en: ['telephone', 'all'] };
  for (const [language, ways] of Object.entries(seen)) {
    for (const way of ways) {
      const phone = await somebody(browser, { language: `${language}-BE`, screen: PHONE, script: false });
      await registers(phone, language, WAYS[way]);
      const text = await phone.locator('main').innerText();
      for (const part of said(language, way === 'telephone' ? 'promise-by-call' : 'promise-by-asked')) {
        assert.ok(text.includes(part), `${language}, ${way}: “${part}” is not said in ${text}`);
      }
      assert.ok(way === 'telephone' || !text.includes(said(language, 'promise-by-call')[0]), `${language}, ${way}: nobody asked to be called`);
      await onePage(phone, `sheet-${language}-${way}`);
      await phone.emulateMedia({ media: 'print' });
      const paper = await phone.locator('body').innerText();
      assert.ok(paper.includes('Testdijk 3, bus 12'), 'the address stands on paper');
      assert.match(paper, /20\d\d/, 'and the day');
      await phone.emulateMedia({ media: null });
      if (way === 'all') {
        await look(phone, `sheet-${language}`, CLIENT);
      }
      await phone.context().close();
    }
  }
  await desk.context().close();
});

test('where nothing is promised the sheet says whom to call, and is still one page', async () => {
  shows('P2.1-1');
  const desk = await somebody(browser, { language: 'nl-BE', screen: DESK, script: true });
  await promises(desk, '');
  const phone = await somebody(browser, { language: 'nl-BE', screen: PHONE, script: false });
  await registers(phone, 'nl', WAYS.telephone);
  const text = await phone.locator('main').innerText();
  assert.ok(text.includes(words('nl', 'register')('promise-none')) && text.includes('059 00 00 03'), text);
  await onePage(phone, 'sheet-nl-nothing');
});
