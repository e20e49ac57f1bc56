// Every view: says what it is for, in each language, with nothing cut and no glyph missing; the case and its outcome stay the
// same whatever the view and the language; the way there works by mouse, touch and keyboard.

import assert from 'node:assert/strict';
import { LAPTOP, PHONE, answered, loaded, newPage, settle, siteAddress, until } from './lib/browser.mjs';
import { clickItem, explorerReady, focusedItem, items, tabTo, tapItem } from './lib/explorer.mjs';
import { test } from './lib/runner.mjs';
import { LANGUAGES, VIEWS } from './lib/views.mjs';

const SMALL = { viewport: { width: 1000, height: 700 } };

async function open(t, search, options) {
  const page = await newPage(t, options);
  await page.goto(`${siteAddress()}?${search}`);
  await answered(page);
  return page;
}

/** The text of the view on screen, when it stands. */
async function textOf(page, name) {
  const root = name === 'answer' ? '#answer' : '#picture';
  await until(page, (at) => document.querySelector(`${at} .block`), root);
  await loaded(page);
  await settle(page);
  assert.equal(await page.locator(`${root} .problem`).count(), 0, await page.locator(root).innerText());
  return page.locator(root).innerText();
}

const toneOf = (page) => page.locator('#answer .headline').getAttribute('class');

const tones = {}; // of each view's outcome: the same in every language

for (const [name, { search, words }] of Object.entries(VIEWS)) {
  for (const lang of LANGUAGES) {
    test(`views: ${name} in ${lang}, with nothing cut`, async (t) => {
      const page = await open(t, `${search}&lang=${lang}`, SMALL);
      await explorerReady(page);
      const text = await textOf(page, name);
      if (lang === 'en') assert.match(text, words);
      else assert.ok((text.match(/[\u4e00-\u9fff]/g) ?? []).length > 40, `${lang} is spoken: ${text.slice(0, 200)}`);
      assert.doesNotMatch(text, /\{[a-z_.]+\}|undefined|NaN|\b(?:views|page|app|column|unit)\.[a-z]/, 'no hole in a sentence');
      tones[name] ??= await toneOf(page);
      assert.equal(await toneOf(page), tones[name], 'the outcome is the same in every language');
      const faults = await page.evaluate(() => document.querySelector('canvas.stage').explorer.faults());
      assert.deepEqual([...new Set(faults.missing)], [], `glyphs that the canvas lacks in ${lang}`);
      assert.deepEqual([...new Set(faults.cut)], [], `texts cut in ${lang}`);
      assert.deepEqual(faults.over, [], `words on words in ${lang}`);
    });
  }

  test(`views: ${name} on a phone fits its width`, async (t) => {
    const page = await open(t, `${search}&lang=en`, PHONE);
    await textOf(page, name);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, 'nothing sticks out sideways');
  });
}

const PICTURES = ['map', 'lines', 'quota', 'compute', 'time', 'compare', 'history', 'proposal'];

for (const lang of LANGUAGES) {
  test(`views: on a laptop the first picture of each is whole in the first screen, in ${lang}`, async (t) => {
    const page = await open(t, `${VIEWS.answer.search}&lang=${lang}`, { viewport: { width: 1366, height: 768 } });
    await explorerReady(page);
    for (const name of PICTURES) {
      await clickItem(page, `view/${name}`);
      await until(page, (view) => location.search.includes(`view=${view}`), name);
      await loaded(page);
      await settle(page);
      const picture = (await items(page)).find((one) => /^(map|plot|tracks)$/.test(one.role));
      assert.ok(picture, `${name} has a picture`);
      const bottom = (await page.locator('canvas.stage').boundingBox()).y + picture.y + picture.h;
      assert.ok(bottom <= 768, `${name} ends at ${bottom}`);
    }
  });
}

