// Compute, compare, history, proposal and rule by mouse and by keyboard alone: what a reader does there changes the case or
// what is told, and the words follow.

import assert from 'node:assert/strict';
import { addressHas, addressLacks, answered, loaded, newPage, settle, siteAddress, until } from './lib/browser.mjs';
import { clickItem, explorerReady, focusedItem, item, items, tabFor, wheelFor } from './lib/explorer.mjs';
import { test } from './lib/runner.mjs';

const SCREEN = { viewport: { width: 1100, height: 1000 }, paints: false };
const CASE = 'chip=nvidia-h100-sxm&qty=1500&to=SGP&hq=SGP&on=2025-06-01&basis=codified&days=90&mfu=0.4';

async function open(t, view) {
  const page = await newPage(t, SCREEN);
  await page.goto(`${siteAddress()}?view=${view}&${CASE}`);
  await answered(page);
  await explorerReady(page);
  await loaded(page);
  await settle(page);
  return page;
}

/** Goes on to another view with the same page. */
async function look(page, view) {
  await page.locator(`#views a[data-view=${view}]`).evaluate((link) => link.click());
  await until(page, (name) => new URLSearchParams(location.search).get('view') === name, view);
  await loaded(page);
  if (view === 'compare') await until(page, () => document.querySelector('canvas.stage').explorer.items().some((one) => one.role === 'map'));
  await settle(page);
}

const find = async (page, wanted) => (await items(page)).find(wanted);
const option = (page, key) => new URL(page.url()).searchParams.get(key);
const finding = (page) => page.locator('#picture .verdict').first().textContent();

/** A place inside an item, in pixels of the window. */
async function at(page, one, share, height = 0.5) {
  const box = await page.locator('canvas.stage').boundingBox();
  return [box.x + one.x + one.w * share, box.y + one.y + one.h * height];
}

async function dragFrom(page, [x, y], dx, dy = 0) {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 6; step += 1) await page.mouse.move(x + (dx * step) / 6, y + (dy * step) / 6);
  await page.mouse.up();
  await settle(page);
}

/** Gives the canvas the keyboard, on the thing with this id. */
async function reach(page, id) {
  await page.locator('canvas.stage').focus();
  await tabFor(page, (one) => one.id === id);
}

async function press(page, ...keys) {
  for (const key of keys) {
    await page.keyboard.press(key);
    await settle(page);
  }
}

test('by mouse: a longer run crosses a line, a compared place is taken, prices are told', async (t) => {
  const page = await open(t, 'compute');
  const before = await finding(page);
  const grip = await find(page, (one) => one.role === 'grip');
  await dragFrom(page, await at(page, grip, 0.5), 150);
  await until(page, (was) => document.querySelector('#picture .verdict').textContent !== was || !location.search.includes('days=90'), before);
  const model = await find(page, (one) => /\/mark\/grok-4$/.test(one.id));
  await page.mouse.move(...(await at(page, model, 0.5)));
  await settle(page);
  assert.match(await page.locator('#picture').innerText(), /Grok 4/);

  await look(page, 'compare');
  await clickItem(page, (await find(page, (one) => /\/group\/0$/.test(one.id))).id);
  assert.equal((await find(page, (one) => /\/group\/0$/.test(one.id))).value, 'checked');
  await clickItem(page, (await find(page, (one) => /\/place\/CHN$/.test(one.id))).id);
  await addressHas(page, 'to=CHN');
  await clickItem(page, (await find(page, (one) => /view\.with$/.test(one.id))).id);
  const other = await find(page, (one) => one.role === 'option' && one.h > 20 && /2023/.test(one.label));
  await clickItem(page, other.id);
  await addressHas(page, 'view.with=');
  assert.match(await page.locator('#picture').innerText(), /stricter|looser/i);

  await look(page, 'history');
  const drawn = await until(page, () => JSON.stringify(document.querySelector('canvas.stage').explorer.items().find((one) => one.role === 'plot'))); // its prices come with the view
  const prices = JSON.parse(await drawn.jsonValue());
  await page.mouse.move(...(await at(page, prices, 0.003, 0.01))); // the first price is the highest
  await settle(page);
  assert.match((await item(page, prices.id)).value, /\d/, 'pointing at a price tells of it');
});

