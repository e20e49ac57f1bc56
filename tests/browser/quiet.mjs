// A page at rest does nothing; a wheel over the canvas never traps the reader; a whole visit leaves no trace.

import assert from 'node:assert/strict';
import { LAPTOP, addressHas, answered, loaded, newPage, openText, settle, siteAddress, until } from './lib/browser.mjs';
import { clickItem, openExplorer } from './lib/explorer.mjs';
import { test } from './lib/runner.mjs';

const CASE = 'chip=nvidia-h100-sxm&qty=1000&to=SGP&hq=SGP&on=2025-06-01&regime=us-2025-01-diffusion';
const SMALL = { viewport: { width: 1000, height: 640 } };

/** How many animation callbacks are asked for in two seconds, on the page's own clock. */
const callsAtRest = (page) =>
  page.evaluate(async () => {
    const before = globalThis.watched.asked;
    await new Promise((done) => setTimeout(done, 2000));
    return globalThis.watched.asked - before;
  });

test('quiet: the explorer at rest asks for no animation callback', async (t) => {
  const page = await openExplorer(t, CASE, SMALL);
  await loaded(page);
  await settle(page);
  assert.equal(await callsAtRest(page), 0);
  await clickItem(page, 'field/to');
  assert.equal(await callsAtRest(page), 0, 'with an open list');
  await page.keyboard.press('Escape');
  await page.mouse.move(300, 300);
  await settle(page);
  assert.equal(await callsAtRest(page), 0, 'after a change');
});

test('quiet: the text view at rest asks for no animation callback', async (t) => {
  const page = await openText(t, CASE);
  await loaded(page);
  await settle(page);
  assert.equal(await callsAtRest(page), 0);
});

test('quiet: the wheel scrolls what the canvas holds, then the page', async (t) => {
  const page = await openExplorer(t, CASE, SMALL);
  const box = await page.locator('canvas.stage').boundingBox();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2);
  await page.mouse.wheel(0, 100);
  await settle(page);
  assert.equal(await page.evaluate(() => scrollY), 0, 'the canvas takes the first turn: it holds more than it shows');
  for (let turns = 0; turns < 60 && !(await page.evaluate(() => scrollY)); turns += 1) {
    await page.mouse.wheel(0, 1500);
    await settle(page);
  }
  await until(page, () => scrollY > 0);
  for (let turns = 0; turns < 60; turns += 1) {
    if (await page.evaluate(() => scrollY === 0)) break;
    await page.mouse.wheel(0, -1500);
    await settle(page);
  }
  assert.equal(await page.evaluate(() => scrollY), 0, 'and back');
});

test('quiet: a whole visit asks this site alone and keeps nothing', async (t) => {
  const page = await openExplorer(t, CASE, SMALL);
  await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)));
  await page.locator('[data-key=model] button.pick').click();
  await page.locator('dialog.picker [role=option]').nth(3).click();
  await addressHas(page, 'model=');
  await page.locator('#foot button', { hasText: 'Dark' }).click();
  await page.locator('#tools button').first().click();
  assert.ok(await page.locator('#explorer').isHidden());
  await page.reload();
  await answered(page);
  const models = page.seen.requests.filter((url) => /models[.\w]*\.json$/.test(url));
  assert.ok(models.length >= 1, 'the models come when a model is asked for');
  assert.deepEqual(page.seen.failed, []);
});

test('quiet: the policy is sent and holds', async (t) => {
  const page = await newPage(t, { ...LAPTOP, allow: /Content Security Policy|Content-Security-Policy/ });
  const answer = await page.goto(`${siteAddress()}?drawing=0&${CASE}`);
  await answered(page);
  const policy = answer.headers()['content-security-policy'];
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/);
  const html = await answer.text();
  assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/i, 'no script or style inside the page');
  const held = await page.evaluate(async () => {
    const seen = globalThis.watched.policy;
    const script = document.createElement('script');
    script.textContent = 'globalThis.broken = 1';
    document.head.append(script);
    await fetch('http://127.0.0.1:9/').catch(() => 0);
    await new Promise((done) => setTimeout(done));
    const found = [...seen];
    seen.length = 0; // what follows is the test's own doing
    return { found, broken: globalThis.broken };
  });
  assert.equal(held.broken, undefined);
  assert.ok(held.found.some((one) => one.startsWith('script-src')) && held.found.some((one) => one.startsWith('connect-src')), held.found.join(', '));
});
