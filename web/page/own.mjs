// An instrument of the reader's own: chosen or dropped, read and checked by the core, shown as loaded or with all that is wrong
// in it. It stays in the page's memory.
// May know: dom, wear, words, attachments, and the page through `page`. It reads no rule.

import { noteInstrument } from './attachments.mjs';
import { el } from './dom.mjs';
import { wear } from './wear.mjs';
import { say } from './words.mjs';

const MOST_BYTES = 512 << 10; // what the core reads
const MOST_SHOWN = 200; // problems in the list
const OVER = 400; // ms after the last word of a dragged file until the hint goes
const LONG = 500; // ms after which reading is told to who does not see it

/** One problem: where, what is wrong, what stands there, what may have been meant. The core speaks of files in English. */
function problemItem({ pointer, value, message, nearest }) {
  const untold = value && !/^[[{]/.test(value) && !message.includes(value);
  return el(
    'li',
    null,
    pointer && el('code', null, pointer),
    pointer && ' ',
    el('span', { lang: 'en' }, message),
    untold && el('span', { class: 'hint' }, ` ${say('own_stands', { value })}`),
    nearest && el('strong', null, ` ${say('own_mean', { nearest })}`),
  );
}

/**
 * `page` = {rules, asked() -> whether the case is asked under it, ask(on), loaded(), read(), tell(text)}.
 * Returns {take(files), over(), update()}; `take` is given what a reader chose or dropped.
 */
export function makeOwn(page) {
  wear('./own.css');
  const status = el('p', { class: 'status' });
  const wrong = el('ol', { class: 'wrong' });
  const actions = el('div', { class: 'actions' });
  const node = el('section', { class: 'own', id: 'own', hidden: true }, status, wrong, actions);
  document.querySelector('main').prepend(node);
  const hint = el('p', { class: 'drop-hint', hidden: true });
  document.body.append(hint);
  let timer = 0;
  let fault = null; // {text, problems}: why the last file was not loaded, until the reader has done with it
  let reading = '';
  let turn = new AbortController(); // of the file that is being read

  const button = (key, onclick) => el('button', { type: 'button', onclick }, say(key));

  function update() {
    const held = page.rules.instrument;
    noteInstrument(!!held);
    const left = node.contains(document.activeElement);
    node.hidden = !held && !fault && !reading;
    if (node.hidden) {
      if (left) document.getElementById('answer').focus({ preventScroll: true }); // the button in use is gone
      return;
    }
    const asked = page.asked();
    const text = fault?.text ?? (reading ? say('own_reading', { file: reading }) : say(asked ? 'own_here' : 'own_aside', { title: held.title, file: held.name }));
    const [problems, buttons] = [fault?.problems ?? [], buttonsOf(asked)];
    if (text === status.textContent && buttons.every((one, i) => one.textContent === actions.children[i]?.textContent)) return;
    const focused = actions.contains(document.activeElement);
    node.setAttribute('aria-label', say('own_load'));
    node.classList.toggle('faulty', !!fault);
    status.textContent = text;
    wrong.replaceChildren(...problems.slice(0, MOST_SHOWN).map(problemItem));
    if (problems.length > MOST_SHOWN) wrong.append(el('li', null, say('own_more', { count: problems.length - MOST_SHOWN })));
    actions.replaceChildren(...buttons);
    if (focused) buttons[0]?.focus();
  }

  function buttonsOf(asked) {
    if (fault) return [button('own_close', () => settle(null))];
    if (reading) return [];
    return [asked ? button('own_read', page.read) : button('own_ask', () => page.ask(true)), button('own_out', takeOut)];
  }

  function settle(next) {
    reading = '';
    fault = next;
    update();
    if (fault) page.tell(fault.text);
  }

  async function takeOut() {
    page.ask(false);
    await page.rules.setInstrument(null);
    page.loaded();
  }

  async function take(files) {
    hint.hidden = true;
    if (!files.length) return;
    turn.abort(); // another file takes the place of one that is still being read
    const { signal } = (turn = new AbortController());
    if (files.length > 1) return settle({ text: say('own_one') });
    const [file] = files;
    if (file.size > MOST_BYTES) return settle({ text: say('own_too_long', { file: file.name, size: `${MOST_BYTES >> 10} kB` }) });
    fault = null;
    reading = file.name;
    update();
    const telling = setTimeout(() => !signal.aborted && page.tell(status.textContent), LONG);
    try {
      await page.rules.setInstrument(await file.text(), { name: file.name, signal });
    } catch (error) {
      if (signal.aborted) return;
      const problems = error.detail?.problems;
      const text = problems ? say('own_wrong', { file: file.name, count: problems.length }) : say('own_failed', { file: file.name, message: error.message });
      return settle({ text, problems });
    } finally {
      clearTimeout(telling);
    }
    if (signal.aborted) return page.loaded(); // the next one is being read, and says what became of it
    reading = '';
    if (page.asked()) page.loaded();
    else page.ask(true);
    settle(null);
    page.tell(status.textContent);
  }

  return {
    take,
    update,
    /** Says, while a file is held over the page, what dropping it does. */
    over() {
      hint.textContent = say('own_drop');
      hint.hidden = false;
      clearTimeout(timer);
      timer = setTimeout(() => (hint.hidden = true), OVER);
    },
  };
}