test('views: the explorer ends with the first screen, whatever the masthead takes', async (t) => {
  for (const [width, height] of [[1366, 768], [1280, 800], [1100, 860]]) {
    for (const search of ['', VIEWS.answer.search]) {
      if (width < 1200 && !search) continue; // the examples take two lines there
      const page = await open(t, search, { viewport: { width, height } });
      await explorerReady(page);
      const { y, height: high } = await page.locator('canvas.stage').boundingBox();
      assert.ok(y + high <= height && y + high > height - 24, `${width} px, "${search}": ends at ${y + high}`);
      await page.close();
    }
  }
});

test('views: on a phone the verdict of a first visit is in the first screen, under what this is', async (t) => {
  for (const lang of LANGUAGES) {
    const page = await open(t, `lang=${lang}`, PHONE);
    const verdict = await page.locator('#answer .verdict').boundingBox();
    assert.ok(verdict.y < 600 && verdict.y + verdict.height <= PHONE.viewport.height, `${lang}: from ${verdict.y}, ${verdict.height} high`);
    for (const shown of ['.masthead .about', '#examples .first', '#examples li:nth-child(3) a']) assert.ok((await page.locator(shown).boundingBox()).y < verdict.y, shown);
  }
});

test('views: the way by mouse, by keyboard and by touch; back returns', async (t) => {
  const page = await open(t, VIEWS.answer.search, { ...SMALL, paints: false });
  await explorerReady(page);
  await clickItem(page, 'view/map');
  await until(page, () => new URLSearchParams(location.search).get('view') === 'map');
  await textOf(page, 'map');
  await page.goBack();
  await until(page, () => !location.search.includes('view='));
  await settle(page);
  assert.equal((await items(page)).find((one) => one.id === 'view/answer').value, 'selected');
  await page.locator('canvas.stage').focus();
  await tabTo(page, 'view/time');
  await page.keyboard.press('Enter');
  await until(page, () => new URLSearchParams(location.search).get('view') === 'time');
  assert.equal(await focusedItem(page), 'view/time', 'the keyboard stays where it was');

  const phone = await open(t, VIEWS.answer.search, { ...PHONE, paints: false });
  await phone.locator('#views a[data-view=lines]').tap();
  await textOf(phone, 'lines');
  await phone.locator('#tools button').first().tap();
  await explorerReady(phone);
  await tapItem(phone, 'view/rule');
  await until(phone, () => new URLSearchParams(location.search).get('view') === 'rule');
});

test('views: each is at rest when nobody touches it, and every thing to use on its canvas has a twin in the text view', async (t) => {
  const page = await open(t, VIEWS.answer.search, { ...LAPTOP, paints: false });
  await explorerReady(page);
  for (const name of Object.keys(VIEWS)) {
    await clickItem(page, `view/${name}`);
    await loaded(page);
    await settle(page);
    // What came last may still be read on a busy machine: rest must come, and then hold for a second.
    const asked = await page.evaluate(async () => {
      let frames;
      for (let tries = 0; tries < 5 && frames !== 0; tries += 1) {
        const before = globalThis.watched.asked;
        await new Promise((done) => setTimeout(done, 1000));
        frames = globalThis.watched.asked - before;
      }
      return frames;
    });
    assert.equal(asked, 0, name);
    const lonely = await page.evaluate(() => {
      const said = document.body.textContent.replace(/\s+/g, ' ');
      const labels = [...document.querySelectorAll('[aria-label],[title]')].map((one) => `${one.getAttribute('aria-label') ?? ''} ${one.title}`).join(' ');
      const pure = (text) => text.replace(/\s+/g, ' ').trim();
      return document.querySelector('canvas.stage').explorer.items()
        .filter((one) => one.label && one.role !== 'place' && !/\/(more|less|closer|farther|whole|world|home)$/.test(one.id)) // parts of a number field, of the map's zoom; a place is chosen in the form, too
        .filter((one) => !one.label.split(/[:：;；] ?/).every((part) => said.includes(pure(part)) || labels.includes(pure(part))))
        .map((one) => `${one.role} ${one.label}`);
    });
    assert.deepEqual(lonely, [], name);
  }
}, { seconds: 240 });
