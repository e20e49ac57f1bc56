// One fact of a case changed, by the core. May know: the API module, address. It keeps nothing.

import { rewrite } from './address.mjs';

/** The case with one fact changed; throws when the core refuses it. */
function changed(rules, from, key, value, { today, lang }) {
  const next = rules.set(from, key, value, { today });
  rules.canonical(next, { today, lang });
  return next;
}

/** The case as the core writes it, or as it is when the core can't read it. */
function tidy(rules, text, today) {
  try {
    return rules.canonical(text, { today });
  } catch {
    return text;
  }
}

/**
 * The case with the fact `key` set to `value`: {next}, or {wrong}: what the core has against it, in `lang`. `broken`: the case could not
 * be answered as it stood; then a fact that is well by itself is taken, and the answer goes on naming what is not.
 */
export function withFact(rules, caseText, key, value, { today, lang, broken }) {
  try {
    return { next: changed(rules, caseText, key, value, { today, lang }) };
  } catch (error) {
    try {
      if (!broken) throw error;
      changed(rules, '', key, value, { today, lang });
      return { next: tidy(rules, rewrite(caseText, key, value), today) };
    } catch {
      return { wrong: error.detail?.message ?? error.message };
    }
  }
}
