// The explorer's canvas: chip, destination and company by mouse and by keyboard, flips, steps, folds; text and address follow.

import assert from 'node:assert/strict';
import { LAPTOP, PHONE, addressHas, answered, caseOf, loaded, newPage, settle, siteAddress, until, verdict } from './lib/browser.mjs';
import { clickItem, explorerReady, focusedItem, item, items, openExplorer, pickByKeyboard, pickByMouse, tabTo, tapItem } from './lib/explorer.mjs';
import { test } from './lib/runner.mjs';

const DIFFUSION = 'qty=100&on=2025-06-01&regime=us-2025-01-diffusion';
const SMALL = { viewport: { width: 1000, height: 640 }, paints: false };
const WANTED = ['chip=nvidia-h100-sxm', 'to=AUS', 'company=microsoft'];

async function answerFollows(page) {
  for (const pair of WANTED) assert.ok(caseOf(page).split('&').includes(pair), `${pair} in ${caseOf(page)}`);
  for (const [field, shown] of [['chip', 'H100'], ['to', 'Australia'], ['company', 'Microsoft']]) {
    assert.match((await item(page, `field/${field}`)).value, new RegExp(shown, 'i'), `the explorer shows its ${field}`);
    assert.match(await page.locator(`[data-key=${field}] .value`).textContent(), new RegExp(shown, 'i'), `the form shows the ${field}`);
  }
  assert.match(await page.locator('#answer .asked').textContent(), /H100.*Australia/);
  assert.equal(await page.evaluate(() => globalThis.watched.pushed.length), 3, 'three choices, three entries of history');
}

test('explorer: chip, destination and company by mouse', async (t) => {
  const page = await openExplorer(t, DIFFUSION, SMALL);
  await pickByMouse(page, 'chip', 'nvidia-h100-sxm');
  await pickByMouse(page, 'to', 'AUS');
  await pickByMouse(page, 'company', 'microsoft');
  await answerFollows(page);
});

test('explorer: chip, destination and company by keyboard', async (t) => {
  const page = await openExplorer(t, DIFFUSION, SMALL);
  await page.locator('canvas.stage').focus();
  await pickByKeyboard(page, 'chip', 'h100', 'nvidia-h100-sxm');
  await pickByKeyboard(page, 'to', 'austral', 'AUS');
  await pickByKeyboard(page, 'company', 'microsoft', 'microsoft');
  await answerFollows(page);
});

test('explorer: typed letters forgive as the form does', async (t) => {
  const page = await openExplorer(t, DIFFUSION, SMALL);
  await loaded(page); // further names come after the answer
  await settle(page);
  await page.locator('canvas.stage').focus();
  for (const [field, typed, option] of [['to', 'uae', 'ARE'], ['to', 'holland', 'NLD'], ['company', 'g42', 'g42']]) {
    await tabTo(page, `field/${field}`);
    await page.keyboard.press('Enter');
    await settle(page);
    await page.keyboard.type(typed);
    await settle(page);
    assert.equal(await focusedItem(page), `option/${option}`, `${typed} comes first`);
    await page.keyboard.press('Escape');
    await settle(page);
    assert.equal(await focusedItem(page), `field/${field}`, 'Escape goes back to the field');
  }
  assert.equal(await page.evaluate(() => globalThis.watched.pushed.length), 0, 'nothing was chosen');
});

test('explorer: buttons, arrow keys and dragging change a number; one gesture is one entry of history', async (t) => {
  const page = await openExplorer(t, `chip=nvidia-h100-sxm&to=SGP&hq=SGP&${DIFFUSION}`, SMALL);
  await clickItem(page, 'field/qty/more');
  await until(page, () => !location.search.includes('qty=100&'));
  const before = await page.evaluate(() => [history.length, location.search]);
  const box = await page.locator('canvas.stage').boundingBox();
  const field = await item(page, 'field/qty');
  const [x, y] = [box.x + field.x + 40, box.y + field.y + field.h / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 12; step += 1) await page.mouse.move(x + step * 8, y);
  await page.mouse.up();
  await settle(page);
  await until(page, (old) => location.search !== old, before[1]);
  assert.equal(await page.evaluate(() => history.length), before[0] + 1);
  const dragged = await page.evaluate(() => location.search);
  await page.goBack();
  await until(page, (old) => location.search === old, before[1]);
  await page.goForward();
  await until(page, (old) => location.search === old, dragged);
});

