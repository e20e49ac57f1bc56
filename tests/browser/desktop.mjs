// The desktop program under Xvfb draws a case, writes it as a picture and ends well; the browser's explorer shows the same things.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { TODAY } from './lib/browser.mjs';
import { items, openExplorer } from './lib/explorer.mjs';
import { colors, difference, readPng } from './lib/png.mjs';
import { test } from './lib/runner.mjs';
import { NATIVE } from './lib/site.mjs';

const run = promisify(execFile);
const PROGRAM = `${NATIVE}/explorer`;
const SINGAPORE = 'chip=nvidia-h100-sxm&qty=1000&to=SGP&hq=SGP&on=2025-06-01&regime=us-2025-01-diffusion';
const CHINA = SINGAPORE.replace(/SGP/g, 'CHN');

/** Runs the program on a screen of its own; the picture that it wrote. */
async function draw(t, caseText, ...more) {
  assert.ok(existsSync(PROGRAM), `${PROGRAM} is missing: cmake --build --preset native`);
  const folder = mkdtempSync(`${tmpdir()}/explorer-`);
  t.after(() => rmSync(folder, { recursive: true }));
  const file = `${folder}/case.png`;
  await run('xvfb-run', ['-a', PROGRAM, '--case', caseText, '--on-day', TODAY, '--screenshot', file, ...more], { timeout: 90000 });
  return readPng(readFileSync(file));
}

test('desktop: two cases give two pictures, in the size asked for', async (t) => {
  const one = await draw(t, SINGAPORE, '--size', '1000x700');
  assert.deepEqual([one.width, one.height], [1000, 700]);
  assert.ok(colors(one) > 50, 'the picture is not blank');
  const other = await draw(t, CHINA, '--size', '1000x700');
  assert.ok(difference(one, other) > 1000, 'another case looks different');
  const again = await draw(t, SINGAPORE, '--size', '1000x700');
  assert.equal(difference(one, again, 0), 0, 'the same case looks the same');
});

test('desktop: dark and at twice the density', async (t) => {
  const dark = await draw(t, SINGAPORE, '--size', '800x600', '--scale', '2', '--dark');
  assert.deepEqual([dark.width, dark.height], [1600, 1200]);
  assert.ok(dark.data[0] + dark.data[1] + dark.data[2] < 130, 'dark paper');
});

test('desktop: the same things to use as in the browser', async (t) => {
  assert.ok(existsSync(PROGRAM), `${PROGRAM} is missing`);
  const { stdout } = await run('xvfb-run', ['-a', PROGRAM, '--case', SINGAPORE, '--on-day', TODAY, '--size', '1200x700', '--items'], { timeout: 90000 });
  const names = (all) => all.filter((one) => /^(field|group)/.test(one.id)).map((one) => [one.id, one.label, one.value]);
  const page = await openExplorer(t, SINGAPORE);
  const there = names(await items(page));
  const here = names(JSON.parse(stdout));
  for (const one of here.slice(0, 8)) assert.deepEqual(there.find(([id]) => id === one[0]), one);
  assert.ok(here.length >= 8);
});

test('desktop: a wrong option is refused with words', async () => {
  assert.ok(existsSync(PROGRAM), `${PROGRAM} is missing`);
  const error = await run('xvfb-run', ['-a', PROGRAM, '--frobnicate'], { timeout: 90000 }).catch((found) => found);
  assert.equal(error.code, 2);
});
