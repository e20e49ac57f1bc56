// The dialog "Share": what is copied, saved, drawn and cited, and that nothing in it runs or leaves.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { LAPTOP, PHONE, TODAY, newPage, openText, siteAddress, until } from './lib/browser.mjs';
import { openExplorer } from './lib/explorer.mjs';
import { test } from './lib/runner.mjs';
import { NATIVE } from './lib/site.mjs';

const CASE = 'chip=nvidia-h100-sxm&qty=5000&to=POL&hq=POL&on=2025-06-01&regime=us-2025-01-diffusion';
const value = (page, id) => page.locator(`#${id}`).inputValue();

async function openDialog(page) {
  await page.locator('#tools button[data-word="page.share"]').click();
  await page.locator('dialog.share[open]').waitFor();
}

async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('dialog.share button', { hasText: name }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Rows of a CSV file. */
function rowsOf(bytes) {
  const text = bytes.toString('utf8');
  assert.equal(text[0], '\uFEFF');
  const rows = [[]];
  for (const [, quoted, plain, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

const native = (...words) => execFileSync(`${NATIVE}/chip-rules`, words, { encoding: 'utf8', env: { ...process.env, CHIP_RULES_TODAY: TODAY } });

test('share: link, text, card, alternative text and citation of the answer', async (t) => {
  const page = await openText(t, CASE);
  await openDialog(page);
  assert.equal(await value(page, 'share-link'), `${siteAddress()}?${CASE}`);
  const head = await page.locator('#answer .verdict').textContent();
  assert.ok((await value(page, 'share-text')).includes(head.trim()));
  assert.ok((await value(page, 'share-alt')).includes('15,832'));
  for (const id of ['share-apa', 'share-bibtex']) {
    const text = await value(page, id);
    for (const part of ['AI Diffusion rule', '1 June 2025', siteAddress()]) assert.ok(text.includes(part), `${id} lacks ${part}`);
  }
  assert.equal(await page.locator('dialog.share .preview').getAttribute('alt'), await value(page, 'share-alt'));
  await until(page, () => document.querySelector('dialog.share .preview').naturalWidth === 1200);
  await page.keyboard.press('Escape');
  await until(page, () => !document.querySelector('dialog.share'));
});

test('share: the card is the command line\'s, byte for byte, in every size, theme and language', async (t) => {
  const page = await openText(t, CASE);
  for (const lang of ['en', 'zh-Hans']) {
    if (lang !== 'en') {
      await page.goto(`${siteAddress()}?${CASE}&drawing=0&lang=${lang}`);
      await page.locator('#answer .verdict').waitFor();
    }
    await openDialog(page);
    for (const [size, theme] of [['og', 'light'], ['wide', 'dark'], ['square', 'light'], ['print', 'dark']]) {
      await page.locator('#share-size').selectOption(size);
      await page.locator('#share-theme').selectOption(theme);
      const { name, bytes } = await saved(page, 'SVG');
      assert.equal(name, `chip-rules-${TODAY}-${size}.svg`);
      assert.equal(bytes.toString('utf8'), native('card', CASE, '--size', size, '--theme', theme, '--lang', lang), `${lang} ${size} ${theme}`);
    }
  }
});

test('share: pictures as PNG have the size that was asked for', async (t) => {
  const page = await openText(t, CASE);
  await openDialog(page);
  const sizes = { og: [1200, 628], wide: [800, 418], square: [1080, 1080], print: [2520, 1776] };
  for (const [size, [width, height]] of Object.entries(sizes)) {
    await page.locator('#share-size').selectOption(size);
    const { bytes } = await saved(page, 'PNG');
    assert.equal(bytes.toString('latin1', 1, 4), 'PNG');
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [width, height]);
  }
});

test('share: no text of a drawn card leaves it or lies on another', async (t) => {
  const page = await openText(t, CASE);
  const cases = [CASE, 'chip=nvidia-h200-sxm&qty=1000&to=CHN&hq=CHN', 'chip=nvidia-h100-sxm', `${CASE}&set.lpp_cap=100000000`, 'tpp=500&die=800&dc=1&to=DEU&hq=DEU'];
  for (const text of cases) {
    for (const lang of ['en', 'zh-Hans', 'zh-Hant']) {
      for (const size of ['og', 'wide', 'square', 'print']) {
        const drawing = native('card', text, '--size', size, '--lang', lang);
        const wrong = await page.evaluate((source) => {
          const host = document.createElement('div');
          host.append(document.importNode(new DOMParser().parseFromString(source, 'image/svg+xml').documentElement, true));
          document.body.append(host);
          const picture = host.firstChild;
          const { width, height } = picture.viewBox.baseVal;
          const boxes = [...picture.querySelectorAll('text')].map((node) => ({ text: node.textContent, box: node.getBBox() }));
          const found = [];
          for (const [index, { text, box }] of boxes.entries()) {
            if (box.x < 0 || box.x + box.width > width || box.y < 0 || box.y + box.height > height) found.push(`outside: ${text}`);
            for (const other of boxes.slice(index + 1)) {
              const across = Math.min(box.x + box.width, other.box.x + other.box.width) - Math.max(box.x, other.box.x);
              const down = Math.min(box.y + box.height, other.box.y + other.box.height) - Math.max(box.y, other.box.y);
              if (across > 1 && down > Math.min(box.height, other.box.height) * 0.3) found.push(`${text} | ${other.text}`);
            }
          }
          host.remove();
          return found;
        }, drawing);
        assert.deepEqual(wrong, [], `${text} ${lang} ${size}`);
      }
    }
  }
});

test('share: the answer and the tables of a view as CSV and JSON', async (t) => {
  const page = await newPage(t, LAPTOP);
  await page.goto(`${siteAddress()}?${CASE}&view=map`);
  await page.locator('#picture .block').first().waitFor();
  await openDialog(page);
  const answer = rowsOf((await saved(page, 'Answer as CSV')).bytes);
  assert.deepEqual(answer[0], ['Section', 'Name', 'Value', 'Detail', 'Citation', 'Link']);
  assert.ok(answer.some((row) => row.includes('15,832 TPP')));
  assert.ok(answer.some((row) => row[5].startsWith('https://')));
  const { decision, link } = JSON.parse((await saved(page, 'Decision as JSON')).bytes);
  assert.equal(decision.verdict, 'license');
  assert.equal(link, `${siteAddress()}?${CASE}&view=map`);
  const table = page.locator('dialog.share .tables button').first();
  const [download] = await Promise.all([page.waitForEvent('download'), table.click()]);
  const rows = rowsOf(await readFile(await download.path()));
  assert.ok(rows.length > 200, `${rows.length} places`);
  assert.ok(rows.every((row) => row.length === rows[0].length));
  assert.ok(JSON.parse((await saved(page, 'This view as JSON')).bytes).view.blocks.length > 1);
});

test('share: a spreadsheet runs nothing of what is saved', async (t) => {
  const page = await openText(t, CASE);
  const fields = await page.evaluate(async () => {
    const script = [...performance.getEntriesByType('resource')].map((one) => one.name).find((name) => /\/share-data[-.].*mjs$/.test(name));
    return script ?? null;
  });
  const { field, csv } = await import(new URL('../../web/page/share-data.mjs', import.meta.url).href);
  assert.equal(fields, null, 'the code of the dialog comes with the dialog');
  for (const formula of ['=1+1', '+SUM(A1)', '-2+3', '@cmd', '\t=1', '\r=1', '=HYPERLINK("http://x")', '-', '+ 158,240,000']) {
    assert.match(field(formula), /^"?'/, JSON.stringify(formula));
  }
  for (const [plain, written] of [['-12.5', '-12.5'], ['+3', '+3'], ['a,b', '"a,b"'], ['"', '""""'], ['a\nb', '"a\nb"'], ['', ''], [undefined, ''], [0, '0'], ['1;2', '"1;2"']]) {
    assert.equal(field(plain), written);
  }
  assert.equal(csv([['a', 'b'], ['1', '=2']]), "\uFEFFa,b\r\n1,'=2\r\n");
});

test('share: tables say the last day of a span, the outcome of each place, and nought where the core leaves it out', async () => {
  const { tablesOf } = await import(new URL('../../web/page/share-data.mjs', import.meta.url).href);
  const day = (text) => Date.parse(text) / 86400000;
  const [tracks, map, plot] = tablesOf({
    blocks: [
      { type: 'tracks', tracks: [{ label: 'paper', spans: [{ from: day('2022-08-26'), to: day('2022-10-21'), text: 'license', detail: '' }] }] },
      { type: 'map', groups: [{ text: 'stricter' }, { text: 'looser' }], places: [{ id: 'CHN', label: 'China', text: 'denial', detail: '' }, { id: 'NOR', label: 'Norway', group: 1, text: 'none', detail: '' }, { id: 'ATA', label: 'Antarctica', group: -1, text: '', detail: '' }] },
      { type: 'plot', x: { title: 'x' }, y: { title: 'y' }, marks: [{ label: 'a', y: 5, group: 'g', text: 't' }] },
    ],
  }, (word) => word).map(({ rows }) => rows);
  assert.deepEqual(tracks[1].slice(1, 3), ['2022-08-26', '2022-10-20']);
  assert.deepEqual(map.slice(1).map((row) => row.slice(2, 4)), [['stricter', 'denial'], ['looser', 'none'], ['', '']]);
  assert.deepEqual(plot[1].slice(0, 3), ['a', 0, 5]);
});

test('share: copies, and says so; without a clipboard it selects', async (t) => {
  const page = await openText(t, CASE);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await openDialog(page);
  await page.locator('dialog.share .copyable button').first().click();
  await until(page, () => document.querySelector('dialog.share [role=status]').textContent === 'Copied');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await value(page, 'share-link'));
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
    document.execCommand = () => false;
  });
  await page.locator('#share-alt').locator('xpath=following-sibling::button').click();
  await until(page, () => /by hand/.test(document.querySelector('dialog.share [role=status]').textContent));
  assert.equal(await page.evaluate(() => [document.activeElement.id, getSelection().toString().length > 10 || document.activeElement.selectionEnd > 10].join()), 'share-alt,true');
});

test('share: the date can be fixed, and the link follows', async (t) => {
  const page = await openText(t, 'chip=nvidia-h200-sxm&qty=1000&to=CHN&hq=CHN');
  await openDialog(page);
  assert.ok(!(await value(page, 'share-link')).includes('on='));
  await page.locator('#share-dated').check();
  await until(page, (today) => document.getElementById('share-link').value.includes(`on=${today}`), TODAY);
  assert.ok((await value(page, 'share-bibtex')).includes(`on=${TODAY}`));
  await page.locator('#share-dated').uncheck();
  await until(page, () => !document.getElementById('share-link').value.includes('on='));
});

test('share: the picture of the explorer is what it shows', async (t) => {
  const page = await openExplorer(t, CASE, LAPTOP);
  await openDialog(page);
  const { bytes } = await saved(page, 'Explorer as PNG');
  assert.equal(bytes.toString('latin1', 1, 4), 'PNG');
  const colors = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
    return new Set(new Uint32Array(pixels.buffer)).size;
  }, bytes.toString('base64'));
  assert.ok(colors > 50, `${colors} colors`);
});

