"""Models: training operations, the base a model derives from, and whether weights are published."""
import re

from importer.table import Table

FLOP_CONFIDENCE = re.compile(
    r'(Confident|Likely|Speculative|Unknown|Unverified|memory)( \((no FLOP estimate|withdrawn)\))?')
SOURCE_COLUMNS = [
    'id', 'name', 'organization', 'country_of_org', 'release_date', 'training_flop', 'flop_confidence', 'open_weights',
    'base_model_if_finetune', 'finetune_flop', 'trained_primarily_on_biological_sequence_data', 'parameters', 'source',
    'notes',
]


def find_bases(table):
    """{id: id of the base}: where the source's base is the name or the id of a row. Other bases stay words."""
    by_name = {}
    for row in table.rows:
        if row['name'] in by_name:
            table.fault(row, 'name', 'a name that no other row has expected: bases are found by name')
        by_name[row['name']] = row['id']
    ids = set(by_name.values())
    bases = {}
    for row in table.rows:
        text = row['base_model_if_finetune']
        if text in by_name:
            bases[row['id']] = by_name[text]
        elif re.fullmatch(r'[a-z0-9]+(-[a-z0-9]+)+', text):
            if text not in ids:
                table.fault(row, 'base_model_if_finetune', 'an id or a name of models.csv expected')
            bases[row['id']] = text
    for row in table.rows:
        seen, step = set(), row['id']
        while step is not None and step not in seen:
            seen.add(step)
            step = bases.get(step)
        if step is not None:
            table.fault(row, 'base_model_if_finetune', 'a base that does not lead back to the row expected')
    return bases


def check_confidence(table, row, flop):
    """How sure the operations are; a blank figure says so and a given one does not."""
    text = row['flop_confidence']
    blank = 'no FLOP' in text
    if not FLOP_CONFIDENCE.fullmatch(text):
        table.fault(row, 'flop_confidence', 'Confident, Likely, Speculative, Unknown, Unverified or memory expected')
    elif (flop is None) != blank and text != 'Unknown':
        table.fault(row, 'flop_confidence', 'a blank training_flop expected with (no FLOP estimate)' if blank
                    else '(no FLOP estimate) or Unknown expected with a blank training_flop')


def included_base(table, row, flop, base_flop, added, hand):
    """Operations of the base when the row's own figure includes them; None when it is known not to."""
    if flop is not None and added is not None and added > flop:
        table.fault(row, 'finetune_flop', f'at most training_flop {row["training_flop"]} expected')
    if flop is None or base_flop is None or flop >= (base_flop + (added or 0)) * 0.99:
        return base_flop
    if not hand.reason('base_not_included', row['id']):
        table.fault(row, 'training_flop', f'{base_flop + (added or 0):g} or more expected (base and what was added); '
                    'or give the reason in overrides.json, base_not_included')
    return None


def read_models(folder, hand, countries, faults):
    """Columns of the catalog of models. base_flop is the base's part of flop, finetune_flop what came on top."""
    table = Table(folder, 'models.csv', 'id', SOURCE_COLUMNS, faults)
    hand.override('models', table)
    flops = {r['id']: table.number(r, 'training_flop') for r in table.rows}
    bases = find_bases(table)
    records = []
    for row in table.rows:
        flop, base, added = flops[row['id']], bases.get(row['id']), table.number(row, 'finetune_flop')
        check_confidence(table, row, flop)
        biological = table.choice(row, 'trained_primarily_on_biological_sequence_data', ('y', 'n')) == 'y'
        records.append({
            'id': table.slug(row),
            'name': table.text(row, 'name'),
            'organization': table.text(row, 'organization'),
            'country': table.country(row, 'country_of_org', countries),
            'released': table.date(row, 'release_date'),
            'flop': flop,
            'flop_confidence': row['flop_confidence'],
            'open': {'y': 1, 'n': 0}.get(table.choice(row, 'open_weights', ('y', 'n', 'unknown'))),
            'base': base,
            'base_name': None if base else row['base_model_if_finetune'] or None,
            'base_flop': included_base(table, row, flop, flops.get(base), added, hand),
            'finetune_flop': added,
            'bio': int(biological),
            'parameters': table.number(row, 'parameters'),
            'source': table.text(row, 'source') and hand.say(table, row, 'source'),
            'notes': hand.say(table, row, 'notes'),
        })
    return records
