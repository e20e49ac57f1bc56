// The form in text: by keyboard and by touch, with a search that forgives; wrong values; focus.

import assert from 'node:assert/strict';
import { PHONE, addressHas, addressLacks, answered, caseOf, openText, until, verdict } from './lib/browser.mjs';
import { test } from './lib/runner.mjs';

const RULES = 'on=2025-06-01&regime=us-2025-01-diffusion';
const SEARCHES = [
  ['chip', 'h100', /H100/], ['chip', 'H 100', /H100/], ['chip', 'mi300', /MI300/], ['to', 'uae', /United Arab Emirates/], ['to', '南韩', /Korea/], ['to', '韩国', /Korea/],
  ['to', 'holland', /Netherlands/], ['to', 'deutschland', /Germany/], ['to', 'GBR', /United Kingdom/], ['company', 'G42', /G42/], ['company', 'tsmc', /TSMC|Taiwan Semiconductor/],
];

/** Opens a field's picker by keyboard, types, takes the first that is found. */
async function pickTyped(page, key, typed, pair) {
  await page.locator(`[data-key=${key}] button.pick`).focus();
  await page.keyboard.press('Enter');
  await page.locator('dialog.picker[open]').waitFor();
  await page.keyboard.insertText(typed);
  await page.keyboard.press('Enter');
  await addressHas(page, pair);
}

test('form: chip, destination and company by keyboard', async (t) => {
  const page = await openText(t, RULES);
  await pickTyped(page, 'chip', 'h100', 'chip=nvidia-h100');
  await pickTyped(page, 'to', 'uae', 'to=ARE');
  await pickTyped(page, 'company', 'G42', 'company=g42');
  assert.match(caseOf(page), /^chip=nvidia-h100.*to=ARE.*company=g42/);
  assert.equal(await page.evaluate(() => document.activeElement.closest('[data-key]')?.dataset.key), 'company', 'focus comes back to the field');
  await page.locator('[data-key=qty] input').focus();
  await page.keyboard.type('2,500');
  await page.keyboard.press('Enter');
  await addressHas(page, 'qty=2500');
  assert.match(await page.locator('#answer .asked').textContent(), /2,500 × .*H100.*Emirates/);
  await page.keyboard.press('ArrowUp');
  await addressHas(page, 'qty=2501');
});

test('form: chip, destination and company by touch on a phone', async (t) => {
  const page = await openText(t, RULES, PHONE);
  for (const [key, typed, pair] of [['chip', 'h100', 'chip=nvidia-h100'], ['to', '南韩', 'to=KOR'], ['company', 'G42', 'company=g42']]) {
    await page.locator(`[data-key=${key}] button.pick`).tap();
    const dialog = page.locator('dialog.picker[open]');
    await dialog.locator('input').fill(typed);
    const box = await dialog.boundingBox();
    assert.ok(box.width >= 350, `the picker is as wide as the phone: ${box.width}`);
    const option = dialog.locator('[role=option]').first();
    assert.ok((await option.boundingBox()).height >= 44, 'an option has room for a finger');
    await option.tap();
    await addressHas(page, pair);
  }
  await page.locator('[data-key=to] button.clear').tap();
  await addressLacks(page, 'to=');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `the page is ${wide} px wider than the phone`);
});

test('form: the search forgives', async (t) => {
  const page = await openText(t, RULES);
  const found = [];
  for (const [key, typed, expected] of SEARCHES) {
    await page.locator(`[data-key=${key}] button.pick`).click();
    await page.locator('dialog.picker input').fill(typed);
    const first = await page.locator('dialog.picker [role=option]').first().textContent().catch(() => 'nothing');
    if (!expected.test(first)) found.push(`${key} ${typed}: ${first}`);
    await page.keyboard.press('Escape');
  }
  assert.deepEqual(found, []);
  await page.locator('[data-key=to] button.pick').click();
  await page.locator('dialog.picker input').fill('xqzxqz');
  assert.match(await page.locator('dialog.picker .found').textContent(), /xqzxqz/);
  await page.keyboard.press('Escape');
});

