// Time and history: the day moves by mouse, finger and keys, bands and events lead to their case; prices of one's own are
// checked, drawn beside ours and taken away, and stay out of the address.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { PHONE, addressHas, addressLacks, answered, caseOf, loaded, newPage, settle, siteAddress, until } from './lib/browser.mjs';
import { clickItem, explorerReady, focusedItem, item, items, tabTo } from './lib/explorer.mjs';
import { test } from './lib/runner.mjs';

const CASE = 'chip=nvidia-h200-sxm&qty=1000&to=ARE&hq=ARE';
const SMALL = { viewport: { width: 1000, height: 800 }, paints: false };
const TRACKS = 'time/1';
const DAY = `${TRACKS}/day`;

async function open(t, search, options = SMALL) {
  const page = await newPage(t, options);
  await page.goto(`${siteAddress()}?${search}`);
  await answered(page);
  if (options === SMALL) await explorerReady(page);
  await loaded(page);
  await settle(page);
  return page;
}

const dayOf = (page) => new URLSearchParams(caseOf(page)).get('on');
const spansOf = async (page) => (await items(page)).filter((one) => one.id.startsWith(`${TRACKS}/span/`)).map((one) => one.label);

test('time: dragging the day changes the law of the whole page, and the tracks stay', async (t) => {
  const page = await open(t, `view=time&${CASE}&on=2024-06-01`);
  const handle = await item(page, DAY);
  const before = await spansOf(page);
  assert.ok(before.length > 4);
  const box = await page.locator('canvas.stage').boundingBox();
  const y = box.y + handle.y + handle.h / 2;
  const at = (share) => box.x + handle.x + handle.w * share;
  await page.mouse.move(at(0.42), y);
  await page.mouse.down();
  for (const share of [0.3, 0.2, 0.1]) await page.mouse.move(at(share), y);
  await page.mouse.up();
  await until(page, () => new URLSearchParams(location.search).get('on') < '2023-03');
  await settle(page);
  assert.match(await page.locator('#answer .verdict').textContent(), /no license/i);
  assert.deepEqual(await spansOf(page), before, 'another day, the same history');
});

test('time: keys move the day from change to change', async (t) => {
  const page = await open(t, `view=time&${CASE}&on=2025-06-01`);
  await item(page, DAY);
  await page.locator('canvas.stage').focus();
  await tabTo(page, DAY, 80);
  await page.keyboard.press('ArrowLeft');
  await addressHas(page, 'on=2025-05-28');
  await page.keyboard.press('ArrowLeft');
  await addressHas(page, 'on=2025-05-15');
  await page.keyboard.press('ArrowRight');
  await addressHas(page, 'on=2025-05-28');
  assert.equal(await focusedItem(page), DAY);
});

test('time: a band leads to its day and basis, an event to its day, a row of the table likewise', async (t) => {
  const page = await open(t, `view=time&${CASE}`);
  const paper = (await items(page)).find((one) => one.id.startsWith(`${TRACKS}/span/0/`) && /within the allocation/.test(one.label));
  await clickItem(page, paper.id);
  await addressHas(page, 'basis=codified');
  assert.equal(dayOf(page), '2025-05-15');
  const event = (await items(page)).find((one) => one.id.startsWith(`${TRACKS}/event/`) && /Cyprus/.test(one.label));
  await clickItem(page, event.id);
  await addressHas(page, 'on=2024-05-30');
  await page.locator('#picture table a').first().click();
  await addressHas(page, 'on=2022-08-26');
});

test('time: the text view has the day as a slider, and every stretch', async (t) => {
  const page = await open(t, `view=time&${CASE}&on=2025-06-01`, PHONE);
  await page.locator('#knob-on').focus();
  await page.keyboard.press('ArrowLeft');
  await until(page, () => /on=2025-05-31/.test(location.search));
  assert.match(await page.locator('#picture').innerText(), /As enforced[\s\S]*AI Diffusion rule/);
});

const HEADER = 'date,price,currency,per,place,source';
const ROWS = `${HEADER}\n2025-01-10,3.80,CAD,H100-hour,Montreal,a receipt\n17.1.2025,10.70,CAD,H100-hour,Montreal,a receipt\n2025-02-01,2.5,USD,H100-hour,Toronto,a list\n`;

test('history: prices of one’s own are checked, drawn and joined with ours, and stay in the page', async (t) => {
  const page = await open(t, 'view=history');
  await page.locator('.desk').waitFor();
  assert.match(await page.locator('.pairs').first().innerText(), /wrong[\s\S]*unverified|unverified[\s\S]*wrong/i);
  await page.locator('#series-file').setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(ROWS) });
  await page.locator('.desk .wrong li').waitFor();
  assert.match(await page.locator('.desk .wrong').innerText(), /Line 3.*date.*17\.1\.2025.*2025-01-17/);
  assert.match(await page.locator('.desk [role=status]').innerText(), /Rows read: 2/);
  assert.match(await page.locator('#picture').innerText(), /Yours: Toronto/);
  assert.match(await page.locator('#picture').innerText(), /Your prices in CAD per H100-hour/);
  assert.ok(!/Toronto|receipt/.test(page.url()), 'nothing of it stands in the address');
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('.desk button:enabled').first().click()]);
  const csv = await readFile(await file.path(), 'utf8');
  assert.match(csv, /2025-02-01,2.5,USD,H100-hour,Toronto,,a list/);
  assert.match(csv, /1974-01-01,10.11,USD,barrel/);
  await page.locator('#series-rows').fill('');
  await until(page, () => !/Yours: Toronto/.test(document.querySelector('#picture').innerText));
  await addressLacks(page, 'series');
});
