// Text twice as large, as a reader sets it in the browser: each view still fits a narrow phone, nothing is cut, nothing lies
// on anything else.

import assert from 'node:assert/strict';
import { PHONE, answered, loaded, newPage, settle, siteAddress } from './lib/browser.mjs';
import { explorerReady } from './lib/explorer.mjs';
import { test } from './lib/runner.mjs';
import { VIEWS } from './lib/views.mjs';

/** A page whose reader has chosen type of twice the size. */
async function large(t, options) {
  const page = await newPage(t, options);
  const debug = await page.context().newCDPSession(page);
  await debug.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  return page;
}

/** What is wrong with how the page's words stand: sideways scrolling, cut words, words over words. */
function faultsOf() {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.push(`sideways by ${root.scrollWidth - root.clientWidth}`);
  const name = (node) => `${node.tagName.toLowerCase()}.${node.className?.baseVal ?? node.className} “${node.textContent.trim().slice(0, 40)}”`;
  const slides = (node) => /auto|scroll/.test(getComputedStyle(node).overflowX);
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  const hidden = (node) => node.closest('.hush, .skip, thead, dialog:not([open])') || !node.checkVisibility();
  const words = [];
  for (const node of document.querySelectorAll('body *')) {
    if (hidden(node) || node.closest('svg, canvas, select, option, textarea')) continue;
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    if (!own) continue;
    const box = node.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) continue;
    const row = node.closest('.scroll, #views ul');
    if (!row && (box.left < -1 || box.right > root.clientWidth + 1)) faults.push(`outside: ${name(node)}`);
    if (getComputedStyle(node).overflow !== 'visible' && !slides(node) && node.scrollWidth > node.clientWidth + 1) faults.push(`cut: ${name(node)}`);
    const range = document.createRange();
    for (const child of node.childNodes) {
      if (child.nodeType !== 3 || !child.data.trim()) continue;
      range.selectNodeContents(child);
      for (const line of range.getClientRects()) if (line.width > 2 && !row) words.push({ node, left: line.left + 1, right: line.right - 1, top: line.top + line.height * 0.3, bottom: line.bottom - line.height * 0.3 });
    }
  }
  const stuck = (node) => node.closest('#views'); // lies over the page while it is scrolled
  words.sort((a, b) => a.top - b.top);
  for (let i = 0; i < words.length; i += 1) {
    for (let k = i + 1; k < words.length && words[k].top < words[i].bottom; k += 1) {
      const [a, b] = [words[i], words[k]];
      if (a.node === b.node || a.node.contains(b.node) || b.node.contains(a.node) || stuck(a.node) || stuck(b.node)) continue;
      if (a.left < b.right && b.left < a.right) faults.push(`over one another: ${name(a.node)} and ${name(b.node)}`);
    }
  }
  return [...new Set(faults)].slice(0, 8);
}

for (const [lang, views] of [['en', Object.keys(VIEWS)], ['zh-Hans', ['answer', 'time', 'rule']]]) {
  test(`zoom: text of 200 % on a phone of 360 px, ${lang}`, async (t) => {
    const page = await large(t, PHONE);
    for (const view of views) {
      await page.goto(`${siteAddress()}?${VIEWS[view].search}&lang=${lang}`);
      await answered(page);
      await loaded(page);
      await settle(page);
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '32px');
      assert.deepEqual(await page.evaluate(faultsOf), [], view);
    }
  }, { seconds: 180 });
}

for (const [name, options] of [['a laptop', { viewport: { width: 1280, height: 860 } }], ['a phone of 360 px', PHONE]]) {
  test(`zoom: the explorer at 200 % on ${name}`, async (t) => {
    const page = await large(t, { ...options, paints: false });
    await page.goto(`${siteAddress()}?${VIEWS.answer.search}`);
    await answered(page);
    await page.locator('#tools button').first().click(); // type so large leaves no room beside: the text leads
    await explorerReady(page);
    for (const view of Object.keys(VIEWS)) {
      await page.evaluate((to) => document.querySelector(`#views a[data-view=${to}]`).click(), view);
      await loaded(page);
      await settle(page);
      const { cut, over } = await page.evaluate(() => document.querySelector('canvas.stage').explorer.faults());
      assert.deepEqual([...new Set(cut)], [], view);
      assert.deepEqual(over, [], view);
    }
  }, { seconds: 180 });
}
