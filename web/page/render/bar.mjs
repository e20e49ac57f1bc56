// Renders a quota: what was used, what this order adds, the cap, and what is left; the words below say the same.
// May know: dom, words.

import { cite, el } from '../dom.mjs';
import { say } from '../words.mjs';

const part = (name, share) => {
  const node = el('span', { class: `part ${name}` });
  node.style.inlineSize = `${(share * 100).toFixed(3)}%`;
  return node;
};

/** The block as a drawn bar with its text equivalent. */
export function bar(block, to) {
  const tone = block.drawn && block.tone === 'plain' ? to.tone : block.tone;
  const capped = block.cap > 0;
  const scale = Math.max(block.cap || 0, block.after, block.before) || 1;
  const within = capped ? Math.min(block.after, block.cap) : block.after;
  const track = el('div', { class: 'track', 'aria-hidden': 'true' });
  track.append(part('before', Math.min(block.before, scale) / scale));
  track.append(part('request', Math.max(0, within - block.before) / scale));
  if (capped && block.after > block.cap) track.append(part('over', (block.after - Math.max(block.cap, block.before)) / scale));
  if (capped) {
    const line = el('span', { class: 'cap' });
    line.style.insetInlineStart = `${((block.cap / scale) * 100).toFixed(3)}%`;
    track.append(line);
  }
  const row = (key, text) => text && el('div', { class: key }, el('dt', null, say(`bar_${key}`)), el('dd', null, text));
  const state = !block.drawn ? say('bar_not_drawn') : block.fits ? say('bar_fits') : say('bar_over');
  const head = el('h3', null, block.title, el('span', { class: 'state' }, state));
  return el(
    block.drawn ? 'section' : 'details',
    { class: `block bar tone-${tone || 'plain'}${block.drawn ? '' : ' idle folded'}${block.fits ? '' : ' full'}`, 'data-fold': `bar-${block.title}`, open: !block.drawn && !block.fits },
    block.drawn ? head : el('summary', null, head),
    track,
    el(
      'dl',
      { class: 'figures' },
      row('before', block.before_text),
      row('request', block.request_text),
      row('after', block.after_text),
      row('cap', block.cap_text),
    ),
    el('p', { class: 'left' }, block.left_text, ' ', cite(block.cite)),
  );
}
