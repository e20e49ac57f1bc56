// The page's dialogs: picker, single field, share, embed. The code of each comes when it is first wanted.
// May know: words, and the page through `page`.

import { say } from './words.mjs';

/**
 * `page` = {rules, own, today, lang(), caseText(), view() -> address of the view on screen, need(...packs), change(key, value, isLive),
 * settle(), label(key) -> name of a fact, drawing() -> {canvas, redraw()} or null, fail(text) -> tells what could not be had}. Returns {pick(field) -> value or null,
 * pickFor(field), openShare(), openEmbed()}.
 */
export function makeDialogs(page) {
  const { rules, today } = page;
  let picker = null;
  const failed = (words) => (error) => page.fail(`${say(words)} (${error.message})`);
  /** One at a time: what is on its way is not opened twice by an impatient reader. */
  const once = (open, words) => {
    let busy = null;
    return () => (busy ??= open().catch(failed(words)).finally(() => (busy = null)));
  };

  /** Lets the reader pick a value of a field's list; null when they leave it. */
  async function pick(field) {
    const code = await import('./picker.mjs').catch(failed('view_failed'));
    if (!code) return null;
    const { makePicker } = code;
    picker ??= makePicker((list, text) => rules.find(list, text, page.lang(), { case: page.caseText(), today }).options);
    return picker(field);
  }

  /** Lets the reader give a field of the form, or a knob of a view, another value. */
  async function pickFor(field) {
    if (!field) return;
    if (field.list === 'models') await page.need('models');
    if (field.kind === 'pick') await page.need('names');
    if (field.kind !== 'pick') {
      const code = await import('./entry.mjs').catch(failed('view_failed'));
      await code?.enter(field, { change: page.change, settle: page.settle });
      return;
    }
    const value = await pick(field);
    if (value !== null && value !== field.value) page.change(field.key, value, false);
  }

  /** The dialog in which the answer is taken away. */
  async function openShare() {
    const address = new URLSearchParams(page.view());
    const viewName = address.get('view') ?? '';
    address.delete('view');
    const dialog = await import('./share.mjs');
    await dialog.openShare({
      rules, today, viewName, lang: page.lang(), caseText: page.caseText(), own: page.own, viewOptions: Object.fromEntries(address), explorer: page.drawing(),
    });
  }

  /** The dialog that gives the code to embed what is on screen. */
  async function openEmbed() {
    const dialog = await import('./embed-dialog.mjs');
    await dialog.openEmbed({ rules, today, lang: page.lang, caseText: page.caseText, view: page.view, label: page.label });
  }

  return { pick, pickFor, openShare: once(openShare, 'share_not_loaded'), openEmbed: once(openEmbed, 'view_failed') };
}
