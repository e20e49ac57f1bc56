// Rule files with one fault each, that schema and loader must both refuse, and where the loader must see the fault.
// May know: the shape of an instrument; works on the worked example of rules/README.md, whatever it says.

const clause = (act, step) => {
  const index = act.clauses.findIndex((one) => one.step === step);
  return { index, at: `/clauses/${index}`, value: act.clauses[index] };
};
const name = (object) => Object.keys(object)[0];
const pointer = (key) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** [what is wrong, change of the instrument that returns the JSON pointer at which the loader must see it] */
export const brokenInstruments = [
  ['no title', (act) => { delete act.title; return '/title'; }],
  ['no kind', (act) => { delete act.kind; return '/kind'; }],
  ['no status', (act) => { delete act.status; return '/status'; }],
  ['no citation', (act) => { delete act.cite; return '/cite'; }],
  ['no sources', (act) => { act.sources = []; return '/sources'; }],
  ['no dates', (act) => { delete act.dates; return '/dates'; }],
  ['no day of the last check', (act) => { delete act.dates.checked; return '/dates/checked'; }],
  ['neither effective nor compliance date', (act) => { delete act.dates.effective; delete act.dates.compliance; return '/dates'; }],
  ['a month that is none', (act) => { act.dates.effective = '2027-13-01'; return '/dates/effective'; }],
  ['a day that is none', (act) => { act.dates.effective = '2027-04-31'; return '/dates/effective'; }],
  ['a date in another order', (act) => { act.dates.effective = '01.02.2027'; return '/dates/effective'; }],
  ['clause without id', (act) => { const c = clause(act, 'classify'); delete c.value.id; return `${c.at}/id`; }],
  ['clause without citation', (act) => { const c = clause(act, 'review'); delete c.value.cite; return `${c.at}/cite`; }],
  ['clause without sentence', (act) => { const c = clause(act, 'review'); delete c.value.says; return `${c.at}/says`; }],
  ['clause without confidence', (act) => { const c = clause(act, 'review'); delete c.value.confidence; return `${c.at}/confidence`; }],
  ['unknown confidence', (act) => { const c = clause(act, 'scope'); c.value.confidence = 'certain'; return `${c.at}/confidence`; }],
  ['clause without step', (act) => { const c = clause(act, 'review'); delete c.value.step; return `${c.at}/step`; }],
  ['unknown step', (act) => { const c = clause(act, 'review'); c.value.step = 'revue'; return `${c.at}/step`; }],
  ['bad date of a clause', (act) => { const c = clause(act, 'review'); c.value.from = '2027-1-1'; return `${c.at}/from`; }],
  ['effect missing', (act) => { const c = clause(act, 'review'); delete c.value.effect; return `${c.at}/effect`; }],
  ['effect that is a word', (act) => { const c = clause(act, 'review'); c.value.effect = 'deny'; return `${c.at}/effect`; }],
  ['unknown effect', (act) => { const c = clause(act, 'review'); c.value.effect = { forbid: true }; return `${c.at}/effect`; }],
  ['unknown review policy', (act) => { const c = clause(act, 'review'); c.value.effect = { license: 'refuse' }; return `${c.at}/effect/license`; }],
  ['classified as a number', (act) => { const c = clause(act, 'classify'); c.value.effect = { classify: 3 }; return `${c.at}/effect/classify`; }],
  ['unknown comparison of a number', (act) => { const c = clause(act, 'classify'); c.value.when = ['chip.tpp', '=>', 1]; return `${c.at}/when/1`; }],
  ['unknown comparison of a choice', (act) => { const c = clause(act, 'review'); c.value.when = ['purpose', 'equals', 'use']; return `${c.at}/when/1`; }],
  ['comparison without value', (act) => { const c = clause(act, 'classify'); c.value.when = ['chip.tpp', '>=']; return `${c.at}/when`; }],
  ['condition that is a word', (act) => { const c = clause(act, 'classify'); c.value.when = 'always'; return `${c.at}/when`; }],
  ['unknown word of a condition', (act) => { const c = clause(act, 'classify'); c.value.when = { both: [true, true] }; return `${c.at}/when`; }],
  ['two words in one condition', (act) => { const c = clause(act, 'review'); c.value.when = { required: true, outcome: 'license' }; return `${c.at}/when`; }],
  ['empty list of conditions', (act) => { const c = clause(act, 'classify'); c.value.when = { all: [] }; return `${c.at}/when/all`; }],
  ['test of some facts', (act) => { const c = clause(act, 'review'); c.value.when = ['some', ['chip.tpp', 'chip.mem'], '>', 1]; return `${c.at}/when/0`; }],
  ['unknown verdict', (act) => { const c = clause(act, 'obligations'); c.value.when = { outcome: 'exemption' }; return `${c.at}/when/outcome`; }],
  ['unknown policy of an outcome', (act) => { const c = clause(act, 'obligations'); c.value.when = { outcome: 'license:refuse' }; return `${c.at}/when/outcome`; }],
  ['unknown operation', (act) => { const c = clause(act, 'classify'); c.value.when = [['sum', 'chip.io', 'chip.mem'], '>', 1]; return `${c.at}/when/0`; }],
  ['operation with one value', (act) => { const c = clause(act, 'classify'); c.value.when = [['+', 'chip.io'], '>', 1]; return `${c.at}/when/0`; }],
  ['if without else', (act) => { const c = clause(act, 'classify'); c.value.when = [['if', true, 'chip.io'], '>', 1]; return `${c.at}/when/0`; }],
  ['parameter without value', (act) => { const id = name(act.parameters); delete act.parameters[id].value; return `/parameters/${pointer(id)}/value`; }],
  ['parameter in words', (act) => { const id = name(act.parameters); act.parameters[id].value = 'many'; return `/parameters/${pointer(id)}/value`; }],
  ['parameter without citation', (act) => { const id = name(act.parameters); delete act.parameters[id].cite; return `/parameters/${pointer(id)}/cite`; }],
  ['parameter of unknown confidence', (act) => { const id = name(act.parameters); act.parameters[id].confidence = 'high'; return `/parameters/${pointer(id)}/confidence`; }],
  ['reading with one choice', (act) => { const id = name(act.readings); act.readings[id].choices = { strict: 'No.' }; return `/readings/${pointer(id)}/choices`; }],
  ['reading without choices', (act) => { const id = name(act.readings); delete act.readings[id].choices; return `/readings/${pointer(id)}/choices`; }],
  ['limit without id', (act) => { delete act.limits[0].id; return '/limits/0/id'; }],
  ['limit without amount', (act) => { delete act.limits[0].amount; return '/limits/0'; }],
  ['unknown measure of a limit', (act) => { act.limits[0].measure = 'pile'; return '/limits/0/measure'; }],
  ['unknown treatment of the excess', (act) => { act.limits[0].partial = 'some'; return '/limits/0/partial'; }],
  ['bad day on which a limit is tested', (act) => { act.limits[0].tested = ['13-01']; return '/limits/0/tested'; }],
  ['bad date in a table of caps', (act) => { act.limits[0].cap = { by_date: [['2027', 1]] }; return '/limits/0/cap/by_date/0'; }],
  ['suspension on no basis', (act) => { act.suspends = [{ clauses: ['some-clause'], bases: [] }]; return '/suspends/0/bases'; }],
  ['bad date of a suspension', (act) => { act.suspends = [{ clauses: ['some-clause'], bases: ['enforced'], to: 'soon' }]; return '/suspends/0/to'; }],
  ['group that is a number', (act) => { const id = name(act.groups); act.groups[id].is = 3; return `/groups/${pointer(id)}/is`; }],
];

export const brokenTimelines = [
  ['no word on what is covered', (timeline) => { delete timeline.covers; return '/covers'; }],
  ['bad day of the last check', (timeline) => { timeline.covers.checked = 'today'; return '/covers/checked'; }],
  ['named regime without a day', (timeline) => { delete timeline.regimes[0].on; return '/regimes/0/on'; }],
  ['status without a day', (timeline) => { timeline.regimes[0].statuses = [['in_force']]; return '/regimes/0/statuses/0'; }],
];

export const brokenFacts = [
  ['no facts', (facts) => { delete facts.facts; return '/facts'; }],
  ['unknown type of a fact', (facts) => { facts.facts[1].type = 'amount'; return '/facts/1/type'; }],
  ['fact without word on its absence', (facts) => { delete facts.facts[1].absent; return '/facts/1/absent'; }],
  ['unknown word on absence', (facts) => { facts.facts[1].absent = 'zero'; return '/facts/1/absent'; }],
];
