// What a first answer weighs: every preset as a card and as a view, through a server that compresses and counts.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { newPage } from './lib/browser.mjs';
import { answeredIn, countingSite } from './lib/hosts.mjs';
import { test } from './lib/runner.mjs';
import { ROOT } from './lib/site.mjs';

const BUDGET = 100_000; // bytes, compressed: all that a card fetches; of a view, what it fetches until the first answer stands

test('weight: every preset as card, and its first answer as view, within the budget', async (t) => {
  const { presets } = JSON.parse(readFileSync(`${ROOT}rules/presets.json`, 'utf8'));
  assert.ok(presets.length > 3);
  for (const { slug, case: caseText } of presets) {
    for (const view of ['card', 'time']) {
      const counted = await countingSite(t);
      const page = await newPage(t, { viewport: { width: 640, height: 700 }, home: counted.address });
      const hold = new Promise((go) => t.after(go)); // what a view fetches later is not waited for
      if (view !== 'card') await page.route(/\/(first|embed-view|api|words|app|browser)[\w.-]*$/, (route) => hold.then(() => route.abort().catch(() => {})));
      await page.goto(`${counted.address}embed.html?${caseText}&lang=en${view === 'card' ? '' : `&view=${view}`}`);
      await answeredIn(page);
      if (view === 'card') await page.waitForLoadState('networkidle');
      assert.ok(await page.locator('#answer .verdict').isVisible(), `${slug}: ${view}`);
      const bytes = [...counted.sent.values()].flat().reduce((a, b) => a + b, 0);
      assert.ok(bytes <= BUDGET, `${slug}, ${view}: ${bytes} bytes`);
      await page.close();
    }
  }
}, { seconds: 300 });
