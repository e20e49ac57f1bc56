// The page's state: one case string. Form, answer, address bar and explorer follow it.
// May know: everything in this folder and the API module. It reads no rule and does no arithmetic.

import { load } from './chip-rules.mjs';
import { followHistory, hrefOf, rewrite, split } from './address.mjs';
import { plainClick } from './dom.mjs';
import { makeForm } from './form.mjs';
import { makePicker } from './picker.mjs';
import { makeSheet } from './render/index.mjs';
import { appLeads, makeFoot, makeTools, showExamples, unfoldForPrint, whenIdle } from './shell.mjs';
import { say, useWords } from './words.mjs';

const $ = (id) => document.getElementById(id);
const start = split(location.search);
const own = start.own;
const lang = own.get('lang') || 'en';
const today = new Date().toISOString().slice(0, 10);
const wait = $('wait');

let rules;
try {
  rules = await load({ part: true });
} catch (error) {
  wait.hidden = true;
  $('failed').hidden = false;
  $('failed').append(` (${error.message})`);
  throw error;
}
useWords(rules.words(lang));
document.documentElement.lang = lang;
document.documentElement.dir = rules.words(lang)['page.direction'] || 'ltr';

let caseText = start.caseText;
let view = null;
let announced = '';
let timer = 0;
let pending = 0;
let cost = 0; // milliseconds that the last answer took: a slow machine is asked less often while the reader types
let steered = false; // whether the last change came from the explorer
let mainKeys = [];
let all = false; // whether the further packs that a case may need are here
let whole = false; // whether the sentences of texts that are not in force are here, or cannot be had
let named = false; // whether search knows every name that a row goes by

const sheet = makeSheet($('answer'), { href: (text) => hrefOf(text, own), changes });
const track = followHistory(own, arrive);
const blockOf = (answer, type) => (answer?.type === type ? answer : answer?.blocks?.find((block) => block.type === type));
const headline = () => blockOf(view, 'headline');
const pick = makePicker((list, text) => {
  return blockOf(rules.find(list, text, lang, { case: caseText, today }), 'options')?.options ?? [];
});

/** The main fact in which another case differs from this one. */
function changes(other) {
  const [now, then] = [new URLSearchParams(view.case), new URLSearchParams(other)];
  return mainKeys.find((key) => now.get(key) !== then.get(key));
}

/** Loads the catalog of models, which most cases do not need, for page and explorer. */
async function needModels() {
  await rules.need('models');
  await app?.morePacks();
}

/** Loads the sentences of texts that are not in force, which an answer about today does without. */
async function needSentences() {
  await rules.need('sentences');
  await app?.morePacks();
}

/** Loads the further names of rows, which only a typed search looks at; without them it finds less. */
async function needNames() {
  if (named) return;
  await rules.need('names').then(() => (named = true), () => {});
  if (named) app?.morePacks();
}

/** Says the verdict once when it has changed and the reader has stopped changing things. */
function announce() {
  const text = headline()?.text ?? view?.error ?? '';
  if (text === announced) return;
  const first = !announced;
  announced = text;
  clearTimeout(timer);
  if (!first) timer = setTimeout(() => ($('said').textContent = text), 700);
}

function draw(text = caseText) {
  clearTimeout(pending);
  pending = 0;
  const began = performance.now();
  try {
    view = rules.view('check', text, lang, { today, forgive: 1 });
  } catch (error) {
    view = { blocks: [], error: `${say('problem')}: ${error.detail?.message ?? error.message}` };
  }
  if (view.needs && !whole) {
    whole = true;
    const first = view.case;
    const again = () => draw(caseText === first ? text : caseText); // keys dropped since are still to be named
    needSentences().then(again, again);
    return;
  }
  wait.remove();
  if (view.error && !all) {
    all = true;
    needModels().then(() => draw(), () => {});
  }
  try {
    const block = blockOf(rules.view('form', text, lang, { today, forgive: 1 }), 'form');
    if (block) form.update(block);
    mainKeys = block?.fields.filter((field) => field.group === 'main').map((field) => field.key) ?? [];
  } catch {
    // The answer above already says what is wrong; the form keeps its last state.
  }
  if (view.error) sheet.problem(view.error);
  else sheet.update(view.blocks);
  const title = headline();
  document.title = title ? `${title.label ? `${title.label}: ` : ''}${title.text} · ${say('title')}` : say('title');
  announce();
  app?.refresh();
  cost = performance.now() - began;
}

