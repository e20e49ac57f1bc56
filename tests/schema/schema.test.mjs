// The JSON Schemas in rules/schema against the loader, which is the authority: what ships is valid, decisions are as
// described, the worked example of rules/README.md does what the text says, and both refuse the same broken files.
//   node schema.test.mjs [<chip-rules> [<cli-ask>]]      (default: build/native/)
// May know: the schemas, `chip-rules check` and `lint`, the core's own answers by cli-ask, golden cases. Needs `npm ci` in tests/browser for ajv.
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brokenFacts, brokenInstruments, brokenTimelines, misspelled } from './broken.mjs';
import { brokenPromises } from './format.mjs';
import { brokenClaims, brokenEvents, brokenHistory, someClaims, someEvents, somePrices } from './broken_record.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = resolve(process.argv[2] ?? join(root, 'build/native/chip-rules'));
const ask = resolve(process.argv[3] ?? join(root, 'build/native/cli-ask'));
const today = '2026-11-22';

function ajvOfTheBrowserTests() {
  try {
    return createRequire(join(root, 'tests/browser/package.json'))('ajv').default;
  } catch {
    console.log('ajv is missing: npm ci --prefix tests/browser\n0 passed, 1 failed');
    return process.exit(1);
  }
}
const Ajv = ajvOfTheBrowserTests();

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const shipped = (path) => read(join(root, 'rules', path));
const copy = (value) => JSON.parse(JSON.stringify(value));

let passed = 0;
const failures = [];
function check(title, fault) {
  if (!fault) passed++;
  else failures.push(`${title}: ${fault}`);
}

// strictTuples and strictRequired forbid what draft-07 allows: open tuples, and "required" apart from "properties".
const ajv = new Ajv({ strict: true, strictTuples: false, strictRequired: false, strictTypes: false, allErrors: false });
const schemaFiles = readdirSync(join(root, 'rules/schema')).filter((file) => file.endsWith('.json'));
const schemas = Object.fromEntries(schemaFiles.map((file) => [file.split('.')[0], shipped(`schema/${file}`)]));
ajv.addSchema(Object.values(schemas));

/** What the schema says against a value, or nothing. */
function refusedBy(schema, value) {
  const validate = ajv.getSchema(schemas[schema].$id);
  return validate(value) ? '' : ajv.errorsText(validate.errors, { dataVar: '' });
}

function run(...words) {
  return new Promise((done, failed) => {
    execFile(program, words, { encoding: 'utf8', maxBuffer: 1 << 26 }, (error, out, errors) => {
      if (error && typeof error.code !== 'number') failed(error);
      else done({ status: error ? error.code : 0, out, errors });
    });
  });
}

/** Two at a time: the machines that run this have two cores. */
async function each(list, work) {
  const rest = [...list];
  const worker = async () => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) await work(next);
  };
  await Promise.all([worker(), worker()]);
}

// ---- what ships

function shippedInstruments() {
  const files = readdirSync(join(root, 'rules/instruments')).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(files.map((file) => [file.slice(0, -5), shipped(`instruments/${file}`)]));
}

function shippedFiles() {
  for (const schema of Object.values(schemas)) {
    check(`${schema.$id}`, ajv.validateSchema(schema) ? '' : ajv.errorsText());
  }
  for (const [name, act] of Object.entries(shippedInstruments())) {
    check(`rules/instruments/${name}.json`, refusedBy('instrument', act));
  }
  check('rules/facts.json', refusedBy('facts', shipped('facts.json')));
  check('rules/timeline.json', refusedBy('timeline', shipped('timeline.json')));
  check('rules/events.json', refusedBy('events', shipped('events.json')));
  check('rules/presets.json', refusedBy('presets', shipped('presets.json')));
  for (const file of readdirSync(join(root, 'rules/claims')).filter((name) => name.endsWith('.json'))) {
    check(`rules/claims/${file}`, refusedBy('claims', shipped(`claims/${file}`)));
  }
  for (const file of readdirSync(join(root, 'rules/history')).filter((name) => name.endsWith('.json'))) {
    check(`rules/history/${file}`, refusedBy('history', shipped(`history/${file}`)));
  }
}

// ---- decisions

