// The page's state: one case string. Form, answer, address bar and explorer follow it.
// May know: everything in this folder and the API module. It reads no rule and does no arithmetic.

import { load } from './chip-rules.mjs';
import { differs, followHistory, hrefOf, rewrite, setView, split, viewOf } from './address.mjs';
import { withAttached } from './attachments.mjs';
import { plainClick } from './dom.mjs';
import { makeForm } from './form.mjs';
import { chooseLanguage, makeSwitch, packOf } from './languages.mjs';
import { makePacks } from './packs.mjs';
import { preparedAnswer, seen } from './prepared.mjs';
import { makeSheet } from './render/index.mjs';
import { appLeads, makeFoot, makeTools, showExamples, unfoldForPrint, whenIdle } from './shell.mjs';
import { wear } from './wear.mjs';
import { say, useWords } from './words.mjs';

const $ = (id) => document.getElementById(id);
const start = split(location.search);
const own = start.own;
let lang = chooseLanguage(own);
const today = new Date().toISOString().slice(0, 10);
const wait = $('wait');

const sheet = makeSheet($('answer'), { href: (text) => hrefOf(text, own), changes });
/** What stands beside a view, and before the engine is here. */
const inShort = (blocks) => blocks.filter(({ type, role }) => type === 'headline' || role === 'coverage' || role === 'warning' || role === 'assumed');
const prepared = viewOf(own) ? null : await preparedAnswer(start.caseText, lang, today);
if (prepared) {
  wait.hidden = true;
  document.documentElement.lang = lang;
  sheet.update(inShort(prepared.blocks));
  await seen();
}

let rules;
try {
  const pack = packOf(lang);
  rules = await load({ part: true, packs: pack ? [pack] : [] }).catch((error) => {
    if (!pack) throw error;
    lang = 'en';
    return load({ part: true });
  });
} catch (error) {
  wait.hidden = true;
  $('scope').hidden = true;
  $('failed').hidden = false;
  $('failed').firstElementChild.append(` (${error.message})`);
  throw error;
}
speakPage();

let caseText = start.caseText;
let view = null;
let announced = '';
let timer = 0;
let pending = 0;
let cost = 0; // milliseconds that the last answer took: a slow machine is asked less often while the reader types
let steered = false; // whether the last change came from the explorer
let mainKeys = [];
const packs = makePacks((name) => rules.need(name));
let views = null; // the other views, once their code is here
let arrived = {}; // a case as a link had it, {of, text}: while it is shown, what was left out of it is still named
let brought = null; // an instrument of the reader's own, once its code is here

const track = followHistory(own, arrive);
const blockOf = (answer, type) => (answer?.type === type ? answer : answer?.blocks?.find((block) => block.type === type));
const headline = () => blockOf(view, 'headline');
let picker = null;

/** Lets the reader pick a value of a field's list, in a dialog whose code comes when it is first wanted; null when they leave it. */
async function pick(field) {
  const { makePicker } = await import('./picker.mjs');
  picker ??= makePicker((list, text) => blockOf(rules.find(list, text, lang, { case: caseText, today }), 'options')?.options ?? []);
  return picker(field);
}

/** The words of the page itself in the present language. */
function speakPage() {
  document.documentElement.lang = lang;
  document.documentElement.dir = rules.words(lang)['page.direction'] || 'ltr';
  useWords(rules.words(lang));
}

/** Another language, at once and without a reload; the case stays. */
async function speak(code) {
  if (code === lang) return;
  const pack = packOf(code);
  try {
    if (pack) await rules.need(pack);
  } catch (error) {
    $('said').textContent = `${say('language_failed')} (${error.message})`;
    return;
  }
  lang = code;
  own.set('lang', code);
  track.rewrite(caseText);
  speakPage();
  showLanguage();
  examples();
  if ($('scope').open) (await import('./scope.mjs')).showScope($('scope'), rules, lang, bring);
  app?.setLang(lang);
  draw();
}

/** The main fact in which another case differs from this one. */
function changes(other) {
  const [now, then] = [new URLSearchParams(view.case), new URLSearchParams(other)];
  return mainKeys.find((key) => now.get(key) !== then.get(key));
}