test('explorer: a way to another outcome is clicked, text and address follow', async (t) => {
  const page = await openExplorer(t, `chip=nvidia-h100-sxm&to=SGP&hq=SGP&${DIFFUSION}`, { viewport: { width: 1280, height: 1800 } });
  await page.locator('canvas.stage').focus();
  const flip = async () => (await items(page)).find((one) => one.id.startsWith('choices/'));
  for (let turns = 0; turns < 40 && !(await flip()); turns += 1) {
    await page.keyboard.press('PageDown');
    await settle(page);
  }
  const before = [await verdict(page), caseOf(page)];
  await clickItem(page, (await flip()).id);
  await until(page, (old) => !location.search.includes(old), before[1]);
  await answered(page);
  assert.notEqual(await verdict(page), before[0]);
});

test('explorer: a clause opens on its citation', async (t) => {
  const page = await openExplorer(t, `chip=nvidia-h100-sxm&to=SGP&hq=SGP&${DIFFUSION}`, { viewport: { width: 1000, height: 1300 } });
  await page.locator('canvas.stage').focus();
  const height = await page.evaluate(() => document.querySelector('canvas.stage').clientHeight);
  const clause = async () => (await items(page)).find((one) => /^clauses\/\d+\/(?!step\/)/.test(one.id) && one.role === 'toggle' && one.y > 0 && one.y + one.h < height * 0.7);
  for (let turns = 0; turns < 60 && !(await clause()); turns += 1) {
    await page.keyboard.press('PageDown');
    await settle(page);
  }
  const { id } = await clause();
  const parts = (name) => document.querySelector('canvas.stage').explorer.items().filter((one) => one.id.startsWith(`${name}/`)).length;
  const before = await page.evaluate(parts, id);
  await clickItem(page, id);
  const after = await page.evaluate(parts, id);
  assert.notEqual(after, before, 'what belongs to the clause comes or goes');
  await clickItem(page, id);
  assert.equal(await page.evaluate(parts, id), before, 'and a second press undoes it');
  for (const one of await items(page)) if (one.role === 'link') assert.match(one.value, /^https:\/\//);
});

test('explorer: Tab comes in from the page, walks through and leaves', async (t) => {
  const page = await openExplorer(t, `chip=nvidia-h100-sxm&to=SGP&${DIFFUSION}`, SMALL);
  await page.locator('#explorer a.skip').focus();
  await page.keyboard.press('Tab');
  await settle(page);
  const first = await focusedItem(page);
  assert.ok(first, 'an item has the keyboard');
  let steps = 0;
  while (steps < 250 && (await page.evaluate(() => document.activeElement.matches('canvas')))) {
    await page.keyboard.press('Tab');
    steps += 1;
  }
  assert.ok(steps > 5 && steps < 250, `${steps} steps`);
  await page.keyboard.press('Shift+Tab');
  await settle(page);
  assert.ok(await focusedItem(page), 'back at the last item');
});

test('explorer: it waits for the answer in text', async (t) => {
  const page = await newPage(t, LAPTOP);
  const order = [];
  page.on('request', (request) => order.push(request.url()));
  await page.exposeFunction('painted', () => order.push('painted'));
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('#answer .verdict')) return;
      seen.disconnect();
      requestAnimationFrame(() => globalThis.painted());
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${siteAddress()}?chip=nvidia-h100-sxm&to=SGP&hq=SGP`);
  await explorerReady(page);
  const at = (part) => order.findIndex((one) => part.test(one));
  assert.ok(at(/\/app[.\w]*\.wasm$/) > 0, 'the explorer was loaded');
  assert.ok(at(/^painted$/) >= 0 && at(/^painted$/) < at(/\/app[.\w]*\.wasm$/), 'the headline was painted first');
  assert.ok(at(/\/api[.\w]*\.wasm$/) < at(/^painted$/));
  assert.equal(order.filter((one) => /first[.\w]*\.json$/.test(one)).length, 1, 'the pack is fetched once');
});

test('explorer: on a phone by touch, the page asks for what is typed', async (t) => {
  const page = await newPage(t, PHONE);
  await page.goto(`${siteAddress()}?${DIFFUSION}`);
  await answered(page);
  assert.equal(await page.locator('canvas.stage').count(), 0, 'the text leads on a phone');
  await page.locator('#tools button').first().tap();
  await explorerReady(page);
  await page.locator('canvas.stage').scrollIntoViewIfNeeded();
  await tapItem(page, 'field/to');
  await page.locator('dialog.picker input').fill('uae');
  await page.locator('dialog.picker [role=option]').first().tap();
  await addressHas(page, 'to=ARE');
  await settle(page);
  assert.match((await item(page, 'field/to')).value, /Emirates/);
});
