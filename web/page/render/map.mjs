// What the text view shows of a map: its title, how many places stand in each group, and its note; the table beside it names each place.
// May know: dom and the renderer of facts.

import { el } from '../dom.mjs';
import { facts } from './words-blocks.mjs';

/** Groups with their counts, in the order of the legend. */
export function map(block) {
  const rows = (block.groups ?? []).map((group) => ({ name: group.text, value: group.count_text, tone: group.tone }));
  const node = facts({ title: block.title, rows });
  if (block.note) node.append(el('p', { class: 'says role-note' }, block.note));
  return node;
}
