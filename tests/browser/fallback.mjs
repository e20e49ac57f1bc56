// Without WebGL, without the explorer's files, without JavaScript: the answer in text is complete, and what is missing is said.

import assert from 'node:assert/strict';
import { LAPTOP, answered, newPage, openText, siteAddress, until, verdict } from './lib/browser.mjs';
import { explorerReady } from './lib/explorer.mjs';
import { host } from './lib/hosted.mjs';
import { test } from './lib/runner.mjs';

const CASE = 'chip=nvidia-h100-sxm&qty=1000&to=SGP&hq=SGP&days=90&on=2025-06-01&regime=us-2025-01-diffusion';

test('no WebGL: the text leads with the whole answer, no file of the explorer is asked for', async (t) => {
  const page = await newPage(t, { ...LAPTOP, webgl: false });
  await page.goto(`${siteAddress()}?${CASE}`);
  await answered(page);
  assert.equal(await page.evaluate(() => document.createElement('canvas').getContext('webgl2')), null, 'this browser has no WebGL');
  assert.ok(await page.locator('#explorer').isHidden());
  const there = await page.locator('#answer').innerText();
  const drawing = await openText(t, CASE);
  assert.equal(there, await drawing.locator('#answer').innerText());
  for (const part of ['.headline', '.facts', '.bar', '.axis svg', '.clauses', '.choices', '.role-sources']) {
    assert.ok(await page.locator(`#answer ${part}`).count(), part);
  }
  assert.deepEqual(page.seen.requests.filter((url) => /app[.\w]*\.(wasm|mjs)$/.test(url)), []);
});

test('no WebGL: who asks for the explorer is told why it does not come', async (t) => {
  const page = await newPage(t, { ...LAPTOP, webgl: false });
  await page.goto(`${siteAddress()}?${CASE}`);
  await answered(page);
  await page.locator('#tools button').first().click();
  await until(page, () => /WebGL/.test(document.querySelector('#explorer .status')?.textContent));
  await page.locator('#explorer .actions button').last().click();
  assert.ok(await page.locator('#explorer').isHidden());
  assert.ok(await verdict(page));
});

test('the explorer’s file is missing: said, the answer stays, a second try works', async (t) => {
  const page = await newPage(t, { ...LAPTOP, allow: /Failed to load resource/ });
  await page.route(/\/app[.\w]*\.wasm$/, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(`${siteAddress()}?${CASE}`);
  await until(page, () => document.querySelectorAll('#explorer .actions button').length === 2);
  assert.match(await page.locator('#explorer .status').textContent(), /did not start/);
  assert.ok(await verdict(page));
  await page.unroute(/\/app[.\w]*\.wasm$/);
  await page.locator('#explorer .actions button').first().click();
  await explorerReady(page);
});

test('the rules’ file is missing: said in words', async (t) => {
  const page = await newPage(t, { ...LAPTOP, allow: /Failed to load resource|uncaught: .*could not be loaded/ });
  await page.route(/\/first[.\w]*\.json$/, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(`${siteAddress()}?${CASE}`);
  await until(page, () => !document.getElementById('failed').hidden);
  assert.match(await page.locator('#failed').textContent(), /could not be loaded/);
});

/** A picture of an answer, with its words, and the way to the pages that were made before. */
async function readyMade(page, place) {
  const picture = page.locator(`${place} img`);
  await picture.scrollIntoViewIfNeeded();
  await page.waitForTimeout(300);
  const { width } = await picture.boundingBox();
  assert.ok(width > 300 && (await picture.screenshot()).length > 5000, 'the picture is drawn');
  assert.match(await picture.getAttribute('alt'), /\w+ \w+ \w+/);
  const links = await page.locator(`${place} li a`).evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  assert.ok(links.length > 1);
  await page.goto(new URL(links.at(-1), page.url()).href);
  assert.ok(await page.locator('figure img').isVisible());
  await page.goBack();
}

test('no WebAssembly: said in words, whether the browser has none or a policy forbids it', async (t) => {
  const none = await newPage(t, { ...LAPTOP, allow: /WebAssembly/ });
  await none.addInitScript(() => delete globalThis.WebAssembly);
  await none.goto(`${siteAddress()}?${CASE}`);
  const site = await host(t);
  site.policy = site.policy.replace(" 'wasm-unsafe-eval'", '');
  const forbidden = await newPage(t, { ...LAPTOP, home: site.origin, violates: true, allow: /WebAssembly/ });
  await forbidden.goto(`${site.address}?${CASE}`);
  for (const page of [none, forbidden]) {
    await until(page, () => !document.getElementById('failed').hidden);
    assert.match(await page.locator('#failed').innerText(), /could not be loaded.*needs WebAssembly/);
    assert.ok(await page.locator('#wait').isHidden(), 'nothing promises to load');
    await readyMade(page, '#failed');
  }
});

test('no JavaScript: the page says what it needs', async (t) => {
  const page = await newPage(t, { ...LAPTOP, javaScriptEnabled: false });
  await page.goto(siteAddress());
  for (const words of [/JavaScript and WebAssembly/, /您的浏览器/, /您的瀏覽器/]) assert.match(await page.locator('noscript').innerText(), words);
  assert.match(await page.locator('h1').innerText(), /Chip Rules Explorer/);
  await readyMade(page, 'noscript');
  assert.equal(await page.locator('#wait').isVisible(), false, 'nothing promises to load');
});

test('a reader who asks for text gets no file of the explorer', async (t) => {
  const page = await openText(t, CASE);
  assert.ok(await page.locator('#explorer').isHidden());
  assert.deepEqual(page.seen.requests.filter((url) => /app|browser-|otf/.test(url.replace(siteAddress(), ''))), []);
});
