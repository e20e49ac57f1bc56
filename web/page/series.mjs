// The desk under the view of history: a reader's own price series, typed, pasted, loaded from a file or dropped, and the file
// that joins it with ours. The core reads and checks it; here it is only text, kept in the page's memory.
// May know: dom, desk, words, attachments.

import { attach, attached } from './attachments.mjs';
import { makeRows, saveCsv } from './desk.mjs';
import { el } from './dom.mjs';
import { say } from './words.mjs';

const HEADER = 'date,price,currency,per,place,source';
const MOST_BYTES = 1 << 20; // what the core reads

/** `page` = {view, changed(), series(text) -> {rows, problems, csv}}. Returns {node}. */
export function makeDesk(page) {
  const status = el('p', { class: 'hint', role: 'status' });
  const wrong = el('ul', { class: 'wrong' });
  const merged = el('button', { type: 'button', onclick: () => saveCsv('prices.csv', csv) }, say('save_merged'));
  let csv = '';

  function tell(text) {
    const found = text.trim() ? page.series(text) : { rows: [], problems: [], csv: '' };
    csv = found.csv;
    merged.disabled = !csv;
    status.textContent = text.trim() ? say('series_read', { rows: found.rows.length, problems: found.problems.length }) : '';
    wrong.replaceChildren(...found.problems.slice(0, 20).map((problem) => el('li', null, problem.message)));
  }
  const rows = makeRows({
    id: 'series',
    lines: 7,
    placeholder: `${HEADER}\n2025-01-17,3.80,CAD,H100-hour,Montreal,...`,
    text: attached(page.view).series ?? '',
    mostBytes: MOST_BYTES,
    accept: '.csv,text/csv,text/plain',
    take(text) {
      tell(text);
      attach(page.view, 'series', text.trim() ? text : '');
      page.changed();
    },
    refuse() {
      status.textContent = say('series_too_long');
    },
  });

  const node = el(
    'section',
    { class: 'block controls desk', 'aria-label': say('series') },
    el('h3', null, say('series')),
    el('p', { class: 'hint' }, say('series_hint')),
    el('label', { for: 'series-rows' }, say('series_rows')),
    rows.area,
    el(
      'div',
      { class: 'actions' },
      el('label', { class: 'file', for: 'series-file' }, el('span', null, say('series_load')), rows.chooser),
      merged,
      el('button', { type: 'button', onclick: () => rows.put('') }, say('series_clear')),
    ),
    status,
    wrong,
    el('p', { class: 'hint' }, say('series_offer')),
  );
  rows.dropOn(node);
  tell(rows.area.value);
  return { node };
}
