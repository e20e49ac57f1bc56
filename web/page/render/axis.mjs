// Renders an axis with legal lines and what the case puts on it. Labels take rows so that none collide; a table says the same.
// May know: dom, words.

import { cite, el, svg } from '../dom.mjs';
import { say } from '../words.mjs';

const ROW = 20;
const PAD = 14;

/** Puts labels into rows so that no text touches another text or another label's stem; one that cannot be placed so is cut short. */
export function placeLabels(labels, width) {
  let texts = labels;
  for (let left = labels.length; ; left -= 1) {
    const result = tryPlace(texts, width);
    if (!left || !result.crowded) return result;
    texts = texts.map((label) => (label === result.crowded ? { ...label, text: label.short, width: label.shortWidth } : label));
  }
}

function tryPlace(labels, width, gap = 10) {
  const all = labels.map((label) => {
    const anchor = width - label.x >= label.width ? 'start' : 'end';
    const from = anchor === 'start' ? label.x : Math.max(0, label.x - label.width);
    return { label, anchor, from, to: from + label.width, row: -1 };
  });
  // Labels that run to the right go first, from the right; those that run to the left stand above them.
  const order = [...all].sort((a, b) => (a.anchor === b.anchor ? (b.label.x - a.label.x) * (a.anchor === 'start' ? 1 : -1) : a.anchor === 'start' ? -1 : 1));
  let crowded = null;
  const under = (x, text) => x > text.from + 2 && x < text.to - 2;
  for (const one of order) {
    const placed = all.filter((other) => other.row >= 0);
    const free = (row) => !placed.some((other) => other.row === row && one.from < other.to + gap && other.from < one.to + gap);
    const clear = (row) => !placed.some((other) => (other.row < row && under(one.label.x, other)) || (other.row > row && under(other.label.x, one)));
    const rows = Array.from({ length: placed.length + 1 }, (_, row) => row);
    one.row = rows.find((row) => free(row) && clear(row)) ?? -1;
    if (one.row >= 0) continue;
    crowded ??= one.label;
    one.row = rows.find(free);
  }
  return { placed: all, count: Math.max(0, ...all.map((one) => one.row + 1)), crowded };
}

let ruler = null;
function widthOf(text, bold) {
  ruler ??= document.createElement('canvas').getContext('2d');
  ruler.font = `${bold ? 600 : 400} 13px ${getComputedStyle(document.body).fontFamily}`;
  return ruler.measureText(text).width + 4;
}

function draw(block, space) {
  const zoom = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16; // text zoom and large screens
  const width = space / zoom;
  const narrow = width < 520;
  const log = (value) => (block.logarithmic ? Math.log10(value) : value);
  const low = log(block.low);
  const span = log(block.high) - low || 1;
  const at = (value) => PAD + Math.min(1, Math.max(0, (log(value) - low) / span)) * (width - 2 * PAD);

  const lines = block.lines.map((line, index) => {
    const short = String(index + 1);
    const text = narrow ? short : [`${short}  ${line.label}`, `${short}  ${line.value_text}`].find((one) => widthOf(one, line.crossed) < width * 0.4) ?? short;
    return { line, text, short, x: at(line.value), width: widthOf(text, line.crossed) + 6, shortWidth: widthOf(short, line.crossed) + 6 };
  });
  const marks = block.marks.map((mark) => {
    const short = mark.value_text || mark.label;
    const text = narrow ? short : `${mark.label}  ${mark.value_text}`;
    return { mark, text, short, x: at(mark.value), width: widthOf(text, true) + 10, shortWidth: widthOf(short, true) + 10 };
  });
  const above = placeLabels(lines, width);
  const below = placeLabels(marks, width);
  const base = above.count * ROW + 16;
  const ticks = base + 30;
  const height = ticks + 10 + below.count * ROW;
  const g = svg('svg', { width: space, height: height * zoom, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': say('axis_drawn', { title: block.title }) });

  g.append(svg('line', { class: 'rule', x1: 0, x2: width, y1: base, y2: base }));
  let free = -Infinity;
  for (const tick of block.ticks) {
    const x = at(tick.value);
    const half = widthOf(tick.text) / 2;
    g.append(svg('line', { class: 'tick', x1: x, x2: x, y1: base, y2: base + 6 }));
    const center = Math.min(width - half, Math.max(half, x));
    if (center - half < free) continue;
    free = center + half + 10;
    g.append(svg('text', { class: 'tick', x: center, y: base + 20, 'text-anchor': 'middle' }, tick.text));
  }
  const farthest = Math.max(...block.marks.map((mark) => mark.value), block.low);
  if (block.marks.length) g.append(svg('line', { class: 'reach', x1: at(block.low), x2: at(farthest), y1: base, y2: base }));
  for (const { label, row, anchor } of above.placed) {
    const y = base - 16 - row * ROW;
    const name = label.line.crossed ? 'legal crossed' : 'legal';
    g.append(svg('line', { class: name, x1: label.x, x2: label.x, y1: y - 10, y2: base + 4 }));
    g.append(svg('text', { class: name, x: label.x + (anchor === 'start' ? 5 : -5), y, 'text-anchor': anchor }, label.text));
  }
  for (const { label, row, anchor } of below.placed) {
    const y = ticks + 12 + row * ROW;
    g.append(svg('line', { class: 'mark', x1: label.x, x2: label.x, y1: base, y2: y - 4 }));
    g.append(svg('circle', { class: 'mark', cx: label.x, cy: base, r: 6 }));
    g.append(svg('text', { class: 'mark', x: label.x + (anchor === 'start' ? 6 : -6), y, 'text-anchor': anchor }, label.text));
  }
  return g;
}

/** The block as a drawing that follows its width, and a table with every line's obligation. */
export function axis(block) {
  block = { ...block, lines: [...block.lines].sort((a, b) => a.value - b.value) };
  const node = el('section', { class: 'block axis' }, el('h3', null, block.title, block.unit && el('span', { class: 'state' }, block.unit)));
  if (block.empty || !(block.lines.length || block.marks.length)) {
    node.append(el('p', { class: 'empty' }, block.empty));
    return node;
  }
  const frame = el('div', { class: 'frame', dir: 'ltr' });
  node.append(frame);
  let drawn = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry.contentRect.width);
    if (!width || width === drawn) return;
    drawn = width;
    frame.replaceChildren(draw(block, width));
  }).observe(frame);
  if (block.marks.length) {
    node.append(el('p', { class: 'marks' }, block.marks.map((mark) => el('span', null, mark.label, ' ', el('strong', null, mark.value_text)))));
  }
  node.append(
    el(
      'table',
      null,
      el('thead', null, el('tr', null, ['axis_number', 'axis_line', 'axis_at', 'axis_crossed'].map((key) => el('th', { scope: 'col', class: key === 'axis_at' ? 'right' : null }, say(key))))),
      el(
        'tbody',
        null,
        block.lines.map((line, index) =>
          el(
            'tr',
            { class: line.crossed ? 'crossed' : null },
            el('td', { class: 'number' }, String(index + 1)),
            el('th', { scope: 'row' }, line.label, el('span', { class: 'meta' }, line.detail && el('span', null, line.detail), cite(line.cite))),
            el('td', { class: 'right' }, line.value_text),
            el('td', { class: 'met' }, line.state),
          ),
        ),
      ),
    ),
  );
  return node;
}
