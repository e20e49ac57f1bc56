// Events, claims and price series with one fault each, that schema and loader must both refuse, and where the loader must see it.
// May know: the shape of rules/events.json, rules/claims/*.json and rules/history/*.json.

const sources = () => [{ title: 'A paper', url: 'https://example.org/', confidence: 'secondary' }];

/** What is right, to be broken. */
export const someEvents = {
  events: [
    { id: 'one', date: '2025-01-01', kind: 'rule', title: { en: 'One' }, text: { en: 'It began.' }, sources: sources() },
    { id: 'two', date: '2025-02-01', to: '2025-02-03', kind: 'meeting', title: { en: 'Two' }, text: { en: 'They met.' }, sources: sources() },
  ],
};
export const someClaims = {
  title: { en: 'An article' },
  claims: [
    {
      id: 'cheap', said: { en: 'It is cheap.' }, by: 'the article', where: 'first paragraph', finding: 'wrong',
      why: { en: 'It is not.' }, case: 'tpp=4000', expect: { outcome: 'undetermined' }, sources: sources(),
    },
  ],
};

export const somePrices = {
  title: { en: 'A price' }, currency: 'USD', per: 'hour', per_text: { en: 'hour' },
  series: [
    {
      id: 'one', title: { en: 'One' }, place: { en: 'Somewhere' }, kind: 'line', sources: sources(),
      points: [['2025-01-01', 1.5], ['2025-02-01', 2, { en: 'about' }]],
    },
  ],
};

const event = (place, change) => (file) => {
  change(file.events[0]);
  return `/events/0${place}`;
};
const claim = (place, change) => (file) => {
  change(file.claims[0]);
  return `/claims/0${place}`;
};

/** [what is wrong, change of the file that returns the JSON pointer at which the loader must see it] */
export const brokenEvents = [
  ['event without id', event('/id', (one) => { delete one.id; })],
  ['event on a day that is none', event('/date', (one) => { one.date = '2025-02-30'; })],
  ['event of unknown kind', event('/kind', (one) => { one.kind = 'rumor'; })],
  ['event without title', event('/title', (one) => { delete one.title; })],
  ['event without English words', event('/text', (one) => { one.text = { zh: '起' }; })],
  ['event without source', event('/sources', (one) => { one.sources = []; })],
  ['source of an event without title', event('/sources/0/title', (one) => { delete one.sources[0].title; })],
  ['source of unknown confidence', event('/sources/0/confidence', (one) => { one.sources[0].confidence = 'sure'; })],
  ['source at no web address', event('/sources/0/url', (one) => { one.sources[0].url = 'ftp://example.org'; })],
  ['misspelled member of an event', event('/titel', (one) => { one.titel = 'x'; })],
];
export const brokenClaims = [
  ['claims without title', (file) => { delete file.title; return '/title'; }],
  ['no claims', (file) => { file.claims = []; return '/claims'; }],
  ['claim without id', claim('/id', (one) => { delete one.id; })],
  ['claim that says nothing', claim('/said', (one) => { delete one.said; })],
  ['claim by nobody', claim('/by', (one) => { delete one.by; })],
  ['claim with unknown finding', claim('/finding', (one) => { one.finding = 'right'; })],
  ['claim without reason', claim('/why', (one) => { delete one.why; })],
  ['claim without source', claim('/sources', (one) => { delete one.sources; })],
  ['case of a claim that shows nothing', claim('/expect', (one) => { delete one.expect; })],
  ['outcome without a case', claim('/expect', (one) => { delete one.case; })],
  ['misspelled member of a claim', claim('/findings', (one) => { one.findings = 'wrong'; })],
];

const prices = (place, change) => (file) => {
  change(file.series[0], file);
  return place;
};

export const brokenHistory = [
  ['prices without title', prices('/title', (one, file) => { delete file.title; })],
  ['prices in an unknown currency', prices('/currency', (one, file) => { file.currency = 'dollars'; })],
  ['prices of nothing', prices('/per', (one, file) => { file.per = ''; })],
  ['price series without source', prices('/series/0/sources', (one) => { one.sources = []; })],
  ['price series drawn in an unknown way', prices('/series/0/kind', (one) => { one.kind = 'pie'; })],
  ['price series without place', prices('/series/0/place', (one) => { delete one.place; })],
  ['price of nothing', prices('/series/0/points/1', (one) => { one.points[1][1] = 0; })],
  ['price on a day that is none', prices('/series/0/points/0', (one) => { one.points[0][0] = 'January'; })],
  ['price series without points', prices('/series/0/points', (one) => { one.points = []; })],
];
