// An embed: one case in a frame of somebody else's page. The card is HTML from the API module alone; a view's text and
// drawing, and the form, come later and only where they are wanted. Keeps no history, no storage, no cookie.
// May know: the API module, options, messages, the card.

import { load } from './chip-rules.mjs';
import { drawCard, drawShort } from './embed-card.mjs';
import { hearHost, tellCase, tellHeight } from './embed-messages.mjs';
import { readAddress, wrongOptions } from './embed-options.mjs';
import { preparedCard } from './embed-prepared.mjs';
import { el } from './dom.mjs';
import { chooseLanguage, packOf } from './languages.mjs';
import { say, useWords, word } from './words.mjs';

const $ = (id) => document.getElementById(id);
const later = (ms) => new Promise((done) => setTimeout(done, ms));
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
const had = new Set();

document.documentElement.dataset.theme = options.theme.value;
if (options.transparent.value) document.documentElement.dataset.transparent = '';
tellHeight(document.documentElement, options.childId.value);

function fail(error) {
  $('wait')?.remove();
  $('failed').hidden = false;
  $('full').href = fullAddress();
  for (const said of $('failed').children) {
    said.hidden = said.lang !== wish;
    said.append(` (${error.message})`);
  }
  throw error;
}

/** Shows the answer that was made with the site, where there is one, and lets it be seen before the engine is fetched. */
async function showPrepared() {
  if (options.data.value) return; // a frozen card is held against the data first
  const prepared = await preparedCard(asked, lang);
  if (!prepared) return;
  (name === 'card' ? drawCard : drawShort)($('answer'), el('p'), prepared.blocks);
  await Promise.race([new Promise(requestAnimationFrame), later(200)]); // a frame out of sight gets no frames
  await later(0);
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
await showPrepared();
const rules = await start().catch(fail);
document.documentElement.lang = lang;
document.documentElement.dir = rules.words(lang)['page.direction'] || 'ltr';
useWords(rules.words(lang));

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

async function need(...names) {
  const missing = names.filter((one) => !had.has(one));
  for (const one of missing) had.add(one);
  const loaded = await Promise.allSettled(missing.map((one) => rules.need(one)));
  return loaded.some(({ status }) => status === 'fulfilled');
}

function draw() {
  const frozen = caseText === asked ? { data: options.data.value ?? '', was: options.was.value ?? '' } : {};
  try {
    shown = rules.view('card', caseText, lang, { today, forgive: 1, ...frozen });
  } catch (error) {
    shown = { blocks: [], error: error.detail?.message ?? error.message };
  }
  const missing = shown.needs ?? (shown.error ? ['models'] : []);
  if (missing.some((one) => !had.has(one))) {
    need(...missing).then(draw);
    return;
  }
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
  const [before, after] = [caseText, text].map((each) => new URLSearchParams(each));
  return [...options.locked.value].every((key) => before.get(key) === after.get(key));
}

function go(text) {
  if (text === caseText) return;
  caseText = text;
  draw();
}

/** The case with one fact changed by the reader; answers with what is wrong. */
function change(key, value) {
  if (!options.controls.value || options.locked.value.has(key)) return say('embed_locked');
  try {
    const next = rules.set(caseText, key, value, { today });
    rules.canonical(next, { today });
    go(next);
    return '';
  } catch (error) {
    return error.detail?.message ?? error.message;
  }
}

/** What the later parts of an embed may know and do. */
const frame = {
  rules, today, ofView, need, change, go, allowed,
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
      form ??= (await import('./embed-form.mjs')).makeChange($('change'), frame);
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

judge();
showNotes();
makeFoot();
draw();
hearHost({
  set(text) {
    rules.canonical(text, { today });
    go(text);
  },
  told,
});
if (name !== 'card') {
  const { makePicture } = await import('./embed-view.mjs');
  picture = makePicture($('picture'), frame);
  picture.update();
}
