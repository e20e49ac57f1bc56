// The one picker: a dialog with an editable combobox over a listbox (ARIA APG), full width on a phone, searched by the core.
// May know: dom, words, its style. `find(list, text)` answers with options, best first; the page's form and the app both use it.

import { el } from './dom.mjs';
import { wear } from './wear.mjs';
import { say, word } from './words.mjs';

const LIST = 'picker-list';
const dressed = wear('./picker.css');

/** Makes the picker. `pick({label, list, value, absent_text})` resolves to the chosen value, "" for none, or null. */
export function makePicker(find) {
  const title = el('h2', { id: 'picker-title' });
  const input = el('input', {
    type: 'text', role: 'combobox', 'aria-expanded': 'true', 'aria-controls': LIST, 'aria-autocomplete': 'list', 'aria-labelledby': 'picker-title',
    autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'done',
  });
  const close = el('button', { type: 'button', class: 'close', ...word('close') }, say('close'));
  const list = el('div', { id: LIST, role: 'listbox', 'aria-labelledby': 'picker-title' });
  const count = el('p', { class: 'found', role: 'status' });
  const dialog = el('dialog', { class: 'picker', 'aria-labelledby': 'picker-title' }, el('div', { class: 'picker-head' }, title, close, input, count), list);
  document.body.append(dialog);

  let asked = null;
  let answer = null;
  let options = [];
  let active = -1;
  let composing = false;

  function show(text) {
    const found = find(asked.list, text);
    const nodes = [];
    options = [];
    let group = null;
    let head = '';
    const add = (value, label, detail, into) => {
      const selected = value === (asked.value ?? '');
      const node = el('div', { role: 'option', id: `${LIST}-${options.length}`, 'aria-selected': String(selected), 'data-index': options.length }, el('span', { class: 'name' }, label), detail && el('span', { class: 'detail' }, detail));
      options.push({ value, node });
      into ? into.append(node) : nodes.push(node);
    };
    if (!text.trim()) add('', say('none'), asked.absent_text, null);
    found.forEach((option) => {
      if (option.group && option.group !== head) {
        const id = `${LIST}-group-${nodes.length}`;
        group = el('div', { role: 'group', 'aria-labelledby': id }, el('div', { class: 'group', id, role: 'presentation' }, option.group));
        nodes.push(group);
      } else if (!option.group) group = null;
      head = option.group ?? '';
      add(option.value, option.label, option.detail, group);
    });
    list.replaceChildren(...nodes);
    count.textContent = found.length ? say('found', { count: found.length }) : say('found_none', { text });
    const chosen = text.trim() ? 0 : options.findIndex((option) => option.value === (asked.value ?? ''));
    move(Math.min(Math.max(chosen, 0), options.length - 1), text.trim() ? 'start' : 'center');
  }

  function move(index, block = 'nearest') {
    options[active]?.node.classList.remove('active');
    active = index;
    const node = options[active]?.node;
    if (!node) {
      input.removeAttribute('aria-activedescendant');
      return;
    }
    node.classList.add('active');
    input.setAttribute('aria-activedescendant', node.id);
    if (active === 0) list.scrollTop = 0;
    else node.scrollIntoView({ block });
  }

  function choose(index) {
    if (!options[index]) return;
    answer = options[index].value;
    dialog.close();
  }

  input.addEventListener('compositionstart', () => (composing = true));
  input.addEventListener('compositionend', () => {
    composing = false;
    show(input.value);
  });
  input.addEventListener('input', () => composing || show(input.value));
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const page = Math.max(1, Math.floor(list.clientHeight / (options[0]?.node.offsetHeight || 44)) - 1);
    const last = options.length - 1;
    const next = { ArrowDown: active >= last ? 0 : active + 1, ArrowUp: active <= 0 ? last : active - 1, PageDown: Math.min(last, active + page), PageUp: Math.max(0, active - page) };
    if (event.key in next) move(next[event.key]);
    else if ((event.key === 'Home' || event.key === 'End') && event.ctrlKey) move(event.key === 'Home' ? 0 : last);
    else if (event.key === 'Enter') choose(active);
    else return;
    event.preventDefault();
  });
  list.addEventListener('pointerdown', (event) => event.pointerType === 'mouse' && event.preventDefault()); // typing goes on
  list.addEventListener('click', (event) => choose(Number(event.target.closest('[role=option]')?.dataset.index ?? -1)));
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());

  const fit = () => dialog.style.setProperty('--seen', `${Math.round(visualViewport.height)}px`);
  globalThis.visualViewport?.addEventListener('resize', () => dialog.open && fit());

  return async function pick(request) {
    await dressed;
    if (dialog.open) return null;
    asked = request;
    answer = null;
    title.textContent = request.label;
    close.textContent = say('close');
    input.value = '';
    input.placeholder = say('type_to_search');
    if (globalThis.visualViewport) fit();
    dialog.showModal();
    input.focus();
    show('');
    return new Promise((done) => dialog.addEventListener('close', () => done(answer), { once: true }));
  };
}
