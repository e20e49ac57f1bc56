// Our embeds in other people's pages (hosts/*.html), in real Chromium across two origins: heights, words, transfers, harm.

import assert from 'node:assert/strict';
import { LAPTOP, PHONE, until } from './lib/browser.mjs';
import { answeredIn, countingSite, drawnIn, embedded, fits, openHost, showDrawing } from './lib/hosts.mjs';
import { test } from './lib/runner.mjs';
import { fingers } from './lib/touch.mjs';

const PRESET_BUDGET = 100_000; // bytes, compressed: all that a card fetches by itself
const CARD_BUDGET = 160_000; // likewise of a card that needs the engine (the aim is 100,000)
const words = (frame) => frame.locator('#answer .verdict').innerText();
const LPP = /No license needed: License Exception LPP/;

for (const [name, convention] of [['amp', 'AMP'], ['pym', 'Pym'], ['iframe-resize', 'iframe.resize'], ['set-height', 'set-height'], ['element', 'our own']]) {
  test(`hosts: heights by ${convention} are exact, and follow when the card grows`, async (t) => {
    const page = await openHost(t, name);
    const frame = await embedded(page);
    assert.match(await words(frame), LPP);
    const before = await fits(page, frame);
    assert.ok(before > 200, `${before} px`);
    await frame.locator('#foot button').click();
    await frame.locator('#change .field').first().waitFor();
    assert.ok((await fits(page, frame)) > before + 100, 'the form has room');
    await page.setViewportSize({ width: 380, height: 700 });
    await fits(page, frame);
  });
}

test('hosts: an article with five embeds in mixed views; each file is downloaded once', async (t) => {
  const counted = await countingSite(t);
  const page = await openHost(t, 'article', { ...LAPTOP, of: counted.address });
  const frames = [];
  for (let nth = 0; nth < 5; nth += 1) frames.push(await embedded(page, nth));
  for (const frame of frames.slice(0, 4)) assert.match(await words(frame), LPP);
  assert.match(await words(frames[4]), /denial is presumed/);
  for (const nth of [1, 2, 3]) {
    await drawnIn(frames[nth]);
    await fits(page, frames[nth], nth);
  }
  const twice = [...counted.sent].filter(([path, times]) => times.length > 1 && !path.endsWith('.html'));
  assert.deepEqual(twice, [], 'downloaded more than once');
});

// Frames without an origin: `keeps`, since blocking workers there would run a script that fails.
for (const [name, what, budget, said] of [['sandboxed-presets', 'of presets', PRESET_BUDGET, [/case by case/, /License needed/]], ['sandboxed', 'of any case', CARD_BUDGET, [/no license is needed/, /License needed/]]]) {
  test(`hosts: five cards ${what} without an origin stay within the budget, each`, async (t) => {
    const counted = await countingSite(t);
    const page = await openHost(t, name, { ...LAPTOP, keeps: true, of: counted.address });
    const seen = [];
    for (let nth = 0; nth < 5; nth += 1) seen.push(await words(await embedded(page, nth)));
    assert.match(seen[0], said[0]);
    assert.match(seen[2], said[1]);
    await page.waitForTimeout(1000);
    const each = [...counted.sent.values()].flat().reduce((a, b) => a + b, 0) / 5;
    assert.ok(each <= budget, `${Math.round(each)} bytes a card`);
  });
}

test('hosts: a drawing needs no origin', async (t) => {
  const page = await openHost(t, 'sandboxed-map', { ...LAPTOP, keeps: true });
  const frame = await embedded(page);
  assert.equal(await frame.evaluate(() => origin), 'null');
  await drawnIn(frame);
  await until(frame, () => document.querySelector('canvas.stage').explorer.items().some(({ id }) => id.endsWith('/place/SGP')));
});

test('hosts: a strict policy stops neither frame nor element', async (t) => {
  const page = await openHost(t, 'strict-csp');
  for (const nth of [0, 1]) assert.match(await words(await embedded(page, nth)), LPP);
  const element = await (await page.locator('chip-rules iframe').elementHandle()).contentFrame();
  const content = await element.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
  assert.equal((await page.locator('chip-rules iframe').boundingBox()).height, content);
  assert.deepEqual(await page.evaluate(() => globalThis.watched.policy), []);
});

