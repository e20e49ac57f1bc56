// A dialog with one field, for the explorer: a canvas has no soft keyboard and no date picker.
// May know: dom, words, field controls, its style.

import { el } from './dom.mjs';
import { control } from './field.mjs';
import { wear } from './wear.mjs';
import { say } from './words.mjs';

/** Asks for a field's value; the case follows while the reader types. Resolves when the dialog is closed. */
export async function enter(field, ask) {
  await wear('./entry.css');
  const item = control(field, ask, 'entry-');
  const done = el('button', { type: 'submit' }, say('done'));
  const dialog = el('dialog', { class: 'entry', 'aria-label': field.label }, el('form', { novalidate: true }, item.node, el('div', { class: 'actions' }, done)));
  document.body.append(dialog);
  item.update(field);
  dialog.addEventListener('submit', (event) => {
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.showModal();
  const input = item.node.querySelector('input, select, button');
  input.focus();
  input.select?.();
  return new Promise((finish) =>
    dialog.addEventListener('close', () => {
      ask.settle();
      dialog.remove();
      finish();
    }),
  );
}
