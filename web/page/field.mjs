// One field of the question: a picker's button, a number, a list, a three-state switch or a date.
// May know: dom, words. Values go to and from the case string as they stand; the core checks them.

import { el } from './dom.mjs';
import { wholeSelect } from './whole-select.mjs';
import { say } from './words.mjs';

const idOf = (key) => `fact-${key.replace(/[^\w-]/g, '_')}`;

/** Lets "10,000" and "10 000" stand for 10000; all else goes to the core as typed. */
const plainNumber = (text) => {
  const typed = text.trim();
  return /^\d{1,3}([,\s'’\u00a0\u202f]\d{3})+(\.\d+)?$/.test(typed) ? typed.replace(/[^\d.]/g, '') : typed;
};

const grouped = (value) => (/^\d{4,}$/.test(value) ? value.replace(/\B(?=(\d{3})+$)/g, ',') : value);

function pickButton(field, ask, id) {
  const value = el('span', { class: 'value', id: `${id}-value` });
  const button = el(
    'button',
    { type: 'button', class: 'pick', id, 'aria-haspopup': 'dialog', 'aria-labelledby': `${id}-label ${id}-value`, 'aria-describedby': `${id}-hint` },
    value,
  );
  let now = field;
  button.addEventListener('click', () => ask.pick(now, button));
  return {
    node: button,
    show(next) {
      now = next;
      value.textContent = next.value ? next.value_text || next.value : next.absent_text || say('choose');
      button.classList.toggle('empty', !next.value);
    },
  };
}

function textInput(field, ask, id, send) {
  const isDate = field.kind === 'date';
  const isNumber = field.kind === 'number';
  const input = el('input', { id, type: isDate ? 'date' : 'text', inputmode: isNumber ? 'decimal' : null, autocapitalize: 'off', spellcheck: 'false', 'aria-describedby': `${id}-hint ${id}-error` });
  const read = () => (isNumber ? plainNumber(input.value) : input.value.trim());
  let shown = null;
  let typed = null; // what the case holds of this field while the reader types, null when nobody does
  let sent = false; // typed text has gone out and its answer has not come back
  const sendTyped = (isLive) => {
    typed ??= shown ?? '';
    if (send(read(), isLive)) sent = typed !== null;
  };
  input.addEventListener('input', () => {
    if (isDate && (input.validity.badInput || (input.value && input.value < '1900'))) return;
    sendTyped(true);
  });
  input.addEventListener('change', () => {
    if (!(isDate && input.validity.badInput)) sendTyped(false);
    typed = null;
    ask.settle();
  });
  if (!isDate) {
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') sendTyped(false);
      const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      const number = Number(read() || field.min || 0);
      if (!step || !field.step || !Number.isFinite(number)) return;
      event.preventDefault();
      const next = Math.min(field.max ?? Infinity, Math.max(field.min ?? -Infinity, number + step * field.step));
      input.value = String(Number(next.toPrecision(12)));
      sendTyped(true);
    });
  }
  return {
    node: input,
    show(next) {
      if (!isDate) input.placeholder = next.absent_text;
      if (sent && typed !== null) typed = next.value;
      sent = false;
      const mine = typed !== null && typed === next.value;
      if (!mine && (next.value !== shown || read() !== next.value)) {
        input.value = isNumber ? grouped(next.value) : next.value;
        typed = null;
      }
      shown = next.value;
    },
  };
}

function select(field, id, send) {
  const node = el('select', { id, 'aria-describedby': `${id}-hint ${id}-error` });
  node.addEventListener('change', () => send(node.value, false));
  const { shown, show } = wholeSelect(node);
  let drawn = '';
  return {
    node,
    shown,
    show(next) {
      const options = next.options.length ? next.options : [{ value: '1', label: say('yes') }, { value: '0', label: say('no') }];
      const all = [{ value: '', label: next.absent_text || say('not_stated') }, ...options];
      if (next.value && !all.some((option) => option.value === next.value)) all.push({ value: next.value, label: next.value });
      const key = JSON.stringify(all);
      if (key !== drawn) {
        drawn = key;
        node.replaceChildren(...all.map((option) => el('option', { value: option.value }, option.label)));
      }
      node.value = next.value;
      show();
      shown.classList.toggle('empty', !next.value);
    },
  };
}

/** Builds the control of a field: {node, kind, field, update(field)}. `prefix` keeps the ids of a second one apart. */
export function control(field, ask, prefix = '') {
  const id = prefix + idOf(field.key);
  const label = el('label', { for: id, id: `${id}-label` });
  const hint = el('p', { class: 'hint', id: `${id}-hint` });
  const error = el('p', { class: 'error', id: `${id}-error` });
  const clear = el('button', { type: 'button', class: 'clear' }, '×');
  let problem = '';

  const send = (value, isLive) => {
    problem = ask.change(field.key, value, isLive) ?? '';
    showError();
    return !problem;
  };
  const made =
    field.kind === 'pick' ? pickButton(field, ask, id) : field.kind === 'choice' || field.kind === 'flag' ? select(field, id, send) : textInput(field, ask, id, send);
  clear.addEventListener('click', () => {
    send('', false);
    made.node.focus();
  });

  function showError() {
    const text = problem || item.field.error || '';
    if (error.textContent !== text) error.textContent = text;
    error.hidden = !text;
    if (text) made.node.setAttribute('aria-invalid', 'true');
    else made.node.removeAttribute('aria-invalid');
  }

  const item = {
    kind: field.kind,
    field,
    node: el('div', { class: `field kind-${field.kind}`, 'data-key': field.key }, label, el('div', { class: 'box' }, made.node, made.shown, clear), hint, error),
    update(next) {
      if (next.value !== item.field.value) problem = '';
      item.field = next;
      const unit = next.kind === 'number' && next.unit && !next.label.toLowerCase().includes(next.unit.toLowerCase());
      const name = unit ? say('with_unit', { name: next.label, unit: next.unit }) : next.label;
      if (label.textContent !== name) label.textContent = name;
      if (!problem) made.show(next);
      const absent = !next.value && next.kind === 'date' ? next.absent_text : '';
      const said = [absent, next.group === 'main' ? '' : next.help].filter(Boolean).join(' · ');
      if (hint.textContent !== said) hint.textContent = said;
      hint.hidden = !said;
      if (next.help && next.group === 'main') made.node.title = next.help;
      clear.hidden = !(next.value && next.kind === 'pick');
      clear.setAttribute('aria-label', say('clear', { name: next.label }));
      showError();
    },
  };
  return item;
}
