// Reads the address of an embed. Each option is valid, invalid or missing; what is invalid is named with what would be right,
// and the rest still works. May know: the address, languages. The case string stays opaque; names of views come from the core.

import { split } from './address.mjs';
import { languageOf, LANGUAGES } from './languages.mjs';

const ADDED_BY_HOSTS = ['childId', 'initialWidth', 'parentTitle', 'parentUrl']; // Pym's parent adds these to any address
const flag = { right: '0, 1', read: (raw) => (raw === '0' || raw === '1' ? raw === '1' : undefined) };
const oneOf = (...all) => ({ right: all.join(', '), read: (raw) => (all.includes(raw) ? raw : undefined) });
const shaped = (shape, right) => ({ right, read: (raw) => (shape.test(raw) ? raw : undefined) });

/** What each option takes. `read` gives the value, or undefined for what is wrong. */
const OPTIONS = {
  view: shaped(/^[a-z][a-z-]{0,30}$/, 'card'),
  lang: { right: LANGUAGES.map(({ code }) => code).join(', '), read: languageOf },
  theme: oneOf('auto', 'light', 'dark'),
  controls: flag,
  transparent: flag,
  locked: { right: 'chip,to', read: (raw) => (raw.length <= 2000 ? new Set(raw.split(',').map((key) => key.trim()).filter(Boolean)) : undefined) },
  data: shaped(/^[0-9a-f]{6,64}$/, '0123456789ab'),
  was: shaped(/^[a-z_]+(:[\w-]+)?$/, 'license:deny'),
  childId: shaped(/^[\w-]{1,100}$/, 'A-Z a-z 0-9 _ -'),
};
const ABSENT = { view: 'card', theme: 'auto', controls: true, transparent: false, locked: new Set() };

/** One option: {state: 'valid' | 'invalid' | 'missing', value, raw, right}; an invalid one has the value of a missing one. */
function readOption(name, raw) {
  const { right, read } = OPTIONS[name];
  if (raw === null || raw === '') return { state: 'missing', value: ABSENT[name] };
  const value = read(raw);
  return value === undefined ? { state: 'invalid', value: ABSENT[name], raw, right } : { state: 'valid', value, raw };
}

/**
 * An embed's address (location.search): {options: {name: {state, value, raw, right}}, caseText, ofView: URLSearchParams of the
 * options of a view}.
 */
export function readAddress(search) {
  const { own, caseText } = split(search, ADDED_BY_HOSTS);
  const options = Object.fromEntries(Object.keys(OPTIONS).map((name) => [name, readOption(name, own.get(name))]));
  const ofView = new URLSearchParams([...own].filter(([name]) => name.startsWith('view.')));
  return { options, caseText, ofView };
}

/** What is wrong in the options: [{key, value, right}]. */
export const wrongOptions = (options) =>
  Object.entries(options).filter(([, one]) => one.state === 'invalid').map(([key, { raw, right }]) => ({ key, value: raw.slice(0, 60), right }));
