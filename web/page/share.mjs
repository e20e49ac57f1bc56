// The dialog "Share": link, text, picture, alternative text, data, citation. Everything in it was made by the core or stands on the page.
// May know: dom, words, address, the API module.

import { canonicalHref } from './address.mjs';
import { attached, leftOut } from './attachments.mjs';
import { dayInWords } from './day-words.mjs';
import { el } from './dom.mjs';
import { answerRows, csv, tablesOf } from './share-data.mjs';
import { copyText, pngOf, pngOfExplorer, save, svgAddress } from './share-save.mjs';
import { wear } from './wear.mjs';
import { say, useWords, word } from './words.mjs';

const SIZES = ['og', 'wide', 'square', 'print'];
const PRINT_ZOOM = 2; // pixels of a PNG for each of the card's, so that type is sharp on paper
const COLUMNS = ['section', 'name', 'value', 'detail', 'citation', 'link'];

const button = (key, onclick) => el('button', { type: 'button', onclick, ...word(key) }, say(key));

/** A text to read and to copy: a heading, a field, a button. */
function copyable(id, title, text, told, rows = 2) {
  const field = el('textarea', { id, readonly: true, rows, spellcheck: 'false' }, text);
  field.value = text;
  const copy = el('button', { type: 'button', 'aria-describedby': `${id}-title`, onclick: async () => told(await copyText(field.value, field)) }, say('share_copy'));
  const node = el('div', { class: 'copyable' }, el('label', { for: id, id: `${id}-title` }, title), field, copy);
  return { node, field, set: (next) => (field.value = next) };
}

function choice(id, label, values, onchange) {
  const select = el('select', { id, onchange }, values.map(([value, text]) => el('option', { value }, text)));
  return { node: el('div', { class: 'choice' }, el('label', { for: id }, label), select), select };
}

/**
 * Opens the dialog. `page` = {rules, lang, today, caseText, own (URLSearchParams), viewName, viewOptions, explorer: {canvas, redraw()} or null}.
 */