test('hosts: right to left, dark, and a column of 280 px', async (t) => {
  const rtl = await openHost(t, 'rtl');
  const one = await embedded(rtl);
  assert.equal(await one.evaluate(() => getComputedStyle(document.body).direction), 'ltr');
  const dark = await openHost(t, 'dark', { ...LAPTOP, colorScheme: 'dark' });
  const through = await embedded(dark, 1);
  const paper = () => through.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  assert.equal(await paper(), 'rgba(0, 0, 0, 0)');
  const narrow = await openHost(t, 'narrow', PHONE);
  for (let nth = 0; nth < 3; nth += 1) {
    const frame = await embedded(narrow, nth);
    if (nth) await drawnIn(frame);
    await fits(narrow, frame, nth);
    const wide = await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, `embed ${nth} scrolls sideways by ${wide} px`);
  }
});

test('hosts: on a slow line the words stand before the drawing’s files are asked for', async (t) => {
  const asked = [];
  const page = await openHost(t, 'article', {
    ...LAPTOP,
    before: (page) => page.route('**/*', async (route) => {
      await new Promise((done) => setTimeout(done, 300));
      asked.push(route.request().url().split('/').pop().split('?')[0]);
      await route.continue();
    }),
  });
  const frame = await embedded(page, 0);
  assert.match(await words(frame), LPP);
  const map = await embedded(page, 1);
  await until(map, () => document.querySelector('.picture .drawn')?.innerText || document.querySelector('.canvas canvas:not(.asleep)'), null, 60000);
  await drawnIn(map);
  const drawing = asked.findIndex((name) => /^app\./.test(name));
  assert.ok(drawing > asked.findIndex((name) => /^first\..*wasm/.test(name)), asked.join(' '));
});

test('hosts: without WebGL the view stands in words, and says why', async (t) => {
  const page = await openHost(t, 'article', { ...LAPTOP, webgl: false });
  const frame = await embedded(page, 1);
  await showDrawing(frame);
  await until(frame, () => /WebGL/.test(document.querySelector('.canvas .hint')?.textContent));
  assert.ok((await frame.locator('.in-words table tbody tr').count()) > 200, 'the table of places is open');
  await fits(page, frame, 1);
});

test('hosts: without WebAssembly a sentence, a picture and a way on', async (t) => {
  const page = await openHost(t, 'amp', { ...LAPTOP, allow: /web-share|Failed to load resource|uncaught: (Failed to fetch|.*could not be loaded)/, before: (page) => page.route(/\.wasm$/, (route) => route.abort()) });
  const frame = await embedded(page);
  assert.match(await frame.locator('#failed > p:not([hidden])').innerText(), /^This answer .* WebAssembly.*\)$/);
  assert.ok((await frame.locator('#failed img').boundingBox()).height > 100, 'what was made with the site');
  assert.match(await frame.locator('#full').getAttribute('href'), /chip=nvidia-h100-sxm/);
  await fits(page, frame);
});

