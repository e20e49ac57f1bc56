// Case strings that mean harm, by link and by API: shown as text, refused in words, nothing runs, nothing hangs.

import assert from 'node:assert/strict';
import { LAPTOP, answered, caseOf, newPage, openText, settle, siteAddress, until } from './lib/browser.mjs';
import { explorerReady, items, openExplorer } from './lib/explorer.mjs';
import { test } from './lib/runner.mjs';

const GOOD = 'chip=nvidia-h100-sxm&qty=1000&to=SGP&hq=SGP&on=2025-06-01&regime=us-2025-01-diffusion';
const MARKUP = ['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', "javascript:alert(1)//'", '<svg/onload=alert(1)>', '{{7*7}}${7*7}', '</title><b>b</b>'];
const BROKEN = ['%', '%zz', '%00', '%C0%AF', '%ED%A0%80', '%F5%80%80%80', '&&&', '=', '&=&', 'chip', '__proto__=1', 'constructor=2', '%E2%80%AEto=x', 'to=%E2%80%AE%D7%A9%D7%9C%D7%95%D7%9D'];

/** A generator of numbers that gives the same ones every time. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** A good case with other values, without some facts, in another order. */
function vary(roll) {
  const others = ['chip=nvidia-t4', 'qty=-1', 'qty=0', `qty=${roll(1e9)}`, 'to=CHN', 'to=XXX', 'hq=MAC', 'on=1999-12-31', 'on=2024-02-30', 'listed=1', 'act=use', 'company=g42', 'basis=codified', 'days=1e3', 'tpp=4800', 'die=0', 'without=lpp'];
  const pairs = [...GOOD.split('&').filter(() => roll(4)), ...Array.from({ length: roll(3) }, () => others[roll(others.length)])];
  return pairs.sort(() => roll(3) - 1).join('&');
}

/** A case string with meaning or without: varied, or made bad in one to four places. */
function mutate(roll) {
  if (roll(2)) return vary(roll);
  const bits = ['&', '=', '%', '%00', '%2', '+', ';', '#', '<', '>', '"', "'", '\\', '\u0000', '\u202e', '🙂', 'ש', 'é', '-', '1e309', '-0', 'NaN', 'set.', 'group.', 'reading.', 'used.', '9'.repeat(40), 'chip=', 'to=', '&to=DEU', '&group.D5=+POL,-CHE'];
  let text = GOOD;
  for (let left = roll(4) + 1; left; left -= 1) {
    const at = roll(text.length + 1);
    const cut = roll(3) ? 0 : roll(12);
    text = text.slice(0, at) + (roll(4) ? bits[roll(bits.length)] : String.fromCharCode(roll(0x2fff))) + text.slice(at + cut);
  }
  return text;
}

/** Nothing of what came by link became part of the page but as text. */
const intact = (page) =>
  page.evaluate(() => ({
    scripts: [...document.scripts].filter((one) => !one.src).length,
    strange: document.querySelectorAll('img:not(.instead img), iframe, object, embed, b, [onerror], [onload], [style*=expression]').length,
    links: [...document.links].filter((one) => !/^https?:/.test(one.href)).length,
  }));

test('hostile: markup in every place of a link is text', async (t) => {
  const page = await newPage(t, LAPTOP);
  for (const wrong of MARKUP) {
    const code = encodeURIComponent(wrong);
    for (const search of [`${GOOD}&${code}=1&lang=${code}&theme=${code}`, `${GOOD}&reading.${code}=1&${code}`, `chip=${code}`]) {
      await page.goto(`${siteAddress()}?drawing=0&${search}`);
      await answered(page);
      assert.deepEqual(await intact(page), { scripts: 0, strange: 0, links: 0 }, search);
    }
    assert.ok((await page.locator('#answer').innerText()).includes(wrong), 'named as it was written');
  }
});

