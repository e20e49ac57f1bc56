// Page and explorer in real Chromium, under our own policy. Closes with "N passed, N failed".
//   node tests/browser/run.mjs [words of test names]

import { closeBrowsers, useSite } from './lib/browser.mjs';
import { runAll } from './lib/runner.mjs';
import { startSite, stopSite } from './lib/site.mjs';

useSite(await startSite());
for (const subject of ['explorer', 'form', 'address', 'fallback', 'context', 'access', 'quiet', 'desktop', 'golden', 'print', 'hostile']) {
  await import(`./${subject}.mjs`);
}
let failed = 1;
try {
  failed = await runAll(process.argv.slice(2));
} finally {
  await closeBrowsers();
  stopSite();
}
process.exit(failed ? 1 : 0);