test('hosts: messages that mean harm change nothing and get no more than an error', async (t) => {
  const page = await openHost(t, 'hostile');
  const frame = await embedded(page);
  await until(page, () => replies.some(({ type }) => type === 'case'));
  const shown = () => frame.locator('#answer').innerText();
  const before = await shown();
  await page.evaluate(() => {
    for (const message of [
      null, 7, 'chip-rules', '{"target":"chip-rules","type":"set-case","case":"to=NOR"}', [], {}, { target: 'chip-rules' }, { target: 'chip-rules', type: '__proto__' },
      { target: 'chip-rules', type: 'set-case' }, { target: 'chip-rules', type: 'set-case', case: { toString: null } }, { target: 'chip-rules', type: 'set-case', case: 'x'.repeat(100000), id: 'long' },
      { target: 'chip-rules', type: 'set-case', case: '<img src=x onerror=alert(1)>', id: 'markup' }, { target: 'chip-rules', type: 'set-case', case: 'to=ATLANTIS', id: 'nowhere' },
      { type: 'set-case', case: 'to=NOR' }, { source: 'chip-rules', type: 'set-case', case: 'to=NOR' },
    ]) say(message);
  });
  await until(page, () => replies.some(({ id }) => id === 'nowhere'));
  await page.waitForTimeout(1500); // the neighbor goes on all the while
  assert.equal(await shown(), before);
  const { replies, site } = await page.evaluate(() => ({ replies, site: new URL(document.getElementById('card').src).origin }));
  for (const reply of replies) assert.equal(reply.origin, site);
  for (const id of ['long', 'markup', 'nowhere']) assert.equal(replies.find((one) => one.id === id).type, 'error', id);
  assert.ok(!replies.some(({ id }) => id === 'neighbor'));
  await page.evaluate(() => {
    for (let i = 0; i < 5000; i += 1) say({ target: 'chip-rules', type: 'get-case', id: i });
  });
  await page.waitForTimeout(1500);
  const answered = await page.evaluate(() => replies.filter(({ id }) => typeof id === 'number').length);
  assert.ok(answered > 0 && answered <= 60, `${answered} of 5000 were answered`);
  await page.evaluate(() => say({ target: 'chip-rules', type: 'set-case', case: 'chip=nvidia-t4&to=NOR&on=2025-06-01', id: 'good' }));
  await until(page, () => replies.some(({ id }) => id === 'good'));
  const good = await page.evaluate(() => replies.find(({ id }) => id === 'good'));
  assert.equal(good.type, 'reply');
  assert.match(good.case, /to=NOR/);
  assert.match(await shown(), /Norway/);
  await page.evaluate(() => say({ target: 'chip-rules', type: 'set-case', case: 'model=gpt-5&to=NOR', id: 'model' }));
  await until(page, () => replies.some(({ id }) => id === 'model'));
  assert.equal(await page.evaluate(() => replies.find(({ id }) => id === 'model').type), 'reply', 'the catalog of models comes when it is needed');
});

test('hosts: twenty drawings on one page; those out of sight give their graphics context back', async (t) => {
  const page = await openHost(t, 'many', { viewport: { width: 1000, height: 800 }, paints: false });
  const lost = (frame) => frame.evaluate(() => document.querySelector('canvas.stage').getContext('webgl2').isContextLost());
  const frames = [];
  for (let nth = 0; nth < 20; nth += 1) {
    const frame = await embedded(page, nth);
    await drawnIn(frame);
    frames.push(frame);
  }
  await until(frames[0], () => document.querySelector('canvas.stage').getContext('webgl2').isContextLost());
  let living = 0;
  for (const frame of frames) living += (await lost(frame)) ? 0 : 1;
  assert.ok(living <= 4, `${living} contexts live`);
  await showDrawing(frames[0]);
  await until(frames[0], () => !document.querySelector('canvas.stage').getContext('webgl2').isContextLost());
  assert.ok((await frames[0].evaluate(() => document.querySelector('canvas.stage').explorer.items().length)) > 5, 'drawn again');
}, { seconds: 240 });

test('hosts: a drawing takes no wheel before it is clicked; then it does, until the reader clicks elsewhere', async (t) => {
  const page = await openHost(t, 'article');
  const frame = await embedded(page, 1);
  await drawnIn(frame);
  await fits(page, frame, 1);
  const canvas = page.locator('iframe').nth(1).contentFrame().locator('canvas.stage');
  const scrolled = () => page.evaluate(() => scrollY);
  const places = () => frame.evaluate(() => JSON.stringify(document.querySelector('canvas.stage').explorer.items().filter(({ id }) => id.includes('/place/')).slice(0, 3)));
  /** A point on the map's water, in the window. */
  async function water() {
    await showDrawing(frame);
    await page.waitForTimeout(500); // the window has caught up with the scrolling
    const box = await canvas.boundingBox();
    const { x, y } = await frame.evaluate(() => document.querySelector('canvas.stage').explorer.items().find(({ id }) => id.endsWith('/place/SGP')));
    return [box.x + x - 60, box.y + y + 60];
  }
  await until(frame, () => document.querySelector('canvas.stage').explorer.items().some(({ id }) => id.endsWith('/place/SGP')));
  const placed = await places();
  await page.mouse.move(...await water());
  let before = await scrolled();
  await page.mouse.wheel(0, 60);
  await until(page, (then) => scrollY >= then + 60, before); // to its end: the scrolling is smooth
  assert.equal(await places(), placed, 'the page’s wheel');
  const point = await water();
  await page.mouse.click(...point);
  await page.waitForTimeout(1500); // else the browser takes the next turn of the wheel for one more of the last
  before = await scrolled();
  await page.mouse.wheel(0, -120);
  await until(frame, (then) => JSON.stringify(document.querySelector('canvas.stage').explorer.items().filter(({ id }) => id.includes('/place/')).slice(0, 3)) !== then, placed);
  assert.equal(await scrolled(), before, 'the map’s wheel');
  const zoomed = await places();
  await page.mouse.click(5, 400); // the article's margin
  await page.mouse.move(...await water());
  before = await scrolled();
  await page.mouse.wheel(0, 60);
  await until(page, (then) => scrollY !== then, before);
  assert.equal(await places(), zoomed, 'the page’s again');
}, { alone: true }); // a frame is active while it has the focus

