// The page's state: one case string. Form, answer, address bar and explorer follow it.
// May know: everything in this folder and the API module. It reads no rule and does no arithmetic.

import { differs, followHistory, hrefOf, isTextOnly, setView, split, textOnly, viewOf, withOption } from './address.mjs';
import { withAttached } from './attachments.mjs';
import { begin, showPrepared } from './begin.mjs';
import { makeBring } from './bring.mjs';
import { withFact } from './change.mjs';
import { makeDialogs } from './dialogs.mjs';
import { makeForm } from './form.mjs';
import { chooseLanguage, makeSwitch, packOf } from './languages.mjs';
import { makePacks } from './packs.mjs';
import { makeSheet } from './render/index.mjs';
import { appLeads, awaitExamples, foldForm, followCases, makeAnnouncer, makeFoot, makeTools, showExamples, showFailure, unfoldForPrint, whenIdle } from './shell.mjs';
import { wear } from './wear.mjs';
import { say, useWords } from './words.mjs';

const $ = (id) => document.getElementById(id);
const { own, caseText: given } = split(location.search);
const today = new Date().toISOString().slice(0, 10);

const unfoldForm = foldForm($('refine'), $('question'));
if (!given) awaitExamples($('examples'));
const sheet = makeSheet($('answer'), { href: (text) => hrefOf(text, own), changes });
const wanted = chooseLanguage(own);
if (!viewOf(own)) await showPrepared(sheet, given, wanted, today);
const begun = await begin(wanted);
const { rules } = begun;
let { lang } = begun;
speakPage();

let caseText = given;
let view = null;
let pending = 0;
let cost = 0; // milliseconds that the last answer took: a slow machine is asked less often while the reader types
let steered = false; // whether the last change came from the explorer
let mainKeys = [];
let views = null; // the other views, once their code is here
let app = null; // the explorer, likewise
let arrived = {}; // a case as a link had it, {of, text}: while it is shown, what was left out of it is still named

const track = followHistory(own, arrive);
const blockOf = (answer, type) => (answer?.type === type ? answer : answer?.blocks?.find((block) => block.type === type));
const headline = () => blockOf(view, 'headline');
const tell = (text) => ($('said').textContent = text);
const announce = makeAnnouncer(tell);
const packs = makePacks((name) => rules.need(name));
/** Loads further packs, such as the catalog of models or the sentences of texts that are not in force; true when any came. */
const need = (...names) => packs.need(...names).then((came) => (came && app?.more(), came));
const labelOf = (key) => form.field(key)?.label ?? key;
const { pick, pickFor, openShare, openEmbed } = makeDialogs({
  rules, own, today, need,
  fail: showFailure,
  lang: () => lang,
  caseText: () => caseText,
  view: () => viewOf(own),
  change: changeAny,
  settle: track.settle,
  label: labelOf,
  drawing: () => {
    const canvas = document.documentElement.dataset.lead === 'app' && app?.canvas();
    return canvas ? { canvas, redraw: () => app.more() } : null;
  },
});
const brought = makeBring({
  rules, change, tell,
  fail: showFailure,
  caseText: () => caseText,
  loaded() {
    app?.more();
    draw();
  },
  read: () => goView('view=rule', false),
  speak: speakPage,
});
const { bring } = brought;

/** The words of the page itself in the present language. */
function speakPage() {
  document.documentElement.lang = lang;
  document.documentElement.dir = rules.words(lang)['page.direction'] || 'ltr';
  useWords(rules.words(lang));
}

