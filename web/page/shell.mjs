// The page around the answer: tools in the masthead, examples, themes, foot. No sentence of law.
// May know: dom, words, address.

import { leftOut } from './attachments.mjs';
import { el, plainClick } from './dom.mjs';
import { hrefOf, isTextOnly } from './address.mjs';
import { label, say, word } from './words.mjs';

const WIDE = '(min-width: 60rem) and (min-height: 32rem)';

/** Tells whether the explorer can draw here. */
export function hasWebGL2() {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return !!context;
  } catch {
    return false;
  }
}

/** True when the explorer should stand above the text: wide screen, WebGL2, and the reader did not ask for text. */
export const appLeads = (own) => !isTextOnly(own) && matchMedia(WIDE).matches && !navigator.connection?.saveData && hasWebGL2();

/** Runs when nothing more urgent is to be done. */
export const whenIdle = (run) => (globalThis.requestIdleCallback ?? ((each) => setTimeout(each, 200)))(run, { timeout: 2000 });

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = say(leftOut() ? 'copied_without' : 'copied');
  } catch {
    const field = el('input', { class: 'copy-by-hand', readonly: true, value: text, 'aria-label': say('copy_by_hand') });
    button.after(field);
    field.select();
    field.addEventListener('blur', () => field.remove());
    return;
  }
  setTimeout(() => (button.textContent = say('copy_link')), 2000);
}

/** Draws the masthead's tools. `page` = {own, caseText(), openApp(), leaveApp(), openShare(), openEmbed()}. Returns update(). */
export function makeTools(root, page) {
  const share = el('button', { type: 'button', 'aria-live': 'polite', ...word('copy_link') }, say('copy_link'));
  share.addEventListener('click', () => copy(new URL(hrefOf(page.caseText(), page.own), location.href).href, share));
  const open = el('button', { type: 'button' }, say('open_explorer'));
  open.addEventListener('click', () => (document.documentElement.dataset.lead === 'app' ? page.leaveApp() : page.openApp()));
  const more = el('button', { type: 'button', 'aria-haspopup': 'dialog', onclick: page.openShare, ...word('share') }, say('share'));
  const embed = el('button', { type: 'button', 'aria-haspopup': 'dialog', onclick: page.openEmbed, ...word('embed') }, say('embed'));
  root.append(open, share, more, embed);
  const update = () => {
    const key = document.documentElement.dataset.lead === 'app' ? 'text_only' : 'open_explorer';
    open.dataset.word = `page.${key}`;
    if (open.textContent !== say(key)) open.textContent = say(key);
  };
  new MutationObserver(update).observe(document.documentElement, { attributeFilter: ['data-lead'] });
  update();
}

const CALM = 700; // ms without a change until a verdict is said

/** Returns announce(text): `tell`s a verdict once when it has changed and the reader has stopped changing things; the first one stands on the page. */
export function makeAnnouncer(tell) {
  let said = '';
  let timer = 0;
  return (text) => {
    if (text === said) return;
    const first = !said;
    said = text;
    clearTimeout(timer);
    if (!first) timer = setTimeout(() => tell(text), CALM);
  };
}

/** Tells of something that could not be had, in a line that stays until the reader closes it. */
export function showFailure(text) {
  document.querySelector('.notice.failure')?.remove();
  const said = el('span', { role: 'alert' });
  const line = el('p', { class: 'notice failure' }, said, el('button', { type: 'button', onclick: () => line.remove() }, say('close')));
  document.body.append(line);
  said.textContent = text; // once it is there, to be said
}

/** Lets the form be folded and unfolded where the screen is narrow (form.css). Returns open(), for a case that has to be mended. */
export function foldForm(button, form) {
  const turn = (open) => button.setAttribute('aria-expanded', String(form.classList.toggle('open', open)));
  button.hidden = false;
  button.addEventListener('click', () => turn());
  return () => turn(true);
}

/** Keeps the place of the first questions while the rules, whose they are, are on their way. */
export function awaitExamples(root) {
  root.classList.add('awaited');
  root.hidden = false;
}

/** Draws what a first visitor needs: who made this, what it is not, and the examples of a `choices` block as links. */
export function showExamples(root, block, own) {
  root.hidden = !block?.choices?.length;
  if (root.hidden) return;
  root.setAttribute('aria-label', block.title || say('examples'));
  root.replaceChildren(
    el('p', { class: 'first' }, say('first')),
    el('span', { class: 'kicker' }, block.title || say('examples')),
    el('ul', null, block.choices.map((one) => el('li', null, el('a', { href: hrefOf(one.case_text, own), 'data-case': one.case_text }, one.text)))),
  );
}

/** Applies the `theme` key and draws the choice of themes. `onTheme` is called after a change. */
export function makeFoot(root, own, onTheme) {
  const apply = () => {
    const theme = own.get('theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  };
  const choice = (theme) => {
    const button = el('button', { type: 'button', ...word(`theme_${theme}`) }, say(`theme_${theme}`));
    button.addEventListener('click', () => {
      if (theme === 'system') own.delete('theme');
      else own.set('theme', theme);
      update();
      onTheme();
    });
    return { theme, button };
  };
  const all = ['system', 'light', 'dark'].map(choice);
  const update = () => {
    apply();
    const now = document.documentElement.dataset.theme ?? 'system';
    for (const { theme, button } of all) button.setAttribute('aria-pressed', String(theme === now));
  };
  root.append(el('div', { class: 'themes', role: 'group', ...label('theme') }, el('span', { class: 'kicker', ...word('theme') }, say('theme')), all.map((one) => one.button)), el('p', word('made_by'), say('made_by')));
  update();
  return update;
}

/** Clicks on links that carry a case go to that case on this page: `go(case)`. */
export function followCases(go) {
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[data-case]');
    if (!link || !plainClick(event)) return;
    event.preventDefault();
    go(link.dataset.case);
  });
}

/** Unfolds everything for print, adds the address of what is printed, and folds it again after. */
export function unfoldForPrint(root, foot) {
  let opened = [];
  const address = el('p', { class: 'address' });
  foot.append(address);
  addEventListener('beforeprint', () => {
    address.textContent = location.href;
    opened = [...root.querySelectorAll('details:not([open], .clause, .scope)')];
    for (const node of opened) node.open = true;
  });
  addEventListener('afterprint', () => {
    for (const node of opened) node.open = false;
    opened = [];
  });
}
