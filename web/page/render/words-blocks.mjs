// Renders the blocks that are mostly words: headline, paragraph, facts, list, choices, table.
// May know: dom, words, and how a case becomes an address and what it changes (handed in as `to`).

import { cite, el, toneShape } from '../dom.mjs';
import { say } from '../words.mjs';

const toned = (tone, base = '') => `${base} tone-${tone || 'plain'}`.trim();

/** The answer: what was asked, the verdict, its reason, its citation. */
export const headline = (block) =>
  el(
    'header',
    { class: toned(block.tone, 'headline') },
    block.label && el('p', { class: 'asked' }, block.label),
    el('h2', { class: 'verdict' }, toneShape(block.tone), block.text),
    block.reason && el('p', { class: 'reason' }, block.reason, ' ', cite(block.cite)),
    !block.reason && cite(block.cite),
  );

/** A sentence by its role; one that warns of a change has the way back beside it. */
export const paragraph = (block, to) =>
  el('p', { class: `says role-${block.role || 'note'}` }, block.text, block.case_text && [' ', el('a', { class: 'way-back', href: to.href(block.case_text) }, block.action)]);

/** Names and values in a row, as under a newspaper chart. */
export const facts = (block) =>
  el(
    'section',
    { class: 'block facts' },
    block.title && el('h3', null, block.title),
    el(
      'dl',
      null,
      block.rows.map((row) =>
        el(
          'div',
          { class: toned(row.tone) },
          el('dt', null, row.name),
          el('dd', { class: 'value' }, toneShape(row.tone), row.value),
          row.detail && el('dd', { class: 'detail' }, row.detail),
        ),
      ),
    ),
  );

const entry = (one) =>
  el('li', null, el('span', { class: 'text' }, one.text), el('span', { class: 'meta' }, one.detail && el('span', null, one.detail), cite(one.cite)));

const FOLDED = new Set(['sources', 'notes', 'standing', 'acts']);

/** A plain list; footnotes fold. */
export function list(block) {
  if (!block.entries.length) return null;
  const items = el('ul', null, block.entries.map(entry));
  if (!FOLDED.has(block.role)) {
    return el('section', { class: `block list role-${block.role}` }, block.title && el('h3', null, block.title), items);
  }
  return el(
    'details',
    { class: `block list folded role-${block.role}`, 'data-fold': `list-${block.role}` },
    el('summary', null, el('h3', null, block.title), el('span', { class: 'count' }, String(block.entries.length))),
    items,
  );
}

const FEW = 4;

const way = (one, to) =>
  el(
    'li',
    { class: toned(one.tone) },
    el('a', { href: to.href(one.case_text), 'data-case': one.case_text }, el('span', { class: 'text' }, one.text)),
    one.detail && el('span', { class: 'outcome' }, toneShape(one.tone), one.detail),
  );

/** Which ways stand above the fold: two for each of the main facts that they change, else the first ones. */
function foremost(ways, to) {
  const taken = new Map();
  const near = ways.filter((one) => {
    const key = to.changes?.(one.case_text);
    if (!key || taken.get(key) === 2) return false;
    return taken.set(key, (taken.get(key) ?? 0) + 1);
  });
  return new Set(near.length >= Math.min(FEW, ways.length) ? near : [...near, ...ways.filter((one) => !near.includes(one))].slice(0, FEW));
}

/** Ways to another case: real links, so they open in a new tab, copy and print. */
export function choices(block, to) {
  if (!block.choices.length) return block.empty ? el('section', { class: 'block choices' }, el('h3', null, block.title), el('p', { class: 'empty' }, block.empty)) : null;
  const shown = foremost(block.choices, to);
  const rest = block.choices.filter((one) => !shown.has(one));
  return el(
    'section',
    { class: 'block choices' },
    block.title && el('h3', null, block.title),
    el('ul', null, block.choices.filter((one) => shown.has(one)).map((one) => way(one, to))),
    rest.length > 0 && el('details', { class: 'folded', 'data-fold': `choices-${block.title}` }, el('summary', null, say('more_ways', { count: rest.length })), el('ul', null, rest.map((one) => way(one, to)))),
  );
}

/** A table whose first column names the row and may lead to a case; a row's tone stands as a shape before what it says. */
export function table(block, to) {
  const align = (index) => (block.align?.[index] === 'r' ? 'right' : null);
  const head = block.columns.map((text, index) => el('th', { scope: 'col', class: align(index) }, text));
  const name = (text, leads) => (leads ? el('a', { href: to.href(leads), 'data-case': leads }, text) : text);
  const rows = block.rows.map((row, number) => {
    const tone = block.tones?.[number];
    const cell = (text, index) => el('td', { class: align(index), 'data-column': block.columns[index] }, index === 1 && toneShape(tone), text);
    return el('tr', { class: tone ? toned(tone) : null }, row.map((text, index) => (index ? cell(text, index) : el('th', { scope: 'row', class: align(index) }, name(text, block.cases?.[number])))));
  });
  return el(
    'section',
    { class: block.columns.length > 3 ? 'block table wide' : 'block table' },
    block.title && el('h3', null, block.title),
    el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': block.title || say('table') }, el('table', null, el('thead', null, el('tr', null, head)), el('tbody', null, rows))),
  );
}
