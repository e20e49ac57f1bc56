// Which language the page speaks, and the switch that stands in the masthead. Nothing is kept but the address.
// May know: dom. Names of languages stand in their own script and are the same in every language.

import { el } from './dom.mjs';

/** The languages there are: code and name. */
export const LANGUAGES = [
  { code: 'en', name: 'English' },
  { code: 'zh-Hans', name: '简体' },
  { code: 'zh-Hant', name: '繁體' },
];

/** The language that a tag such as "zh-TW" asks for; undefined when it is none of ours. */
export function languageOf(tag) {
  const parts = String(tag ?? '').toLowerCase().replaceAll('_', '-').split('-');
  if (parts[0] === 'en') return 'en';
  if (parts[0] !== 'zh' && parts[0] !== 'yue') return undefined;
  if (parts.includes('hans')) return 'zh-Hans';
  return parts[0] === 'yue' || ['hant', 'tw', 'hk', 'mo'].some((part) => parts.includes(part)) ? 'zh-Hant' : 'zh-Hans';
}

/** The language of the address, else the first of the reader's that there is, else English. */
export function chooseLanguage(own, preferred = navigator.languages) {
  return languageOf(own.get('lang')) ?? [...(preferred ?? [])].map(languageOf).find(Boolean) ?? 'en';
}

/** The pack with a language's words; none for English, which comes with the rules. */
export const packOf = (code) => (code === 'en' ? null : `text-${code}`);

/** Draws the switch. `page` = {lang(), speak(code)}. Returns update(). */
export function makeSwitch(root, page) {
  const buttons = LANGUAGES.map(({ code, name }) => {
    const button = el('button', { type: 'button', lang: code, 'data-lang': code }, name);
    button.addEventListener('click', () => page.speak(code));
    return button;
  });
  root.append(...buttons);
  const update = () => {
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.lang === page.lang()));
  };
  update();
  return update;
}
