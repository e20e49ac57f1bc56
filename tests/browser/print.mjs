// On paper stands the text: the whole answer with its folds open, without explorer and controls, with the address of the case.

import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import { openText, settle, verdict } from './lib/browser.mjs';
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

/** The pages of a PDF, and whether its fonts carry letters back to text. */
function readPdf(bytes) {
  const raw = bytes.toString('latin1');
  const texts = [raw];
  const streams = /stream\r?\n/g;
  for (let found = streams.exec(raw); found; found = streams.exec(raw)) {
    const from = found.index + found[0].length;
    try {
      texts.push(inflateSync(bytes.subarray(from, raw.indexOf('endstream', from))).toString('latin1'));
    } catch {
      // a font or a picture
    }
  }
  return texts;
}

/** The words of a tagged PDF, through its fonts' own tables from glyph to letter. */
function wordsOf(texts) {
  const tables = texts.filter((one) => one.includes('beginbfchar') || one.includes('beginbfrange')).map((text) => {
    const table = new Map();
    for (const [, from, to, letter] of text.matchAll(/<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})>/g)) {
      for (let code = parseInt(from, 16); code <= parseInt(to, 16); code += 1) table.set(code, String.fromCharCode(parseInt(letter, 16) + code - parseInt(from, 16)));
    }
    for (const [, code, letter] of text.matchAll(/^<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})>$/gm)) table.set(parseInt(code, 16), String.fromCharCode(parseInt(letter, 16)));
    return table;
  });
  const codes = texts.flatMap((text) => [...text.matchAll(/\[?((?:<[0-9A-Fa-f]+>[\s\d.-]*)+)\]?\s*T[jJ]/g)].map(([, run]) => [...run.matchAll(/<([0-9A-Fa-f]+)>/g)].map(([, hex]) => hex).join('')));
  return tables.map((table) => codes.map((hex) => hex.match(/.{4}/g)?.map((four) => table.get(parseInt(four, 16)) ?? '').join('') ?? '').join(' '));
}

test('print: a PDF of several pages that holds the verdict as text', async (t) => {
  const page = await openText(t, CASE);
  const said = await verdict(page);
  const bytes = await page.pdf({ format: 'A4' });
  const texts = readPdf(bytes);
  const pages = Math.max(...[...texts.join('\n').matchAll(/\/Type\s*\/Pages[^>]*?\/Count (\d+)/g).map(([, count]) => Number(count)));
  assert.ok(pages > 1, `${pages} pages`);
  const squeeze = (text) => text.replace(/\s+/g, '');
  assert.ok(wordsOf(texts).some((words) => squeeze(words).includes(squeeze(said))), `“${said}” is in the PDF`);
});
