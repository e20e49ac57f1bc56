// Draws a card: the core's view "card" as HTML that fits a column of 280 px. Nothing is drawn on a canvas.
// May know: dom, words, the renderers of headline and sentences. It adds no sentence of law and no arithmetic of law.

import { cite, el, toneShape } from './dom.mjs';
import { headline, paragraph } from './render/words-blocks.mjs';

const SAID_BELOW = new Set(['credit', 'alt']); // paragraphs that stand elsewhere, or only in pictures

/** Where a value stands on an axis, 0 to 1. */
function place({ logarithmic, low, high }, value) {
  const at = logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return Number.isFinite(at) ? Math.min(1, Math.max(0, at)) : 0;
}

const at = (node, share) => {
  node.style.insetInlineStart = `${(share * 100).toFixed(2)}%`;
  return node;
};

/** A number next to its lines: the value, a slim drawing, and each line in words. */
function axis(block) {
  const { marks = [], lines = [] } = block;
  const drawn = el('div', { class: 'ruler', 'aria-hidden': 'true' });
  drawn.append(...lines.map((line) => at(el('i', { class: line.crossed ? 'line crossed' : 'line' }), place(block, line.value))));
  drawn.append(...marks.map((mark) => at(el('b'), place(block, mark.value))));
  return el(
    'section',
    { class: 'number' },
    el('h3', null, block.title),
    marks.map((mark) => el('p', { class: 'value' }, mark.value_text)),
    marks.length > 0 && lines.length > 0 && drawn,
    el('ul', null, lines.map((line) => el('li', null, el('span', null, line.label), ' ', el('span', { class: 'at' }, [line.value_text, line.state, line.detail].filter(Boolean).join(' · '))))),
    block.empty && el('p', { class: 'at' }, block.empty),
  );
}

/** A quota before and after the order, against its cap. */
function quota(block) {
  const most = Math.max(block.cap, block.after) || 1;
  const part = (name, share) => {
    const node = el('i', { class: name });
    node.style.inlineSize = `${(share * 100).toFixed(2)}%`;
    return node;
  };
  const within = Math.min(block.after, block.cap || block.after);
  const drawn = el('div', { class: 'gauge', 'aria-hidden': 'true' }, part('before', block.before / most), part('request', Math.max(0, within - block.before) / most), part('over', (block.after - Math.max(within, block.before)) / most));
  if (block.cap > 0) drawn.append(at(el('b'), block.cap / most));
  const amounts = [block.after_text, block.cap_text].filter(Boolean).join(' / ');
  return el('section', { class: 'number' }, el('h3', null, block.title), el('p', { class: 'value' }, amounts), drawn, block.left_text && el('p', { class: 'at' }, block.left_text, ' ', cite(block.cite)));
}

const sentence = (block) => (SAID_BELOW.has(block.role) ? null : paragraph(block));

const RENDER = { headline, paragraph: sentence, axis, bar: quota };

/** Shows a card's blocks in `root`, and its line of credit in `credit`. */
export function drawCard(root, credit, blocks) {
  const tone = blocks.find((block) => block.type === 'headline')?.tone;
  root.className = `answer tone-${tone ?? 'plain'}`;
  const drawn = blocks.map((block) => RENDER[block.type]?.(block)).filter(Boolean);
  const numbers = drawn.filter((node) => node.classList.contains('number'));
  root.replaceChildren(...drawn.filter((node) => !numbers.includes(node)), ...(numbers.length ? [el('div', { class: 'numbers' }, numbers)] : []));
  credit.textContent = blocks.find((block) => block.role === 'credit')?.text ?? '';
}

/** The answer above a picture: what was asked, and the outcome in a line. */
export function drawShort(root, credit, blocks) {
  const head = blocks.find((block) => block.type === 'headline');
  root.className = `answer short tone-${head?.tone ?? 'plain'}`;
  const said = blocks.filter(({ role }) => role === 'anew' || role === 'warning');
  root.replaceChildren(...(head ? [el('p', { class: 'asked' }, head.label), el('h2', { class: 'verdict' }, toneShape(head.tone), head.text)] : []), ...said.map(paragraph));
  credit.textContent = blocks.find((block) => block.role === 'credit')?.text ?? '';
}
