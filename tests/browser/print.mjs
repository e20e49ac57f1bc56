// On paper stands the text: the whole answer with its folds open, without explorer and controls, with the address of the case.

import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import { PHONE, answered, loaded, newPage, openText, settle, siteAddress, verdict } from './lib/browser.mjs';
import { openExplorer } from './lib/explorer.mjs';
import { test } from './lib/runner.mjs';

const CASE = 'chip=nvidia-h100-sxm&qty=1000&to=SGP&hq=SGP&days=90&on=2025-06-01&regime=us-2025-01-diffusion';

test('print: the text alone, with everything open', async (t) => {
  const page = await openExplorer(t, CASE);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await settle(page);
  for (const gone of ['#explorer', '#tools', '#examples', '.themes', 'a.skip']) {
    assert.equal(await page.locator(`${gone}:visible`).count(), 0, `${gone} is not printed`);
  }
  for (const there of ['#answer .verdict', '#answer .reason', '#answer .clauses', '#answer .role-sources', '#foot .address']) {
    assert.ok(await page.locator(there).first().isVisible(), `${there} is printed`);
  }
  assert.equal(await page.locator('#foot .address').textContent(), page.url());
  assert.equal(await page.locator('#answer details.step:not([open])').count(), 0);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.ok(await page.locator('#answer details.step:not([open])').count(), 'folded again after');
});

test('print: of a view its headline and its tables, without knobs, desk and empty headings', async (t) => {
  const page = await newPage(t, PHONE);
  await page.goto(`${siteAddress()}?view=quota&${CASE}`);
  await answered(page);
  await loaded(page);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  for (const there of ['#answer .verdict', '#picture .verdict', '#picture table', '#foot .address']) {
    assert.ok(await page.locator(there).first().isVisible(), `${there} is printed`);
  }
  assert.equal(await page.locator(':is(button, input, select, textarea):visible').count(), 0, 'nothing that only a screen can use');
  const bare = await page.locator('#picture section:visible').evaluateAll((all) => all.filter((one) => one.innerText.trim() === one.querySelector('h2, h3')?.innerText.trim()).length);
  assert.equal(bare, 0, 'no heading of nothing');
});

test('print: on white paper with dark ink, also from the dark theme', async (t) => {
  const page = await openText(t, `${CASE}&theme=dark`);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const { paper, ink } = await page.evaluate(() => {
    const sum = (color) => (color.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((all, one) => all + Number(one), 0);
    return { paper: getComputedStyle(document.body).backgroundColor, ink: sum(getComputedStyle(document.querySelector('#answer .reason')).color) };
  });
  assert.ok(/, 0\)$|255, 255, 255/.test(paper) || paper === 'rgba(0, 0, 0, 0)', `paper ${paper}`);
  assert.ok(ink < 250, `ink ${ink}`);
});

/** The streams of a PDF that can be read as text. */
function streamsOf(bytes) {
  const raw = bytes.toString('latin1');
  const texts = [raw];
  for (const found of raw.matchAll(/stream\r?\n/g)) {
    const from = found.index + found[0].length;
    try {
      texts.push(inflateSync(bytes.subarray(from, raw.indexOf('endstream', from))).toString('latin1'));
    } catch {
      // a font, a picture, or a plain stream
    }
  }
  return texts;
}

/** What letters a code may stand for, by any font's own table: the words stay text only if such tables are there. */
function lettersOf(texts) {
  const letters = new Map();
  const add = (code, letter) => letters.set(code, (letters.get(code) ?? new Set()).add(String.fromCharCode(letter)));
  const number = (hex) => parseInt(hex, 16);
  for (const text of texts.filter((one) => one.includes('begincmap'))) {
    for (const [, code, letter] of text.matchAll(/^<([0-9A-F]+)> <([0-9A-F]{4})>$/gim)) add(number(code), number(letter));
    for (const [, from, to, letter] of text.matchAll(/^<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]{4})>$/gim)) {
      for (let code = number(from); code <= number(to); code += 1) add(code, number(letter) + code - number(from));
    }
  }
  return letters;
}

/** Tells whether the shown codes can be read as the words; spaces may be left out. */
function reads(codes, letters, words) {
  const wanted = [...words.replace(/\s/g, '')];
  return codes.some((_, start) => {
    let at = start;
    for (const letter of wanted) {
      while (letters.get(codes[at])?.has(' ') && !letters.get(codes[at]).has(letter)) at += 1;
      if (!letters.get(codes[at])?.has(letter)) return false;
      at += 1;
    }
    return true;
  });
}

test('print: a PDF of several pages that holds the verdict as text', async (t) => {
  const page = await openText(t, CASE);
  const said = await verdict(page);
  const texts = streamsOf(await page.pdf({ format: 'A4' }));
  const counts = [...texts.join('\n').matchAll(/\/Type\s*\/Pages[^>]*?\/Count (\d+)/g)].map(([, count]) => Number(count));
  assert.ok(Math.max(0, ...counts) > 1, `${counts} pages`);
  const codes = texts.flatMap((text) => [...text.matchAll(/<([0-9A-F]+)> Tj/gi)].map(([, hex]) => parseInt(hex, 16)));
  assert.ok(reads(codes, lettersOf(texts), said), `“${said}” is in the PDF`);
  assert.ok(!reads(codes, lettersOf(texts), 'Quixotic zebras jazz'), 'not every text is');
});
