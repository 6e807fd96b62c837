// What hands do: press a button and wait for the page it leads to, take a seat of the demonstration, let time pass.

/** Presses the button with these words, and waits for the page that follows. */
export async function press(page, words) {
  await follow(page, page.locator('main').getByRole('button', { name: words, exact: true }).first());
}

/** Takes the first seat with this role in this partnership, on the page that only a demonstration has. */
export async function seat(page, partnership, role) {
  await page.goto('/demo');
  const place = page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: partnership, exact: true }) });
  const card = place.locator('li').filter({ has: page.getByRole('heading', { name: role, exact: true }) }).first();
  await follow(page, card.getByRole('button'));
}

/** Waits until so many milliseconds have passed since a moment. A form that is handed in faster than a person can is refused. */
export function wait(since, milliseconds) {
  return new Promise((done) => { setTimeout(done, Math.max(0, since + milliseconds - Date.now())); });
}

async function follow(page, button) {
  await Promise.all([page.waitForEvent('framenavigated'), button.click()]);
  await page.waitForLoadState('load');
}
