// Answers that were made with the site, for questions that many ask: they stand before the engine is here, and without it.
// May know: the page's own list of what was prepared. The words are the core's; a text tells the reader's day where it says {today}.

/** A date (YYYY-MM-DD) as {pattern, months} writes it: with {day}, {month} and {year}. */
export function dateText({ pattern, months }, today) {
  const [year, month, day] = today.split('-').map(Number);
  const values = { year, month: months[month - 1], day };
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/**
 * The answer to just this case in this language on this day (YYYY-MM-DD), or null: {case, outcome, data, blocks, words}, the
 * core's card as the engine would give it. An empty case asks what the page opens with. Never fails: the engine answers anyway.
 */
export async function preparedAnswer(caseText, lang, today) {
  const listed = document.querySelector('meta[name="prepared"]');
  const list = listed?.content.split(' ') ?? [];
  const name = caseText ? list[list.indexOf(caseText) - 1] : list[0];
  if (!name) return null;
  try {
    const response = await fetch(new URL(`presets/${name}.${lang}.card.json`, document.baseURI));
    const { date, words, answers } = await response.json();
    const answer = answers.find(({ from, until }) => from <= today && (!until || today < until));
    if (answer?.data !== listed.dataset.version || !Array.isArray(answer.blocks)) return null; // another version's, or no answer for this day
    return { ...answer, words, blocks: JSON.parse(JSON.stringify(answer.blocks).replaceAll('{today}', dateText(date, today))) };
  } catch {
    return null;
  }
}

/** Lets what was drawn be seen before more is fetched; a frame out of sight is not waited for. */
export async function seen() {
  await Promise.race([new Promise(requestAnimationFrame), new Promise((done) => setTimeout(done, 200))]);
  await new Promise((done) => setTimeout(done));
}
