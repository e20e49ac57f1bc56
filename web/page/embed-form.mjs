// What a reader of an embed may change: the page's own form without what is locked. Comes when the reader asks for it.
// May know: form, picker, the frame's state.

import { el } from './dom.mjs';
import { makeForm } from './form.mjs';
import { makePicker } from './picker.mjs';
import { wear } from './wear.mjs';

const TALL = 480; // of the picker, in CSS pixels
let pick = null;

/** Opens the picker where the reader is looking: a frame may be far taller than the window that shows a part of it. */
function pickHere(field) {
  const from = document.activeElement?.getBoundingClientRect().top ?? 0;
  const { style } = document.querySelector('dialog.picker');
  const tall = Math.min(TALL, innerHeight - 16);
  style.maxBlockSize = `${tall}px`;
  style.insetBlockStart = `${Math.max(8, Math.min(from - 60, innerHeight - tall - 8))}px`;
  return pick(field);
}

/** The picker of this frame, made once: pick(field) as in picker.mjs. `frame` as in embed.mjs. */
export async function picker(frame) {
  await Promise.all([wear('./form.css'), frame.need('names', 'models')]);
  pick ??= makePicker((list, text) => {
    const found = frame.rules.find(list, text, frame.lang(), { case: frame.caseText(), today: frame.today });
    return found.options ?? [];
  });
  return pickHere;
}

/** Draws the form into `root`. Returns {update()}. */
export function makeChange(root, frame) {
  wear('./form.css');
  const body = el('form', { class: 'question', autocomplete: 'off', novalidate: true });
  const refused = el('p', { class: 'problem', role: 'status' });
  root.replaceChildren(body, refused);
  const form = makeForm(body, {
    change: (key, value) => frame.change(key, value),
    settle() {},
    async pick(field) {
      const value = await (await picker(frame))(field);
      refused.textContent = value !== null && value !== field.value ? frame.change(field.key, value) : '';
    },
  });
  function update() {
    try {
      const { blocks = [] } = frame.rules.view('form', frame.caseText(), frame.lang(), { today: frame.today, forgive: 1 });
      const block = blocks.find(({ type }) => type === 'form');
      if (block) form.update({ ...block, fields: block.fields.filter(({ key }) => !frame.locked.has(key)) });
    } catch {
      // The answer already says what is wrong; the form keeps its last state.
    }
  }
  update();
  frame.need('sentences').then((came) => came && update()); // help of the fields
  return { update };
}
