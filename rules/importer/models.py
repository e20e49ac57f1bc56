"""Models: training operations, the base a model derives from, and whether weights are published."""
import re

from importer.table import Table

FLOP_CONFIDENCE = re.compile(r'(Confident|Likely|Speculative|Unknown|Unverified|memory)( \((no FLOP estimate|withdrawn)\))?')
COLUMNS = ('id', 'name', 'organization', 'country', 'released', 'flop', 'flop_confidence', 'open', 'base', 'base_name',
           'base_flop', 'finetune_flop', 'bio', 'parameters', 'source', 'notes')


def read_models(folder, hand, countries, faults):
    fields = ['id', 'name', 'organization', 'country_of_org', 'release_date', 'training_flop', 'flop_confidence', 'open_weights',
              'base_model_if_finetune', 'finetune_flop', 'trained_primarily_on_biological_sequence_data', 'parameters', 'source', 'notes']
    table = Table(folder, 'models.csv', 'id', fields, faults)
    hand.override('models', table)
    out = {n: [] for n in COLUMNS}
    ids = {r['id'] for r in table.rows}
    by_name = {}
    for row in table.rows:
        if row['name'] in by_name:
            table.fault(row, 'name', row['name'], 'a name that no other row has expected: bases are found by name')
        by_name[row['name']] = row['id']
    flops = {r['id']: table.number(r, 'training_flop') for r in table.rows}
    bases = {}
    for row in table.rows:
        text = row['base_model_if_finetune']
        if text in by_name:
            bases[row['id']] = by_name[text]
        elif re.fullmatch(r'[a-z0-9]+(-[a-z0-9]+)+', text):
            if text not in ids:
                table.fault(row, 'base_model_if_finetune', text, 'an id or a name of models.csv expected')
            bases[row['id']] = text
    for row in table.rows:
        row_id, flop, extra = row['id'], flops[row['id']], table.number(row, 'finetune_flop')
        confidence = row['flop_confidence']
        shape = FLOP_CONFIDENCE.fullmatch(confidence)
        if not shape:
            table.fault(row, 'flop_confidence', confidence, 'Confident, Likely, Speculative, Unknown, Unverified or memory expected')
        elif ('no FLOP' in confidence and flop is not None) or (flop is None and 'no FLOP' not in confidence and confidence != 'Unknown'):
            table.fault(row, 'flop_confidence', confidence, '(no FLOP estimate) or Unknown expected with a blank training_flop, and only then')
        base, seen = bases.get(row_id), {row_id}
        step = base
        while step is not None:
            if step in seen:
                table.fault(row, 'base_model_if_finetune', row['base_model_if_finetune'], 'a base that does not lead back to the row expected')
                break
            seen.add(step)
            step = bases.get(step)
        base_flop = flops.get(base) if base else None
        if flop is not None and extra is not None and extra > flop:
            table.fault(row, 'finetune_flop', row['finetune_flop'], f'at most training_flop {row["training_flop"]} expected')
        if flop is not None and base_flop is not None and flop < (base_flop + (extra or 0)) * 0.99:
            if not hand.reason('base_not_included', row_id):
                table.fault(row, 'training_flop', row['training_flop'],
                            f'{base_flop + (extra or 0):g} or more expected (base and what was added); '
                            'or give the reason in overrides.json, base_not_included')
            base_flop = None
        values = (table.slug(row), table.text(row, 'name'), table.text(row, 'organization'), table.country(row, 'country_of_org', countries),
                  table.date(row, 'release_date'), flop, confidence,
                  {'y': 1, 'n': 0}.get(table.choice(row, 'open_weights', ('y', 'n', 'unknown'))), base,
                  row['base_model_if_finetune'] if row['base_model_if_finetune'] and not base else None, base_flop, extra,
                  int(table.choice(row, 'trained_primarily_on_biological_sequence_data', ('y', 'n')) == 'y'),
                  table.number(row, 'parameters'), table.text(row, 'source') and hand.say(table, row, 'source'),
                  hand.say(table, row, 'notes'))
        for name, value in zip(COLUMNS, values):
            out[name].append(value)
    return out