/** Waits until a page that was flung stands still: a tap before that would only stop it. */
async function atRest(page) {
  for (let before = NaN; ;) {
    const now = await page.evaluate(() => scrollY);
    if (now === before) return;
    before = now;
    await page.waitForTimeout(300);
  }
}

test('hosts: a finger on a drawing scrolls the page before a tap; after it two fingers zoom the map', async (t) => {
  const page = await openHost(t, 'article', PHONE);
  const frame = await embedded(page, 1);
  await drawnIn(frame);
  await fits(page, frame, 1);
  const glass = await fingers(page);
  const canvas = page.locator('iframe').nth(1).contentFrame().locator('canvas.stage');
  const places = () => frame.evaluate(() => JSON.stringify(document.querySelector('canvas.stage').explorer.items().filter(({ id }) => id.includes('/place/')).slice(0, 3)));
  const place = (id) => frame.evaluate((end) => document.querySelector('canvas.stage').explorer.items().find((one) => one.id.endsWith(end)), id);
  await until(frame, () => document.querySelector('canvas.stage').explorer.items().some(({ id }) => id.endsWith('/place/SGP')));
  const placed = await places();
  const { y: top, x: left } = await canvas.boundingBox();
  const { y } = await place('/place/SGP');
  const before = await page.evaluate(() => scrollY);
  await glass.drag([left + 100, top + y + 40], [left + 100, top + y - 110]);
  await until(page, (then) => scrollY > then + 60, before);
  assert.equal(await places(), placed);
  await atRest(page);
  const box = await canvas.boundingBox();
  const { x } = await place('/place/SGP');
  const water = [box.x + x - 50, box.y + y + 45];
  await page.touchscreen.tap(...water);
  await until(frame, () => document.hasFocus());
  await page.waitForTimeout(500); // not taken for the second half of a double tap
  await glass.pinch(water, 60, 160);
  await until(frame, (then) => JSON.stringify(document.querySelector('canvas.stage').explorer.items().filter(({ id }) => id.includes('/place/')).slice(0, 3)) !== then, placed);
}, { alone: true }); // likewise

test('hosts: the element follows its attributes and tells what a reader chooses', async (t) => {
  const page = await openHost(t, 'element');
  const frame = await embedded(page, 0);
  await page.evaluate(() => {
    const one = document.querySelector('chip-rules');
    one.addEventListener('case', ({ detail }) => (globalThis.told = detail));
    one.setAttribute('case', 'chip=nvidia-h100-sxm&qty=1500&to=NOR&hq=NOR&on=2025-06-01&basis=codified');
  });
  await until(page, () => /to=NOR/.test(globalThis.told?.case));
  assert.match(await frame.locator('#answer').innerText(), /Norway/, 'the same frame, without loading anew');
  await page.evaluate(() => document.querySelector('chip-rules').setAttribute('lang', 'zh-Hans'));
  await until(page, () => /[一-鿿]/.test(globalThis.told?.text));
  const link = await frame.locator('#full').getAttribute('href');
  assert.ok(!link.includes('embed.html'), link);
  await answeredIn(await embedded(page, 1));
});

test('hosts: a list opens where the reader is, not in the middle of a tall frame', async (t) => {
  const page = await openHost(t, 'element', { viewport: { width: 700, height: 600 } });
  const frame = await embedded(page, 0);
  await frame.locator('#foot button').click();
  const field = frame.locator('#change [data-key=hq] button.pick');
  await field.scrollIntoViewIfNeeded();
  await field.click();
  const list = await frame.locator('dialog.picker').boundingBox();
  assert.ok(list.y > -100 && list.y < 500, `the list stands at ${list.y} of 600 px`);
  await page.keyboard.type('norway');
  await page.keyboard.press('Enter');
  await until(frame, () => /Norway/.test(document.querySelector('#answer .asked').textContent));
});
