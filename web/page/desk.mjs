// What every desk of a reader's own rows shares: text that is typed, pasted, loaded from a file or dropped, told on after a
// pause and bounded, and a file to take away. What the rows mean is the core's.
// May know: dom.

import { el } from './dom.mjs';

const PAUSE = 400; // ms without a key before typed rows are told on

/** Hands the reader `text` as a CSV file called `name`. */
export function saveCsv(name, text) {
  const link = el('a', { href: URL.createObjectURL(new Blob([text], { type: 'text/csv' })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** The rows of a desk. `id` begins the ids; `mostBytes` bounds what is taken; `accept` is the file chooser's list of kinds; `take(text)` hears
 * every change of the rows, `refuse()` that something was too long. Returns {area, chooser, put(text), dropOn(node)}: a text area, a file
 * input, what replaces all rows, and what makes a node take dropped files. */
export function makeRows({ id, lines, placeholder, text, mostBytes, accept, take, refuse }) {
  const area = el('textarea', { id: `${id}-rows`, rows: lines, spellcheck: 'false', autocapitalize: 'off', placeholder });
  area.value = text;
  let timer = 0;

  const offer = (value) => (value.length > mostBytes ? refuse() : take(value));
  function put(value) {
    clearTimeout(timer);
    area.value = value;
    offer(value);
  }
  area.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => offer(area.value), PAUSE);
  });

  async function read(file) {
    if (!file) return;
    if (file.size > mostBytes) refuse();
    else put(await file.text());
  }
  const chooser = el('input', { type: 'file', accept, id: `${id}-file` });
  chooser.addEventListener('change', async () => {
    await read(chooser.files[0]);
    chooser.value = '';
  });

  function dropOn(node) {
    for (const [type, over] of Object.entries({ dragover: true, dragleave: false, drop: false })) {
      node.addEventListener(type, (event) => {
        event.preventDefault();
        node.classList.toggle('over', over);
        if (type === 'drop') read(event.dataTransfer?.files?.[0]);
      });
    }
  }
  return { area, chooser, put, dropOn };
}
