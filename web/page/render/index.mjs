// Draws a view: one renderer for each type of block; a block that has not changed keeps its node, folds stay as they were.
// May know: the renderers. Blocks come in the core's order; this file only decides which of them stand side by side.

import { el } from '../dom.mjs';
import { axis } from './axis.mjs';
import { bar } from './bar.mjs';
import { clauses } from './clauses.mjs';
import { choices, facts, headline, list, paragraph, table } from './words-blocks.mjs';

const RENDER = { headline, paragraph, facts, bar, axis, clauses, choices, list, table };

/** Keeps a root in step with a view's blocks. `to` = {href(case_text), changes(case_text)}; `more`: renderers of further types. */
export function makeSheet(root, to, more = {}) {
  const render = (block) => (RENDER[block.type] ?? more[block.type])?.(block, to) ?? null;
  let shown = []; // {key, text, node}

  const keyOf = (block, seen) => {
    const base = `${block.type}:${block.role ?? ''}:${block.title ?? ''}`;
    const nth = seen.get(base) ?? 0;
    seen.set(base, nth + 1);
    return `${base}:${nth}`;
  };

  function carryOver(before, after) {
    const open = new Set([...before.querySelectorAll('details[open][data-fold]')].map((node) => node.dataset.fold));
    if (before.matches('details[open][data-fold]')) open.add(before.dataset.fold);
    if (!open.size) return;
    for (const node of [after, ...after.querySelectorAll('details')]) if (open.has(node.dataset.fold)) node.open = true;
  }

  /** Puts another node in a node's place; the thing inside that has the focus keeps it: by its id, else by its place among those that can have it. */
  function replace(old, node) {
    const focused = document.activeElement;
    const able = (root) => [...root.querySelectorAll('a, summary, button, input, select, textarea, [tabindex]')];
    const place = old.contains(focused) ? able(old).indexOf(focused) : -1;
    old.replaceWith(node);
    if (place < 0) return;
    const after = able(node);
    (after.find((one) => focused.id && one.id === focused.id) ?? after[place])?.focus({ preventScroll: true });
  }

  return {
    /** Shows the blocks in their order. */
    update(blocks) {
      const seen = new Map();
      const next = [];
      to.tone = blocks.find((block) => block.type === 'headline')?.tone; // the color of what this order takes
      for (const block of blocks) {
        const key = keyOf(block, seen);
        const text = document.documentElement.lang + JSON.stringify(block) + (block.type === 'bar' ? to.tone : '');
        const old = shown.find((one) => one.key === key);
        if (old?.text === text) {
          next.push(old);
          continue;
        }
        if (old?.node.follow?.(block)) {
          next.push({ key, text, node: old.node });
          continue;
        }
        const node = render(block);
        if (!node) continue;
        if (old) {
          carryOver(old.node, node);
          replace(old.node, node);
        }
        next.push({ key, text, node });
      }
      for (const one of shown) if (!next.some((other) => other.node === one.node)) one.node.remove();
      let before = null;
      for (const { node } of next) {
        const place = before ? before.nextSibling : root.firstChild;
        if (place !== node) root.insertBefore(node, place);
        before = node;
      }
      shown = next;
    },
    /** Takes everything away. */
    clear() {
      for (const { node } of shown) node.remove();
      shown = [];
    },
    /** Says that an answer is on its way. */
    wait(text) {
      this.clear();
      const node = el('p', { class: 'wait', role: 'status' }, text);
      root.append(node);
      shown = [{ key: 'wait', text: '', node }];
    },
    /** Shows a problem instead of an answer. */
    problem(text) {
      this.clear();
      const node = el('div', { class: 'problem' }, el('h2', null, text));
      root.append(node);
      shown = [{ key: 'problem', text: '', node }];
    },
  };
}
