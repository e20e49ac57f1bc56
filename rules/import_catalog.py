#!/usr/bin/env python3
"""Makes rules/catalog/*.json from the tables in rules/catalog/source and what we enter by hand in rules/catalog/hand.

  python3 rules/import_catalog.py [SOURCE] [--hand DIR] [--out DIR] [--check]

A row that is not self-consistent stops the import: exit 1, one line per fault with file, row, field, value and
what would be right. Nothing is written then. --check writes nothing and fails when the committed files differ.
Python's standard library only; the same input gives the same bytes.
"""
import argparse
import json
import os
import sys

sys.dont_write_bytecode = True
from importer import chips as chip_rows, companies as company_rows, countries as country_rows, models as model_rows
from importer.hand import Hand
from importer.table import Faults

HERE = os.path.dirname(os.path.abspath(__file__))

EPOCH = "Epoch AI, 'Data on AI Models', 'Machine Learning Hardware' and 'GPU Clusters' (epoch.ai), CC BY 4.0"


def dump(value):
    return json.dumps(value, ensure_ascii=False, separators=(', ', ': '))


def columns_text(columns, credit, licence):
    """One column per line, so that a change of one value is a change of one line."""
    lines = ',\n'.join(f'    {dump(name)}: {dump(values)}' for name, values in columns.items())
    count = len(next(iter(columns.values())))
    return f'{{\n  "count": {count},\n  "credit": {dump(credit)},\n  "license": {dump(licence)},\n  "columns": {{\n{lines}\n  }}\n}}\n'


def groups_text(groups, as_of, credit, licence):
    """One member per line."""
    blocks = []
    for name, group in groups.items():
        members = ',\n'.join('        ' + dump(m) for m in group['members'])
        blocks.append(f'    {dump(name)}: {{\n      "label": {dump(group["label"])},\n      "cite": {dump(group["cite"])},\n'
                      f'      "members": [\n{members}\n      ],\n      "unknown": {dump(group["unknown"])}\n    }}')
    return (f'{{\n  "as_of": {dump(as_of)},\n  "credit": {dump(credit)},\n  "license": {dump(licence)},\n  "groups": {{\n'
            + ',\n'.join(blocks) + '\n  }\n}\n')


def build(source, hand_folder):
    """Reads everything; returns ({file name: text}, [fault lines])."""
    faults = Faults()
    hand = Hand(hand_folder, faults)
    countries = country_rows.read_countries(source, hand, faults)
    codes = {r['iso3'] for r in countries}
    companies = company_rows.read_companies(source, hand, codes, faults)
    chips = chip_rows.read_chips(source, hand, set(companies['id']), faults)
    groups = country_rows.read_groups(countries, hand, faults)
    models = model_rows.read_models(source, hand, codes, faults)
    hand.unused()
    if faults.lines:
        return {}, faults.lines
    names = [n for n in countries[0] if n != 'flags']
    ours = 'Compiled for this project (MIT); facts by '
    law = 'Text of the regulation: US Government work, public domain. Compilation and search words: MIT'
    files = {
        'chips.json': columns_text(chips, EPOCH + '; vendors and others as each row says in source',
                                   ours + 'Epoch AI under CC BY 4.0'),
        'companies.json': columns_text(companies, EPOCH + '; US Consolidated Screening List (public domain); others as each row says in source',
                                       ours + 'Epoch AI under CC BY 4.0'),
        'countries.json': columns_text({n: [r[n] for r in countries] for n in names},
                                       'Supplement No. 1 to 15 CFR part 740 and ISO 3166-1', law),
        'groups.json': groups_text(groups, hand.changes['as_of'], 'Supplement No. 1 to 15 CFR part 740, eCFR', law),
        'models.json': columns_text(models, EPOCH, 'CC BY 4.0 (Epoch AI); changes as each row says in notes'),
    }
    return files, []


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('source', nargs='?', default=os.path.join(HERE, 'catalog', 'source'), help='folder with the four CSV files')
    parser.add_argument('--hand', default=os.path.join(HERE, 'catalog', 'hand'), help='folder with what is entered by hand')
    parser.add_argument('--out', default=os.path.join(HERE, 'catalog'), help='folder to write to')
    parser.add_argument('--check', action='store_true', help='write nothing; exit 1 when the files in OUT differ')
    options = parser.parse_args(arguments)
    files, faults = build(options.source, options.hand)
    for line in faults:
        print(line, file=sys.stderr)
    if faults:
        print(f'{len(faults)} faults, nothing written', file=sys.stderr)
        return 1
    stale = 0
    for name, text in files.items():
        path, data = os.path.join(options.out, name), text.encode('utf-8')
        old = open(path, 'rb').read() if os.path.exists(path) else None
        if options.check:
            if old != data:
                stale += 1
                print(f'{name}: differs from a fresh import; run rules/import_catalog.py', file=sys.stderr)
            continue
        if old != data:
            with open(path, 'wb') as handle:
                handle.write(data)
        count = len(json.loads(text).get('groups', ())) or json.loads(text)['count']
        print(f'{name}: {count} rows, {len(data)} bytes')
    return 1 if stale else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