/** Loads further packs once, such as the catalog of models or the sentences of texts that are not in force; true when any came. */
async function need(...names) {
  const more = await packs.need(...names);
  if (more) app?.more();
  return more;
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

function draw(text = arrived.of === caseText ? arrived.text : caseText) {
  clearTimeout(pending);
  pending = 0;
  const began = performance.now();
  try {
    view = rules.view('check', text, lang, { today, forgive: 1 });
  } catch (error) {
    view = { blocks: [], error: `${say('problem')}: ${error.detail?.message ?? error.message}` };
  }
  if (view.needs?.some((name) => !packs.settled(name))) {
    const first = view.case;
    need(...view.needs).then(() => draw(caseText === first ? text : caseText)); // keys dropped since are still to be named
    return;
  }
  wait.remove();
  if (!view.error && !view.blocks.length) view.error = say('view_failed'); // what it lacks cannot be had
  if (view.error && !packs.settled('models')) need('models').then(() => draw());
  try {
    const block = blockOf(rules.view('form', text, lang, { today, forgive: 1 }), 'form');
    if (block) form.update(block);
    mainKeys = block?.fields.filter((field) => field.group === 'main').map((field) => field.key) ?? [];
  } catch {
    // The answer above already says what is wrong; the form keeps its last state.
  }
  if (view.error) sheet.problem(view.error);
  else sheet.update(viewOf(own) ? view.blocks.filter(({ type, role }) => type === 'headline' || role === 'coverage' || role === 'warning') : view.blocks);
  views?.update();
  brought?.update();
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
  arrived = { of: caseText, text };
}

function arrive(search) {
  const to = split(search);
  const names = new Set([...own.keys(), ...to.own.keys()]);
  for (const name of names) if (name === 'view' || name.startsWith('view.')) to.own.has(name) ? own.set(name, to.own.get(name)) : own.delete(name);
  take(to.caseText || (firstCase ?? ''));
  app?.setCase(caseText);
  app?.setView(viewOf(own));
}

/** Another view, or another option of it. `from`: "app" is not told what it has just said itself. */
async function goView(address, isLive, from) {
  const before = viewOf(own);
  if (address === before) return;
  setView(own, address);
  if (!differs(address, before)) {
    track.rewrite(caseText);
    if (from !== 'app') app?.setView(address);
    return;
  }
  track.change(caseText, isLive);
  if (from !== 'app') app?.setView(address);
  await openViews();
  draw();
}

/** One option of the view on screen; an empty value takes it out. */
function changeView(key, value, isLive) {
  const next = new URLSearchParams(viewOf(own));
  if (value) next.set(key, value);
  else next.delete(key);
  goView(next.toString(), isLive);
}

/** A key of the case or of the view; answers with what is wrong, if the core refuses it. */
function changeAny(key, value, isLive) {
  if (!key.startsWith('view')) return change(key, value, isLive);
  changeView(key, value, isLive);
  return '';
}

/** The other views, whose code comes when the page is idle or one of them is asked for. */
async function openViews() {
  if (views) return;
  const [{ makeViews }] = await Promise.all([import('./views.mjs'), wear('./views.css')]);
  views ??= makeViews({ nav: $('views'), root: $('picture') }, rules, {
    state: () => ({ caseText, lang, today, address: viewOf(own) }),
    hrefOf: (text, address) => {
      const other = new URLSearchParams(own);
      setView(other, address);
      return hrefOf(text, other);
    },
    need,
    loaded() {
      speakPage();
      app?.more();
    },
    go: (text, isLive) => go(text, isLive),
    goView,
    change: changeAny,
    label: (key) => form.field(key)?.label ?? key,
    bring,
    settle: track.settle,
    pick,
    openApp,
  });
  views.update();
}

/** What takes in an instrument of the reader's own; its code comes with the first file. */
async function taker() {
  const [{ makeOwn }] = await Promise.all([import('./own.mjs'), rules.need('words').catch(() => {})]);
  speakPage();
  const regime = () => new URLSearchParams(caseText).get('regime');
  brought ??= makeOwn({
    rules,
    asked: () => regime() === rules.instrument?.regime,
    ask: (on) => (on || regime() === rules.instrument?.regime ? change('regime', on ? rules.instrument.regime : '') : ''),
    loaded() {
      app?.more();
      draw();
    },
    read: () => goView('view=rule', false),
    tell: (text) => ($('said').textContent = text),
  });
  return brought;
}

const bring = async (files) => (await taker()).take(files);

/** A file may be dropped anywhere, but where something else takes it. */
for (const type of ['dragover', 'drop']) {
  addEventListener(type, (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    taker().then((own) => (type === 'drop' ? own.take(files) : own.over()));
  });
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

/** The dialog in which the answer is taken away. */
async function openShare() {
  const canvas = document.documentElement.dataset.lead === 'app' ? app?.canvas() : null;
  const address = new URLSearchParams(viewOf(own));
  const viewName = address.get('view') ?? '';
  address.delete('view');
  try {
    const dialog = await import('./share.mjs');
    await dialog.openShare({
      rules, lang, today, caseText, own, viewName,
      viewOptions: Object.fromEntries(address),
      explorer: canvas && { canvas, redraw: () => app.more() },
    });
  } catch (error) {
    $('said').textContent = `${say('share_not_loaded')} (${error.message})`;
  }
}

/** Questions to start with, for a first visit. */
function examples() {
  try {
    const block = blockOf(rules.view('examples', '', lang, { today }), 'choices');
    firstCase = block?.choices?.[0]?.case_text ?? null;
    if (visit) showExamples($('examples'), block, own);
  } catch {
    // A pack without examples starts with an empty case.
  }
}

async function pickFor(field) {
  if (!field) return;
  if (field.list === 'models') await need('models');
  if (field.kind === 'pick') await need('names');
  if (field.kind !== 'pick') {
    const { enter } = await import('./entry.mjs');
    return enter(field, { change: changeAny, settle: track.settle });
  }
  const value = await pick(field);
  if (value !== null && value !== field.value) changeAny(field.key, value, false);
}

const form = makeForm($('question'), { change, settle: track.settle, pick: pickFor });
let app = null;

let firstCase = null;
const visit = !caseText; // a reader who comes without a case of their own
examples();
take(caseText || (firstCase ?? ''));
if (viewOf(own)) openViews();
else whenIdle(openViews);
whenIdle(() => import('./picker.mjs'));
whenIdle(() => need('names', 'sentences').then((more) => more && draw())); // help of the form's fields among them
const showLanguage = makeSwitch($('languages'), { lang: () => lang, speak });
makeTools($('tools'), { own, caseText: () => caseText, openApp, leaveApp: () => app?.leave(), openShare, openEmbed });
$('scope').addEventListener('toggle', async () => $('scope').open && (await import('./scope.mjs')).showScope($('scope'), rules, lang, bring));
const showTheme = makeFoot($('foot'), own, () => {
  track.rewrite(caseText);
  app?.setTheme();
});
showTheme();
unfoldForPrint(document.body, $('foot'));
whenIdle(() => import('./offline.mjs').then(({ keepOffline }) => keepOffline({ lang: () => lang, need, words: () => rules.words(lang) }), () => {}));

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[data-case]');
  if (!link || !plainClick(event)) return;
  event.preventDefault();
  go(link.dataset.case, false);
});

