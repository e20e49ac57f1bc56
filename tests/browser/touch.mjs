// By finger: each view is driven by taps, drags and pinches, and a finger that a picture has no use for scrolls the page.

import assert from 'node:assert/strict';
import { PHONE, addressHas, addressLacks, answered, loaded, newPage, settle, siteAddress, until, verdict } from './lib/browser.mjs';
import { explorerReady, item, items, tapItem } from './lib/explorer.mjs';
import { test } from './lib/runner.mjs';
import { fingers } from './lib/touch.mjs';

const TABLET = { viewport: { width: 1000, height: 1000 }, hasTouch: true, isMobile: true, paints: false };
const CASE = 'chip=nvidia-h100-sxm&qty=1500&to=SGP&hq=SGP&on=2025-06-01&basis=codified';

/** A tablet with the explorer on it; `look(view)` goes to a view, `at(item, share, height)` is a place inside an item. */
async function tablet(t, search) {
  const page = await newPage(t, TABLET);
  await page.goto(`${siteAddress()}?${search}`);
  await answered(page);
  await explorerReady(page);
  const canvas = page.locator('canvas.stage');
  const glass = await fingers(page);
  return {
    page,
    glass,
    async look(view) {
      const tab = await find(page, (one) => one.id === `view/${view}`);
      if (tab) await tapItem(page, tab.id);
      else await page.locator(`#views a[data-view=${view}]`).evaluate((link) => link.click()); // the canvas' own way is swiped away
      await until(page, (name) => new URLSearchParams(location.search).get('view') === name, view);
      await loaded(page);
      if (/map|compare/.test(view)) await until(page, () => document.querySelector('canvas.stage').explorer.items().some((one) => one.role === 'map'));
      await settle(page);
    },
    /** Swipes the column up until something that `wanted` tells is on the canvas; returns it. */
    async swipeFor(wanted) {
      const box = await canvas.boundingBox();
      const [x, low] = [box.x + box.width - 20, box.y + box.height * 0.8];
      for (let swipes = 0; swipes < 30; swipes += 1) {
        const found = (await items(page)).find((one) => wanted(one) && one.y > 0 && one.y + one.h < box.height);
        if (found) return found;
        await glass.drag([x, low], [x, low - 140]);
      }
      throw new Error('the column ends without it');
    },
    async at(one, share = 0.5, height = 0.5) {
      const box = await canvas.boundingBox();
      return [box.x + one.x + one.w * share, box.y + one.y + one.h * height];
    },
  };
}

const find = async (page, wanted) => (await items(page)).find(wanted);
const moved = ([x, y], dx, dy) => [x + dx, y + dy];
const option = (page, key) => new URLSearchParams(new URL(page.url()).search).get(key);

test('touch: the map is dragged and pinched, and a tap chooses', async (t) => {
  const { page, glass, look, at } = await tablet(t, CASE);
  await look('map');
  const map = await find(page, (one) => one.role === 'map');
  const root = map.id.replace(/\/map$/, '');
  const has = async (name) => Boolean(await find(page, (one) => one.id === `${root}/${name}`));
  await tapItem(page, `${root}/place/CHN`);
  await addressHas(page, 'to=CHN');
  await settle(page);
  assert.match(await verdict(page), /denial is presumed/);
  await glass.pinch(await at(map), 80, 240);
  assert.ok(await has('home'), 'two fingers apart: closer');
  const seen = async (id) => find(page, (one) => one.role === 'place' && (id ? one.id === id : one.x > map.x + 100 && one.x < map.x + map.w - 200));
  const before = await seen();
  await glass.drag(await at(map), moved(await at(map), 100, 0));
  const after = await seen(before.id);
  assert.ok(Math.abs(after.x - before.x - 100) < 30, `a finger drags the map by ${after.x - before.x} of 100`);
  assert.equal(option(page, 'to'), 'CHN', 'a drag chooses nothing');
  await glass.pinch(await at(map), 300, 30);
  assert.equal(await has('home'), false, 'two fingers together: the world again');
});

