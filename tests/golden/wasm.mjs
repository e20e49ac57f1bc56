// The API module against the native command line: the same bytes for every golden case, good or bad, and for cards as pictures.
//   node wasm.mjs <chip-rules> <folder of the API module>
// May know: chip-rules.mjs, `chip-rules check --json` and `card`, cases.jsonl. Compares text; what is right, the native runner knows.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const today = '2026-11-22';
const env = { ...process.env, CHIP_RULES_TODAY: today };
const [program, folder] = process.argv.slice(2).map((path) => resolve(path));
const { load } = await import(pathToFileURL(`${folder}/chip-rules.mjs`));
const rules = await load({ packs: ['models', 'sources'] });

function native(caseText) {
  try {
    return execFileSync(program, ['check', '--json', caseText], { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'] }).trimEnd();
  } catch (error) {
    if (error.status !== 2) throw error;
    return 'refused';
  }
}

function wasm(caseText) {
  try {
    return rules.checkText(caseText, { today }).trimEnd();
  } catch (error) {
    if (!error.detail) throw error;
    return 'refused';
  }
}

const cases = readFileSync(new URL('cases.jsonl', import.meta.url), 'utf8').split('\n').filter(Boolean)
  .map((line) => JSON.parse(line)).filter((golden) => golden.case);
let refused = 0;
let different = 0;
for (const { id, case: caseText } of cases) {
  const expected = native(caseText);
  const found = wasm(caseText);
  if (expected === 'refused') refused++;
  if (expected === found) continue;
  different++;
  let at = 0;
  while (expected[at] === found[at]) at++;
  console.log(`${id}: ${caseText}\n  native …${expected.slice(Math.max(0, at - 40), at + 80)}\n  wasm   …${found.slice(Math.max(0, at - 40), at + 80)}`);
}
// Cards: every eighth case, the kinds of pictures in turn. Their text is measured and laid out with floating-point numbers.
const pictures = [{}, { size: 'square', theme: 'dark' }, { size: 'print', lang: 'zh-Hans' }, { size: '640x360', lang: 'zh-Hant' }];
for (const lang of ['zh-Hans', 'zh-Hant']) await rules.need(`text-${lang}`);
let cards = 0;
for (const [index, { id, case: caseText }] of cases.filter((_, place) => place % 8 === 0).entries()) {
  const options = pictures[index % pictures.length];
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  let expected = 'refused', found = 'refused';
  try {
    expected = execFileSync(program, ['card', caseText, ...words], { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    if (error.status !== 2) throw error;
  }
  try {
    found = rules.picture(caseText, { today, ...options }).svg;
  } catch (error) {
    if (!error.detail) throw error;
  }
  if (expected !== 'refused') cards++;
  if (expected === found) continue;
  different++;
  console.log(`${id}: the card ${words.join(' ')} of ${caseText} differs`);
}
console.log(`${cards} cards`);
console.log(`${cases.length} cases (${refused} refused by both), ${different} different`);
process.exit(different || !cases.length || !cards ? 1 : 0);
