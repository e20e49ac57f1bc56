"""Companies: seats, parents and the Entity List. A descriptive kind never says who controls a company."""
from importer.table import Table

CONFIDENCE = ('read', 'memory')
KINDS = ('cloud', 'lab', 'chipmaker', 'enterprise', 'university', 'sovereign', 'broker')
SOURCE_COLUMNS = [
    'id', 'name', 'kind', 'headquarters_iso3', 'ultimate_parent', 'ultimate_parent_iso3', 'is_us_cloud',
    'on_entity_list', 'notes', 'source', 'confidence',
]


def read_companies(folder, hand, countries, faults):
    """Columns of the catalog of companies. A source column listed_share (0..1), when there is one, comes through."""
    table = Table(folder, 'companies.csv', 'id', SOURCE_COLUMNS, faults)
    hand.override('companies', table)
    ids = {r['id'] for r in table.rows}
    for row_id, parent in hand.links['parents'].items():
        for end in (row_id, parent):
            if end not in ids:
                faults.add('links.json', row_id, 'parents', end, 'an id of companies.csv expected')
    records = []
    for row in table.rows:
        listed = row['on_entity_list']  # n, or the month of listing; blank = not known
        us_cloud = table.choice(row, 'is_us_cloud', ('y', 'n')) == 'y'
        hq = table.country(row, 'headquarters_iso3', countries)
        if us_cloud and hq != 'USA':
            table.fault(row, 'is_us_cloud', f"'n' expected: headquarters are in {hq}")
        record = {
            'id': table.slug(row),
            'name': table.text(row, 'name'),
            'kind': table.choice(row, 'kind', KINDS),
            'hq': hq,
            'parent': table.country(row, 'ultimate_parent_iso3', countries),
            'parent_name': table.text(row, 'ultimate_parent'),
            'parent_id': hand.links['parents'].get(row['id']),
            'listed': 0 if listed == 'n' else None if listed == '' else 1,
            'listed_since': None if listed == 'n' else table.date(row, 'on_entity_list', '%Y-%m'),
            # No source says who controls a company: null is the rule's default, and unknown for `sovereign`.
            'government': None,
            'us_cloud': int(us_cloud),
            'aliases': hand.words('companies', row['id']),
            'confidence': table.choice(row, 'confidence', CONFIDENCE),
            'source': table.text(row, 'source') and hand.say(table, row, 'source'),
            'notes': hand.say(table, row, 'notes'),
        }
        if 'listed_share' in row:
            record['listed_share'] = table.number(row, 'listed_share', 0, 1)
        records.append(record)
    return records
