// An embed: one case in a frame of somebody else's page. The card is HTML from the API module alone; a view's text and
// drawing, and the form, come later and only where they are wanted. Keeps no history, no storage, no cookie.
// May know: the API module, options, messages, the card.

import { load } from './chip-rules.mjs';
import { drawCard, drawShort } from './embed-card.mjs';
import { hearHost, tellCase, tellHeight } from './embed-messages.mjs';
import { readAddress, wrongOptions } from './embed-options.mjs';
import { el } from './dom.mjs';
import { chooseLanguage, packOf } from './languages.mjs';
import { makePacks } from './packs.mjs';
import { preparedAnswer, seen } from './prepared.mjs';
import { say, useWords, word } from './words.mjs';

const $ = (id) => document.getElementById(id);
const today = new Date().toISOString().slice(0, 10);
const { options, caseText: asked, ofView } = readAddress(location.search);
const own = new URLSearchParams(location.search);
const wish = options.lang.value ?? chooseLanguage(own);
let lang = wish;
let caseText = asked;
let shown = null; // the card's view
let announced = '';
let picture = null; // the view beside the card, once its code is here
let form = null; // what a reader may change, once it is wanted
let name = options.view.value === 'answer' ? 'card' : options.view.value;
const wrong = wrongOptions(options);
const packs = makePacks(async (pack) => (await engine(), rules.need(pack)));
const { need } = packs;

document.documentElement.dataset.theme = options.theme.value;
if (options.transparent.value) document.documentElement.dataset.transparent = '';
tellHeight(document.documentElement, options.childId.value);

function fail(error) {
  $('wait')?.remove();
  if (!$('failed').hidden) throw error;
  $('failed').hidden = false;
  $('full').href = fullAddress();
  const figure = $('failed').querySelector('figure');
  if (figure) figure.hidden = !!shown; // it stands for an answer where there is none
  for (const said of $('failed').querySelectorAll(':scope > p')) {
    said.hidden = said.lang !== wish;
    said.append(` (${error.message})`);
  }
  throw error;
}

async function start() {
  const pack = packOf(lang);
  try {
    return await load({ part: true, packs: pack ? [pack] : [] });
  } catch (error) {
    if (!pack) throw error;
    lang = 'en';
    return load({ part: true });
  }
}

let rules = null; // the engine: fetched when an answer is wanted that was not made with the site
let starting = null;
let leaving = false; // whether the frame goes elsewhere, which breaks off what it fetches
addEventListener('pagehide', () => (leaving = true));
addEventListener('pageshow', () => (leaving = false));

/** The engine, fetched once; what only it can judge is judged then. */
function engine() {
  starting ??= start().then((loaded) => {
    rules = loaded;
    speak(rules.words(lang));
    judge();
    showNotes();
  }).catch((error) => {
    starting = null; // whoever asks again may have a connection again
    if (leaving) return new Promise(() => {}); // nobody waits any more
    return fail(error);
  });
  return starting;
}

function speak(words) {
  document.documentElement.lang = lang;
  document.documentElement.dir = words['page.direction'] || 'ltr';
  useWords(words);
  if (!$('credit')) makeFoot();
}

/** What is wrong with a key of the case: the core's own error, or nothing. */
function unknown(key) {
  try {
    rules.canonical(`${key}=`, { today });
  } catch ({ detail }) {
    if (detail?.code === 'unknown_key') return detail;
  }
  return null;
}

/** Looks at what only the core can judge: names of views, and keys that are to be locked. */
function judge() {
  const views = rules.view('views', '', lang, { today }).blocks[0]?.options.map(({ value }) => value).filter((value) => value !== 'answer') ?? [];
  if (name !== 'card' && !views.includes(name)) {
    wrong.push({ key: 'view', value: name, right: ['card', ...views].join(', ') });
    name = 'card';
  }
  for (const key of options.locked.value) {
    const problem = key.startsWith('view') ? null : unknown(key);
    if (!problem) continue;
    options.locked.value.delete(key);
    wrong.push({ key: 'locked', value: key, right: problem.nearest.join(', ') || 'chip, to' });
  }
}

function showNotes() {
  $('notes').replaceChildren(...wrong.map((one) => el('p', { class: 'says role-warning' }, say('embed_wrong', one))));
  $('notes').hidden = !wrong.length;
}

/** The whole page with the same case, for links that leave the frame. */
function fullAddress(text = caseText) {
  const more = new URLSearchParams({ ...(name === 'card' ? {} : { view: name, ...Object.fromEntries(ofView) }), lang });
  return new URL(`./?${[text, more.toString()].filter(Boolean).join('&')}`, location.href).href;
}

