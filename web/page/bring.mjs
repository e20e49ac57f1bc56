// Takes in what a reader brings: an instrument of their own, chosen on a desk or dropped anywhere on the page.
// May know: the page through `page`; the code that reads it comes with the first file.

import { say } from './words.mjs';

/**
 * `page` = {rules, caseText(), change(key, value), loaded(), read(), speak() -> takes further words, tell(text), fail(text)}.
 * Returns {bring(files), update()}. Files that something else takes are left to it.
 */
export function makeBring(page) {
  const { rules } = page;
  let own = null;
  const failed = (error) => page.fail(`${say('view_failed')} (${error.message})`);

  async function taker() {
    if (own) return own;
    const [{ makeOwn }] = await Promise.all([import('./own.mjs'), rules.need('words').catch(() => {})]);
    page.speak();
    const asked = () => new URLSearchParams(page.caseText()).get('regime') === rules.instrument?.regime;
    own ??= makeOwn({
      rules,
      asked,
      ask: (on) => (on || asked() ? page.change('regime', on ? rules.instrument.regime : '') : ''),
      loaded: page.loaded,
      read: page.read,
      tell: page.tell,
    });
    return own;
  }

  for (const type of ['dragover', 'drop']) {
    addEventListener(type, (event) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      const files = [...event.dataTransfer.files];
      taker().then((own) => (type === 'drop' ? own.take(files) : own.over())).catch(failed);
    });
  }

  return { bring: (files) => taker().then((own) => own.take(files)).catch(failed), update: () => own?.update() };
}
