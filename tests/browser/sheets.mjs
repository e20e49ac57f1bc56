// Contact sheets for people to look at: every view on a phone and a laptop, light and dark, in each language. Asserts nothing.
//   node tests/browser/sheets.mjs OUTDIR [words of sheet or view names]
// Writes OUTDIR/<screen>-<theme>-<language>.png, and each picture in full size under OUTDIR/single/.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { LAPTOP, PHONE, answered, closeBrowsers, loaded, newPage, settle, siteAddress, useSite } from './lib/browser.mjs';
import { explorerReady } from './lib/explorer.mjs';
import { startSite, stopSite } from './lib/site.mjs';
import { LANGUAGES, VIEWS } from './lib/views.mjs';

const SCREENS = {
  laptop: { options: LAPTOP, act: (page) => explorerReady(page) },
  phone: { options: PHONE, picture: { fullPage: true, clip: { x: 0, y: 0, width: 360, height: 2400 } } },
  'phone-canvas': {
    options: PHONE,
    async act(page) {
      await page.locator('#tools button').first().tap();
      await explorerReady(page);
    },
  },
};

const [folder, ...words] = process.argv.slice(2);
if (!folder) {
  console.error('sheets.mjs OUTDIR [words]');
  process.exit(2);
}
mkdirSync(`${folder}/single`, { recursive: true });
useSite(await startSite());
const wanted = (...names) => !words.length || words.every((word) => names.some((name) => name.includes(word)));

/** Pictures of all wanted views on one page: [[view, file]]. Going from view to view is quicker than loading each. */
async function shootAll(name, views, lang, { options, act, picture }, colorScheme) {
  const undo = [];
  const made = [];
  try {
    const page = await newPage({ after: (step) => undo.push(step) }, { ...options, colorScheme });
    await page.goto(`${siteAddress()}?${VIEWS[views[0]].search}&lang=${lang}`);
    await answered(page);
    await act?.(page);
    for (const view of views) {
      if (view !== views[0]) await page.evaluate((to) => document.querySelector(`#views a[data-view=${to}]`).click(), view);
      await loaded(page);
      await settle(page);
      if (act) await page.locator('canvas.stage').scrollIntoViewIfNeeded();
      else await page.evaluate(() => scrollTo(0, 0));
      const file = `${folder}/single/${name}-${view}.png`;
      await page.screenshot({ path: file, ...picture });
      made.push([view, file]);
    }
  } catch (error) {
    console.log(`${name}: ${error.message.split('\n')[0]}`);
  } finally {
    for (const step of undo) await step(true);
  }
  return made;
}

async function contactSheet(name, files, options) {
  const undo = [];
  const page = await newPage({ after: (step) => undo.push(step) }, { viewport: { width: 2000, height: 1200 } });
  const across = options.viewport.width < 600 ? 5 : 3;
  await page.setContent(`<body style="margin:12px;font:16px sans-serif;display:grid;gap:12px;grid-template-columns:repeat(${across},1fr)"></body>`);
  for (const [view, file] of files) {
    await page.evaluate(([title, data]) => {
      const box = document.createElement('figure');
      box.style.margin = 0;
      const picture = new Image();
      picture.src = data;
      picture.style.width = '100%';
      box.append(title, picture);
      document.body.append(box);
      return picture.decode();
    }, [view, `data:image/png;base64,${readFileSync(file).toString('base64')}`]);
  }
  writeFileSync(`${folder}/${name}.png`, await page.screenshot({ fullPage: true }));
  console.log(`${name}.png`);
  for (const step of undo) await step(true);
}

for (const [screen, how] of Object.entries(SCREENS)) {
  for (const theme of ['light', 'dark']) {
    for (const lang of LANGUAGES) {
      const name = `${screen}-${theme}-${lang}`;
      const views = Object.keys(VIEWS).filter((view) => wanted(name, view));
      const files = views.length ? await shootAll(name, views, lang, how, theme) : [];
      if (files.length) await contactSheet(name, files, how.options);
    }
  }
}
await closeBrowsers();
stopSite();
