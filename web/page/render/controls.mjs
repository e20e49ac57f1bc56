// Knobs of a view as real inputs: choices, sliders, switches, numbers, dates, and buttons that open the picker.
// May know: dom, words. Values go to and from the address as they stand; the core checks them.

import { cite, el } from '../dom.mjs';
import { wholeSelect } from '../whole-select.mjs';
import { say } from '../words.mjs';

const idOf = (key) => `knob-${key.replace(/[^\w-]/g, '_')}`;

/** What the address says for a slider's value: a date slider moves over days. */
const written = (one, value) => (one.kind === 'date' ? new Date(value * 864e5).toISOString().slice(0, 10) : String(value));

/** A slider's place for a value and back; a logarithmic one keeps two figures. */
const scale = (one) => {
  const low = one.min ?? 0;
  const high = one.max ?? 1;
  const step = one.step ?? 0;
  if (!one.logarithmic || low <= 0) return { min: low, max: high, step: step || 'any', place: (value) => value, value: (place) => place };
  return {
    min: 0,
    max: 1000,
    step: 1,
    place: (value) => (Math.log(value / low) / Math.log(high / low)) * 1000,
    value: (place) => {
      const exact = low * (high / low) ** (place / 1000);
      const grid = Math.max(step, 10 ** (Math.floor(Math.log10(exact)) - 1));
      return Math.min(high, Math.max(low, Number((Math.round(exact / grid) * grid).toPrecision(12))));
    },
  };
};

function slider(one, to, id) {
  const { min, max, step, place, value } = scale(one);
  const input = el('input', { type: 'range', id, min, max, step, 'aria-valuetext': one.value_text });
  input.value = String(place(one.at ?? min));
  input.addEventListener('input', () => to.change(one.key, written(one, value(Number(input.value))), true));
  input.addEventListener('change', () => to.settle());
  return input;
}

function list(one, to, id) {
  const select = el('select', { id }, one.options.map((option) => el('option', { value: option.value, selected: option.value === (one.value ?? '') }, option.label)));
  select.addEventListener('change', () => to.change(one.key, select.value, false));
  return el('div', { class: 'box' }, select, wholeSelect(select).shown);
}

function typed(one, to, id) {
  const input = el('input', { id, type: one.kind === 'date' ? 'date' : 'text', inputmode: one.kind === 'number' ? 'decimal' : null, autocapitalize: 'off', spellcheck: 'false' });
  input.value = one.value ?? '';
  input.addEventListener('change', () => to.change(one.key, input.value.trim(), false));
  return input;
}

function opens(one, to, id) {
  const button = el('button', { type: 'button', class: 'pick', id, 'aria-haspopup': 'dialog' }, one.value_text || say('choose'));
  button.addEventListener('click', async () => {
    const value = await to.pick(one);
    if (value !== null && value !== one.value) to.change(one.key, value, false);
  });
  return button;
}

function flag(one, to, id) {
  const input = el('input', { type: 'checkbox', id, checked: one.value === '1' });
  input.addEventListener('change', () => to.change(one.key, input.checked ? '1' : '0', false));
  return input;
}

const INPUT = { slider, choice: list, number: typed, text: typed, date: (one, to, id) => (one.min !== undefined && one.max !== undefined ? slider : typed)(one, to, id), pick: opens, flag };

function knob(one, to) {
  const id = idOf(one.key);
  const input = (INPUT[one.kind] ?? typed)(one, to, id);
  const says = ['slider', 'date'].includes(one.kind) && input.type === 'range' ? el('output', { for: id }, one.value_text) : null;
  const label = el('label', { for: id }, one.label);
  const reset = one.changed && el('button', { type: 'button', class: 'reset', onclick: () => to.change(one.key, '', false) }, say('reset'), el('span', { class: 'hush' }, ` ${one.label}`));
  const detail = (one.detail || one.cite) && el('p', { class: 'hint' }, one.detail, ' ', cite(one.cite));
  const order = one.kind === 'flag' ? [input, label, detail] : says ? [label, says, detail, input] : [label, input, detail];
  return el('div', { class: `knob knob-${one.kind}${one.changed ? ' changed' : ''}` }, order, reset);
}

/** A group of knobs, folded if its block says so. `node.follow(block)` brings it up to date in place, so that a slider under a finger stays. */
export function controls(block, to) {
  let shown = block.controls ?? [];
  let knobs = shown.map((one) => knob(one, to));
  const head = block.title && el('h3', null, block.title);
  const node = block.folded
    ? el('details', { class: 'block controls folded', 'data-fold': `knobs-${block.title}` }, el('summary', null, head, el('span', { class: 'count' }, String(shown.length))), el('div', { class: 'knobs' }, knobs))
    : el('section', { class: 'block controls' }, head, el('div', { class: 'knobs' }, knobs));
  node.follow = (next) => {
    const now = next.controls ?? [];
    if (node.matches('section') !== !next.folded && !node.open) return false; // one that is open stays as it is
    if (now.length !== shown.length || now.some((one, i) => one.key !== shown[i].key || one.kind !== shown[i].kind)) return false;
    knobs = knobs.map((old, i) => {
      if (JSON.stringify(now[i]) === JSON.stringify(shown[i])) return old;
      const input = old.querySelector('input[type=range]');
      if (input && input === document.activeElement) {
        old.querySelector('output').textContent = now[i].value_text;
        input.setAttribute('aria-valuetext', now[i].value_text);
        old.classList.toggle('changed', !!now[i].changed);
        old.querySelector('.reset')?.remove(); // the way back comes and goes while the slider stays
        const way = knob(now[i], to).querySelector('.reset');
        if (way) old.append(way);
        return old;
      }
      const focused = old.contains(document.activeElement);
      const fresh = knob(now[i], to);
      old.replaceWith(fresh);
      if (focused) fresh.querySelector('input, select, button')?.focus({ preventScroll: true });
      return fresh;
    });
    shown = now;
    return true;
  };
  return node;
}
