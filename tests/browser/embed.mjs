// The embed by itself, and the dialog that gives its code: options, what a reader may change, frozen answers, links.

import assert from 'node:assert/strict';
import { embedAddress, frameSnippet, scriptSnippet } from '../../web/page/embed-snippet.mjs';
import { look } from './lib/axe.mjs';
import { LAPTOP, PHONE, loaded, newPage, openText, settle, siteAddress, until } from './lib/browser.mjs';
import { answeredIn, drawnIn } from './lib/hosts.mjs';
import { test } from './lib/runner.mjs';

const CASE = 'chip=nvidia-h100-sxm&qty=1500&to=SGP&hq=SGP&on=2025-06-01&basis=codified';

/** Opens an embed as a page of its own. */
async function openEmbed(t, query, options = { viewport: { width: 640, height: 700 } }) {
  const page = await newPage(t, options);
  await page.goto(`${siteAddress()}embed.html?${query}`);
  await answeredIn(page);
  return page;
}
const notes = (page) => page.locator('#notes').innerText();
const fetched = (page, pattern) => page.seen.requests.filter((url) => pattern.test(url.split('?')[0]));

test('embed: a card is HTML from the part engine alone', async (t) => {
  const page = await openEmbed(t, `${CASE}&lang=en`);
  assert.match(await page.locator('#answer .verdict').innerText(), /License Exception LPP/);
  assert.match(await page.locator('#answer .reason').innerText(), /26,900,000 TPP/);
  assert.match(await page.locator('#credit').innerText(), /not legal advice/);
  assert.equal(await page.locator('canvas').count(), 0);
  assert.deepEqual(fetched(page, /api\.[\w.]*wasm|app|browser|font|outline|picker|form/), []);
});

test('embed: every view stands in words and is drawn', async (t) => {
  for (const [view, said] of [['map', /Singapore/], ['lines', /3A090/], ['quota', /26,900,000/], ['compute', /10²⁶/], ['time', /2025/], ['compare', /rumor/i]]) {
    const page = await openEmbed(t, `view=${view}&${CASE}&lang=en`);
    await drawnIn(page);
    assert.match(await page.locator('body').evaluate((body) => body.textContent), said, view);
    const [drawn, room] = await page.evaluate(() => {
      const canvas = document.querySelector('canvas.stage');
      return [canvas.explorer.items().map((one) => one.y + one.h), canvas.clientHeight];
    });
    assert.ok(Math.max(0, ...drawn) <= room + 1, `${view}: all of the drawing is on the canvas`);
    await page.close();
  }
});

test('embed: options that are wrong are named with what is right; the rest still works', async (t) => {
  const page = await openEmbed(t, `view=mapp&theme=blue&controls=yes&transparent=1&locked=chip,desination&data=x&was=Deny!&lang=tlh&childId=a b&foo=1&${CASE}`);
  assert.match(await page.locator('#answer .verdict').innerText(), /LPP/);
  const said = await notes(page);
  for (const right of [/view=mapp.*card, .*map/, /theme=blue.*auto, light, dark/, /controls=yes.*0, 1/, /locked=desination/, /data=x/, /was=Deny!/, /lang=tlh.*en, zh-Hans/, /childId/]) assert.match(said, right);
  assert.match(await page.locator('#answer').innerText(), /foo/, 'the core names what it does not know');
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), 'rgba(0, 0, 0, 0)');
});

test('embed: a case that cannot be read is told in words, with a way on', async (t) => {
  const page = await openEmbed(t, 'chip=nvidia-h999&to=SGP&lang=en');
  assert.match(await page.locator('#answer .problem').innerText(), /nvidia-h999/);
  assert.ok(await page.locator('#full').isVisible());
});