test('touch: a chip is dragged over its line, the order to its cap, the day to another law', async (t) => {
  const { page, glass, look, at } = await tablet(t, CASE);
  await look('lines');
  const grip = await find(page, (one) => one.role === 'grip');
  const plot = await find(page, (one) => one.role === 'plot');
  await glass.drag(await at(grip), await at(plot, 0.995, 0.2));
  await addressHas(page, 'tpp=');
  assert.match(await verdict(page), /policy is denial/, 'past the allocation');
  await page.goBack();
  await addressHas(page, 'chip=nvidia-h100-sxm');
  await settle(page);

  await look('quota');
  const order = await find(page, (one) => /\/qty$/.test(one.id) && one.role === 'spin' && !one.id.startsWith('field'));
  await glass.drag(await at(order, 0.5), await at(order, 0.9));
  await until(page, () => Number(new URLSearchParams(location.search).get('qty')) > 2000);
  await until(page, () => !/LPP/.test(document.querySelector('#answer .verdict').textContent));
  await page.goBack();
  await addressHas(page, 'qty=1500');
  await settle(page);

  await look('time');
  const day = await find(page, (one) => /\/day$/.test(one.id));
  const spans = (await items(page)).filter((one) => one.id.includes('/span/')).length;
  await glass.drag(await at(day, 0.65), await at(day, 0.2));
  await until(page, () => new URLSearchParams(location.search).get('on') < '2024');
  assert.match(await verdict(page), /no license/i);
  assert.equal((await items(page)).filter((one) => one.id.includes('/span/')).length, spans, 'the history stays');
});

test('touch: compute, proposal, rule, compare and history', async (t) => {
  const { page, glass, look, at, swipeFor } = await tablet(t, `${CASE}&days=90&mfu=0.4`);
  await look('compute');
  const run = await find(page, (one) => one.role === 'grip');
  await glass.drag(await at(run), moved(await at(run), 130, 0));
  await until(page, () => Number(new URLSearchParams(location.search).get('days')) > 90 || Number(new URLSearchParams(location.search).get('qty')) > 1500);
  assert.match(await page.locator('#answer .verdict').textContent(), /./);

  await look('compare');
  const group = await find(page, (one) => /\/group\/0$/.test(one.id));
  await tapItem(page, group.id);
  assert.equal((await item(page, group.id)).value, 'checked', 'a group of the legend is picked out');
  await tapItem(page, (await find(page, (one) => /\/place\/CHN$/.test(one.id))).id);
  await addressHas(page, 'to=CHN');

  await look('history');
  const prices = await find(page, (one) => one.role === 'plot');
  await page.touchscreen.tap(...(await at(prices, 0.003, 0.01))); // the first price is the highest
  await settle(page);
  assert.match((await item(page, prices.id)).value, /\d{4}/, 'a tap tells of the nearest price');

  for (const view of ['proposal', 'rule']) {
    await look(view);
    const knob = await swipeFor((one) => one.role === 'spin' && /\/set\./.test(one.id));
    const name = knob.id.replace(/^.*\/set\./, 'set.');
    const text = await page.locator('#picture').innerText();
    await glass.drag(await at(knob, 0.5), await at(knob, 0.85));
    await addressHas(page, `${name}=`);
    if (view === 'rule') assert.match(await page.locator('#answer').innerText(), /what if/i);
    else await until(page, (was) => document.querySelector('#picture').innerText !== was, text);
    await tapItem(page, (await swipeFor((one) => one.id === `${knob.id}/reset`)).id);
    await addressLacks(page, `${name}=`);
  }
}, { seconds: 180 });

test('touch: on a phone a finger that the picture has no use for scrolls the page, and a pinch on the answer is the page’s', async (t) => {
  const page = await newPage(t, { ...PHONE, paints: false });
  await page.goto(`${siteAddress()}?view=map&${CASE}`);
  await answered(page);
  await page.locator('#tools button').first().tap();
  await explorerReady(page);
  await loaded(page);
  await settle(page);
  const glass = await fingers(page);
  const canvas = page.locator('canvas.stage');
  const scrolled = () => page.evaluate(() => scrollY);
  const top = async () => (await canvas.boundingBox()).y;
  await page.evaluate(() => document.querySelector('#explorer').scrollIntoView({ block: 'start' }));
  const inside = (await items(page)).find((one) => one.id === 'view/map');
  const before = { page: await scrolled(), canvas: await top(), item: inside.y };
  // The explorer's own column goes first, as far as it goes, then the page.
  const box = await canvas.boundingBox();
  await glass.drag([180, box.y + box.height * 0.8], [180, box.y + box.height * 0.3]);
  const own = (await items(page)).find((one) => one.id === 'view/map');
  assert.ok(!own || own.y < before.item || (await scrolled()) > before.page, 'something moves under the finger');
  for (let drags = 0; drags < 25 && (await scrolled()) <= before.page; drags += 1) await glass.drag([180, box.y + box.height * 0.8], [180, box.y + box.height * 0.2]);
  assert.ok((await scrolled()) > before.page, 'at its end the page goes on');
});
