// Draws lanes of time for the text view: a band for what held when, the years, and the day of the case. The table beside it
// says the same and leads to each case. May know: dom, words.

import { el, toneShape } from '../dom.mjs';
import { say } from '../words.mjs';

const at = (block, value) => `${(((value - block.low) / (block.high - block.low || 1)) * 100).toFixed(3)}%`;

function placed(node, start, size) {
  node.style.insetInlineStart = start;
  if (size) node.style.inlineSize = size;
  return node;
}

const band = (block, span) =>
  placed(el('span', { class: `band tone-${span.tone || 'plain'}` }, toneShape(span.tone)), at(block, span.from), at(block, block.low + Math.min(span.to, block.high) - span.from));

/** Each outcome once, with its sign. */
function legend(block) {
  const seen = new Map(block.tracks.flatMap((track) => track.spans ?? []).map((span) => [span.text, span]));
  return el('ul', { class: 'signs' }, [...seen.values()].map((span) => el('li', { class: `tone-${span.tone || 'plain'}` }, toneShape(span.tone), span.text)));
}

/** The block: its drawing, the signs in words, its note. */
export function tracks(block) {
  const title = block.title && el('h3', null, block.title);
  if (!block.tracks?.length) return el('section', { class: 'block drawing' }, title);
  const lanes = block.tracks.map((track) => [el('p', { class: 'lane-name' }, track.label), el('div', { class: 'lane' }, (track.spans ?? []).map((span) => band(block, span)))]);
  const years = (block.ticks ?? []).map((tick) => placed(el('span', null, tick.text), at(block, tick.value)));
  const day = placed(el('span', { class: 'day' }), at(block, Math.min(block.high, Math.max(block.low, block.now))));
  const picture = el('div', { class: 'lanes', role: 'img', 'aria-label': say('axis_drawn', { title: block.title ?? '' }) }, lanes, el('div', { class: 'years' }, years), day);
  return el('section', { class: 'block drawing' }, title, picture, el('p', { class: 'now' }, block.now_text), legend(block), block.note && el('p', { class: 'says role-note' }, block.note));
}
