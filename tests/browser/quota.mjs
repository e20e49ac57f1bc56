// Quota, compute and proposal in text: what the core says of them, a ledger of one's own, applicants, knobs.

import assert from 'node:assert/strict';
import { addressHas, addressLacks, answered, newPage, siteAddress, until } from './lib/browser.mjs';
import { test } from './lib/runner.mjs';

const ORDER = 'chip=nvidia-h100-sxm&qty=5000&to=POL&hq=POL&regime=us-2025-01-diffusion&on=2025-06-01';
const ROWS = 'date,chip,qty,to,hq\n2025-06-01,nvidia-h100-sxm,30000,POL,POL\n2025-09-01,nvidia-h100-sxm,30000,POL,POL\n';

/** A page so narrow that its text leads. */
async function openText(t, search) {
  const page = await newPage(t, { viewport: { width: 900, height: 700 } });
  await page.goto(`${siteAddress()}?${search}`);
  await answered(page);
  return page;
}

const told = (page) => page.locator('#picture').textContent();
const shows = (page, text) => until(page, (wanted) => document.querySelector('#picture').textContent.includes(wanted), text);

test('quota: the cap in chips, and a ledger that stays in the page', async (t) => {
  const page = await openText(t, `view=quota&${ORDER}`);
  await shows(page, '49,898');
  assert.match(await told(page), /333,614/, 'the same cap in another chip');
  await page.locator('#ledger-rows').fill(ROWS);
  await shows(page, 'line 3');
  assert.doesNotMatch(page.url(), /ledger|30000/, 'the address knows nothing of it');
  await page.reload();
  await shows(page, '49,898');
  assert.equal(await page.locator('#ledger-rows').inputValue(), '');
});

test('quota: a ledger from a file, a row of one\'s own, and nothing left after clearing', async (t) => {
  const page = await openText(t, `view=quota&${ORDER}`);
  await page.locator('#ledger-rows').waitFor();
  await page.locator('#ledger-file').setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(ROWS) });
  await shows(page, 'line 3');
  await page.locator('#ledger-date').fill('2025-10-01');
  await page.locator('#ledger-qty').fill('10');
  await page.locator('#ledger-company').fill('B, Inc.');
  await page.locator('.desk form button[type=submit]').click();
  assert.match(await page.locator('#ledger-rows').inputValue(), /2025-10-01,,10,,"B, Inc\."/);
  await page.locator('.desk .actions button').last().click();
  await until(page, () => !document.querySelector('#picture').textContent.includes('line 3'));
});

test('quota: applicants stand in the address', async (t) => {
  const page = await openText(t, `view=quota&${ORDER}`);
  const asks = page.locator('#knob-view_asks');
  await asks.fill('A=40000,B=20000');
  await asks.press('Enter');
  await addressHas(page, 'view.asks=');
  await shows(page, '33,265');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'knob-view_asks', 'the field keeps the focus, although further knobs came with it');
});

test('compute: the run moves with its length, and a filter lessens the models', async (t) => {
  const page = await openText(t, 'view=compute&chip=nvidia-h100-sxm&qty=10000&days=90&mfu=0.4&on=2025-06-01');
  await shows(page, '2 of 2 lines');
  const rows = () => page.locator('#picture table').last().locator('tbody tr').count();
  const before = await rows();
  await page.locator('#knob-view_open').selectOption('open');
  await addressHas(page, 'view.open=open');
  await until(page, (n) => [...document.querySelectorAll('#picture table')].at(-1).querySelectorAll('tbody tr').length < n, before);
});

test('proposal: turning a number and taking it back', async (t) => {
  const page = await openText(t, 'view=proposal');
  await shows(page, 'clusters are over the lowest line');
  const before = await page.locator('#picture h1, #picture h2, #picture .verdict').first().textContent();
  const knob = page.locator('#knob-set_treaty_rate');
  await knob.focus();
  for (let i = 0; i < 40; ++i) await page.keyboard.press('ArrowRight');
  await addressHas(page, 'set.treaty_rate=');
  await until(page, (text) => !document.querySelector('#picture').textContent.includes(text), before);
  await page.locator('.knob', { has: knob }).locator('.reset').click();
  await addressLacks(page, 'set.treaty_rate');
  await shows(page, before);
});
