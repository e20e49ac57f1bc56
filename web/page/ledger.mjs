// The desk under the view of quotas: a ledger of shipments, filled in row by row, typed, loaded from a file or dropped,
// and saved as CSV. The core reads it; here it is only text.
// May know: dom, words, attachments, the page's picker.

import { attach, attached } from './attachments.mjs';
import { el } from './dom.mjs';
import { say } from './words.mjs';

const COLUMNS = ['date', 'chip', 'qty', 'to', 'company'];
const HEADER = COLUMNS.join(',');
const MOST_BYTES = 16 << 20; // what the core takes of a question leaves room for this

const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** `page` = {view, changed(), pick({list, label, value}) -> id or null, label(key) -> a field's label}. Returns {node}. */
export function makeDesk(page) {
  const rows = el('textarea', { id: 'ledger-rows', rows: 8, spellcheck: 'false', autocapitalize: 'off', placeholder: HEADER });
  rows.value = attached(page.view).ledger ?? '';
  const status = el('p', { class: 'hint', role: 'status' });
  let timer = 0;

  function take(text) {
    if (text.length > MOST_BYTES) {
      status.textContent = say('ledger_too_long');
      return;
    }
    status.textContent = '';
    attach(page.view, 'ledger', text.trim() ? text : '');
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
    if (file.size > MOST_BYTES) status.textContent = say('ledger_too_long');
    else put(await file.text());
  }
  const file = el('input', { type: 'file', accept: '.csv,.json,.jsonl,text/csv', id: 'ledger-file' });
  file.addEventListener('change', async () => {
    await read(file.files[0]);
    file.value = '';
  });

  function save() {
    const link = el('a', { href: URL.createObjectURL(new Blob([rows.value], { type: 'text/csv' })), download: 'ledger.csv' });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

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
    const before = rows.value.trim() ? rows.value.replace(/\s*$/, '\n') : `${HEADER}\n`;
    put(`${before}${values.join(',')}\n`);
  });

  const node = el(
    'section',
    { class: 'block controls ledger', 'aria-label': say('ledger') },
    el('h3', null, say('ledger')),
    el('p', { class: 'hint' }, say('ledger_hint')),
    form,
    el('label', { for: 'ledger-rows' }, say('ledger_rows')),
    rows,
    el(
      'div',
      { class: 'actions' },
      el('label', { class: 'file', for: 'ledger-file' }, el('span', null, say('load_csv')), file),
      el('button', { type: 'button', onclick: save }, say('save_csv')),
      el('button', { type: 'button', onclick: () => put('') }, say('clear_rows')),
    ),
    status,
  );
  node.addEventListener('dragover', (event) => event.preventDefault());
  node.addEventListener('drop', (event) => {
    event.preventDefault();
    read(event.dataTransfer?.files?.[0]);
  });
  return { node };
}
