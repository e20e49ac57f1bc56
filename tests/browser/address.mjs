// The address bar: round trips, back and forth, shared links with what this page does not know, the page's own keys.

import assert from 'node:assert/strict';
import { LAPTOP, addressHas, addressLacks, answered, caseOf, newPage, openText, settle, siteAddress, until, verdict } from './lib/browser.mjs';
import { explorerReady, item, openExplorer, pickByMouse } from './lib/explorer.mjs';
import { test } from './lib/runner.mjs';

const CASE = 'chip=nvidia-h100-sxm&qty=5000&to=POL&hq=POL&on=2025-06-01&regime=us-2025-01-diffusion';
const whole = (page) => page.locator('#answer').innerText();
const pushes = (page) => page.evaluate(() => globalThis.watched.pushed.length);

test('address: form to URL to reload, the same answer', async (t) => {
  const page = await openText(t, CASE);
  await page.locator('[data-key=to] button.pick').click();
  await page.locator('dialog.picker input').fill('sweden');
  await page.keyboard.press('Enter');
  await addressHas(page, 'to=SWE');
  await settle(page);
  const [before, address] = [await whole(page), page.url()];
  await page.reload();
  await answered(page);
  assert.equal(page.url(), address);
  assert.equal(await whole(page), before);
});

test('address: back and forward bring case, form and answer', async (t) => {
  const page = await openText(t, CASE);
  const seen = [[caseOf(page), await whole(page)]];
  for (const [key, typed] of [['to', 'china'], ['hq', 'sweden']]) {
    const old = caseOf(page);
    await page.locator(`[data-key=${key}] button.pick`).click();
    await page.locator('dialog.picker input').fill(typed);
    await page.keyboard.press('Enter');
    await until(page, (before) => !location.search.includes(before), old);
    await settle(page);
    seen.push([caseOf(page), await whole(page)]);
  }
  assert.equal(await pushes(page), 2);
  for (const [index, go] of [[1, 'goBack'], [0, 'goBack'], [1, 'goForward'], [2, 'goForward']]) {
    await page[go]();
    await answered(page);
    assert.equal(caseOf(page), seen[index][0]);
    await until(page, (text) => document.getElementById('answer').innerText === text, seen[index][1]);
  }
  assert.match(await page.locator('[data-key=to] .value').textContent(), /China/);
  assert.equal(await pushes(page), 2, 'going back and forth adds nothing');
});

test('address: the explorer, the form and the URL follow each other', async (t) => {
  const page = await openExplorer(t, CASE, { viewport: { width: 1000, height: 640 }, paints: false });
  await pickByMouse(page, 'basis', 'codified').catch(() => {});
  await pickByMouse(page, 'to', 'ALB');
  await addressHas(page, 'to=ALB');
  assert.match(await page.locator('[data-key=to] .value').textContent(), /Albania/);
  const count = await pushes(page);
  await page.locator('[data-key=to] button.pick').click();
  await page.locator('dialog.picker input').fill('norway');
  await page.keyboard.press('Enter');
  await addressHas(page, 'to=NOR');
  await settle(page);
  assert.match((await item(page, 'field/to')).value, /Norway/);
  assert.equal(await pushes(page), count + 1, 'what the form says is not said again by the explorer');
  await page.goBack();
  await addressHas(page, 'to=ALB');
  await settle(page);
  assert.match((await item(page, 'field/to')).value, /Albania/);
  assert.match(await page.locator('[data-key=to] .value').textContent(), /Albania/);
  assert.equal(await pushes(page), count + 1, 'nor what history says');
});

test('address: a choice that changes nothing is not pushed', async (t) => {
  const page = await openText(t, CASE);
  const before = await page.evaluate(() => history.length);
  await page.locator('[data-key=to] button.pick').click();
  await page.locator('dialog.picker input').fill('POL');
  await page.keyboard.press('Enter');
  await page.locator('dialog.picker[open]').waitFor({ state: 'hidden' });
  await page.locator('[data-key=qty] input').focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-key=qty] input').blur();
  await settle(page);
  assert.equal(await page.evaluate(() => history.length), before);
  assert.deepEqual(await page.evaluate(() => globalThis.watched.pushed), []);
  assert.equal(caseOf(page), CASE);
});

test('address: keys in any order and assumed values give the same answer', async (t) => {
  const one = await openText(t, CASE);
  const other = await openText(t, `${CASE.split('&').reverse().join('&')}&listed=0&act=export`);
  assert.equal(await verdict(other), await verdict(one));
});

test('address: an unknown key in a shared link is named, and the answer still given', async (t) => {
  const page = await openText(t, `${CASE}&frobnicate=7&utm_source=letter`);
  const text = await whole(page);
  assert.match(text, /frobnicate/);
  assert.match(text, /utm_source/);
  const plain = await openText(t, CASE);
  assert.equal(await verdict(page), await verdict(plain));
  assert.equal(await page.locator('#answer .problem').count(), 0);
});

