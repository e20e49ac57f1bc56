// The question: one control for every field of the core's `form` block. Fields are kept and updated in place, so focus stays.
// May know: dom, words, field controls. It does not know what any field means.

import { el } from './dom.mjs';
import { control } from './field.mjs';
import { say, word } from './words.mjs';

/**
 * Draws and updates the form. `ask` = {change(key, value, isLive) -> problem text or "", settle(), pick(field, button)}.
 */
export function makeForm(root, ask) {
  const fields = new Map(); // key -> control
  const groups = new Map(); // group -> {body, details, count}
  let more = null;
  const wide = matchMedia('(min-width: 56rem)').matches;
  root.addEventListener('submit', (event) => event.preventDefault());

  function groupFor(field) {
    let group = groups.get(field.group);
    if (group) return group;
    if (field.group === 'main') {
      group = { body: el('div', { class: 'fields main' }) };
      root.append(el('h2', { class: 'hush', ...word('question') }, say('question')), group.body);
    } else {
      if (!more) {
        more = el('details', { class: 'more all', open: wide }, el('summary', null, el('span', word('more_facts'), say('more_facts')), el('span', { class: 'count' })));
        root.append(more);
      }
      group = { body: el('div', { class: 'fields' }), count: el('span', { class: 'count' }) };
      group.name = el('span', null, field.group_label || field.group);
      group.details = el('details', { class: 'more' }, el('summary', null, group.name, group.count), group.body);
      more.append(group.details);
    }
    groups.set(field.group, group);
    return group;
  }

  function showCounts(block) {
    let total = 0;
    for (const [name, group] of groups) {
      if (!group.details) continue;
      const set = block.fields.filter((field) => field.group === name && field.value).length;
      const text = set ? say('facts_set', { count: set }) : '';
      if (group.count.textContent !== text) group.count.textContent = text;
      total += set;
      const label = block.fields.find((field) => field.group === name)?.group_label;
      if (label && group.name.textContent !== label) group.name.textContent = label;
      group.details.hidden = !block.fields.some((field) => field.group === name);
    }
    if (more) more.querySelector('.count').textContent = total ? say('facts_set', { count: total }) : '';
  }

  return {
    /** Shows the block; fields that are gone are removed, new ones come in the block's order. */
    update(block) {
      const first = !fields.size;
      const seen = new Set();
      const place = new Map();
      for (const field of block.fields) {
        seen.add(field.key);
        let item = fields.get(field.key);
        if (!item || item.kind !== field.kind) {
          item?.node.remove();
          item = control(field, ask);
          fields.set(field.key, item);
        }
        const body = groupFor(field).body;
        const before = place.get(body)?.nextSibling ?? (place.has(body) ? null : body.firstChild);
        if (before !== item.node) body.insertBefore(item.node, before);
        place.set(body, item.node);
        item.update(field);
      }
      for (const [key, item] of fields) {
        if (seen.has(key)) continue;
        item.node.remove();
        fields.delete(key);
      }
      showCounts(block);
      if (!first || !wide) return;
      for (const { details, count } of groups.values()) if (details && count.textContent) details.open = true;
    },
    /** The last known field of a key, for the app's request to pick. */
    field: (key) => fields.get(key)?.field,
    /** Moves focus to a field, opening its group. */
    focus(key) {
      const node = fields.get(key)?.node;
      for (let fold = node?.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
      node?.querySelector('button, input, select')?.focus();
    },
  };
}
