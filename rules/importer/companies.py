"""Companies: seats, parents and the Entity List. A descriptive kind never says who controls a company."""
from importer.table import Table

CONFIDENCE = ('read', 'memory')
KINDS = ('cloud', 'lab', 'chipmaker', 'enterprise', 'university', 'sovereign', 'broker')


def read_companies(folder, hand, countries, faults):
    fields = ['id', 'name', 'kind', 'headquarters_iso3', 'ultimate_parent', 'ultimate_parent_iso3', 'is_us_cloud',
              'on_entity_list', 'notes', 'source', 'confidence']
    table = Table(folder, 'companies.csv', 'id', fields, faults)
    hand.override('companies', table)
    names = ['id', 'name', 'kind', 'hq', 'parent', 'parent_name', 'parent_id', 'listed', 'listed_since', 'government',
             'us_cloud', 'aliases', 'confidence', 'source', 'notes']
    with_share = bool(table.rows) and 'listed_share' in table.rows[0]
    if with_share:
        names.insert(names.index('listed_since'), 'listed_share')
    out = {n: [] for n in names}
    ids = {r['id'] for r in table.rows}
    for row_id, parent in hand.links['parents'].items():
        for end in (row_id, parent):
            if end not in ids:
                faults.add('links.json', row_id, 'parents', end, 'an id of companies.csv expected')
    for row in table.rows:
        cell = row['on_entity_list']
        since = None if cell in ('n', '') else table.date(row, 'on_entity_list', '%Y-%m')
        cloud = table.choice(row, 'is_us_cloud', ('y', 'n')) == 'y'
        value = {
            'id': table.slug(row), 'name': table.text(row, 'name'), 'kind': table.choice(row, 'kind', KINDS),
            'hq': table.country(row, 'headquarters_iso3', countries), 'parent': table.country(row, 'ultimate_parent_iso3', countries),
            'parent_name': table.text(row, 'ultimate_parent'), 'parent_id': hand.links['parents'].get(row['id']),
            'listed': 0 if cell == 'n' else None if cell == '' else 1, 'listed_since': since,
            # A descriptive kind says nothing about government control; `sovereign` leaves it unknown (the reader's task).
            'government': None, 'us_cloud': int(cloud), 'aliases': hand.words('companies', row['id']),
            'confidence': table.choice(row, 'confidence', CONFIDENCE), 'source': table.text(row, 'source') and hand.say(table, row, 'source'), 'notes': hand.say(table, row, 'notes'),
        }
        if cloud and row['headquarters_iso3'] != 'USA':
            table.fault(row, 'is_us_cloud', row['is_us_cloud'], f"'n' expected: headquarters are in {row['headquarters_iso3']}")
        if with_share:
            value['listed_share'] = table.number(row, 'listed_share', 0, 1)
        for name in names:
            out[name].append(value[name])
    return out
