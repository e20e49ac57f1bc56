// What axe finds wrong in a page, past the page's own policy.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { settle } from './browser.mjs';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Runs axe in the page through the debugger, past the page's own policy; what it finds as lines of words. */
export async function look(page) {
  await settle(page);
  await page.evaluate(AXE);
  const found = await page.evaluate(async (tags) => {
    // Bands drawn as gradients keep axe from seeing the paper below the words: without them it can tell the contrast.
    for (const node of document.querySelectorAll('*')) if (getComputedStyle(node).backgroundImage.includes('gradient')) node.style.backgroundImage = 'none';
    const { violations, incomplete } = await globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations', 'incomplete'] });
    const words = (one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} ${node.failureSummary.replace(/\s+/g, ' ')}`);
    return [...violations.flatMap(words), ...incomplete.flatMap(words).filter((line) => line.includes('gradient'))];
  }, RULES);
  assert.deepEqual(found, []);
}
