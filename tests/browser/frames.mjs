// What a frame costs: CPU time of the explorer's animation callback while the map and the lines are dragged, next to the same
// page with nothing in it. Prints median and 99th percentile in milliseconds; asserts nothing.
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
    explorer.onFrame = (milliseconds) => globalThis.times.push(milliseconds);
    if (nothing) explorer.setView('view=nothing'); // a view that nobody has: an empty column
  }, empty);
  const x = box.x + box.width * 0.6, y = box.y + box.height * 0.6;
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 0; i < FRAMES; i += 1) await page.mouse.move(x + 120 * Math.sin(i / 9), y + 60 * Math.cos(i / 7));
  await page.mouse.up();
  await settle(page);
  const times = (await page.evaluate(() => globalThis.times)).sort((a, b) => a - b);
  console.log(`${title.padEnd(24)} ${String(times.length).padStart(4)} frames   median ${share(times, 0.5).toFixed(2)} ms   p99 ${share(times, 0.99).toFixed(2)} ms`);
  for (const step of undo) await step(true);
}

await measure('nothing in it', VIEWS.answer.search, true);
for (const name of ['map', 'lines', 'compute', 'time']) await measure(name, VIEWS[name].search, false);
await closeBrowsers();
stopSite();
