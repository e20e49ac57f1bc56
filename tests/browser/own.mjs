// An instrument of the reader's own: dropped or chosen, in every view, taken out; faults are listed, hostile files do nothing.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { LAPTOP, PHONE, addressHas, addressLacks, loaded, newPage, openText, siteAddress, until, verdict } from './lib/browser.mjs';
import { items, openExplorer } from './lib/explorer.mjs';
import { test } from './lib/runner.mjs';
import { ROOT } from './lib/site.mjs';

const EXAMPLE = readFileSync(`${ROOT}rules/examples/own-instrument.json`, 'utf8');
const CASE = 'tpp=4000&qty=10&to=PER&hq=PER';

/** Drops a file on the page, as a reader does. */
async function drop(page, name, text, at = 'body') {
  await page.evaluate(([at, name, text]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], name, { type: 'application/json' }));
    const node = document.querySelector(at);
    for (const type of ['dragover', 'drop']) node.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
  }, [at, name, text]);
}

/** Waits until the ribbon says something, and what to do next: while a file is read it offers nothing. */
const ribbon = (page, words) => until(page, (words) => document.querySelector('#own button') && document.getElementById('own').textContent.includes(words), words);
const textOf = (page, selector) => page.locator(selector).innerText();

test('own: a dropped file is in every view, says so, and can be taken out', async (t) => {
  const page = await openText(t, CASE);
  const before = await verdict(page);
  await drop(page, 'mine.json', EXAMPLE);
  await ribbon(page, 'mine.json');
  await addressHas(page, 'regime=own');
  assert.notEqual(await verdict(page), before);
  assert.match(await textOf(page, '#answer'), /under an instrument of your own, not the law: Made-Up Order on Fast Chips/);
  for (const view of ['map', 'lines', 'quota', 'time', 'rule']) {
    await page.locator(`#views a[data-view=${view}]`).click();
    await until(page, () => document.querySelector('#picture:not([hidden]) .block'));
    assert.match(await textOf(page, 'main .told'), /[Yy]our own/, view);
    assert.match(await textOf(page, '#own'), /Made-Up Order/, view);
  }
  assert.match(await textOf(page, '#picture'), /made up|fast|Order/i);
  await page.locator('#own button', { hasText: 'Take it out' }).click();
  await addressLacks(page, 'regime=own');
  await until(page, () => document.getElementById('own').hidden);
  await page.locator('#views a[data-view=answer]').click();
  assert.equal(await verdict(page), before);
  assert.deepEqual(page.seen.requests.filter((url) => /[?&]regime=own/.test(url)), [], 'nothing of it is asked of a server');
});

test('own: it is a law to compare, and the way back to it stays', async (t) => {
  const page = await openText(t, CASE);
  await drop(page, 'mine.json', EXAMPLE);
  await ribbon(page, 'mine.json');
  await page.locator('#views a[data-view=compare]').click();
  await page.locator('#picture select, #picture button').first().waitFor();
  assert.match(await page.locator('#picture').innerHTML(), /Your own instrument: Made-Up Order/);
  await page.locator('#views a[data-view=answer]').click();
  await page.locator('#question [data-key=regime]').evaluate((node) => node.closest('details')?.setAttribute('open', ''));
  assert.match(await textOf(page, '#question [data-key=regime]'), /Your own instrument: Made-Up Order/);
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await addressLacks(page, 'regime=own');
  await ribbon(page, 'not asked under now');
  await page.locator('#own button', { hasText: 'Ask under it' }).click();
  await addressHas(page, 'regime=own');
});

test('own: a file with faults changes nothing and each is named with its place', async (t) => {
  const page = await openText(t, CASE);
  const before = await verdict(page);
  const act = JSON.parse(EXAMPLE);
  act.clauses[0].step = 'classfy';
  act.dates.effective = 'tomorrow';
  act.parameters.fast_tpp.value = '2000';
  delete act.sources;
  await drop(page, 'draft.json', JSON.stringify(act));
  await ribbon(page, 'draft.json was not loaded');
  const said = await textOf(page, '#own');
  for (const place of ['/clauses/0/step', '/dates/effective', '/parameters/fast_tpp/value', '/sources']) assert.ok(said.includes(place), `${place} in ${said}`);
  assert.match(said, /There stands "2000"/);
  assert.equal(await verdict(page), before);
  assert.ok(!page.url().includes('regime=own'));
  // A good one stays when a bad one follows.
  await drop(page, 'mine.json', EXAMPLE);
  await ribbon(page, 'mine.json');
  await addressHas(page, 'regime=own');
  const mine = await verdict(page);
  await drop(page, 'draft.json', JSON.stringify(act));
  await ribbon(page, 'draft.json was not loaded');
  await page.locator('#own button', { hasText: 'Close' }).click();
  await ribbon(page, 'mine.json');
  assert.equal(await verdict(page), mine);
});

