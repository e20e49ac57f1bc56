// What the text view shows of the pictures that only the explorer draws: their titles, legends and notes; tables beside them
// say the rest. A line per block type. May know: dom and the renderers in this folder.

import { el } from '../dom.mjs';
import { map } from './map.mjs';
import { pairs } from './pairs.mjs';

const note = (block) => (block.note ? el('p', { class: 'says role-note' }, block.note) : null);

export const pictures = { map, plot: note, tracks: note, pairs };