test('form: arrows, ends and Escape in the picker', async (t) => {
  const page = await openText(t, `to=DEU&${RULES}`);
  const before = page.url();
  await page.locator('[data-key=to] button.pick').click();
  await page.locator('dialog.picker input').waitFor(); // its code comes when it is wanted
  const active = () => page.evaluate(() => document.getElementById(document.querySelector('dialog.picker input').getAttribute('aria-activedescendant'))?.textContent);
  assert.match(await active(), /Germany/, 'begins at what is chosen');
  await page.keyboard.press('ArrowDown');
  const next = await active();
  assert.doesNotMatch(next, /Germany/);
  await page.keyboard.press('ArrowUp');
  assert.match(await active(), /Germany/);
  await page.keyboard.press('Control+Home');
  assert.match(await active(), /None/);
  await page.keyboard.press('Escape');
  assert.equal(page.url(), before, 'Escape chooses nothing');
  assert.match(await page.evaluate(() => document.activeElement.id), /^fact-to/);
});

test('form: a wrong value is named next to its field and the answer stays', async (t) => {
  const page = await openText(t, `chip=nvidia-h100-sxm&qty=10&to=DEU&hq=DEU&${RULES}`);
  const before = await verdict(page);
  const input = page.locator('[data-key=qty] input');
  for (const wrong of ['-5', 'ten', '1e99', '<b>9</b>']) {
    await input.fill(wrong);
    await page.keyboard.press('Enter');
    await page.locator('[data-key=qty] .error:visible').waitFor();
    assert.equal(await input.inputValue(), wrong, 'what was typed stays');
    assert.equal(await input.getAttribute('aria-invalid'), 'true');
    assert.equal(await verdict(page), before);
  }
  await input.fill('20');
  await page.keyboard.press('Enter');
  await addressHas(page, 'qty=20');
  await page.locator('[data-key=qty] .error').waitFor({ state: 'hidden' });
});

test('form: typing a number replaces, one entry of history for the gesture', async (t) => {
  const page = await openText(t, `chip=nvidia-h100-sxm&qty=1&to=SGP&hq=SGP&${RULES}`);
  const before = await page.evaluate(() => history.length);
  const input = page.locator('[data-key=qty] input');
  await input.fill('');
  await input.pressSequentially('123456');
  await input.blur();
  await addressHas(page, 'qty=123456');
  assert.equal(await page.evaluate(() => history.length), before + 1);
  await page.goBack();
  await until(page, () => /[?&]qty=1(&|$)/.test(location.search) || !/qty=/.test(location.search));
});

test('form: choices, date and further facts', async (t) => {
  const page = await openText(t, 'chip=nvidia-h100-sxm&to=SGP&hq=SGP');
  await page.locator('[data-key=on] input').fill('2023-12-01');
  await addressHas(page, 'on=2023-12-01');
  await page.locator('[data-key=basis] select').selectOption('codified');
  await addressHas(page, 'basis=codified');
  await page.evaluate(() => document.querySelectorAll('#question details').forEach((fold) => (fold.open = true)));
  await page.locator('[data-key=days] input').fill('90');
  await page.keyboard.press('Enter');
  await addressHas(page, 'days=90');
  await page.locator('[data-key=listed] select').selectOption('1');
  await addressHas(page, 'listed=1');
  await answered(page);
  assert.equal(await page.locator('#question .error:visible').count(), 0);
});

test('form: ways to another outcome are links that also open elsewhere', async (t) => {
  const page = await openText(t, `chip=nvidia-h100-sxm&qty=100&to=SGP&hq=SGP&${RULES}`);
  const before = await verdict(page);
  const link = page.locator('#answer .choices a[data-case]').first();
  const target = await link.getAttribute('href');
  await link.click();
  await until(page, (href) => location.search === href, target);
  await until(page, (old) => document.querySelector('#answer .verdict').textContent !== old, before);
});