test('share: a case that cannot be read has its link and says why', async (t) => {
  const page = await openText(t, 'chip=nvidia-h100-smx&to=%3Cimg%20src%3Dx%3E');
  await openDialog(page);
  assert.match(await page.locator('dialog.share .problem').textContent(), /cannot be read/);
  assert.ok(await page.locator('#share-link').isVisible());
  assert.ok(!(await page.locator('#share-size').isVisible()));
  assert.ok(!(await page.locator('#share-apa').isVisible()));
});

test('share: on a phone it fills the screen, in Chinese, with targets for a finger', async (t) => {
  const page = await openText(t, `${CASE}&lang=zh-Hant`, PHONE);
  await openDialog(page);
  const box = await page.locator('dialog.share').boundingBox();
  assert.equal(Math.round(box.width), 360);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= 360 && document.querySelector('dialog.share .body').scrollWidth <= 360), true);
  const small = await page.locator('dialog.share button:visible, dialog.share select:visible').evaluateAll((all) => all.map((one) => [one.textContent.slice(0, 20), one.getBoundingClientRect().height]).filter(([, height]) => height < 43.5));
  assert.deepEqual(small, []);
  assert.match(await page.locator('#share-title').textContent(), /[\u4e00-\u9fff]/);
});

test('share: shared with an app where there is one', async (t) => {
  const page = await newPage(t, LAPTOP);
  await page.addInitScript(() => {
    globalThis.handed = [];
    Object.defineProperty(navigator, 'share', { value: async (what) => globalThis.handed.push(what), configurable: true });
  });
  await page.goto(`${siteAddress()}?${CASE}&drawing=0`);
  await page.locator('#answer .verdict').waitFor();
  await openDialog(page);
  await page.locator('dialog.share button[data-word="page.share_on"]').click();
  const [handed] = await page.evaluate(() => globalThis.handed);
  assert.equal(handed.url, await value(page, 'share-link'));
  assert.ok(!handed.text.includes('http'));
});
