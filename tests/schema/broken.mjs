// Rule files with one fault each, that schema and loader must both refuse, and where the loader must see the fault.
// May know: the shape of rule files; works on the worked example of rules/README.md, whatever it says.

const escaped = (key) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Changes the file; the loader must see the fault at `place`. */
const at = (place, change) => (file) => {
  change(file);
  return place;
};
/** Changes the first clause of a step. */
const inClause = (step, place, change) => (act) => {
  const index = act.clauses.findIndex((clause) => clause.step === step);
  change(act.clauses[index]);
  return `/clauses/${index}${place}`;
};
/** Gives the first clause of a step another condition or effect. */
const when = (step, place, condition) => inClause(step, `/when${place}`, (clause) => { clause.when = condition; });
const effect = (place, value) => inClause('review', `/effect${place}`, (clause) => { clause.effect = value; });
/** Changes the first parameter, group or reading. */
const inFirst = (member, place, change) => (act) => {
  const name = Object.keys(act[member])[0];
  change(act[member][name]);
  return `/${member}/${escaped(name)}${place}`;
};

/** [what is wrong, change of the instrument that returns the JSON pointer at which the loader must see it] */
export const brokenInstruments = [
  ['no title', at('/title', (act) => { delete act.title; })],
  ['no kind', at('/kind', (act) => { delete act.kind; })],
  ['no status', at('/status', (act) => { delete act.status; })],
  ['no citation', at('/cite', (act) => { delete act.cite; })],
  ['no sources', at('/sources', (act) => { act.sources = []; })],
  ['no dates', at('/dates', (act) => { delete act.dates; })],
  ['no day of the last check', at('/dates/checked', (act) => { delete act.dates.checked; })],
  ['neither effective nor compliance date', at('/dates', (act) => { act.dates = { checked: '2026-11-21' }; })],
  ['a month that is none', at('/dates/effective', (act) => { act.dates.effective = '2027-13-01'; })],
  ['a day that is none', at('/dates/effective', (act) => { act.dates.effective = '2027-04-31'; })],
  ['a date in another order', at('/dates/effective', (act) => { act.dates.effective = '01.02.2027'; })],

  ['clause without id', inClause('classify', '/id', (clause) => { delete clause.id; })],
  ['clause without citation', inClause('review', '/cite', (clause) => { delete clause.cite; })],
  ['clause without sentence', inClause('review', '/says', (clause) => { delete clause.says; })],
  ['clause without confidence', inClause('review', '/confidence', (clause) => { delete clause.confidence; })],
  ['unknown confidence', inClause('scope', '/confidence', (clause) => { clause.confidence = 'certain'; })],
  ['clause without step', inClause('review', '/step', (clause) => { delete clause.step; })],
  ['unknown step', inClause('review', '/step', (clause) => { clause.step = 'revue'; })],
  ['bad date of a clause', inClause('review', '/from', (clause) => { clause.from = '2027-1-1'; })],

  ['name of a grant missing', inFirst('grants', '/title', (grant) => { delete grant.title; })],
  ['name of a grant without citation', inFirst('grants', '/cite', (grant) => { delete grant.cite; })],
  ['name of a grant with unknown confidence', inFirst('grants', '/confidence', (grant) => { grant.confidence = 'certain'; })],
  ['name of a grant with an unknown member', inFirst('grants', '/name', (grant) => { grant.name = 'Free'; })],

  ['effect missing', inClause('review', '/effect', (clause) => { delete clause.effect; })],
  ['effect that is a word', effect('', 'deny')],
  ['unknown effect', effect('', { forbid: true })],
  ['unknown review policy', effect('/license', { license: 'refuse' })],
  ['classified as a number', effect('/classify', { classify: 3 })],

  ['unknown comparison of a number', when('classify', '/1', ['chip.tpp', '=>', 1])],
  ['unknown comparison of a choice', when('review', '/1', ['purpose', 'equals', 'use'])],
  ['comparison without value', when('classify', '', ['chip.tpp', '>='])],
  ['condition that is a word', when('classify', '', 'always')],
  ['unknown word of a condition', when('classify', '', { both: [true, true] })],
  ['two words in one condition', when('review', '', { required: true, outcome: 'license' })],
  ['empty list of conditions', when('classify', '/all', { all: [] })],
  ['test of some facts', when('review', '/0', ['some', ['chip.tpp', 'chip.mem'], '>', 1])],
  ['unknown verdict', when('obligations', '/outcome', { outcome: 'exemption' })],
  ['unknown policy of an outcome', when('obligations', '/outcome', { outcome: 'license:refuse' })],
  ['unknown operation', when('classify', '/0', [['sum', 'chip.io', 'chip.mem'], '>', 1])],
  ['operation with one value', when('classify', '/0', [['+', 'chip.io'], '>', 1])],
  ['if without else', when('classify', '/0', [['if', true, 'chip.io'], '>', 1])],

  ['parameter without value', inFirst('parameters', '/value', (parameter) => { delete parameter.value; })],
  ['parameter in words', inFirst('parameters', '/value', (parameter) => { parameter.value = 'many'; })],
  ['parameter without citation', inFirst('parameters', '/cite', (parameter) => { delete parameter.cite; })],
  ['parameter of unknown confidence', inFirst('parameters', '/confidence', (one) => { one.confidence = 'high'; })],
  ['reading with one choice', inFirst('readings', '/choices', (reading) => { reading.choices = { strict: 'No.' }; })],
  ['reading without choices', inFirst('readings', '/choices', (reading) => { delete reading.choices; })],
  ['group that is a number', inFirst('groups', '/is', (group) => { group.is = 3; })],

  ['limit without id', at('/limits/0/id', (act) => { delete act.limits[0].id; })],
  ['limit without amount', at('/limits/0', (act) => { delete act.limits[0].amount; })],
  ['unknown measure of a limit', at('/limits/0/measure', (act) => { act.limits[0].measure = 'pile'; })],
  ['unknown treatment of the excess', at('/limits/0/partial', (act) => { act.limits[0].partial = 'some'; })],
  ['bad day of measurement', at('/limits/0/tested', (act) => { act.limits[0].tested = ['13-01']; })],
  ['bad date in a table of caps', at('/limits/0/cap/by_date/0', (act) => {
    act.limits[0].cap = { by_date: [['2027', 1]] };
  })],
  ['tier without id', at('/tiers/0/id', (act) => { act.tiers = [{ label: 'all' }]; })],
  ['tier changed not quite', at('/tiers/0', (act) => { act.tiers = [{ id: 'all', replace: false, label: 'all' }]; })],
  ['tier beside nothing', at('/tiers/0', (act) => { act.tiers = [{ id: 'all', after: '', label: 'all' }]; })],
  ['suspension on no basis', at('/suspends/0/bases', (act) => {
    act.suspends = [{ clauses: ['some-clause'], bases: [] }];
  })],
  ['bad date of a suspension', at('/suspends/0/to', (act) => {
    act.suspends = [{ clauses: ['some-clause'], bases: ['enforced'], to: 'soon' }];
  })],
];