/** Another language, at once and without a reload. */
async function speak(code) {
  if (code === lang) return;
  const pack = packOf(code);
  try {
    if (pack) await rules.need(pack);
  } catch (error) {
    showFailure(`${say('language_failed')} (${error.message})`);
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

/** Draws answer, form and view of the present case. */
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
  $('wait')?.remove();
  if (!view.error && !view.blocks.length) view.error = say('view_failed'); // what it lacks cannot be had
  if (view.error && !packs.settled('models')) need('models').then(() => draw());
  try {
    const block = blockOf(rules.view('form', text, lang, { today, forgive: 1 }), 'form');
    if (block) form.update(block);
    mainKeys = block?.fields.filter((field) => field.group === 'main').map((field) => field.key) ?? [];
  } catch {
    // The answer above already says what is wrong; the form keeps its last state.
  }
  if (view.error || headline()?.tone === 'undetermined') unfoldForm(); // there it is mended, or settled
  if (view.error) sheet.problem(view.error);
  else sheet.update(viewOf(own) ? view.blocks.filter(({ type, role }) => type === 'headline' || role === 'coverage' || role === 'warning') : view.blocks);
  views?.update();
  brought.update();
  const title = headline();
  document.title = title ? `${title.label ? `${title.label}: ` : ''}${title.text} · ${say('title')}` : say('title');
  announce(title?.text ?? view.error ?? '');
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
    track.look(caseText);
    if (from !== 'app') app?.setView(address);
    return;
  }
  track.change(caseText, isLive);
  if (from !== 'app') app?.setView(address);
  await openViews();
  draw();
}

/** A key of the case or of the view; answers with what is wrong, if the core refuses it. */
function changeAny(key, value, isLive) {
  if (!key.startsWith('view')) return change(key, value, isLive);
  goView(withOption(viewOf(own), key, value), isLive);
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
    label: labelOf,
    bring,
    settle: track.settle,
    pick,
    openApp,
  });
  views.update();
}

/** A field's new value; answers with what is wrong, if the core refuses it. */
function change(key, value, isLive) {
  const { next, wrong = '' } = withFact(rules, caseText, key, value, { today, lang, broken: !!view.error });
  if (!wrong && (next !== caseText || !isLive)) go(next, isLive);
  return wrong;
}

/** Questions to start with, for a reader who comes without a case of their own. */
function examples() {
  try {
    const block = blockOf(rules.view('examples', '', lang, { today }), 'choices');
    firstCase = block?.choices?.[0]?.case_text ?? null;
    if (!given) showExamples($('examples'), block, own);
  } catch {
    // A pack without examples starts with an empty case.
  }
}

const form = makeForm($('question'), { change, settle: track.settle, pick: pickFor });

let firstCase = null;
examples();
take(given || (firstCase ?? ''));
if (viewOf(own)) openViews();
else whenIdle(openViews);
whenIdle(() => import('./picker.mjs'));
whenIdle(() => need('names', 'sentences').then((more) => more && draw())); // help of the form's fields among them
const showLanguage = makeSwitch($('languages'), { lang: () => lang, speak });
makeTools($('tools'), { own, caseText: () => caseText, openApp, leaveApp, openShare, openEmbed });
$('scope').addEventListener('toggle', async () => $('scope').open && (await import('./scope.mjs')).showScope($('scope'), rules, lang, bring));
const showTheme = makeFoot($('foot'), own, () => {
  track.rewrite(caseText);
  app?.setTheme();
});
showTheme();
unfoldForPrint(document.body, $('foot'));
whenIdle(() => import('./offline.mjs').then(({ keepOffline }) => keepOffline({ lang: () => lang, need, words: () => rules.words(lang) }), () => {}));

followCases((text) => go(text, false));

/** Answers the explorer; what needs the whole engine is answered when that has come. */
function answerApp(request) {
  const answer = rules.answer(withAttached(request));
  if (!answer) rules.whole().then(() => (speakPage(), app?.more()), () => {});
  return answer;
}

/** Opens the explorer, and brings it before the reader. */
async function openApp() {
  chooseText(false);
  (await explorer()).start();
  $('explorer').scrollIntoView({ block: 'start' });
}

/** Puts the explorer away: the reader wants text only, and keeps that with the address. */
function leaveApp() {
  chooseText(true);
  app?.leave();
}

function chooseText(on) {
  if (isTextOnly(own) === on) return;
  textOnly(own, on);
  track.rewrite(caseText);
  draw(); // links to other cases and views keep it
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
