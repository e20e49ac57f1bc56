// Makes DOM nodes. All text enters as text nodes; addresses are http(s) or this page's own.
// May know: the DOM only.

const SVG = 'http://www.w3.org/2000/svg';

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children.flat(3)) {
    if (child !== undefined && child !== null && child !== false && child !== '') node.append(child);
  }
  return node;
}

/** An HTML element; `on…` props become listeners, strings become text nodes. */
export const el = (tag, props, ...children) => fill(document.createElement(tag), props, children);

/** An SVG element. */
export const svg = (tag, props, ...children) => fill(document.createElementNS(SVG, tag), props, children);

/** A citation: a link when it carries an http(s) address, else plain text. */
export function cite(link) {
  if (!link?.text && !link?.href) return null;
  const text = link.text || link.href;
  if (!/^https?:\/\//i.test(link.href ?? '')) return el('span', { class: 'cite' }, text);
  return el('a', { class: 'cite', href: link.href, rel: 'noopener' }, text);
}

/** The shape that stands for a tone, so that color never stands alone. Decorative: words stand beside it. */
export function toneShape(tone) {
  const draw = {
    'not-controlled': () => svg('circle', { cx: 8, cy: 8, r: 6, class: 'ring' }),
    'no-license': () => svg('circle', { cx: 8, cy: 8, r: 7 }),
    exception: () => [svg('circle', { cx: 8, cy: 8, r: 7 }), svg('path', { d: 'M4.5 8.2 7 10.8l4.5-5.4', class: 'cut' })],
    approval: () => svg('path', { d: 'M8 1 15 14H1z' }),
    'case-by-case': () => svg('path', { d: 'M8 .5 15.5 8 8 15.5.5 8z' }),
    deny: () => [svg('path', { d: 'M1.5 1.5h13v13h-13z' }), svg('path', { d: 'M5 5l6 6M11 5l-6 6', class: 'cut' })],
    barred: () => [svg('path', { d: 'M1.5 1.5h13v13h-13z' }), svg('path', { d: 'M2 8 8 2M2 14 14 2M8 14l6-6', class: 'cut thin' })],
    undetermined: () => svg('circle', { cx: 8, cy: 8, r: 6.2, class: 'ring dots' }),
  }[tone];
  if (!draw) return null;
  return svg('svg', { class: 'shape', viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' }, draw());
}

/** Tells whether a click should stay with the browser (new tab, other button). */
export const plainClick = (event) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;