/** Answers the explorer; what needs the whole engine is answered when that has come. */
function answerApp(request) {
  const answer = rules.answer(withAttached(request));
  if (!answer) rules.whole().then(() => (speakPage(), app?.more()), () => {});
  return answer;
}

/** Opens the dialog that gives the code to embed what is on screen. */
async function openEmbed() {
  try {
    const dialog = await import('./embed-dialog.mjs');
    await dialog.openEmbed({ rules, today, lang: () => lang, caseText: () => caseText, view: () => viewOf(own), label: (key) => form.field(key)?.label ?? key });
  } catch (error) {
    $('said').textContent = `${say('view_failed')} (${error.message})`;
  }
}

/** Opens the explorer, and brings it before the reader. */
async function openApp() {
  (await explorer()).start();
  $('explorer').scrollIntoView({ block: 'start' });
}

/** The explorer's place, whose code comes when it is first wanted. */
async function explorer() {
  const [{ prepareApp }] = await Promise.all([import('./app-mount.mjs'), wear('./explorer.css')]);
  app ??= prepareApp($('explorer'), {
    ask: answerApp,
    state: () => ({ caseText, view: viewOf(own), lang, today }),
    headline,
    onCase: (text, mode) => go(text, mode === 'replace', 'app'),
    onView: (address, mode) => goView(address, mode === 'replace', 'app'),
    onPick: (key) => pickFor(views?.control(key) ?? form.field(key)),
  });
  whenIdle(() => need('models'));
  return app;
}

if (appLeads(own)) {
  (await explorer()).reveal();
  requestAnimationFrame(() => requestAnimationFrame(() => whenIdle(() => app.start())));
}
