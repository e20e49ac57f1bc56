// The texts that an author copies to embed an answer. May know: nothing of the page; addresses and words come in.

const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';
/** The widths, in CSS pixels, at which heights are measured: a phone, and a column of an article. */
export const NARROW = 320;
export const WIDE = 640;

const escaped = (text) => text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`).replaceAll('&#38;', '&amp;').replaceAll('&#34;', '&quot;');
const attributes = (all) => Object.entries(all).filter(([, value]) => value !== '' && value !== null).map(([name, value]) => (value === true ? name : `${name}="${escaped(String(value))}"`)).join(' ');

/** The address of an embed. `base`: the folder of the site; `options`: what is not as it is without them. */
export const embedAddress = (base, caseText, options) =>
  new URL(`embed.html?${[caseText, new URLSearchParams(options).toString()].filter(Boolean).join('&')}`, base).href;

/** A height that is right without script from a phone's width to a column's: it goes from one measure to the other. */
function heightBetween(narrow, wide) {
  const slope = Number(((narrow - wide) / (WIDE - NARROW)).toFixed(4));
  return slope === 0 ? `${wide}px` : `calc(${wide}px + ${slope} * (${WIDE}px - clamp(${NARROW}px, 100vw, ${WIDE}px)))`;
}

/** A frame without script. `narrow` and `wide`: its height at these widths, in CSS pixels. */
export function frameSnippet({ address, title, narrow, wide }) {
  const style = `width:100%;border:0;height:${heightBetween(narrow, wide)}`;
  return `<iframe ${attributes({ src: address, title, loading: 'lazy', width: '100%', height: Math.max(narrow, wide), frameborder: '0', style, sandbox: SANDBOX, allow: 'clipboard-write; web-share' })}></iframe>`;
}

/** The element with its script, whose height follows by itself. What stands inside is for pages without script. */
export function scriptSnippet({ base, caseText, options, title, height, link }) {
  const { view, lang, theme, controls, transparent, locked, data, was, ...ofView } = options;
  const own = { view, case: caseText, options: new URLSearchParams(ofView).toString(), lang, theme, controls, transparent, locked, data, was, label: title, height };
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  return `<script async ${attributes({ src: new URL('embed.js', base).href })}></script>\n<chip-rules ${attributes(given)}><a ${attributes({ href: link })}>${escaped(title)}</a></chip-rules>`;
}
