// Two stories side by side: large figures, what was said, our finding as a chip with words and a shape, why, and the source.
// May know: dom. Read in order it is one row after the other, the left side first.

import { cite, el, svg } from '../dom.mjs';

const SHAPE = {
  supported: () => [svg('circle', { cx: 8, cy: 8, r: 7 }), svg('path', { d: 'M4.5 8.2 7 10.8l4.5-5.4', class: 'cut' })],
  wrong: () => [svg('path', { d: 'M1.5 1.5h13v13h-13z' }), svg('path', { d: 'M5 5l6 6M11 5l-6 6', class: 'cut' })],
  '': () => svg('circle', { cx: 8, cy: 8, r: 6, class: 'ring' }),
};
const open = () => [svg('path', { d: 'M8 1.5 15 14H1z', class: 'ring' }), svg('path', { d: 'M8 6v4M8 11.6v1', class: 'ring' })];

const chip = (side) =>
  side.finding_text &&
  el(
    'p',
    { class: `finding finding-${side.finding || 'ours'}` },
    svg('svg', { class: 'shape', viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' }, (SHAPE[side.finding ?? ''] ?? open)()),
    side.finding_text,
  );

const half = (side, title) =>
  side?.figure
    ? el(
        'div',
        { class: 'side' },
        el('p', { class: 'year' }, title),
        el('p', { class: 'figure' }, side.figure),
        chip(side),
        el('p', { class: 'text' }, side.text),
        side.why && el('p', { class: 'why' }, side.why),
        side.cite && el('p', { class: 'where' }, cite(side.cite)),
      )
    : el('div', { class: 'side none' });

/** The block: a heading, then a row for each theme. */
export function pairs(block) {
  return el(
    'section',
    { class: 'block pairs' },
    el('h3', null, block.title),
    block.rows.map((row) => el('div', { class: 'pair' }, el('h4', null, row.theme), half(row.left, block.left_title), half(row.right, block.right_title))),
  );
}
