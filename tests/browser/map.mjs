// The map: places by mouse and keyboard, wheel and buttons, the legend; its outlines come when they are first needed, and
// when they cannot be had the page says so and the table says the rest.

import assert from 'node:assert/strict';
import { answered, caseOf, loaded, newPage, settle, siteAddress, until } from './lib/browser.mjs';
import { clickItem, explorerReady, focusedItem, item, items, tabTo } from './lib/explorer.mjs';
import { test } from './lib/runner.mjs';

const CASE = 'chip=nvidia-h100-sxm&qty=1500&to=DEU&hq=DEU&on=2025-06-01&basis=codified';
const SMALL = { viewport: { width: 1000, height: 1000 }, paints: false };
const MAP = 'map/1';

/** A page that notes which outlines it asks for. `before`: takes them away first. */
async function openMap(t, search, before) {
  const page = await newPage(t, before ? { ...SMALL, allow: /Failed to load resource/ } : SMALL);
  const asked = [];
  page.on('request', (request) => {
    const name = /outline-\d+/.exec(request.url())?.[0];
    if (name) asked.push(name);
  });
  await before?.(page);
  await page.goto(`${siteAddress()}?${search}`);
  await answered(page);
  await explorerReady(page);
  await loaded(page);
  await settle(page);
  return { page, asked };
}

const open = (t) => openMap(t, `view=map&view.by=both&${CASE}`);
const has = async (page, id) => (await items(page)).some((one) => one.id === id);

test('map: outlines are asked for when the map is first shown, the finer ones when the reader goes closer', async (t) => {
  const { page, asked } = await openMap(t, CASE);
  assert.deepEqual(asked, []);
  await clickItem(page, 'view/map');
  await item(page, `${MAP}/place/SGP`);
  assert.deepEqual(asked, ['outline-110']);
  for (let steps = 0; steps < 3; steps += 1) await clickItem(page, `${MAP}/closer`);
  await until(page, () => performance.getEntriesByType('resource').some((one) => one.name.includes('outline-50')));
  await clickItem(page, `${MAP}/home`);
  assert.deepEqual([...new Set(asked)], ['outline-110', 'outline-50']);
  assert.equal(await has(page, `${MAP}/home`), false, 'the whole world again');
});

test('map: small states are hit, and a click chooses destination and buyer', async (t) => {
  const { page } = await open(t);
  for (const place of ['SGP', 'BHR', 'HKG', 'MAC', 'LUX']) {
    const one = await item(page, `${MAP}/place/${place}`);
    assert.ok(one.w >= 23.9 && one.h >= 23.9, `${place} is ${one.w} × ${one.h}`);
    await clickItem(page, `${MAP}/place/${place}`);
    await until(page, (to) => location.search.includes(`to=${to}`), place);
    assert.match(caseOf(page), new RegExp(`hq=${place}`));
  }
  assert.match(await page.locator('#answer .asked').textContent(), /Luxembourg/);
});

test('map: by keyboard from place to place, Enter chooses, plus and minus zoom, Tab leaves', async (t) => {
  const { page } = await open(t);
  await item(page, `${MAP}/place/SGP`);
  await page.locator('canvas.stage').focus();
  await tabTo(page, `${MAP}/map`, 80);
  await page.keyboard.press('ArrowRight');
  await settle(page);
  const told = (await item(page, `${MAP}/map`)).value;
  assert.ok(told.length > 3, 'the place is told');
  await page.keyboard.press('+');
  await settle(page);
  assert.equal(await has(page, `${MAP}/home`), true, 'closer');
  await page.keyboard.press('-');
  await settle(page);
  assert.equal(await has(page, `${MAP}/home`), false, 'farther');
  await page.keyboard.press('Enter');
  await until(page, () => !location.search.includes('to=DEU'));
  await page.keyboard.press('Tab');
  await settle(page);
  assert.notEqual(await focusedItem(page), `${MAP}/map`);
});

test('map: a wheel scrolls until the map was clicked; a drag moves the map and chooses nothing', async (t) => {
  const { page } = await open(t);
  const place = await item(page, `${MAP}/place/FRA`);
  const box = await page.locator('canvas.stage').boundingBox();
  await page.mouse.move(box.x + place.x + 12, box.y + place.y + 12);
  await page.mouse.wheel(0, -200);
  await settle(page);
  assert.equal(await has(page, `${MAP}/home`), false);
  await clickItem(page, `${MAP}/place/FRA`);
  await page.mouse.wheel(0, -400);
  await settle(page);
  assert.equal(await has(page, `${MAP}/home`), true, 'closer');
  const before = await item(page, `${MAP}/place/FRA`);
  const address = () => page.evaluate(() => {
    const query = new URLSearchParams(location.search);
    const at = query.get('view.at');
    query.delete('view.at');
    return { rest: query.toString(), at };
  });
  await until(page, () => new URLSearchParams(location.search).has('view.at')); // written down soon, not at once
  const was = await address();
  const [x, y] = [box.x + before.x + 12, box.y + before.y + 12];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 6; step += 1) await page.mouse.move(x - step * 10, y);
  await page.mouse.up();
  await settle(page);
  const after = await item(page, `${MAP}/place/FRA`);
  assert.ok(Math.abs(after.x - before.x + 60) < 8, `moved by ${after.x - before.x}`);
  await until(page, (at) => new URLSearchParams(location.search).get('view.at') !== at, was.at);
  const now = await address();
  assert.equal(now.rest, was.rest, 'nothing is chosen');
  assert.ok(now.at, 'the address says where the map looks');
  await page.reload();
  await explorerReady(page);
  await loaded(page);
  await settle(page);
  const again = await item(page, `${MAP}/place/FRA`);
  assert.ok(Math.abs(again.x - after.x) < 3 && Math.abs(again.y - after.y) < 3, 'and a link looks there, too');
});

test('map: the legend counts all places and picks out a group', async (t) => {
  const { page } = await open(t);
  await item(page, `${MAP}/group/0`);
  const groups = (await items(page)).filter((one) => one.id.startsWith(`${MAP}/group/`));
  const counted = groups.reduce((sum, one) => sum + Number.parseInt(one.value, 10), 0);
  assert.equal(counted, 249);
  await clickItem(page, `${MAP}/group/1`);
  assert.equal((await item(page, `${MAP}/group/1`)).value, 'checked');
});

test('map: without its outlines the page says so, and the table leads on', async (t) => {
  const { page } = await openMap(t, `view=map&view.by=both&${CASE}`, (fresh) => fresh.route(/outline-/, (route) => route.abort()));
  await item(page, `${MAP}/group/0`);
  assert.equal(await has(page, `${MAP}/map`), false);
  await page.locator('#picture').getByRole('link', { name: 'India', exact: true }).click();
  await until(page, () => location.search.includes('to=IND'));
});