/** What readers of the present format were promised (decision.format-N.json) holds; else the format must go up. */
function decisionFormat() {
  const format = schemas.decision.properties.format.const;
  const promised = (name) => read(join(root, `tests/schema/decision.format-${name}.json`));
  check('the format in $id of decision.schema.json', schemas.decision.$id.endsWith(`:${format}`) ? '' : schemas.decision.$id);
  const broken = brokenPromises(promised(format), schemas.decision);
  check('decision.schema.json is still of its format', broken.length && `${broken.join(', ')} changed: raise "format" there and decision_format in `
    + 'core/decide/decision.h, and keep a copy as tests/schema/decision.format-N.json. Where only words became clearer, mend them in the copy of this format');
  // The promise is worth something: each of these is noticed.
  const changed = (change) => {
    const other = copy(schemas.decision);
    change(other);
    return brokenPromises(promised(format), other);
  };
  check('a member that goes is noticed', changed((it) => delete it.properties.gaps).length ? '' : 'no');
  check('a member of another kind is noticed', changed((it) => (it.properties.data.type = 'number')).length ? '' : 'no');
  check('a member that means something else is noticed', changed((it) => (it.properties.data.description = 'Something else.')).length ? '' : 'no');
  check('a member that need not be there any more is noticed', changed((it) => it.required.pop()).length ? '' : 'no');
  check('a verdict that comes is noticed', changed((it) => it.properties.verdict.enum.push('maybe')).length ? '' : 'no');
  check('a member that comes is no new format', changed((it) => (it.properties.more = { type: 'number' })).join(', '));
  for (const name of ['step', 'outcome']) {
    const { title, description, ...own } = schemas.instrument.definitions[name];
    const { description: said, ...here } = schemas.decision.definitions[name];
    check(`${name} is the same in both schemas`, JSON.stringify(own) === JSON.stringify(here) ? '' : 'differs');
  }
}

/** The schema that describes a value, references followed. */
function followed(schema) {
  if (!schema?.$ref) return schema ?? {};
  const [file, place] = schema.$ref.split('#/');
  const from = file ? schemas[file.split('.')[0]] : schemas.decision;
  return followed(place.split('/').reduce((value, key) => value[key], from));
}

/** The first member of a decision that the schema does not describe. */
function undescribed(value, schema, path = '') {
  const known = followed(schema);
  if (Array.isArray(value)) {
    if (!known.items || Array.isArray(known.items)) return '';
    return value.map((item, i) => undescribed(item, known.items, `${path}/${i}`)).find(Boolean) ?? '';
  }
  if (value === null || typeof value !== 'object') return '';
  for (const [key, member] of Object.entries(value)) {
    if (!known.properties?.[key]) return `${path}/${key}`;
    const inside = undescribed(member, known.properties[key], `${path}/${key}`);
    if (inside) return inside;
  }
  return '';
}

function decisions() {
  const lines = readFileSync(join(root, 'tests/golden/cases.jsonl'), 'utf8').split('\n').filter(Boolean);
  const cases = lines.map((line) => JSON.parse(line)).filter((golden) => golden.case);
  const input = cases.map((golden) => `${JSON.stringify({ ask: 'check', case: golden.case, today })}\n`).join('');
  const answers = execFileSync(ask, { input, encoding: 'utf8', maxBuffer: 1 << 28 }).split('\n').slice(0, -1);
  check('an answer to each golden case', answers.length === cases.length ? '' : `${answers.length} of ${cases.length}`);
  let decided = 0;
  for (const [index, answer] of answers.entries()) {
    const decision = JSON.parse(answer);
    if (decision.error) continue; // a case that is meant to be refused; the golden runner knows which
    decided++;
    check(`decision ${cases[index].id}`, refusedBy('decision', decision));
    const unknown = undescribed(decision, schemas.decision);
    check(`members of decision ${cases[index].id}`, unknown && `decision.schema.json does not describe ${unknown}`);
  }
  check('golden cases decided', decided > 0 ? '' : 'none');
  const broken = { verdict: 'license' };
  check('a decision without its parts', refusedBy('decision', broken) ? '' : 'the schema takes it');
}

// ---- the worked example, and files with one fault

/** The JSON of the section "A worked example" of rules/README.md, block by block. */
function exampleBlocks() {
  const text = readFileSync(join(root, 'rules/README.md'), 'utf8');
  const section = text.slice(text.indexOf('### A worked example'));
  return [...section.matchAll(/```json\n([\s\S]*?)```/g)].map(([, block]) => JSON.parse(block));
}

const id = 'made-up-2027';

/** A folder with the shipped facts and catalogs, the given instruments and timeline. */
function folderOf(instruments, timeline, facts = shipped('facts.json'), told = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'chip-rules-schema-'));
  symlinkSync(join(root, 'rules/catalog'), join(folder, 'catalog'));
  mkdirSync(join(folder, 'instruments'));
  const write = (path, value) => writeFileSync(join(folder, path), JSON.stringify(value));
  for (const [name, act] of Object.entries(instruments)) write(`instruments/${name}.json`, act);
  write('timeline.json', timeline);
  write('facts.json', facts);
  if (told.events) write('events.json', told.events);
  if (told.claims) {
    mkdirSync(join(folder, 'claims'));
    write('claims/origin.json', told.claims);
  }
  if (told.history) {
    mkdirSync(join(folder, 'history'));
    write('history/prices.json', told.history);
  }
  return folder;
}