/** What hosts are told of the case. */
const told = () => ({
  case: shown?.case ?? caseText,
  view: name,
  outcome: shown?.outcome ?? null,
  text: shown?.blocks?.find(({ type }) => type === 'headline')?.text ?? shown?.error ?? '',
  data: shown?.data ?? null,
});

/** The engine's answer to the present case. */
function draw() {
  const frozen = caseText === asked ? { data: options.data.value ?? '', was: options.was.value ?? '' } : {};
  let card;
  try {
    card = rules.view('card', caseText, lang, { today, forgive: 1, ...frozen });
  } catch (error) {
    card = { blocks: [], error: error.detail?.message ?? error.message };
  }
  const missing = card.needs ?? (card.error ? ['models'] : []);
  if (missing.some((one) => !packs.settled(one))) need(...missing).then(draw);
  else show(card);
}

function show(card) {
  shown = card;
  if (!shown.blocks.length) shown.error ??= say('view_failed'); // what it lacks cannot be had
  if (shown.error) $('answer').replaceChildren(el('p', { class: 'problem' }, `${say('problem')}: ${shown.error}`));
  else (name === 'card' ? drawCard : drawShort)($('answer'), $('credit'), shown.blocks);
  picture?.update();
  form?.update();
  $('full').href = fullAddress();
  announce();
}

/** Tells host and screen reader when the answer is another one. */
function announce() {
  const now = told();
  const text = JSON.stringify(now);
  if (text === announced) return;
  const first = !announced;
  announced = text;
  document.title = `${now.text} · ${say('title')}`;
  if (!first) $('said').textContent = now.text;
  tellCase(now);
}

/** Whether a reader may go from the present case to another: never with controls=0, never by a locked key. */
function allowed(text) {
  if (!options.controls.value) return false;
  const [before, after] = [shown?.case ?? caseText, text].map((each) => new URLSearchParams(each));
  return [...options.locked.value].every((key) => before.get(key) === after.get(key));
}

async function go(text) {
  if (text === caseText) return;
  caseText = text;
  await engine();
  draw();
}

/** The case with one fact changed by the reader; answers with what is wrong. */
function change(key, value) {
  if (!options.controls.value || options.locked.value.has(key)) return say('embed_locked');
  try {
    const next = rules.set(caseText, key, value, { today });
    rules.canonical(next, { today, lang });
    if (!allowed(next)) return say('embed_locked'); // one key may take another with it
    go(next);
    return '';
  } catch (error) {
    return error.detail?.message ?? error.message;
  }
}

/** What the later parts of an embed may know and do. */
const frame = {
  get rules() {
    return rules;
  },
  today, ofView, need, change, go, allowed,
  lang: () => lang,
  caseText: () => caseText,
  name: () => name,
  locked: options.locked.value,
  controls: options.controls.value,
  fullAddress,
};

function makeFoot() {
  const more = [];
  if (options.controls.value) {
    const open = el('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': 'change', ...word('refine') }, say('refine'));
    open.addEventListener('click', async () => {
      try {
        await engine();
        form ??= (await import('./embed-form.mjs')).makeChange($('change'), frame);
      } catch {
        $('change').replaceChildren(el('p', { class: 'problem', role: 'status' }, say('view_failed')));
      }
      $('change').hidden = !$('change').hidden;
      open.setAttribute('aria-expanded', String(!$('change').hidden));
    });
    more.push(open);
  }
  $('full').dataset.word = 'page.embed_full';
  $('full').textContent = say('embed_full');
  $('foot').replaceChildren(el('p', { id: 'credit', class: 'credit' }), el('div', { class: 'ways' }, more, $('full')));
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[data-case]');
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || !allowed(link.dataset.case)) return;
  event.preventDefault(); // else it leaves the frame
  go(link.dataset.case);
});

/** Whether the core is needed to judge the address: what is odd in it, or locks a key that the case does not have. */
const isPlain = () => !wrong.length && [...options.locked.value].every((key) => key.startsWith('view') || new URLSearchParams(asked).has(key));

// A frozen card is held against the data first, by the engine.
const prepared = options.data.value ? null : await preparedAnswer(asked, lang, today);
if (prepared) {
  speak(prepared.words);
  show(prepared);
}
if (!prepared || name !== 'card' || !isPlain()) {
  if (prepared) await seen();
  await engine();
  draw();
}
hearHost({
  async set(text) {
    await engine();
    try {
      rules.canonical(text, { today, lang });
    } catch (error) {
      if (packs.settled('models')) throw error;
      await need('models'); // it may name one
      rules.canonical(text, { today, lang });
    }
    await go(text);
  },
  told,
});
if (name !== 'card') {
  const code = await import('./embed-view.mjs').catch(() => null);
  picture = code?.makePicture($('picture'), frame);
  if (!picture) $('picture').replaceChildren(el('p', { class: 'problem' }, say('view_failed')));
  $('picture').hidden = false;
  picture?.update();
}
