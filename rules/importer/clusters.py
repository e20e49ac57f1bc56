"""Clusters: where and when they run, and their chips; what the chips come to must agree with the given speed."""
from importer.table import Table

STATUS = ('Existing', 'Planned')
CERTAINTY = ('Confirmed', 'Likely')
SOURCE_COLUMNS = [
    'id', 'name', 'owner', 'country', 'operational', 'status', 'certainty', 'chip', 'chip_quantity', 'rate16_ops',
    'h100_equivalents', 'power_mw', 'source',
]
# In whose number a cluster of unknown chips is told: as many as reach its dense 16-bit speed.
YARDSTICK = 'nvidia-h100-sxm'
TERA = 1e12


def read_clusters(source, rates, countries, faults):
    """`rates`: the dense 16-bit rate of each chip of the catalog, in 10^12 operations a second."""
    table = Table(source, 'clusters.csv', 'id', SOURCE_COLUMNS, faults)
    records = []
    for row in table.rows:
        ops = table.number(row, 'rate16_ops')
        if not ops:
            table.fault(row, 'rate16_ops', 'a speed above 0 expected')
            continue
        chip, quantity = row['chip'], table.number(row, 'chip_quantity')
        if bool(chip) != (quantity is not None):
            table.fault(row, 'chip_quantity', 'chip and number together, or neither, expected')
        elif chip and not rates.get(chip):
            table.fault(row, 'chip', 'an id of chips.csv with a dense 16-bit rate expected')
        elif chip and abs(ops / (quantity * rates[chip] * TERA) - 1) > 0.02:
            table.fault(row, 'rate16_ops', f'{quantity * rates[chip] * TERA:.4g} expected (chips times their rate)')
        table.slug(row)
        table.choice(row, 'status', STATUS)
        table.choice(row, 'certainty', CERTAINTY)
        records.append({
            'id': row['id'],
            'name': table.text(row, 'name'),
            'owner': row['owner'] or None,
            'country': table.country(row, 'country', countries) if row['country'] else None,
            'operational': table.date(row, 'operational'),
            'planned': int(row['status'] == 'Planned'),
            'certainty': row['certainty'],
            'chip': chip or YARDSTICK,
            'qty': int(quantity) if chip and quantity else max(1, round(ops / (rates[YARDSTICK] * TERA))),
            'equivalent': int(not chip),
            'rate16_ops': ops,
            'power_mw': table.number(row, 'power_mw'),
            'source': table.text(row, 'source'),
        })
    return records
