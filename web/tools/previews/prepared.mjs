// An answer made ahead of its reader: the core's card, the days on which it is the answer, and where it tells the day.
// May know: the API module, how the page writes a date. No clock: the days are counted from the one on which the rules were last checked.

import { datesOf } from '../../page/day-words.mjs';
import { dateText } from '../../page/prepared.mjs';

/** Words of the interface that stand beside an answer before the engine is there. */
const BESIDE = ['page.title', 'page.about', 'page.skip', 'page.scope', 'page.direction', 'page.refine', 'page.embed_full'];
const DAY = 86_400_000;
const MOST = 3; // different answers, each in its time

const after = (date, days) => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/**
 * The card of a case in a language, for every day from the one after `checked` (YYYY-MM-DD) on: {date, words, answers: [{from, until,
 * case, outcome, data, blocks}]}, one after the other. `until` is the first day on which it may be another, null for the last; "{today}" in a text
 * stands for the reader's day, written as `date` = {pattern, months} says. Throws when the core has no answer, or when its answers between
 * two such days differ in more than the day.
 */
export function prepare(rules, caseText, lang, checked) {
  const table = rules.words(lang);
  const date = datesOf(table);

  function on(today) {
    const view = rules.view('card', caseText, lang, { today });
    if (view.error) throw new Error(`${caseText}: ${view.error}`);
    const { case: asked, outcome, data, blocks } = view;
    return JSON.stringify({ case: asked, outcome, data, blocks });
  }

  const answers = [];
  for (let from = after(checked, 1); from; ) {
    const until = rules.until(caseText, { today: from });
    const card = on(from).replaceAll(dateText(date, from), '{today}');
    const last = until ? daysBetween(from, until) - 1 : 3650;
    for (const days of [1, Math.floor(last / 2), last]) {
      const day = after(from, days);
      if (days <= last && on(day) !== card.replaceAll('{today}', dateText(date, day))) throw new Error(`${caseText}: the answer of ${day} is not that of ${from}`);
    }
    if (answers.at(-1)?.card === card) answers.at(-1).until = until;
    else answers.push({ from, until, card });
    from = answers.length < MOST ? until : null;
  }
  const words = Object.fromEntries(BESIDE.map((key) => [key, table[key]]));
  return { date, words, answers: answers.map(({ from, until, card }) => ({ from, until, ...JSON.parse(card) })) };
}
