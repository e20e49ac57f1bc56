// The page's beginning: an answer that was made with the site, if there is one, then the rules in the reader's language, or why there are none.
// May know: the API module, languages, prepared answers, and what stands in index.html.

import { load } from './chip-rules.mjs';
import { packOf } from './languages.mjs';
import { preparedAnswer, seen } from './prepared.mjs';
import { useWords } from './words.mjs';

/** What of an answer stands before the engine is here. */
const inShort = (blocks) => blocks.filter(({ type, role }) => type === 'headline' || role === 'coverage' || role === 'warning' || role === 'assumed');

/** Shows the answer that was made with the site for just this case, language and day, if there is one. Resolves when it can be seen. */
export async function showPrepared(sheet, caseText, lang, today) {
  const prepared = await preparedAnswer(caseText, lang, today);
  if (!prepared) return;
  document.getElementById('wait').hidden = true;
  document.documentElement.lang = lang;
  document.documentElement.dir = prepared.words['page.direction'] || 'ltr';
  useWords(prepared.words);
  sheet.update(inShort(prepared.blocks));
  await seen();
}

/** {rules, lang}: enough for a first answer, in `wanted` or else in English. Throws when there are no rules; the page has said so. */
export async function begin(wanted) {
  const pack = packOf(wanted);
  try {
    if (!pack) return { rules: await load({ part: true }), lang: wanted };
    return await load({ part: true, packs: [pack] }).then(
      (rules) => ({ rules, lang: wanted }),
      async () => ({ rules: await load({ part: true }), lang: 'en' }),
    );
  } catch (error) {
    const failed = document.getElementById('failed');
    for (const id of ['wait', 'scope']) document.getElementById(id).hidden = true;
    failed.hidden = false;
    failed.firstElementChild.append(` (${error.message})`);
    throw error;
  }
}
