// Decisions computed in the browser are those of the native command line, byte for byte, for every golden case.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { LAPTOP, newPage, siteAddress } from './lib/browser.mjs';
import { test } from './lib/runner.mjs';
import { NATIVE, ROOT } from './lib/site.mjs';

const run = promisify(execFile);
const PROGRAM = `${NATIVE}/chip-rules`;

/** A page of our origin, under our policy, with the API module loaded. */
async function pageWithApi(t, packs) {
  const page = await newPage(t, LAPTOP);
  await page.goto(`${siteAddress()}?drawing=0`);
  await page.evaluate(async ([address, wanted]) => {
    const { load } = await import(`${address}api/chip-rules.mjs`);
    globalThis.rules = await load({ packs: wanted });
  }, [siteAddress(), packs]);
  return page;
}

/** Where two texts part, with what stands around it. */
function apart(one, other) {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return `${one.slice(Math.max(0, at - 30), at + 50)} | ${other.slice(Math.max(0, at - 30), at + 50)}`;
}

// Every case goes through the API module in Node, too (tests/golden/wasm.mjs): here some of them are enough for every change.
for (const [words, step] of [['in every eighth case', 8], ['in every case', 1]]) test(`golden: the browser decides as the command line does ${words}`, async (t) => {
  assert.ok(existsSync(PROGRAM), `${PROGRAM} is missing: cmake --build --preset native`);
  const cases = readFileSync(`${ROOT}tests/golden/cases.jsonl`, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)).filter((one) => one.case).filter((_, index) => index % step === 0);
  assert.ok(cases.length >= 50);
  const page = await pageWithApi(t, ['models', 'sources']);
  const today = new Date().toISOString().slice(0, 10); // the command line has no other day
  const here = await page.evaluate(([all, day]) => all.map((one) => {
    try {
      return globalThis.rules.checkText(one, { today: day }).trimEnd();
    } catch (error) {
      return `refused: ${error.detail.message}`;
    }
  }), [cases.map((one) => one.case), today]);
  const different = [];
  for (const [index, { id, case: caseText }] of cases.entries()) {
    const there = await run(PROGRAM, ['check', '--json', caseText]).then(({ stdout }) => stdout.trimEnd(), (error) => error.code === 2 && 'refused');
    const same = there === 'refused' ? here[index].startsWith('refused') : there === here[index];
    if (!same) different.push(`${id} ${caseText}: ${apart(here[index], String(there))}`);
  }
  assert.deepEqual(different.slice(0, 5), [], `${different.length} of ${cases.length} differ`);
}, { full: step === 1, seconds: 400 });

test('golden: the API module answers, canonicalizes, searches and refuses with words', async (t) => {
  const page = await pageWithApi(t, ['names']);
  const found = await page.evaluate(() => {
    const { rules } = globalThis;
    const refused = (run) => {
      try {
        return run();
      } catch (error) {
        return error.detail;
      }
    };
    return {
      decision: rules.check('to=SGP&chip=nvidia-h100-sxm&hq=SGP&on=2025-06-01&regime=us-2025-01-diffusion').verdict,
      canonical: rules.canonical('to=SGP&chip=nvidia-h100-sxm&act=export'),
      set: rules.set('chip=nvidia-h100-sxm', 'to', 'DEU'),
      taken: rules.set('chip=nvidia-h100-sxm&to=DEU', 'to', ''),
      first: rules.find('countries', '韩国').options[0].value,
      refused: refused(() => rules.check('chip=nvidia-h100-smx')),
      models: refused(() => rules.check('model=no-such-model-here')),
    };
  });
  assert.equal(found.decision, 'exception');
  assert.equal(found.canonical, 'chip=nvidia-h100-sxm&to=SGP');
  assert.equal(found.set, 'chip=nvidia-h100-sxm&to=DEU');
  assert.equal(found.taken, 'chip=nvidia-h100-sxm');
  assert.equal(found.first, 'KOR');
  assert.equal(found.refused.key, 'chip');
  assert.equal(found.refused.value, 'nvidia-h100-smx');
  assert.ok(found.refused.nearest.includes('nvidia-h100-sxm'));
  assert.ok(found.models.message);
});
