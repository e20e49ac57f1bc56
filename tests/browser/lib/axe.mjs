// What axe finds wrong in a page, past the page's own policy.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { settle } from './browser.mjs';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Of a table's rows that are made alike (the same elements with the same classes) three are looked at, where everything is run all.
const ALIKE = process.argv.includes('--full') ? Infinity : 3;

/** Runs axe in the page through the debugger, past the page's own policy; what it finds as lines of words. */
export async function look(page) {
  await settle(page);
  await page.evaluate(AXE);
  const found = await page.evaluate(async ([tags, alike]) => {
    for (const table of document.querySelectorAll('table')) {
      const seen = {};
      for (const row of table.rows) {
        const made = [row, ...row.querySelectorAll('*')].map((node) => `${node.tagName} ${node.className} ${node.getAttribute('style')}`).join();
        seen[made] = (seen[made] ?? 0) + 1;
        row.toggleAttribute('data-alike', seen[made] > alike);
      }
    }
    // Bands drawn as gradients keep axe from seeing the paper below the words: without them it can tell the contrast.
    for (const node of document.querySelectorAll('*')) if (getComputedStyle(node).backgroundImage.includes('gradient')) node.style.backgroundImage = 'none';
    const { violations, incomplete } = await globalThis.axe.run({ exclude: [['[data-alike]']] }, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations', 'incomplete'] });
    const words = (one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} ${node.failureSummary.replace(/\s+/g, ' ')}`);
    return [...violations.flatMap(words), ...incomplete.flatMap(words).filter((line) => line.includes('gradient'))];
  }, [RULES, ALIKE]);
  assert.deepEqual(found, []);
}
