// What a frame costs while the map, the lines and others are dragged, next to the same page with an empty view: milliseconds
// of the explorer's own code, and of the whole animation callback (which here waits for a software renderer). Median and
// 99th percentile; asserts nothing.
//   node tests/browser/frames.mjs

import { LAPTOP, answered, closeBrowsers, loaded, newPage, settle, siteAddress, useSite } from './lib/browser.mjs';
import { explorerReady } from './lib/explorer.mjs';
import { startSite, stopSite } from './lib/site.mjs';
import { VIEWS } from './lib/views.mjs';

const FRAMES = 200;
useSite(await startSite());

const share = (times, part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];

async function measure(title, search, empty) {
  const undo = [];
  const page = await newPage({ after: (step) => undo.push(step) }, LAPTOP);
  await page.goto(`${siteAddress()}?${search}`);
  await answered(page);
  await explorerReady(page);
  await loaded(page);
  await settle(page);
  const box = await page.locator('canvas.stage').boundingBox();
  // Times only the explorer's own callback: the page's other work is not part of a frame.
  await page.evaluate((nothing) => {
    const { explorer } = document.querySelector('canvas.stage');
    globalThis.times = [];
    explorer.onFrame = (own, whole) => globalThis.times.push([own, whole]);
    if (nothing) explorer.setView('view=nothing'); // a view that nobody has: an empty column
  }, empty);
  const x = box.x + box.width * 0.6, y = box.y + box.height * 0.6;
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 0; i < FRAMES; i += 1) await page.mouse.move(x + 120 * Math.sin(i / 9), y + 60 * Math.cos(i / 7));
  await page.mouse.up();
  await settle(page);
  const times = await page.evaluate(() => globalThis.times);
  const said = [0, 1].map((which) => {
    const sorted = times.map((pair) => pair[which]).sort((a, b) => a - b);
    return `median ${share(sorted, 0.5).toFixed(2)} p99 ${share(sorted, 0.99).toFixed(2)}`;
  });
  console.log(`${title.padEnd(14)} ${String(times.length).padStart(4)} frames   own ${said[0]} ms   callback ${said[1]} ms`);
  for (const step of undo) await step(true);
}

await measure('nothing in it', VIEWS.answer.search, true);
for (const name of ['map', 'lines', 'compute', 'time']) await measure(name, VIEWS[name].search, false);
await closeBrowsers();
stopSite();
