// The desk under the view of history: a reader's own price series, typed, pasted, loaded from a file or dropped, and the file
// that joins it with ours. The core reads and checks it; here it is only text, kept in the page's memory.
// May know: dom, words, attachments.

import { attach, attached } from './attachments.mjs';
import { el } from './dom.mjs';
import { say } from './words.mjs';

const HEADER = 'date,price,currency,per,place,source';
const MOST_BYTES = 1 << 20; // what the core reads

/** `page` = {view, changed(), series(text) -> {rows, problems, csv}}. Returns {node}. */
export function makeDesk(page) {
  const rows = el('textarea', { id: 'series-rows', rows: 7, spellcheck: 'false', autocapitalize: 'off', placeholder: `${HEADER}\n2025-01-17,3.80,CAD,H100-hour,Montreal,...` });
  rows.value = attached(page.view).series ?? '';
  const status = el('p', { class: 'hint', role: 'status' });
  const wrong = el('ul', { class: 'wrong' });
  const merged = el('button', { type: 'button', onclick: save }, say('save_merged'));
  let csv = '';
  let timer = 0;

  function tell() {
    const text = rows.value.trim();
    const found = text ? page.series(rows.value) : { rows: [], problems: [], csv: '' };
    csv = found.csv;
    merged.disabled = !csv;
    status.textContent = text ? say('series_read', { rows: found.rows.length, problems: found.problems.length }) : '';
    wrong.replaceChildren(...found.problems.slice(0, 20).map((problem) => el('li', null, problem.message)));
  }
  function take(text) {
    tell();
    attach(page.view, 'series', text.trim() ? text : '');
    page.changed();
  }
  function put(text) {
    rows.value = text;
    take(text);
  }
  rows.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => take(rows.value), 400);
  });

  async function read(file) {
    if (!file) return;
    if (file.size > MOST_BYTES) status.textContent = say('series_too_long');
    else put(await file.text());
  }
  const file = el('input', { type: 'file', accept: '.csv,text/csv,text/plain', id: 'series-file' });
  file.addEventListener('change', async () => {
    await read(file.files[0]);
    file.value = '';
  });

  function save() {
    const link = el('a', { href: URL.createObjectURL(new Blob([csv], { type: 'text/csv' })), download: 'prices.csv' });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  const node = el(
    'section',
    { class: 'block controls own-series', 'aria-label': say('series') },
    el('h3', null, say('series')),
    el('p', { class: 'hint' }, say('series_hint')),
    el('label', { for: 'series-rows' }, say('series_rows')),
    rows,
    el(
      'div',
      { class: 'actions' },
      el('label', { class: 'file', for: 'series-file' }, el('span', null, say('series_load')), file),
      merged,
      el('button', { type: 'button', onclick: () => put('') }, say('series_clear')),
    ),
    status,
    wrong,
    el('p', { class: 'hint' }, say('series_offer')),
  );
  for (const [type, over] of Object.entries({ dragover: true, dragleave: false, drop: false })) {
    node.addEventListener(type, (event) => {
      event.preventDefault();
      node.classList.toggle('over', over);
      if (type === 'drop') read(event.dataTransfer?.files?.[0]);
    });
  }
  tell();
  return { node };
}
