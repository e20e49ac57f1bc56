// Page and explorer in real Chromium, under our own policy. Closes with "N passed, N failed".
//   node tests/browser/run.mjs [words of test names]     all with such names
//   node tests/browser/run.mjs --full                    all; without it, those that every change should pass

import { closeBrowsers, useSite } from './lib/browser.mjs';
import { runAll } from './lib/runner.mjs';
import { startSite, stopSite } from './lib/site.mjs';

const SUBJECTS = [
  'explorer',
  'form',
  'address',
  'fallback',
  'context',
  'access',
  'quiet',
  'desktop',
  'golden',
  'print',
  'hostile',
  'views',
  'languages',
  'lines',
  'map',
  'time',
  'quota',
  'offline',
  'embed',
  'hosts',
  'weight',
  'prepared',
  'share',
  'pointed',
  'touch',
  'zoom',
  'own',
  'package',
];
const BESIDE = 2; // tests at the same time: the machines that run this have two cores

const words = process.argv.slice(2);
let failed = 1;
try {
  useSite(await startSite());
  for (const subject of SUBJECTS) await import(`./${subject}.mjs`);
  failed = await runAll(words.filter((word) => word !== '--full'), { full: words.includes('--full'), beside: BESIDE });
} catch (error) {
  console.log(error.stack);
  console.log('0 passed, 1 failed');
} finally {
  await closeBrowsers();
  stopSite();
}
process.exit(failed ? 1 : 0);