/** The one way to another case. `from`: "app" is not told what it has just said itself; its gestures begin with a push. */
function go(next, isLive, from) {
  caseText = next;
  if (steered ? from !== 'app' || !isLive : from === 'app') track.settle();
  steered = from === 'app';
  track.change(next, isLive || steered);
  if (from !== 'app') app?.setCase(next);
  if (isLive) pending ||= setTimeout(() => draw(), Math.max(16, cost));
  else draw();
}

/** Draws a case that came from outside; keys that the core does not know are named once and dropped. */
function take(text) {
  caseText = text;
  draw();
  try {
    rules.canonical(caseText, { today });
  } catch {
    if (!view.error && view.case) caseText = view.case;
  }
}

function arrive(search) {
  take(split(search).caseText || (firstCase ?? ''));
  app?.setCase(caseText);
}

/** The case with one fact changed; throws when the core refuses it. */
function changed(from, key, value) {
  const next = rules.set(from, key, value, { today });
  rules.canonical(next, { today });
  return next;
}

/** The case as the core writes it, or as it is when the core can't read it. */
function tidy(text) {
  try {
    return rules.canonical(text, { today });
  } catch {
    return text;
  }
}

/** A field's new value; answers with what is wrong, if the core refuses it. */
function change(key, value, isLive) {
  let next;
  try {
    next = changed(caseText, key, value);
  } catch (error) {
    try {
      if (!view.error) throw error;
      changed('', key, value); // this fact is well, another is not: the answer goes on naming it
      next = tidy(rewrite(caseText, key, value));
    } catch {
      return error.detail?.message ?? error.message;
    }
  }
  if (next !== caseText || !isLive) go(next, isLive);
  return '';
}

async function pickFor(field) {
  if (!field) return;
  if (field.list === 'models') await needModels();
  if (field.kind === 'pick' && !named) await needNames();
  if (field.kind !== 'pick') {
    const { enter } = await import('./entry.mjs');
    return enter(field, { change, settle: track.settle });
  }
  const value = await pick(field);
  if (value !== null && value !== field.value) change(field.key, value, false);
}

const form = makeForm($('question'), { change, settle: track.settle, pick: pickFor });
let app = null;

let firstCase = null;
try {
  const examples = blockOf(rules.view('examples', '', lang, { today }), 'choices');
  firstCase = examples?.choices?.[0]?.case_text ?? null;
  if (!caseText) showExamples($('examples'), examples, own);
} catch {
  // A pack without examples starts with an empty case.
}
take(caseText || (firstCase ?? ''));
whenIdle(needNames);
makeTools($('tools'), { own, caseText: () => caseText, openApp: async () => (await explorer()).start(), leaveApp: () => app?.leave() });
$('scope').addEventListener('toggle', async () => (await import('./scope.mjs')).showScope($('scope'), rules, lang), { once: true });
const showTheme = makeFoot($('foot'), own, () => {
  track.rewrite(caseText);
  app?.setTheme();
});
showTheme();
unfoldForPrint(document.body, $('foot'));

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[data-case]');
  if (!link || !plainClick(event)) return;
  event.preventDefault();
  go(link.dataset.case, false);
});

/** The explorer's place, whose code comes when it is first wanted. */
async function explorer() {
  const { prepareApp } = await import('./app-mount.mjs');
  app ??= prepareApp($('explorer'), {
    packs: () => rules.packs(),
    needModels,
    state: () => ({ caseText, lang, today }),
    headline,
    onCase: (text, mode) => go(text, mode === 'replace', 'app'),
    onPick: (key) => pickFor(form.field(key)),
  });
  return app;
}

if (appLeads(own)) {
  (await explorer()).reveal();
  requestAnimationFrame(() => requestAnimationFrame(() => whenIdle(() => app.start())));
}
