// The API module against the core as it is built natively: the same bytes for every golden case, good or bad, and for cards as pictures.
//   node wasm.mjs <cli-ask> <folder of the API module>
// May know: chip-rules.mjs, the requests of the core, cases.jsonl. Compares text; what is right, the native runner knows, and that
// the command line says the same, tests/cli.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const today = '2026-11-22';
const [program, folder] = process.argv.slice(2).map((path) => resolve(path));
const { load } = await import(pathToFileURL(`${folder}/chip-rules.mjs`));
const rules = await load({ packs: ['models', 'sources'] });
for (const lang of ['zh-Hans', 'zh-Hant']) await rules.need(`text-${lang}`);

/** The native core's answers, a line of JSON each. */
function native(requests) {
  const input = requests.map((request) => `${JSON.stringify(request)}\n`).join('');
  return execFileSync(program, { input, encoding: 'utf8', maxBuffer: 1 << 28 }).split('\n').slice(0, -1);
}

/** What `answer` gives, or the error with which the rules refuse it, as the core writes it. */
function orRefused(answer) {
  try {
    return answer();
  } catch (error) {
    if (!error.detail) throw error;
    return JSON.stringify({ error: error.detail });
  }
}

let different = 0;
function compare(title, expected, found) {
  if (expected === found) return;
  different++;
  let at = 0;
  while (expected[at] === found[at]) at++;
  console.log(`${title}\n  native …${expected.slice(Math.max(0, at - 40), at + 80)}\n  wasm   …${found.slice(Math.max(0, at - 40), at + 80)}`);
}

const golden = readFileSync(new URL('cases.jsonl', import.meta.url), 'utf8').split('\n').filter(Boolean)
  .map((line) => JSON.parse(line)).filter((one) => one.case);
// What cannot be read is refused in the same words.
const unread = ['chip=no-such-chip', 'qty=many', 'to=XX&hq=', 'on=2025-02-30', 'regime=x', 'qty=1&qty=2', 'model=no-such-model', '%ff'].map((text) => ({ id: 'unread', case: text }));
const cases = [...golden, ...unread];
const checks = native(cases.map((one) => ({ ask: 'check', case: one.case, today })));
for (const [index, { id, case: caseText }] of cases.entries()) {
  compare(`${id}: ${caseText}`, checks[index], orRefused(() => rules.checkText(caseText, { today }).trimEnd()));
}
const refused = checks.filter((line) => line.startsWith('{"error"')).length;

// Cards: every eighth case, the kinds of pictures in turn. Their text is measured and laid out with floating-point numbers.
const kinds = [{ size: 'og' }, { size: 'square', theme: 'dark' }, { size: 'print', lang: 'zh-Hans' }, { size: '640x360', lang: 'zh-Hant' }];
const cards = golden.filter((_, place) => place % 8 === 0).map((one, index) => ({ ...one, kind: kinds[index % kinds.length] }));
const pictures = native(cards.map((one) => ({ ask: 'card-svg', case: one.case, today, ...one.kind })));
for (const [index, { id, case: caseText, kind }] of cards.entries()) {
  const found = orRefused(() => JSON.stringify(rules.picture(caseText, { today, ...kind })));
  compare(`${id}: the card ${JSON.stringify(kind)} of ${caseText}`, JSON.stringify(JSON.parse(pictures[index])), found);
}
console.log(`${cards.length} cards`);
console.log(`${cases.length} cases (${refused} refused by both), ${different} different`);
process.exit(different || checks.length !== cases.length || pictures.length !== cards.length || !cards.length || refused < unread.length ? 1 : 0);