for (const [what, key, wrong, named, nearest] of [
  ['chip', 'chip', CASE.replace('nvidia-h100-sxm', 'nvidia-h100-smx'), /nvidia-h100-smx/, /nvidia-h100-sxm/],
  ['destination', 'to', CASE.replace('to=POL', 'to=POLL'), /POLL/, /POL\b/],
  ['number', 'qty', CASE.replace('qty=5000', 'qty=50O0'), /50O0/, /qty|number of chips/i],
  ['date', 'on', CASE.replace('2025-06-01', '2025-06-31'), /2025-06-31/, /date|day/i],
  ['regime', 'regime', CASE.replace('us-2025-01-diffusion', 'us-2025-01-difusion'), /us-2025-01-difusion/, /us-2025-01-diffusion/],
]) {
  test(`address: a bad ${what} in a link is named with what would be right, nothing is lost`, async (t) => {
    const page = await openText(t, wrong);
    const text = await page.locator('main').innerText();
    assert.match(text, named);
    assert.match(text, nearest);
    assert.equal(caseOf(page), wrong, 'the link stays as it is');
    await page.locator(`[data-key=${key}] .error`).waitFor();
    const [other, shown] = key === 'chip' ? ['to', /Poland/] : ['chip', /H100/];
    assert.match(await page.locator(`[data-key=${other}] .value`).textContent(), shown, 'the form shows what can be read');
  });
}

test('address: a bad link can be mended in the form', async (t) => {
  const page = await openText(t, CASE.replace('to=POL', 'to=POLL'));
  await page.locator('[data-key=to] button.pick').click();
  await page.locator('dialog.picker input').fill('poland');
  await page.keyboard.press('Enter');
  await addressHas(page, 'to=POL&');
  await answered(page);
  await page.locator('#answer .problem').waitFor({ state: 'detached' }); // the sentences of its day may be on their way
  assert.equal(caseOf(page), CASE, 'the other facts are kept');
});

test('address: the page’s own keys stay with the page', async (t) => {
  const page = await newPage(t, LAPTOP);
  await page.goto(`${siteAddress()}?lang=en&${CASE}&theme=dark&drawing=0`);
  await answered(page);
  const plain = await openText(t, CASE);
  assert.equal(await whole(page), await whole(plain), 'they are no part of the case');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  await page.locator('[data-key=to] button.pick').click();
  await page.locator('dialog.picker input').fill('norway');
  await page.keyboard.press('Enter');
  await addressHas(page, 'to=NOR');
  const own = new URL(page.url()).searchParams;
  assert.deepEqual([own.get('lang'), own.get('theme'), own.get('drawing')], ['en', 'dark', '0'], 'they stay in the address');
  for (const link of await page.locator('#answer a[data-case]').evaluateAll((all) => all.map((one) => one.dataset.case))) {
    assert.doesNotMatch(link, /(^|&)(lang|theme|view|drawing)=/);
  }
  await page.locator('#foot button', { hasText: 'Light' }).click();
  await addressHas(page, 'theme=light');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'light');
});

test('address: text only is kept with the address in every view, and not with what is shared', async (t) => {
  const page = await newPage(t, LAPTOP);
  await page.goto(`${siteAddress()}?${CASE}&view=time`);
  await explorerReady(page);
  const drawn = () => page.evaluate(() => document.documentElement.dataset.lead === 'app');
  await page.locator('#tools button', { hasText: 'Text only' }).click();
  await addressHas(page, 'drawing=0');
  await addressHas(page, 'view=time');
  assert.equal(await drawn(), false);
  await page.locator('#views a[data-view=map]').click();
  await addressHas(page, 'view=map');
  await addressHas(page, 'drawing=0');
  assert.match(await page.locator('#views a[data-view=lines]').getAttribute('href'), /drawing=0/, 'a view in another tab is text as well');
  await page.reload();
  await answered(page);
  await until(page, () => document.querySelector('#picture:not([hidden]) .block'));
  assert.equal(await drawn(), false, 'it is still text after a reload');
  await page.locator('#tools button', { hasText: 'Share' }).click();
  assert.doesNotMatch(await page.locator('#share-link').inputValue(), /drawing/, 'the choice is one reader’s own');
  await page.keyboard.press('Escape');
  await page.locator('#tools button', { hasText: 'Explorer' }).click();
  await addressLacks(page, 'drawing=');
  await explorerReady(page);
  assert.equal(await drawn(), true);
});

test('address: an earlier address for text only is understood', async (t) => {
  const page = await newPage(t, LAPTOP);
  await page.goto(`${siteAddress()}?${CASE}&view=text`);
  await answered(page);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.lead), undefined);
  await page.locator('#views a[data-view=map]').click();
  await addressHas(page, 'view=map');
  await addressHas(page, 'drawing=0');
});

test('address: a first visit answers an example and offers others', async (t) => {
  const page = await newPage(t, LAPTOP);
  await page.goto(`${siteAddress()}?drawing=0`);
  await answered(page);
  const links = page.locator('#examples a');
  assert.ok((await links.count()) >= 3);
  const before = await verdict(page);
  for (let index = 1; index < (await links.count()); index += 1) {
    await links.nth(index).click();
    await answered(page);
  }
  assert.notEqual(await verdict(page), before);
});