async function inFolder(files, work) {
  const folder = folderOf(...files);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const covers = { from: '2022-01-01', checked: '2026-11-21' };
const timelineOf = (regime) => ({ covers, instruments: [], regimes: [regime] });

async function workedExample(instrument, regime, golden) {
  check('worked example', refusedBy('instrument', instrument));
  const timeline = shipped('timeline.json');
  timeline.regimes.push(regime);
  check('line of the worked example in the timeline', refusedBy('timeline', timeline));
  await inFolder([{ [id]: instrument }, timelineOf(regime)], async (folder) => {
    const linted = await run('lint', folder);
    check('lint of the worked example', linted.status === 0 ? '' : linted.errors);
    const { out, errors } = await run('check', '--json', '--rules', folder, golden.case);
    if (errors) return check('golden case of the worked example', errors);
    const decision = JSON.parse(out);
    for (const [key, value] of Object.entries(golden.expect)) {
      const found = JSON.stringify(decision[key]);
      check(`${key} of the worked example`, found === JSON.stringify(value) ? '' : `is ${found}`);
    }
  });
  await inFolder([{ ...shippedInstruments(), [id]: instrument }, timeline], async (folder) => {
    const linted = await run('lint', folder);
    check('lint of the worked example next to what ships', linted.status === 0 ? '' : linted.errors);
  });
}

/** Both must refuse; the loader must name file and pointer. */
async function refused(title, schema, value, file, pointer, files) {
  check(`schema on ${title}`, refusedBy(schema, value) ? '' : 'takes it');
  await inFolder(files, async (folder) => {
    const { status, errors } = await run('lint', folder);
    const place = `${file}#${pointer}`; // the fault itself may be a member of it
    const named = errors.includes(`${place}: `) || errors.includes(`${place}/`);
    const fault = `expected "${place}", exit ${status}: ${errors || 'nothing said'}`;
    check(`loader on ${title}`, status === 2 && named ? '' : fault);
  });
}

async function brokenFiles(instrument, regime) {
  for (const [title, change] of misspelled) { // the schema alone
    const broken = copy(instrument);
    change(broken);
    check(`schema on a misspelled member of a ${title}`, refusedBy('instrument', broken) ? '' : 'takes it');
  }
  await each(brokenInstruments, async ([title, change]) => {
    const broken = copy(instrument);
    const pointer = change(broken);
    await refused(title, 'instrument', broken, `${id}.json`, pointer, [{ [id]: broken }, timelineOf(regime)]);
  });
  await each(brokenTimelines, async ([title, change]) => {
    const broken = timelineOf(copy(regime));
    const pointer = change(broken);
    await refused(title, 'timeline', broken, 'timeline.json', pointer, [{ [id]: instrument }, broken]);
  });
  await each(brokenFacts, async ([title, change]) => {
    const broken = shipped('facts.json');
    const pointer = change(broken);
    await refused(title, 'facts', broken, 'facts.json', pointer, [{ [id]: instrument }, timelineOf(regime), broken]);
  });
  const beside = (told) => [{ [id]: instrument }, timelineOf(regime), shipped('facts.json'), told];
  await each(brokenEvents, async ([title, change]) => {
    const events = copy(someEvents);
    const pointer = change(events);
    await refused(title, 'events', events, 'events.json', pointer, beside({ events }));
  });
  await each(brokenClaims, async ([title, change]) => {
    const claims = copy(someClaims);
    const pointer = change(claims);
    await refused(title, 'claims', claims, 'claims/origin.json', pointer, beside({ claims }));
  });
  await each(brokenHistory, async ([title, change]) => {
    const history = copy(somePrices);
    const pointer = change(history);
    await refused(title, 'history', history, 'history/prices.json', pointer, beside({ history }));
  });
}

shippedFiles();
const [instrument, regime, golden] = exampleBlocks();
check('the worked example as a file', JSON.stringify(instrument) === JSON.stringify(shipped('examples/own-instrument.json')) ? '' : 'rules/examples/own-instrument.json differs');
await workedExample(instrument, regime, golden);
await brokenFiles(instrument, regime);
decisionFormat();
decisions();
for (const failure of failures) console.log(failure);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