export async function openShare(page) {
  const { rules, lang, today } = page;
  await Promise.all([wear('./share.css'), rules.whole()]);
  useWords(rules.words(lang));
  const status = el('p', { class: 'told', role: 'status' });
  const close = button('close', () => dialog.close());
  const body = el('div', { class: 'body' });
  const dialog = el('dialog', { class: 'share', 'aria-labelledby': 'share-title' }, el('div', { class: 'head' }, el('h2', { id: 'share-title' }, say('share')), close), body, status);
  const tell = (text) => {
    status.textContent = '';
    requestAnimationFrame(() => (status.textContent = text)); // the same words again are announced again
  };
  const copied = (ok) => tell(say(ok ? 'copied' : 'share_select'));

  let caseText = page.caseText;
  const ask = (make) => {
    try {
      return make();
    } catch (error) {
      return { error: error.detail?.message ?? error.message };
    }
  };
  const citationOf = () => ask(() => rules.citation(caseText, { lang, today, url: link() }));
  const link = () => new URL(canonicalHref(caseText, page.own), location.href).href;
  const base = () => `chip-rules-${today}`;

  // Link and text.
  const address = copyable('share-link', say('share_link'), link(), copied, 2);
  const post = copyable('share-text', say('share_text'), '', copied, 4);
  const dated = el('input', { type: 'checkbox', id: 'share-dated' });
  const undated = !new URLSearchParams(caseText).has('on');
  dated.addEventListener('change', () => {
    caseText = dated.checked ? rules.set(page.caseText, 'on', today, { today }) : page.caseText;
    fill();
  });
  const shareOn = button('share_on', async () => {
    try {
      await navigator.share({ title: document.title, text: post.field.value.replace(/\s*https?:\S+$/, ''), url: link() });
    } catch (error) {
      if (error.name !== 'AbortError') tell(say('share_failed'));
    }
  });
  const first = el(
    'section',
    null,
    leftOut() && el('p', { class: 'left-out' }, say('share_left_out')),
    address.node,
    undated && el('p', { class: 'flag' }, dated, el('label', { for: 'share-dated' }, say('share_dated', { date: dayInWords(rules.words(lang), today) }))),
    post.node,
    typeof navigator.share === 'function' && el('div', { class: 'actions' }, shareOn),
  );

  // Picture.
  const size = choice('share-size', say('share_size'), SIZES.map((name) => [name, say(`share_size_${name}`)]), drawCard);
  const theme = choice('share-theme', say('theme'), ['light', 'dark'].map((name) => [name, say(`theme_${name}`)]), drawCard);
  const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  theme.select.value = dark ? 'dark' : 'light';
  const preview = el('img', { class: 'preview' });
  const alt = copyable('share-alt', say('share_alt'), '', copied, 4);
  let card = null;
  const asPng = async (make, name) => {
    try {
      save(`${name}.png`, await make());
      tell(say('share_saved'));
    } catch {
      tell(say('share_failed'));
    }
  };
  const cardName = () => `${base()}-${size.select.value}`;
  const pictures = el(
    'section',
    null,
    el('h3', null, say('share_picture')),
    preview,
    el('div', { class: 'choices' }, size.node, theme.node),
    el(
      'div',
      { class: 'actions' },
      button('share_png', () => asPng(() => pngOf(card.svg, card.width, card.height, size.select.value === 'print' ? PRINT_ZOOM : 1), cardName())),
      button('share_svg', () => (save(`${cardName()}.svg`, card.svg, 'image/svg+xml'), tell(say('share_saved')))),
      page.explorer && button('share_explorer', () => asPng(() => pngOfExplorer(page.explorer.canvas, page.explorer.redraw), `${base()}-${page.viewName || 'answer'}`)),
    ),
    alt.node,
  );

  function drawCard() {
    card = ask(() => rules.picture(caseText, { lang, today, size: size.select.value, theme: theme.select.value }));
    pictures.hidden = !!card.error;
    if (card.error) return;
    preview.src = svgAddress(card.svg);
    preview.alt = card.alt;
    alt.set(card.alt);
  }

  // Data.
  const column = (name) => say(`share_column_${name}`);
  const source = () => [['', say('share_source'), say('title'), '', '', link()], ['', say('share_data_version'), data(), '', '', '']];
  const data = () => ask(() => rules.view('card', caseText, lang, { today, forgive: 1 })).data ?? '';
  const saveCsv = (name, rows) => (save(`${name}.csv`, csv(rows), 'text/csv;charset=utf-8'), tell(say('share_saved')));
  const saveJson = (name, value) => (save(`${name}.json`, `${JSON.stringify(value, null, 1)}\n`, 'application/json'), tell(say('share_saved')));
  const check = () => rules.view('check', caseText, lang, { today, forgive: 1 });
  const pictured = () => (page.viewName ? ask(() => rules.view(page.viewName, caseText, lang, { today, forgive: 1, ...page.viewOptions, ...attached(page.viewName) })) : null);
  const tablesNow = () => tablesOf(pictured(), column); // of the case as it is shared: the date may be fixed meanwhile
  const tables = tablesNow();
  const nameOf = (index) => `${base()}-${page.viewName}${index ? `-${index + 1}` : ''}`;
  const files = el(
    'section',
    null,
    el('h3', null, say('share_data')),
    el(
      'div',
      { class: 'actions' },
      button('share_answer_csv', () => saveCsv(`${base()}-answer`, answerRows(check(), COLUMNS.map(column), source()))),
      button('share_answer_json', () => saveJson(`${base()}-answer`, { link: link(), data: data(), decision: rules.check(caseText, { today }) })),
      tables.length > 0 && button('share_view_json', () => saveJson(nameOf(0), { link: link(), data: data(), view: pictured() })),
    ),
    tables.length > 0 &&
      el('ul', { class: 'tables' }, tables.map((table, index) => el('li', null, el('button', { type: 'button', onclick: () => saveCsv(nameOf(index), (tablesNow()[index] ?? table).rows) }, say('share_table', { title: table.title || page.viewName }))))),
  );

  // Citation.
  const apa = copyable('share-apa', 'APA', '', copied, 4);
  const bibtex = copyable('share-bibtex', 'BibTeX', '', copied, 6);
  const cite = el('section', null, el('h3', null, say('share_cite')), apa.node, bibtex.node);

  const problem = el('p', { class: 'problem', hidden: true });
  function fill() {
    address.set(link());
    const cited = citationOf();
    problem.hidden = !cited.error;
    problem.textContent = cited.error ? say('share_unread', { why: cited.error }) : '';
    for (const section of [files, cite, post.node]) section.hidden = !!cited.error;
    drawCard();
    if (cited.error) return;
    post.set(`${cited.text}\n${link()}`);
    apa.set(cited.apa);
    bibtex.set(cited.bibtex);
  }

  body.append(first, problem, pictures, files, cite);
  fill();
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  address.field.focus();
  address.field.select();
  return dialog;
}