test('hostile: broken encodings, control and right-to-left characters in a link', async (t) => {
  const page = await newPage(t, LAPTOP);
  for (const wrong of BROKEN) {
    await page.goto(`${siteAddress()}?drawing=0&${wrong}`);
    await answered(page);
    assert.ok((await page.locator('#answer').innerText()).length > 20, wrong);
    assert.deepEqual(await intact(page), { scripts: 0, strange: 0, links: 0 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wrong}: the page is ${wide} px too wide`);
  }
});

test('hostile: a link of eight thousand characters and more', async (t) => {
  const page = await newPage(t, LAPTOP);
  for (const search of [`chip=${'x'.repeat(8200)}`, `${GOOD}&${'k'.repeat(8200)}=1`, `${GOOD}${'&a=1'.repeat(2100)}`, `set.${'y'.repeat(9000)}=1`, `chip=${'%3Cb%3E'.repeat(1200)}`]) {
    await page.goto(`${siteAddress()}?drawing=0&${search}`);
    await answered(page);
    const { height, wide } = await page.evaluate(() => ({ height: document.documentElement.scrollHeight, wide: document.documentElement.scrollWidth - innerWidth }));
    assert.ok(wide <= 0, `the page is ${wide} px too wide`);
    assert.ok(height < 20000, `the page is ${height} px high`);
    assert.deepEqual(await intact(page), { scripts: 0, strange: 0, links: 0 });
  }
});

test('hostile: five hundred mutated cases through the API', async (t) => {
  const page = await newPage(t, LAPTOP);
  await page.goto(`${siteAddress()}?drawing=0`);
  await answered(page);
  const roll = dice(2025);
  const texts = Array.from({ length: 500 }, () => mutate(roll));
  const found = await page.evaluate(async ([address, all]) => {
    const { load } = await import(`${address}api/chip-rules.mjs`);
    const rules = await load();
    const odd = [];
    let decided = 0;
    let longest = { time: 0, text: '' };
    for (const text of all) {
      const begin = performance.now();
      try {
        const decision = rules.check(text);
        decided += 1;
        const again = rules.canonical(decision.case);
        if (again !== decision.case) odd.push(`${text}: ${decision.case} is written ${again}`);
      } catch (error) {
        if (!error.detail?.message) odd.push(`${text}: ${error.message}`);
      }
      try {
        rules.view('check', text, 'en', { forgive: 1 });
      } catch (error) {
        if (!error.detail?.message) odd.push(`view of ${text}: ${error.message}`);
      }
      const time = performance.now() - begin;
      if (time > longest.time) longest = { time, text };
    }
    return { odd, decided, longest };
  }, [siteAddress(), texts]);
  assert.deepEqual(found.odd, []);
  assert.ok(found.decided > 10 && found.decided < 490, `${found.decided} of 500 decided`);
  assert.ok(found.longest.time < 3000, `${found.longest.time} ms for ${found.longest.text}`);
});

test('hostile: fifty mutated links with the explorer running', async (t) => {
  const page = await openExplorer(t, GOOD, { viewport: { width: 1000, height: 640 }, paints: false });
  const roll = dice(7);
  for (let left = 50; left; left -= 1) {
    await page.evaluate((text) => {
      history.pushState(null, '', `?${text}`);
      history.pushState(null, '', `?${text}&x=1`);
      history.back();
    }, mutate(roll).replaceAll('#', '%23'));
    await until(page, () => !location.search.endsWith('&x=1'));
  }
  await settle(page);
  assert.ok((await items(page)).length > 5, 'the explorer is alive');
  assert.deepEqual(await intact(page), { scripts: 0, strange: 0, links: 0 });
  await page.goto(`${siteAddress()}?${GOOD}`);
  await explorerReady(page);
  assert.equal(caseOf(page), GOOD);
});

test('hostile: typed into the form it is text too', async (t) => {
  const page = await openText(t, GOOD);
  await page.locator('[data-key=to] button.pick').click();
  for (const wrong of [...MARKUP, '\u202eabc', '%00', 'x'.repeat(5000)]) {
    await page.locator('dialog.picker input').fill(wrong);
    assert.deepEqual(await intact(page), { scripts: 0, strange: 0, links: 0 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `the page is ${wide} px too wide`);
  }
  await page.keyboard.press('Escape');
  assert.equal(caseOf(page), GOOD);
});
