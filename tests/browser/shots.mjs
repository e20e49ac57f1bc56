// Pictures for people to look at: sizes, densities and themes, over cases of every kind. Asserts nothing.
//   node tests/browser/shots.mjs OUTDIR [words of picture names]

import { mkdirSync } from 'node:fs';
import { LAPTOP, PHONE, answered, closeBrowsers, newPage, settle, siteAddress, useSite } from './lib/browser.mjs';
import { explorerReady } from './lib/explorer.mjs';
import { startSite, stopSite } from './lib/site.mjs';

const RULE = 'on=2025-06-01&regime=us-2025-01-diffusion';
const CASES = {
  exception: `chip=nvidia-h100-sxm&qty=1500&to=SGP&hq=SGP&days=90&${RULE}`,
  denied: 'chip=nvidia-h100-sxm&qty=1000&to=SGP&hq=CHN&on=2025-06-01',
  gaming: 'chip=nvidia-rtx-4090&qty=1000&to=CHN&hq=CHN&on=2023-12-01',
  overcap: `chip=nvidia-h100-sxm&qty=60000&to=SGP&hq=SGP&used-cap=100000000&days=90&${RULE}`,
  undetermined: 'chip=nvidia-h100-sxm&qty=1000',
  error: 'chip=nvidia-h100-smx&to=POLL',
  barred: `chip=nvidia-h100-sxm&qty=1000&to=DEU&hq=DEU&act=use&held=aia&purpose=iaas-training&client=CHN&${RULE}`,
  first: '',
};
const SCREENS = {
  phone: { ...PHONE, deviceScaleFactor: 1 }, // at twice the density a long page is beyond what Chromium can draw
  laptop: LAPTOP,
  hidpi: { ...LAPTOP, deviceScaleFactor: 2 },
  '4k': { viewport: { width: 3840, height: 2160 } },
};

const [folder, ...words] = process.argv.slice(2);
if (!folder) {
  console.error('shots.mjs OUTDIR [words]');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
useSite(await startSite());

async function shoot(name, search, options, act, picture = {}) {
  if (words.length && !words.some((word) => name.includes(word))) return;
  const undo = [];
  const page = await newPage({ after: (step) => undo.push(step) }, options);
  try {
    await page.goto(`${siteAddress()}?${search}`);
    await answered(page);
    await act?.(page);
    await settle(page);
    await page.screenshot({ path: `${folder}/${name}.png`, ...picture });
    console.log(name);
  } catch (error) {
    console.log(`${name}: ${error.message}`);
  }
  for (const step of undo) await step(true);
}

const app = (page) => explorerReady(page);
for (const colorScheme of ['light', 'dark']) {
  for (const [name, caseText] of Object.entries(CASES)) {
    await shoot(`laptop-${name}-${colorScheme}`, caseText, { ...LAPTOP, colorScheme }, app);
    await shoot(`text-${name}-${colorScheme}`, `${caseText}&drawing=0`, { ...LAPTOP, colorScheme }, null, { fullPage: true });
    await shoot(`phone-${name}-${colorScheme}`, caseText, { ...SCREENS.phone, colorScheme }, null, { fullPage: true });
  }
  await shoot(`hidpi-exception-${colorScheme}`, CASES.exception, { ...SCREENS.hidpi, colorScheme }, app);
  await shoot(`4k-exception-${colorScheme}`, CASES.exception, { ...SCREENS['4k'], colorScheme }, app);
  await shoot(`picker-laptop-${colorScheme}`, `${CASES.exception}&drawing=0`, { ...LAPTOP, colorScheme }, async (page) => {
    await page.locator('[data-key=chip] button.pick').click();
    await page.locator('dialog.picker input').fill('h100');
  });
  await shoot(`picker-phone-${colorScheme}`, CASES.exception, { ...PHONE, colorScheme }, async (page) => {
    await page.locator('[data-key=to] button.pick').tap();
    await page.locator('dialog.picker input').fill('uni');
  });
  await shoot(`open-${colorScheme}`, `${CASES.exception}&drawing=0`, { ...LAPTOP, colorScheme }, (page) =>
    page.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true))), { fullPage: true });
  await shoot(`phone-explorer-${colorScheme}`, CASES.exception, { ...PHONE, colorScheme }, async (page) => {
    await page.locator('#tools button').first().tap();
    await explorerReady(page);
  });
}
await closeBrowsers();
stopSite();
