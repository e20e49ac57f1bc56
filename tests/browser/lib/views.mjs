// The views and, for each, an address that shows what it is for. May know: addresses only.

const RULE = 'chip=nvidia-h100-sxm&qty=1500&to=SGP&hq=SGP&on=2025-06-01&basis=codified';

/** name -> {search, words: what the view must say in English}. */
export const VIEWS = {
  answer: { search: RULE, words: /License Exception LPP/ },
  map: { search: `view=map&${RULE}`, words: /Singapore/ },
  lines: { search: `view=lines&${RULE}`, words: /3A090/ },
  quota: { search: `view=quota&${RULE}`, words: /790,000,000|790 million/ },
  compute: { search: `view=compute&${RULE}&days=90&mfu=0.4`, words: /10²⁶/ },
  time: { search: `view=time&${RULE}`, words: /2023/ },
  compare: { search: `view=compare&${RULE}`, words: /rumor/i },
  history: { search: `view=history&${RULE}`, words: /1973/ },
  proposal: { search: `view=proposal&${RULE}`, words: /treaty/i },
  rule: { search: `view=rule&${RULE}`, words: /740\.29/ },
};

export const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant'];
