// The desk under the view of quotas: a ledger of shipments, filled in row by row, typed, loaded from a file or dropped,
// and saved as CSV. The core reads it; here it is only text.
// May know: dom, desk, words, attachments, the page's picker.

import { attach, attached } from './attachments.mjs';
import { makeRows, saveCsv } from './desk.mjs';
import { el } from './dom.mjs';
import { say } from './words.mjs';

const COLUMNS = ['date', 'chip', 'qty', 'to', 'company'];
const HEADER = COLUMNS.join(',');
const MOST_BYTES = 16 << 20; // what the core takes of a question leaves room for this

const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** `page` = {view, changed(), pick({list, label, value}) -> id or null, label(key) -> a field's label}. Returns {node}. */
export function makeDesk(page) {
  const status = el('p', { class: 'hint', role: 'status' });
  const rows = makeRows({
    id: 'ledger',
    lines: 8,
    placeholder: HEADER,
    text: attached(page.view).ledger ?? '',
    mostBytes: MOST_BYTES,
    accept: '.csv,.json,.jsonl,text/csv',
    take(text) {
      status.textContent = '';
      attach(page.view, 'ledger', text.trim() ? text : '');
      page.changed();
    },
    refuse() {
      status.textContent = say('ledger_too_long');
    },
  });

  // One row to fill in: the catalog's names come from the picker, a party may be anybody.
  const picked = {};
  const opens = (key, list) => {
    const button = el('button', { type: 'button', class: 'pick', id: `ledger-${key}`, 'aria-haspopup': 'dialog' }, say('choose'));
    button.addEventListener('click', async () => {
      const value = await page.pick({ key, list, label: page.label(key), value: picked[key] ?? '' });
      if (value === null) return;
      picked[key] = value;
      button.textContent = value || say('choose');
    });
    return button;
  };
  const inputs = {
    date: el('input', { type: 'date', id: 'ledger-date' }),
    chip: opens('chip', 'chips'),
    qty: el('input', { inputmode: 'numeric', id: 'ledger-qty' }),
    to: opens('to', 'countries'),
    company: el('input', { id: 'ledger-company', spellcheck: 'false' }),
  };
  const labels = { date: 'on' };
  const add = el('button', { type: 'submit' }, say('ledger_add'));
  const form = el(
    'form',
    { class: 'knobs' },
    COLUMNS.map((key) => el('div', { class: 'knob' }, el('label', { for: `ledger-${key}` }, page.label(labels[key] ?? key)), inputs[key])),
    el('div', { class: 'knob' }, add),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const values = COLUMNS.map((key) => cell((picked[key] ?? inputs[key].value ?? '').trim()));
    const before = rows.area.value.trim() ? rows.area.value.replace(/\s*$/, '\n') : `${HEADER}\n`;
    rows.put(`${before}${values.join(',')}\n`);
  });

  const node = el(
    'section',
    { class: 'block controls desk', 'aria-label': say('ledger') },
    el('h3', null, say('ledger')),
    el('p', { class: 'hint' }, say('ledger_hint')),
    form,
    el('label', { for: 'ledger-rows' }, say('ledger_rows')),
    rows.area,
    el(
      'div',
      { class: 'actions' },
      el('label', { class: 'file', for: 'ledger-file' }, el('span', null, say('load_csv')), rows.chooser),
      el('button', { type: 'button', onclick: () => saveCsv('ledger.csv', rows.area.value) }, say('save_csv')),
      el('button', { type: 'button', onclick: () => rows.put('') }, say('clear_rows')),
    ),
    status,
  );
  rows.dropOn(node);
  return { node };
}
