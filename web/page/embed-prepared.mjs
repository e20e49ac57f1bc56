// The card of a preset as it was made with the site: it stands while the engine is on its way, and says the day whose rules it tells.
// May know: the page's own list of what was prepared. The card is the core's.

/** The card (a view of the core) made for just this case and language, or null. Never fails: the engine answers anyway. */
export async function preparedCard(caseText, lang) {
  const listed = (document.querySelector('meta[name="prepared"]')?.content ?? '').split(' ');
  const name = listed[listed.indexOf(caseText) - 1];
  if (!caseText || !name) return null;
  try {
    const response = await fetch(new URL(`presets/${name}.${lang}.card.json`, document.baseURI));
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