export const brokenTimelines = [
  ['no word on what is covered', at('/covers', (timeline) => { delete timeline.covers; })],
  ['bad day of the last check', at('/covers/checked', (timeline) => { timeline.covers.checked = 'today'; })],
  ['named regime without a day', at('/regimes/0/on', (timeline) => { delete timeline.regimes[0].on; })],
  ['status without a day', at('/regimes/0/statuses/0', (timeline) => {
    timeline.regimes[0].statuses = [['in_force']];
  })],
];

export const brokenFacts = [
  ['no facts', at('/facts', (facts) => { delete facts.facts; })],
  ['unknown type of a fact', at('/facts/1/type', (facts) => { facts.facts[1].type = 'amount'; })],
  ['fact without word on its absence', at('/facts/1/absent', (facts) => { delete facts.facts[1].absent; })],
  ['unknown word on absence', at('/facts/1/absent', (facts) => { facts.facts[1].absent = 'zero'; })],
];

/** Misspelled members, which would say nothing: [where, change]. */
export const misspelled = [
  ['clause', (act) => { act.clauses[0].whn = act.clauses[0].when; }],
  ['effect', (act) => { act.clauses[0].effect.draws = 'some-limit'; }],
  ['limit', (act) => { act.limits[0].windows = act.limits[0].window; }],
  ['instrument', (act) => { act.clause = []; }],
];
