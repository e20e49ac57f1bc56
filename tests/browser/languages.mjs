// Three languages: from the address or the reader's preference, switched live; the decision stays, what a language needs comes when it is spoken.

import assert from 'node:assert/strict';
import { LAPTOP, PHONE, answered, caseOf, loaded, newPage, openText, settle, siteAddress, until, verdict } from './lib/browser.mjs';
import { explorerReady, items } from './lib/explorer.mjs';
import { test } from './lib/runner.mjs';

const CASE = 'chip=nvidia-h100-sxm&qty=5000&to=POL&hq=POL&on=2025-06-01&regime=us-2025-01-diffusion';
const CHINESE = /[\u4e00-\u9fff]/;

const tone = (page) => page.locator('#answer .headline').getAttribute('class');
const speak = async (page, code) => {
  await page.locator(`#languages [data-lang=${code}]`).click();
  await until(page, (lang) => document.documentElement.lang === lang, code);
  await settle(page);
};
const fetched = (page, part) => page.seen.requests.filter((url) => url.includes(part)).length;

test('languages: switched live, the case and its outcome stay', async (t) => {
  const page = await openText(t, CASE);
  await page.evaluate(() => (globalThis.marker = 1));
  const [english, before] = [await verdict(page), await tone(page)];
  assert.equal(fetched(page, 'text-zh'), 0, 'no words of another language before they are wanted');
  const said = [];
  for (const code of ['zh-Hans', 'zh-Hant']) {
    await speak(page, code);
    said.push(await verdict(page));
    assert.match(said.at(-1), CHINESE);
    assert.equal(await tone(page), before);
    assert.equal(caseOf(page), CASE);
    assert.equal(new URL(page.url()).searchParams.get('lang'), code);
    const text = await page.locator('body').innerText();
    assert.doesNotMatch(text, /［英文］|undefined|\{[a-z_.]+\}/);
    assert.match(await page.locator('[data-key=to] label').innerText(), CHINESE);
    assert.match(await page.title(), CHINESE);
    assert.equal(await page.locator(`#languages [data-lang=${code}]`).getAttribute('aria-pressed'), 'true');
  }
  assert.notEqual(said[0], said[1]);
  await speak(page, 'en');
  assert.equal(await verdict(page), english);
  assert.equal(await page.evaluate(() => globalThis.marker), 1, 'the page was not loaded again');
});

test('languages: large units, dates and names as a reader of the language writes them', async (t) => {
  const page = await openText(t, `${CASE}&lang=zh-Hans`);
  const text = await page.locator('body').innerText();
  assert.match(text, /7\.9亿/);
  assert.match(text, /2,690万/);
  assert.match(text, /2025年6月1日/);
  assert.match(text, /波兰/);
  await page.locator('[data-key=to] button.pick').click();
  await page.locator('dialog.picker input').fill('沙特');
  await page.keyboard.press('Enter');
  await until(page, () => location.search.includes('to=SAU'));
  assert.match(await page.locator('#answer .asked, #answer .headline').first().innerText(), /沙特阿拉伯/);
});

test('languages: the address decides, then the reader’s preference, then English', async (t) => {
  for (const [locale, search, lang] of [['zh-CN', '', 'zh-Hans'], ['zh-TW', '', 'zh-Hant'], ['zh-HK', '', 'zh-Hant'], ['de-DE', '', 'en'], ['zh-CN', '&lang=en', 'en'], ['en-US', '&lang=zh-hant', 'zh-Hant']]) {
    const page = await newPage(t, { ...LAPTOP, locale });
    await page.goto(`${siteAddress()}?${CASE}&drawing=0${search}`);
    await answered(page);
    assert.equal(await page.evaluate(() => document.documentElement.lang), lang, `${locale} ${search}`);
    await page.context().close();
  }
});

test('languages: the explorer follows, its letters come when they are spoken', async (t) => {
  const page = await newPage(t, LAPTOP);
  await page.goto(`${siteAddress()}?${CASE}`);
  await answered(page);
  await explorerReady(page);
  assert.equal(fetched(page, 'font-zh'), 0);
  for (const code of ['zh-Hans', 'zh-Hant']) {
    await speak(page, code);
    await until(page, (part) => performance.getEntriesByType('resource').some((one) => one.name.includes(part)), `font-${code}`);
    await loaded(page);
    await settle(page);
    const labels = (await items(page)).map((one) => one.label).join(' ');
    assert.match(labels, CHINESE);
    const faults = await page.evaluate(() => document.querySelector('canvas.stage').explorer.faults());
    assert.deepEqual([...new Set(faults.missing)], [], `glyphs that the canvas lacks in ${code}`);
    assert.equal(caseOf(page), CASE);
  }
});

test('languages: words that cannot be had leave the page as it is and say so', async (t) => {
  const page = await newPage(t, { ...LAPTOP, allow: /Failed to load resource|net::ERR_FAILED/ });
  await page.route(/text-zh-Hans/, (route) => route.abort());
  await page.goto(`${siteAddress()}?${CASE}&drawing=0`);
  await answered(page);
  const before = await verdict(page);
  await page.locator('#languages [data-lang=zh-Hans]').click();
  await page.locator('.notice.failure').waitFor();
  assert.equal(await verdict(page), before);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  await page.unroute(/text-zh-Hans/);
  await speak(page, 'zh-Hans');
  assert.match(await verdict(page), CHINESE);
});

test('languages: the switch fits a phone and a finger', async (t) => {
  for (const width of [320, 360]) {
    for (const lang of ['en', 'zh-Hans', 'zh-Hant']) {
      const page = await newPage(t, { ...PHONE, viewport: { width, height: 740 } });
      await page.goto(`${siteAddress()}?${CASE}&drawing=0&lang=${lang}`);
      await answered(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0, `nothing sticks out sideways at ${width} in ${lang}`);
      for (const button of await page.locator('#languages button, #tools button').all()) {
        const box = await button.boundingBox();
        assert.ok(box.width >= 44 && box.height >= 44 && box.x >= 0 && box.x + box.width <= width, `${lang} ${width}: ${JSON.stringify(box)}`);
      }
      await page.context().close();
    }
  }
});

test('languages: a bad link is refused in the reader’s language, naming key, value and what would be right', async (t) => {
  for (const [code, says, wrong] of [
    ['zh-Hans', /无法回答此案例：国家和地区目录中没有“GERMANX”/, /芯片数量.*应为整数，而不是1\.5/],
    ['zh-Hant', /無法回答此案例：國家和地區目錄中沒有「GERMANX」/, /晶片數量.*應為整數，而不是1\.5/],
  ]) {
    const page = await newPage(t, LAPTOP);
    await page.goto(`${siteAddress()}?to=GERMANX&lang=${code}&drawing=0`);
    await until(page, (text) => new RegExp(text).test(document.body.innerText), says.source);
    await page.goto(`${siteAddress()}?to=POL&lang=${code}&drawing=0`);
    await answered(page);
    await page.locator('[data-key=qty] input').fill('1.5');
    await page.keyboard.press('Enter');
    await until(page, (text) => new RegExp(text).test(document.querySelector('[data-key=qty] .error').innerText), wrong.source);
    assert.doesNotMatch(await page.locator('[data-key=qty]').innerText(), /is a|not /);
    await page.context().close();
  }
});
