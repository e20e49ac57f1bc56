// The dialog that gives an author the code to embed the present answer, with a preview in both widths that matter.
// May know: dom, words, snippets, what the reader brought along, the API module through `page`. What is asked of the rules is asked of the core.

import { leftOut } from './attachments.mjs';
import { dayInWords } from './day-words.mjs';
import { el } from './dom.mjs';
import { NARROW, WIDE, embedAddress, frameSnippet, scriptSnippet } from './embed-snippet.mjs';
import { LANGUAGES } from './languages.mjs';
import { wear } from './wear.mjs';
import { say, useWords } from './words.mjs';

const MEANWHILE = { narrow: 560, wide: 480 }; // heights until the previews have told theirs
const blockOf = (view, type) => view.blocks?.find((block) => block.type === type);

const choice = (name, label, options, chosen) =>
  el('label', { class: 'one' }, el('span', null, label), el('select', { name }, options.map(([value, text]) => el('option', { value, selected: value === chosen }, text))));
const radios = (name, label, options, chosen) =>
  el('fieldset', null, el('legend', null, label), options.map(([value, text]) => el('label', null, el('input', { type: 'radio', name, value, checked: value === chosen }), ' ', text)));
const tick = (name, text, checked) => el('label', null, el('input', { type: 'checkbox', name, checked }), ' ', text);

/** One preview: {node, show(address), height()}; `told` is called when its height has changed. */
function preview(width, title, told) {
  const frame = el('iframe', { title, width, height: 300 });
  let height = 0;
  const hear = ({ source, data }) => {
    if (source !== frame.contentWindow || data?.source !== 'chip-rules' || data.type !== 'height') return;
    height = Math.ceil(data.height);
    frame.height = height;
    told();
  };
  addEventListener('message', hear);
  return {
    node: el('figure', null, el('figcaption', { class: 'kicker' }, title), el('div', { class: 'scroll' }, frame)),
    show: (address) => {
      height = 0;
      frame.src = address;
    },
    height: () => height,
    end: () => removeEventListener('message', hear),
  };
}

/**
 * Opens the dialog. `page` = {rules, today, lang(), caseText(), view() -> address of the view on screen, label(key) -> name of a fact}.
 * Resolves when it is closed.
 */
