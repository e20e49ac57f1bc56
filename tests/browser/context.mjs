// The graphics context is lost and comes back: same pixels, same case. Themes and sizes reach the canvas.

import assert from 'node:assert/strict';
import { LAPTOP, addressHas, caseOf, settle, until } from './lib/browser.mjs';
import { item, items, openExplorer, pickByKeyboard } from './lib/explorer.mjs';
import { colors, difference, readPng } from './lib/png.mjs';
import { test } from './lib/runner.mjs';

const CASE = 'chip=nvidia-h100-sxm&qty=1000&to=SGP&hq=SGP&on=2025-06-01&regime=us-2025-01-diffusion';

/** A picture of the canvas with pointer and focus elsewhere. */
async function picture(page) {
  await page.evaluate(() => document.activeElement.blur());
  await page.mouse.move(1, 1);
  await settle(page);
  return readPng(await page.locator('canvas.stage').screenshot());
}

const lose = (page) =>
  page.evaluate(() => {
    const canvas = document.querySelector('canvas.stage');
    globalThis.loser = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
    const lost = new Promise((done) => canvas.addEventListener('webglcontextlost', done, { once: true }));
    globalThis.loser.loseContext();
    return lost.then(() => true);
  });

const restore = (page) =>
  page.evaluate(() => {
    const canvas = document.querySelector('canvas.stage');
    const back = new Promise((done) => canvas.addEventListener('webglcontextrestored', done, { once: true }));
    setTimeout(() => globalThis.loser.restoreContext());
    return back.then(() => true);
  });

test('context: lost and restored, same pixels and same case', async (t) => {
  const page = await openExplorer(t, CASE);
  const before = await picture(page);
  assert.ok(colors(before) > 50, 'the canvas is drawn');
  await lose(page);
  await restore(page);
  await settle(page);
  assert.equal(caseOf(page), CASE);
  assert.equal(difference(before, await picture(page)), 0);
});

test('context: what changes while it is away is there when it comes back', async (t) => {
  const page = await openExplorer(t, CASE);
  await lose(page);
  await page.locator('[data-key=to] button.pick').click();
  await page.locator('dialog.picker input').fill('norway');
  await page.keyboard.press('Enter');
  await addressHas(page, 'to=NOR');
  await restore(page);
  await settle(page);
  assert.match((await item(page, 'field/to')).value, /Norway/);
  const after = await picture(page);
  const fresh = await openExplorer(t, caseOf(page));
  const apart = difference(after, await picture(fresh));
  assert.ok(apart < 300, `${apart} pixels differ from a fresh start: glyphs may be cut in another order, no more`);
});

test('context: lost three times, the keyboard still works', async (t) => {
  const page = await openExplorer(t, CASE, { viewport: { width: 1000, height: 640 } });
  for (let turn = 0; turn < 3; turn += 1) {
    await lose(page);
    await restore(page);
    await settle(page);
  }
  await page.locator('canvas.stage').focus();
  await pickByKeyboard(page, 'to', 'norway', 'NOR');
  await addressHas(page, 'to=NOR');
});

test('context: dark and light follow the system', async (t) => {
  const page = await openExplorer(t, CASE);
  const light = await picture(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await settle(page);
  const dark = await picture(page);
  const paper = ({ data }) => data[0] + data[1] + data[2];
  assert.ok(paper(light) > 690 && paper(dark) < 130, `paper ${paper(light)}, ink ${paper(dark)}`);
  await page.emulateMedia({ colorScheme: 'light' });
  await settle(page);
  assert.equal(difference(light, await picture(page)), 0);
});

test('context: the drawing follows the window and its density', async (t) => {
  const page = await openExplorer(t, CASE, { ...LAPTOP, deviceScaleFactor: 2 });
  const size = () => page.evaluate(() => {
    const canvas = document.querySelector('canvas.stage');
    return { ratio: canvas.width / canvas.clientWidth, width: canvas.clientWidth };
  });
  assert.ok(Math.abs((await size()).ratio - 2) < 0.01, 'two device pixels for each');
  const before = await size();
  await page.setViewportSize({ width: 1000, height: 700 });
  await until(page, (old) => {
    const { width, clientWidth } = document.querySelector('canvas.stage');
    return clientWidth < old && Math.abs(width / clientWidth - 2) < 0.01;
  }, before.width);
  await settle(page);
  const after = await size();
  for (const one of await items(page)) assert.ok(one.x >= -1 && one.x + one.w <= after.width + 1, `${one.id} is on the canvas`);
});
