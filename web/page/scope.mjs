// Fills the page's list of what is modeled and what is not, when a reader first opens it.
// May know: the renderers, the API module (whose whole engine answers this).

import { makeDesk } from './own-desk.mjs';
import { makeSheet } from './render/index.mjs';
import { say, useWords } from './words.mjs';

/** Fills it in a language; `bring(files)` takes what a reader adds to it. */
export async function showScope(root, rules, lang, bring) {
  const body = root.querySelector('.body');
  body.textContent = say('wait');
  try {
    await rules.whole();
    useWords(rules.words(lang));
    const { blocks } = rules.view('scope', '', lang);
    body.textContent = '';
    makeSheet(body, { href: () => '' }).update(blocks);
    body.append(makeDesk({ bring }).node);
  } catch {
    body.textContent = say('scope_failed');
  }
}
