// The page's own words, from the pack's text. No sentence of law stands here.
// May know: nothing of the rest of the page.

let table = {};

/** Takes the words of a language; nodes that name their word (data-word) or label (data-label) follow it. */
export function useWords(words, root = document) {
  table = words ?? {};
  for (const node of root.querySelectorAll('[data-word]')) {
    const text = table[node.dataset.word];
    if (text && node.textContent !== text) node.textContent = text;
  }
  for (const node of root.querySelectorAll('[data-label]')) {
    const text = table[node.dataset.label];
    if (text) node.setAttribute('aria-label', text);
  }
}

/** The words under `page.<key>`, with {names} filled in. */
export function say(key, values = {}) {
  const text = table[`page.${key}`] ?? key.replaceAll('_', ' ');
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Props for an element whose text is the word, in whatever language is spoken: el('button', {...word('done')}, say('done')). */
export const word = (key) => ({ 'data-word': `page.${key}` });

/** Props for an element whose label is the word. */
export const label = (key) => ({ 'data-label': `page.${key}`, 'aria-label': say(key) });