test('by mouse: a knob of the treaty and of the rule makes a what-if, and its reset takes it back', async (t) => {
  const page = await open(t, 'proposal');
  for (const view of ['proposal', 'rule']) {
    if (view !== 'proposal') await look(page, view);
    const knob = await wheelFor(page, (one) => one.role === 'spin' && /\/set\./.test(one.id));
    const name = knob.id.replace(/^.*\/set\./, 'set.');
    const text = await page.locator('#picture').innerText();
    await dragFrom(page, await at(page, knob, 0.5), 60);
    await addressHas(page, `${name}=`);
    if (view === 'rule') assert.match(await page.locator('#answer').innerText(), /what if/i);
    else await until(page, (was) => document.querySelector('#picture').innerText !== was, text);
    await clickItem(page, (await wheelFor(page, (one) => one.id === `${knob.id}/reset`)).id);
    await addressLacks(page, `${name}=`);
  }
  const fold = await wheelFor(page, (one) => /\/fold\//.test(one.id));
  const closed = (await items(page)).length;
  await clickItem(page, fold.id);
  assert.ok((await items(page)).length > closed, 'further knobs are there when they are asked for');
});

test('by mouse: a what-if is said at the top of every picture, with the way back to the law', async (t) => {
  const page = await newPage(t, SCREEN);
  await page.goto(`${siteAddress()}?view=map&${CASE}&set.a_tpp=4000`);
  await answered(page);
  await explorerReady(page);
  await loaded(page);
  await settle(page);
  const isBack = (one) => /^said\/\d+\/back$/.test(one.id);
  for (const view of ['map', 'lines', 'quota', 'time', 'rule']) {
    if (view !== 'map') await look(page, view);
    const back = await find(page, isBack);
    assert.ok(back && back.y + back.h < 400, `${view}: in sight without scrolling`);
  }
  await clickItem(page, (await find(page, isBack)).id);
  await addressLacks(page, 'set.a_tpp');
  await settle(page);
  assert.equal(await find(page, isBack), undefined, 'by law there is nothing to take back');
  assert.doesNotMatch(await page.locator('#answer').innerText(), /what if/i);
});

test('by keyboard: models, places, prices and clusters are walked through, knobs turned and taken back', async (t) => {
  const page = await open(t, 'compute');
  for (const view of ['compute', 'history', 'proposal']) {
    if (view !== 'compute') await look(page, view);
    const plot = await find(page, (one) => one.role === 'plot');
    await reach(page, plot.id);
    await press(page, 'ArrowRight', 'ArrowRight');
    const told = (await item(page, plot.id)).value;
    assert.ok(told?.length > 3, `${view}: the picture tells where the keyboard stands`);
    await press(page, 'ArrowRight');
    assert.notEqual((await item(page, plot.id)).value, told, `${view}: and goes on`);
    await press(page, 'Tab');
    assert.notEqual(await focusedItem(page), plot.id, `${view}: Tab leaves`);
  }
  await page.locator('canvas.stage').focus();
  const knob = await tabFor(page, (one) => one.role === 'spin' && /\/set\./.test(one.id));
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight');
  const name = knob.id.replace(/^.*\/set\./, 'set.');
  await addressHas(page, `${name}=`);
  assert.match(option(page, name), /^\d+(\.\d{1,2})?$/, 'a number that a hand can set');
  assert.equal(await focusedItem(page), knob.id, 'the knob keeps the keyboard');
  await tabFor(page, (one) => one.id === `${knob.id}/reset`, 3);
  await press(page, 'Enter');
  await addressLacks(page, `${name}=`);

  await look(page, 'compare');
  const map = await find(page, (one) => one.role === 'map');
  await reach(page, map.id);
  await press(page, 'ArrowRight', 'Enter');
  await until(page, () => !location.search.includes('to=SGP'));

  await look(page, 'rule');
  await page.locator('canvas.stage').focus();
  const first = await tabFor(page, (one) => one.role === 'spin' && /\/set\./.test(one.id));
  await press(page, 'ArrowLeft', 'ArrowLeft');
  await addressHas(page, `${first.id.replace(/^.*\/set\./, 'set.')}=`);
  assert.match(await page.locator('#answer').innerText(), /what if/i);
  assert.ok(option(page, 'to'), 'the case is still there');
}, { seconds: 240 });
