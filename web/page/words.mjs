// The page's own words, from the pack's text. No sentence of law stands here.
// May know: nothing of the rest of the page.

let table = {};

/** Takes the words of a language; static texts in the shell are replaced by them. */
export function useWords(words, root = document) {
  table = words ?? {};
  for (const node of root.querySelectorAll('[data-word]')) {
    const text = table[node.dataset.word];
    if (text && node.textContent !== text) node.textContent = text;
  }
}

/** The words under `page.<key>`, with {names} filled in. */
export function say(key, values = {}) {
  const text = table[`page.${key}`] ?? key.replaceAll('_', ' ');
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
