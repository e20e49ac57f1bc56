// Answers that were made with the site: what the engine says, without it, on the days on which that is so.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { LAPTOP, PHONE, TODAY, answered, newPage, siteAddress, until } from './lib/browser.mjs';
import { answeredIn, countingSite } from './lib/hosts.mjs';
import { test } from './lib/runner.mjs';
import { ROOT } from './lib/site.mjs';

const { presets } = JSON.parse(readFileSync(`${ROOT}rules/presets.json`, 'utf8'));
const BUDGET = 100_000; // bytes, compressed
const ENGINE = /\/(first|api)[\w.-]*\.(wasm|json)$/;
const hasEngine = (page) => page.seen.requests.some((url) => ENGINE.test(url));
const cardOf = (caseText, lang = 'en') => `${siteAddress()}embed.html?${caseText}&lang=${lang}`;
const shown = (page) => page.evaluate(() => ({ text: document.getElementById('card').innerText, title: document.title, dir: document.documentElement.dir, full: document.getElementById('full').href }));

test('prepared: the card of each preset is the engine’s, word for word, in each language', async (t) => {
  for (const [nth, { case: caseText }] of presets.entries()) {
    const lang = ['en', 'zh-Hans', 'zh-Hant'][nth % 3];
    const page = await newPage(t, LAPTOP);
    await page.goto(cardOf(caseText, lang));
    await answeredIn(page);
    await page.waitForLoadState('networkidle');
    assert.ok(!hasEngine(page), `${caseText}: the engine was fetched`);
    const without = await shown(page);
    await page.route(/\.card\.json$/, (route) => route.fulfill({ status: 200, body: 'null' }));
    await page.reload();
    await answeredIn(page);
    assert.ok(hasEngine(page));
    assert.deepEqual(without, await shown(page), caseText);
    await page.close();
  }
}, { seconds: 240 });

test('prepared: the engine comes when a reader wants to change something', async (t) => {
  const page = await newPage(t, PHONE);
  await page.goto(cardOf(presets[0].case));
  await answeredIn(page);
  await page.waitForLoadState('networkidle');
  assert.ok(!hasEngine(page));
  await page.locator('#foot button').click();
  await page.locator('#change .field').first().waitFor();
  assert.ok(hasEngine(page));
  const before = await page.locator('#answer .asked, #answer h2').first().textContent();
  const quantity = page.locator('#change input[type="text"], #change input[inputmode]').first();
  await quantity.fill('7');
  await quantity.press('Enter');
  await until(page, (text) => document.getElementById('answer').innerText.includes('7 ×') && text, before);
});

test('prepared: an answer of other data, of another day, or none at all is not shown', async (t) => {
  const page = await newPage(t, { ...LAPTOP, allow: /404|Failed to load resource/ });
  const spoil = (change) => page.route(/\.card\.json$/, async (route) => {
    const { answers, ...card } = await (await route.fetch()).json();
    const stale = { ...answers[0], blocks: [{ type: 'headline', label: 'stale', text: 'stale', tone: 'plain' }], ...change };
    return route.fulfill({ json: { ...card, answers: [stale] } });
  });
  const tell = async () => {
    await page.goto(cardOf(presets[0].case));
    await answeredIn(page);
    const text = await page.locator('#answer').innerText();
    await page.unroute(/\.card\.json$/);
    return text;
  };
  await spoil({});
  assert.match(await tell(), /stale/, 'the test itself');
  for (const change of [{ data: 'another' }, { from: '2031-01-01' }, { until: TODAY }, { blocks: null }]) {
    await spoil(change);
    assert.doesNotMatch(await tell(), /stale/, JSON.stringify(change));
  }
  await page.route(/\.card\.json$/, (route) => route.fulfill({ status: 404, body: '' }));
  assert.match(await tell(), /H200/);
});

test('prepared: what is odd in the address is judged all the same', async (t) => {
  const page = await newPage(t, LAPTOP);
  await page.goto(`${cardOf(presets[0].case)}&locked=chip,tto`);
  await until(page, () => !document.getElementById('notes').hidden);
  assert.match(await page.locator('#notes').innerText(), /tto/);
});

test('prepared: the page says its first answer before it fetches the engine, and keeps it in its place', async (t) => {
  for (const [search, label] of [['', /H100/], [`?${presets[0].case}`, /H200/], [`?${presets[0].case}&lang=zh-Hans`, /H200/]]) {
    const counted = await countingSite(t);
    const page = await newPage(t, { ...LAPTOP, home: counted.address });
    let go;
    const held = new Promise((done) => (go = done));
    await page.route(/\/(first|text)[\w.-]*\.(wasm|json)$/, (route) => held.then(() => route.continue()));
    await page.goto(`${counted.address}${search}`);
    const head = page.locator('#answer .verdict');
    await head.waitFor();
    // A Chinese face comes after: until then the text stands in one of the reader's own.
    const bytes = [...counted.sent].filter(([path]) => !path.includes('font-zh')).flatMap(([, times]) => times).reduce((a, b) => a + b, 0);
    assert.ok(bytes <= BUDGET, `${bytes} bytes before the first answer`);
    assert.match(await page.locator('#answer').innerText(), label);
    const before = await head.evaluate((node) => ((globalThis.kept = node), node.textContent));
    go();
    await answered(page);
    assert.equal(await head.textContent(), before);
    assert.ok(await page.evaluate(() => globalThis.kept.isConnected), 'the same words in the same place');
    await page.close();
  }
}, { seconds: 240 });
