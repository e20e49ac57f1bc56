// A day as the rest of the page writes it. May know: the API module.

/** The words of a day "YYYY-MM-DD" in a language, from the core's form; the day as it stands if the core has none. */
export function dayInWords(rules, day, lang) {
  const form = rules.view('form', `on=${day}`, lang, { today: day, forgive: 1 }).blocks.find(({ type }) => type === 'form');
  return form?.fields.find(({ key }) => key === 'on')?.value_text || day;
}