test('embed: what is locked is not in the form, and no link, knob or drawing changes it here', async (t) => {
  const page = await openEmbed(t, `${CASE}&lang=en&locked=chip,to`);
  await page.locator('#foot button').click();
  await page.locator('#change [data-key=qty]').waitFor();
  assert.equal(await page.locator('#change [data-key=chip], #change [data-key=to]').count(), 0);
  await page.locator('#change [data-key=qty] input').fill('5000');
  await until(page, () => /5,000 ×/.test(document.querySelector('#answer .asked').textContent));
  assert.match(await page.locator('#full').getAttribute('href'), /qty=5000/);
  const seat = await openEmbed(t, `${CASE}&lang=en&locked=hq`);
  await seat.locator('#foot button').click();
  await seat.locator('#change [data-key=company] button').first().click();
  await seat.locator('dialog.picker input').fill('nvidia');
  await seat.locator('dialog.picker [role=option]').first().click();
  await until(seat, () => /cannot be changed/.test(document.querySelector('#change .problem').textContent));
  assert.match(await seat.locator('#answer .asked').innerText(), /headquartered in Singapore/, 'a company would bring another headquarters');
  const fixed = await openEmbed(t, `view=map&${CASE}&lang=en&controls=0`);
  await drawnIn(fixed);
  assert.equal(await fixed.locator('.knobs, #foot button').count(), 0);
  await until(fixed, () => document.querySelector('canvas.stage').explorer.items().some(({ id }) => id === 'map/1/place/BRA'));
  const place = await fixed.evaluate(() => document.querySelector('canvas.stage').explorer.items().find(({ id }) => id === 'map/1/place/BRA'));
  const box = await fixed.locator('canvas.stage').boundingBox();
  await fixed.mouse.click(box.x + place.x + place.w / 2, box.y + place.y + place.h / 2);
  await fixed.waitForTimeout(300);
  assert.match(await fixed.locator('#answer .asked').innerText(), /Singapore/);
});

test('embed: a frozen answer says when the data differ, and whether the outcome moved', async (t) => {
  const fresh = await openEmbed(t, `${CASE}&lang=en`);
  const data = /data (\w+)/.exec(await fresh.locator('#credit').innerText())[1];
  const same = await openEmbed(t, `${CASE}&lang=en&data=${data}&was=exception:LPP`);
  assert.equal(await same.locator('.role-anew').count(), 0);
  const newer = await openEmbed(t, `${CASE}&lang=en&data=0123456789ab&was=exception:LPP`);
  assert.match(await newer.locator('.role-anew').innerText(), /0123456789ab.*the same/);
  const moved = await openEmbed(t, `${CASE}&lang=en&data=0123456789ab&was=license:deny`);
  assert.match(await moved.locator('.role-anew').innerText(), /denial presumed.*License Exception LPP/);
  const view = await openEmbed(t, `view=time&${CASE}&lang=en&data=0123456789ab&was=license:deny`);
  assert.match(await view.locator('.role-anew').innerText(), /denial presumed/);
});

test('embed: links leave the frame', async (t) => {
  const page = await openEmbed(t, `view=time&${CASE}&lang=en&theme=dark&controls=0`);
  await until(page, () => document.querySelector('.in-words table'));
  const links = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map((one) => ({ href: one.href, target: one.target || document.querySelector('base').target })));
  assert.ok(links.length > 1);
  for (const { href, target } of links) {
    assert.equal(target, '_blank');
    assert.ok(!href.includes('embed.html'), href);
  }
  assert.equal(new URL(await page.locator('#full').evaluate((one) => one.href)).searchParams.get('view'), 'time');
});

test('embed: without JavaScript a sentence and a way on', async (t) => {
  const page = await newPage(t, { ...LAPTOP, javaScriptEnabled: false });
  await page.goto(`${siteAddress()}embed.html?${CASE}`);
  assert.match(await page.locator('noscript').innerText(), /JavaScript and WebAssembly/);
  assert.ok(await page.locator('#wait').isHidden());
});

test('embed: print is the text', async (t) => {
  const page = await openEmbed(t, `view=map&${CASE}&lang=en`);
  await drawnIn(page);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.ok(await page.locator('canvas').isHidden());
  assert.ok(await page.locator('.in-words table').first().isVisible());
});

