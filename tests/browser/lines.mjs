// Lines: chips by mouse and keyboard, and one dragged across a line of the law.

import assert from 'node:assert/strict';
import { answered, caseOf, loaded, newPage, settle, siteAddress, until } from './lib/browser.mjs';
import { clickItem, explorerReady, item, items, tabTo } from './lib/explorer.mjs';
import { test } from './lib/runner.mjs';

const CASE = 'chip=nvidia-h20&qty=10&to=CHN&hq=CHN&on=2024-06-01';
const SMALL = { viewport: { width: 1100, height: 1000 }, paints: false };

async function open(t, search) {
  const page = await newPage(t, SMALL);
  await page.goto(`${siteAddress()}?${search}`);
  await answered(page);
  await explorerReady(page);
  await loaded(page);
  await settle(page);
  return page;
}

const middle = (one) => ({ x: one.x + one.w / 2, y: one.y + one.h / 2 });
const verdict = (page) => page.locator('#answer .verdict').textContent();
const found = async (page, test) => (await items(page)).find(test);

test('lines: a click on a chip takes it as the case’s chip', async (t) => {
  const page = await open(t, `view=lines&${CASE}`);
  const mark = await found(page, (one) => one.role === 'mark' && one.id.endsWith('/google-tpu-v5e')) ?? await found(page, (one) => one.role === 'mark' && !one.id.endsWith('/nvidia-h20'));
  const id = mark.id.split('/').pop();
  await clickItem(page, mark.id);
  await until(page, (chip) => location.search.includes('chip=') && !location.search.includes(`chip=${chip}`), 'nvidia-h20');
  assert.match(caseOf(page), /chip=/, id);
});

test('lines: a chip dragged across the line turns the verdict, and is a chip of its own figures then', async (t) => {
  const page = await open(t, `view=lines&${CASE}`);
  assert.match(await verdict(page), /Not controlled/);
  const canvas = await page.locator('canvas').boundingBox();
  const grip = middle(await found(page, (one) => one.role === 'grip'));
  await page.mouse.move(canvas.x + grip.x, canvas.y + grip.y);
  await page.mouse.down();
  for (let step = 1; step <= 12; step += 1) await page.mouse.move(canvas.x + grip.x + step * 14, canvas.y + grip.y - step * 6);
  await page.mouse.up();
  await until(page, () => location.search.includes('tpp='));
  await settle(page);
  assert.doesNotMatch(caseOf(page), /chip=/);
  assert.match(await verdict(page), /denial is presumed/);
});

test('lines: by keyboard from chip to chip, Enter takes one', async (t) => {
  const page = await open(t, `view=lines&${CASE}`);
  const plot = await found(page, (one) => one.role === 'plot');
  await tabTo(page, plot.id);
  await page.keyboard.press('ArrowRight');
  await settle(page);
  assert.ok((await item(page, plot.id)).value.length > 3, 'the plot says which chip');
  await page.keyboard.press('Enter');
  await until(page, () => location.search.includes('chip=') && !location.search.includes('chip=nvidia-h20&'));
});
