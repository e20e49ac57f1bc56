// Fills the page's list of what is modeled and what is not, when a reader first opens it.
// May know: the renderers, the API module (whose whole engine answers this).

import { makeSheet } from './render/index.mjs';
import { say } from './words.mjs';

/** Fills it in a language. */
export async function showScope(root, rules, lang) {
  const body = root.querySelector('.body');
  body.textContent = say('wait');
  try {
    await rules.whole();
    const { blocks } = rules.view('scope', '', lang);
    body.textContent = '';
    makeSheet(body, { href: () => '' }).update(blocks);
  } catch {
    body.textContent = say('scope_failed');
  }
}