export async function openEmbed(page) {
  const { rules, today } = page;
  await Promise.all([wear('./embed-dialog.css'), rules.need('words').catch(() => {})]);
  useWords(rules.words(page.lang()));
  const mine = rules.instrument?.regime; // an instrument of the reader's own stays on their page
  const asked = page.caseText();
  const caseText = mine && new URLSearchParams(asked).get('regime') === mine ? rules.set(asked, 'regime', '', { today }) : asked;
  const onScreen = new URLSearchParams(page.view());
  const base = new URL('./', location.href).href;
  const dated = new URLSearchParams(caseText).get('on');
  const day = dated ?? today;
  const card = (text) => rules.view('card', text, page.lang(), { today, forgive: 1 });
  const views = blockOf(rules.view('views', '', page.lang(), { today }), 'options')?.options.filter(({ value }) => value !== 'answer') ?? [];

  const shown = onScreen.get('view') || 'card';
  const locks = [...new Set(new URLSearchParams(caseText).keys())];
  const code = el('textarea', { readonly: true, rows: 6, spellcheck: 'false', 'aria-label': say('embed_code') });
  const copy = el('button', { type: 'button', class: 'first-of', 'aria-live': 'polite' }, say('embed_copy'));
  const close = el('button', { type: 'button', class: 'close' }, say('close'));
  const previews = { wide: preview(WIDE, say('embed_preview'), write), narrow: preview(NARROW, say('embed_preview_phone'), write) };
  const form = el(
    'form',
    { novalidate: true },
    choice('view', say('embed_view'), [['card', say('embed_card')], ...views.map(({ value, label }) => [value, label])], shown),
    radios('when', say('embed_when'), [['live', say('embed_live')], ['frozen', say('embed_frozen', { date: dayInWords(rules.words(page.lang()), day) })]], dated ? 'frozen' : 'live'),
    radios('how', say('embed_how'), [['frame', say('embed_frame')], ['script', say('embed_script')]], 'frame'),
    choice('theme', say('theme'), [['auto', say('embed_theme_auto')], ['light', say('theme_light')], ['dark', say('theme_dark')]], 'auto'),
    choice('lang', say('language'), LANGUAGES.map(({ code: value, name }) => [value, name]), page.lang()),
    el('fieldset', null, tick('transparent', say('embed_transparent'), false), tick('controls', say('embed_controls'), true)),
    el('fieldset', { class: 'locks' }, el('legend', null, say('embed_keep')), locks.map((key) => tick(`lock ${key}`, page.label(key), false))),
  );
  const dialog = el(
    'dialog',
    { class: 'embed', 'aria-label': say('embed_title') },
    el('div', { class: 'head' }, el('h2', null, say('embed_title')), close),
    el('div', { class: 'body' }, form, el('div', { class: 'result' }, leftOut() && el('p', { class: 'left-out' }, say('share_left_out')), code, el('div', { class: 'actions' }, copy), previews.wide.node, previews.narrow.node)),
  );

  /** The case and the options that the form asks for. */
  function wanted() {
    const chosen = new FormData(form);
    const options = { lang: chosen.get('lang') };
    if (chosen.get('view') !== 'card') options.view = chosen.get('view');
    if (chosen.get('view') === shown) for (const [key, value] of onScreen) if (key.startsWith('view.')) options[key] = value;
    if (chosen.get('theme') !== 'auto') options.theme = chosen.get('theme');
    if (chosen.has('transparent')) options.transparent = '1';
    if (!chosen.has('controls')) options.controls = '0';
    const locked = locks.filter((key) => chosen.has(`lock ${key}`));
    if (locked.length && chosen.has('controls')) options.locked = locked.join(',');
    if (chosen.get('when') === 'live') return { text: rules.set(caseText, 'on', '', { today }), options };
    const text = rules.set(caseText, 'on', day, { today });
    const { data, outcome } = card(text);
    return { text, options: data ? { ...options, data, was: outcome } : options };
  }

  let now = null;

  /** Writes the code with the heights that are known. */
  function write() {
    if (!now) return;
    const { text, options, title } = now;
    const narrow = previews.narrow.height() || MEANWHILE.narrow;
    const wide = previews.wide.height() || MEANWHILE.wide;
    const address = embedAddress(base, text, options);
    const link = new URL(`?${text}`, base).href;
    const how = new FormData(form).get('how');
    code.value = how === 'script' ? scriptSnippet({ base, caseText: text, options, title, height: wide, link }) : frameSnippet({ address, title, narrow, wide });
  }

  function update() {
    const { text, options } = wanted();
    const head = blockOf(card(text), 'headline');
    const next = { text, options, title: [head?.label, head?.text].filter(Boolean).join(': ') || say('title') };
    form.querySelector('.locks').hidden = options.controls === '0';
    const changed = JSON.stringify(next) !== JSON.stringify(now);
    now = next;
    if (changed) for (const each of Object.values(previews)) each.show(embedAddress(base, text, options));
    write();
  }

  form.addEventListener('input', update);
  form.addEventListener('submit', (event) => event.preventDefault());
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code.value);
      copy.textContent = say(leftOut() ? 'copied_without' : 'copied');
    } catch {
      code.select();
      copy.textContent = say('embed_copy_by_hand');
    }
    setTimeout(() => (copy.textContent = say('embed_copy')), 2500);
  });
  document.body.append(dialog);
  dialog.showModal();
  update();
  return new Promise((done) =>
    dialog.addEventListener('close', () => {
      for (const each of Object.values(previews)) each.end();
      dialog.remove();
      done();
    }),
  );
}
