// What axe looks for it does not find: text view and full page, light and dark, phone and laptop, open picker, error, open folds.

import assert from 'node:assert/strict';
import { look } from './lib/axe.mjs';
import { LAPTOP, PHONE, answered, loaded, newPage, openText, settle, siteAddress } from './lib/browser.mjs';
import { openExplorer } from './lib/explorer.mjs';
import { test } from './lib/runner.mjs';
import { VIEWS } from './lib/views.mjs';

const CASE = 'chip=nvidia-h100-sxm&qty=1500&to=SGP&hq=SGP&days=90&on=2025-06-01&regime=us-2025-01-diffusion';
const BARRED = 'chip=nvidia-h100-sxm&qty=10&to=DEU&hq=DEU&act=use&held=aia&purpose=iaas-training&client=CHN&on=2025-06-01&regime=us-2025-01-diffusion';
// Each size and each theme once; the other pairs only where everything is run.
const OFTEN = ['laptop, light', 'phone, dark'];
const looks = [['laptop', LAPTOP], ['phone', PHONE]].flatMap(([size, options]) => ['light', 'dark'].map((colorScheme) => [`${size}, ${colorScheme}`, { ...options, colorScheme }]));

for (const [name, options] of looks) {
  const full = !OFTEN.includes(name);
  test(`axe: text view, ${name}`, async (t) => {
    const page = await openText(t, CASE, options);
    await look(page);
    await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)));
    await look(page);
  }, { full });

  test(`axe: picker open, wrong value, unreadable case, ${name}`, async (t) => {
    const page = await openText(t, CASE, options);
    const refine = page.locator('#refine');
    if (await refine.isVisible()) await refine.click();
    await page.locator('[data-key=qty] input').fill('minus');
    await page.keyboard.press('Enter');
    await look(page);
    await page.locator('[data-key=to] button.pick').click();
    await page.locator('dialog.picker input').fill('ger');
    await look(page);
    await page.goto(`${siteAddress()}?drawing=0&chip=nvidia-h100-smx&to=POLL`);
    await answered(page);
    await look(page);
  }, { full });
}

for (const colorScheme of ['light', 'dark']) {
  test(`axe: full page with the explorer, ${colorScheme}`, async (t) => {
    const page = await openExplorer(t, CASE, { ...LAPTOP, colorScheme });
    await look(page);
  }, { full: colorScheme === 'dark' });

  test(`axe: every kind of outcome, ${colorScheme}`, async (t) => {
    const page = await openText(t, BARRED, { ...LAPTOP, colorScheme });
    await look(page);
    for (const caseText of [ 'chip=nvidia-h100-sxm', CASE.replace(/SGP/g, 'CHN'), CASE.replace(/SGP/g, 'DEU'), CASE.replace('1500', '900000'), 'chip=nvidia-t4&to=DEU&hq=DEU']) {
      await page.goto(`${siteAddress()}?drawing=0&${caseText}`);
      await answered(page);
      await look(page);
    }
  }, { full: colorScheme === 'light' });
}

for (const [name, options, lang, full] of [['phone, dark, Chinese', { ...PHONE, colorScheme: 'dark' }, 'zh-Hant', false], ['laptop, light', LAPTOP, 'en', true]]) {
  test(`axe: every view, ${name}`, async (t) => {
    const page = await newPage(t, options);
    for (const { search } of Object.values(VIEWS)) {
      await page.goto(`${siteAddress()}?${search}&lang=${lang}`);
      await answered(page);
      await loaded(page);
      await look(page);
    }
  }, { seconds: 240, full });
}

test('the keyboard alone: skip links, visible focus, no trap', async (t) => {
  const page = await newPage(t, LAPTOP);
  await page.goto(`${siteAddress()}?drawing=0&${CASE}`);
  await answered(page);
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Skip/);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id || document.querySelector(':target')?.id), 'answer');
  const hidden = [];
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const node = document.activeElement;
      if (node === document.body) return null;
      const style = getComputedStyle(node);
      const mark = [node, node.parentElement].some((one) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
      });
      return { name: `${node.tagName} ${node.className} ${node.textContent.slice(0, 30)}`, mark, style: style.outlineStyle };
    });
    if (!at) return;
    if (!at.mark) hidden.push(at.name);
    assert.deepEqual(hidden, [], 'focus can be seen');
  }
});

test('the answer is said once it has settled', async (t) => {
  const page = await openText(t, CASE);
  assert.equal(await page.locator('#said').textContent(), '', 'silent at first');
  await page.locator('[data-key=to] button.pick').click();
  await page.locator('dialog.picker input').fill('china');
  await page.keyboard.press('Enter');
  await page.locator('#said:not(:empty)').waitFor({ state: 'attached' });
  assert.equal(await page.locator('#said').textContent(), await page.locator('#answer .verdict').textContent());
});