test('own: hostile files do nothing bad', async (t) => {
  const page = await openText(t, CASE);
  const before = await verdict(page);
  const act = JSON.parse(EXAMPLE);
  const wicked = {
    'nested.json': '['.repeat(200000),
    'open.json': '{"a":'.repeat(5000),
    'huge-number.json': '{"title": 1e999}',
    'twice.json': '{"title": "a", "title": "b"}',
    'binary.json': '\u0000\u0001\uffff',
    'empty.json': '',
    'escape.json': '{"title": "a"}}, "facts": {}}',
    'large.json': `{"title": "${'a'.repeat(600000)}"}`,
    'long.json': JSON.stringify({ ...act, says: 'a'.repeat(5000) }),
    'many.json': JSON.stringify({ ...act, clauses: Array.from({ length: 3000 }, (_, i) => ({ ...act.clauses[0], id: `c${i}` })) }),
    'proto.json': '{"__proto__": {"title": "x"}, "constructor": []}',
  };
  for (const [name, text] of Object.entries(wicked)) {
    await drop(page, name, text);
    await ribbon(page, `${name} was not loaded`);
    assert.equal(await verdict(page), before, name);
  }
  const script = '<img src=x onerror=alert(1)><script>alert(2)</script>';
  const marked = { ...act, title: script, brief: script, url: 'javascript:alert(3)', says: script };
  marked.clauses = act.clauses.map((clause) => ({ ...clause, says: script, cite: script }));
  await drop(page, `${script}.json`, JSON.stringify(marked));
  await ribbon(page, 'was not loaded');
  assert.match(await textOf(page, '#own'), /https:\/\/ or http:\/\//);
  delete marked.url;
  await drop(page, `${script}.json`, JSON.stringify(marked));
  await addressHas(page, 'regime=own');
  await ribbon(page, script);
  for (const view of ['rule', 'map', 'quota']) {
    await page.locator(`#views a[data-view=${view}]`).click();
    await until(page, () => document.querySelector('#picture:not([hidden]) .block'));
  }
  assert.equal(await page.locator('main img:not(.instead img), main script').count(), 0);
});

test('own: the page stays awake while a file is read, and another file takes its place', async (t) => {
  const page = await openText(t, CASE);
  await page.evaluate(() => {
    globalThis.turns = 0;
    const turn = () => {
      if (/Reading/.test(document.getElementById('own')?.textContent)) globalThis.turns += 1;
      setTimeout(turn);
    };
    turn();
  });
  const act = JSON.parse(EXAMPLE);
  await drop(page, 'mine.json', EXAMPLE);
  await ribbon(page, 'In every view');
  const turns = await page.evaluate(() => globalThis.turns);
  assert.ok(turns > 5, `${turns} turns of other work while it was read`);
  const said = await page.evaluate((files) => {
    const all = [];
    new MutationObserver(() => all.push(document.querySelector('#own .status').textContent)).observe(document.getElementById('own'), { subtree: true, childList: true, characterData: true });
    for (const [name, text] of files) {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    }
    return new Promise((done) => setInterval(() => all.at(-1)?.includes('Second Order') && done(all), 50));
  }, [['one.json', JSON.stringify({ ...act, title: 'First Order' })], ['two.json', JSON.stringify({ ...act, title: 'Second Order' })]]);
  assert.ok(!said.some((text) => /First Order|not loaded/.test(text)), said.join('; '));
  assert.match(await textOf(page, '#answer'), /Second Order/);
});

test('own: a link says what it leaves out, to who copies it and to who opens it', async (t) => {
  const page = await openText(t, CASE);
  await drop(page, 'mine.json', EXAMPLE);
  await addressHas(page, 'regime=own');
  const other = await openText(t, `${CASE}&regime=own`);
  assert.match(await textOf(other, '#answer'), /instrument of the sender's own/);
  await until(other, () => document.querySelector('#answer .verdict'));
  await drop(other, 'mine.json', EXAMPLE);
  await ribbon(other, 'In every view');
  assert.equal(await verdict(other), await verdict(page));
});

test('own: chosen on a phone under the rule and under what is modeled, in Chinese too', async (t) => {
  const page = await newPage(t, PHONE);
  await page.goto(`${siteAddress()}?${CASE}&view=rule&lang=zh-Hans`);
  const chooser = page.locator('.own-desk input[type=file]');
  await chooser.waitFor({ state: 'attached' });
  await chooser.setInputFiles({ name: '我的.json', mimeType: 'application/json', buffer: Buffer.from(EXAMPLE) });
  await ribbon(page, '我的.json');
  assert.match(await textOf(page, '#own'), /自备规则/);
  assert.match(await textOf(page, '.told'), /并非现行法律/);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1), 'no sideways scroll');
  await page.locator('#scope summary').click();
  const second = page.locator('#scope .own-desk input[type=file]');
  await second.waitFor({ state: 'attached' });
  await second.setInputFiles({ name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await until(page, () => document.querySelector('#own.faulty li'));
  await loaded(page);
});

test('own: the explorer draws it', async (t) => {
  const page = await openExplorer(t, CASE, LAPTOP);
  await drop(page, 'mine.json', EXAMPLE);
  await addressHas(page, 'regime=own');
  await loaded(page);
  const said = JSON.stringify(await items(page));
  assert.match(said, /[Yy]our own instrument/);
});
