// Renders the trace: the clause that decided first and open, then every clause looked at, by step, with the distance to its line.
// May know: dom, words.

import { cite, el, toneShape } from '../dom.mjs';
import { say } from '../words.mjs';

const SIGN = { yes: '✓', no: '✕', unknown: '?', 'not-reached': '–' };

const compared = (clause) =>
  clause.compared.length > 0 &&
  el(
    'table',
    { class: 'compared' },
    el('thead', { class: 'hush' }, el('tr', null, ['compared', 'result', 'distance'].map((key) => el('th', { scope: 'col' }, say(key))))),
    el(
      'tbody',
      null,
      clause.compared.map((one) =>
        el(
          'tr',
          { class: `is-${one.result}` },
          el('th', { scope: 'row' }, one.text),
          el('td', { class: 'result' }, el('span', { class: 'sign', 'aria-hidden': 'true' }, SIGN[one.result] ?? ''), say(`is_${one.result}`)),
          el('td', { class: 'distance' }, one.distance),
        ),
      ),
    ),
  );

const body = (clause) => [
  clause.effect && el('p', { class: `effect tone-${clause.tone || 'plain'}` }, toneShape(clause.tone), clause.effect),
  compared(clause),
  clause.note && el('p', { class: 'note' }, clause.note),
  el('p', { class: 'where' }, cite(clause.cite), clause.confidence && el('span', { class: 'confidence' }, clause.confidence)),
];

const sign = (clause) => el('span', { class: `sign is-${clause.result}`, 'aria-hidden': 'true' }, SIGN[clause.result] ?? '');

const decider = (clause) =>
  el('div', { class: `clause decided tone-${clause.tone || 'plain'}` }, el('p', { class: 'sentence' }, sign(clause), clause.says, ' ', el('span', { class: 'outcome' }, clause.result_text)), body(clause));

/** The comparison that says most about why a clause did not apply: a failed one with its distance, else a failed one. */
function obstacle(clause) {
  if (clause.result === 'yes') return null;
  const failed = clause.compared.filter((one) => one.result === 'no');
  return failed.find((one) => one.distance) ?? failed[0] ?? clause.compared.find((one) => one.result === 'unknown');
}

function folded(clause) {
  const near = obstacle(clause);
  return el(
    'details',
    { class: `clause is-${clause.result}`, 'data-fold': `clause-${clause.id}` },
    el(
      'summary',
      null,
      sign(clause),
      el('span', { class: 'text' }, el('span', { class: 'sentence' }, clause.says), el('span', { class: 'outcome' }, clause.result_text, near && ` · ${near.text}`, near?.distance && ` · ${near.distance}`)),
    ),
    body(clause),
  );
}

/** The block: what decided, then the steps in order. */
export function clauses(block) {
  const node = el('section', { class: 'block clauses' }, el('h3', null, block.title));
  const decided = block.clauses.filter((clause) => clause.decided);
  node.append(...decided.map(decider));
  const steps = new Map();
  for (const clause of block.clauses) {
    if (!clause.decided) steps.set(clause.step, [...(steps.get(clause.step) ?? []), clause]);
  }
  for (const [name, all] of steps) {
    const met = all.filter((clause) => clause.result === 'yes').length;
    node.append(
      el(
        'details',
        { class: 'step', 'data-fold': `step-${name}` },
        el('summary', null, el('h4', null, name), el('span', { class: 'count' }, say('clauses_count', { count: all.length, met }))),
        all.map(folded),
      ),
    );
  }
  return node;
}