test('embed: the dialog gives code that works, in both kinds, live and frozen', async (t) => {
  const page = await openText(t, CASE);
  await page.locator('#tools button', { hasText: 'Embed' }).click();
  const code = page.locator('dialog.embed textarea');
  // The code has the height that the taller preview asked for, once both have.
  await until(page, () => {
    const heights = [...document.querySelectorAll('dialog.embed iframe')].map((one) => Number(one.height));
    const text = document.querySelector('dialog.embed textarea')?.value ?? '';
    return /calc\(/.test(text) && heights.every((one) => one !== 300) && text.includes(` height="${Math.max(...heights)}"`);
  });
  const built = async () => page.evaluate((text) => {
    const body = new DOMParser().parseFromString(text, 'text/html');
    const node = body.querySelector('iframe, chip-rules');
    return { tag: node.localName, ...Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])) };
  }, (await code.inputValue()).replace(/ style="[^"]*"/, '')); // our own policy refuses a style attribute
  // In one look: a preview may grow between two.
  const [height, measured] = await page.evaluate(() => [
    Number(/ height="?(\d+)/.exec(document.querySelector('dialog.embed textarea').value)?.[1]),
    [...document.querySelectorAll('dialog.embed iframe')].map((one) => Number(one.height)),
  ]);
  assert.equal(height, Math.max(...measured));
  const frozen = await built();
  assert.match(frozen.src, /on=2025-06-01.*data=[0-9a-f]{12}&was=exception%3ALPP/);
  assert.match(frozen.sandbox, /^allow-scripts allow-same-origin allow-popups/);
  assert.equal(frozen.loading, 'lazy');
  assert.match(frozen.title, /Singapore.*LPP/);
  await page.locator('dialog.embed input[value=live]').check();
  await page.locator('dialog.embed select[name=view]').selectOption('map');
  await page.locator('dialog.embed input[name=transparent]').check();
  await page.locator('dialog.embed input[name="lock chip"]').check();
  const live = await built();
  assert.ok(!/[?&]on=|data=|was=/.test(live.src), live.src);
  assert.match(live.src, /view=map.*transparent=1.*locked=chip/);
  await page.locator('dialog.embed input[value=script]').check();
  const element = await built();
  assert.equal(element.tag, 'chip-rules');
  assert.match(element.case, /chip=nvidia-h100-sxm/);
  assert.equal(element.view, 'map');
  await page.keyboard.press('Escape');
  await page.locator('dialog.embed').waitFor({ state: 'detached' });
});

test('embed: what stands in the code cannot break out of it', async () => {
  const harm = '"><script>alert(1)</script>\'&amp;';
  const base = 'https://rules.example/a folder/';
  const address = embedAddress(base, `to=${harm}`, { theme: harm });
  const codes = [
    frameSnippet({ address, title: harm, narrow: 500, wide: 300 }),
    scriptSnippet({ base, caseText: `to=${harm}`, options: { view: harm, 'view.by': harm }, title: harm, height: 300, link: `${base}?${harm}` }),
  ];
  for (const code of codes) {
    assert.equal(code.match(/<script/g)?.length ?? 0, code.startsWith('<script async ') ? 1 : 0, code);
    assert.ok(code.includes('title="&quot;&#62;') || code.includes('label="&quot;&#62;'), code);
  }
  assert.match(codes[0], /height:calc\(300px \+ 0\.625 \* \(640px - clamp\(320px, 100vw, 640px\)\)\)/);
});

test('embed: a card on a phone fits, in Chinese and in the dark', async (t) => {
  const page = await openEmbed(t, `${CASE}&lang=zh-Hans&theme=dark`, { ...PHONE, viewport: { width: 280, height: 600 } });
  assert.match(await page.locator('#answer .verdict').innerText(), /[一-鿿]/);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-Hans');
});

test('embed: axe finds nothing in card, view, form and dialog', async (t) => {
  for (const [query, colorScheme] of [[`${CASE}&lang=en`, 'light'], [`${CASE}&lang=en&data=0123456789ab&was=license:deny&theme=blue`, 'dark'], [`view=quota&${CASE}&lang=en`, 'dark']]) {
    const page = await openEmbed(t, query, { ...PHONE, colorScheme });
    if (query.startsWith('view')) await drawnIn(page);
    await look(page);
    await page.locator('#foot button').click();
    await page.locator('#change .field').first().waitFor();
    await look(page);
  }
  const page = await openText(t, CASE);
  await page.locator('#tools button', { hasText: 'Embed' }).click();
  await page.locator('dialog.embed textarea').waitFor();
  await look(page);
});

test('embed: at rest it asks for no animation callback', async (t) => {
  const page = await openEmbed(t, `view=map&${CASE}&lang=en`);
  await drawnIn(page);
  await loaded(page);
  await settle(page);
  const asked = () => page.evaluate(() => globalThis.watched.asked);
  const before = await asked();
  await page.waitForTimeout(2000);
  assert.equal(await asked(), before);
});
