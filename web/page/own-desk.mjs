// Where a reader chooses a file with an instrument of their own, and an example to begin with.
// May know: dom, wear, words. What is chosen goes to `page.bring`.

import { el } from './dom.mjs';
import { wear } from './wear.mjs';
import { say } from './words.mjs';

const EXAMPLE = './own-instrument.json';
let made = 0; // a page may have several of these, each with its own id

/** `page` = {bring(files)}. Returns {node}. */
export function makeDesk(page) {
  wear('./own.css');
  const id = `own-file-${(made += 1)}`;
  const file = el('input', { type: 'file', accept: '.json,application/json', id });
  file.addEventListener('change', () => {
    page.bring([...file.files]);
    file.value = '';
  });
  const node = el(
    'section',
    { class: 'block controls own-desk', 'aria-label': say('own_load') },
    el('h3', null, say('own_load')),
    el('p', { class: 'hint' }, say('own_hint')),
    el(
      'div',
      { class: 'actions' },
      el('label', { class: 'file', for: id }, el('span', null, say('own_load')), file),
      el('a', { href: new URL(EXAMPLE, import.meta.url), download: 'own-instrument.json' }, say('own_example')),
    ),
  );
  return { node };
}
