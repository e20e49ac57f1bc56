// A day as the rest of the page writes it, from the interface's words. May know: how a date is filled in.

import { dateText } from './prepared.mjs';

/** What a language writes its dates with, {pattern, months}, from its words by key. */
export const datesOf = (words) => ({ pattern: words['view.date'], months: Array.from({ length: 12 }, (_, month) => words[`month.${month + 1}`]) });

/** The words of a day "YYYY-MM-DD". */
export const dayInWords = (words, day) => dateText(datesOf(words), day);
