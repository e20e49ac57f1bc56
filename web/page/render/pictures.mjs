// What the text view shows of the pictures that only the explorer draws: their titles, legends and notes; tables beside them
// say the rest. A line per block type. May know: dom and the renderers in this folder.

import { el } from '../dom.mjs';
import { map } from './map.mjs';
import { pairs } from './pairs.mjs';
import { tracks } from './tracks.mjs';

/** The name of a drawing and what to know of it; a drawing without anything in it says so. */
const named = (block) => {
  const note = block.note && el('p', { class: 'says role-note' }, block.note);
  const empty = block.empty && !block.marks?.length && !block.series?.length && el('p', { class: 'empty' }, block.empty);
  return el('section', { class: 'block drawing' }, block.title && el('h3', null, block.title), empty, note);
};

export const pictures = { map, plot: named, tracks, pairs };
