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
from importer import (
    chips as chip_rows, clusters as cluster_rows, companies as company_rows, countries as country_rows, models as model_rows,
)
from importer.hand import Hand
from importer.table import Faults

HERE = os.path.dirname(os.path.abspath(__file__))

EPOCH = "Epoch AI, 'Data on AI Models', 'Machine Learning Hardware' and 'GPU Clusters' (epoch.ai), CC BY 4.0"
EPOCH_CLUSTERS = "Epoch AI, 'GPU Clusters' (epoch.ai), CC BY 4.0"


def dump(value):
    return json.dumps(value, ensure_ascii=False, separators=(', ', ': '))


def head(facts):
    """The opening of a file: members of one line each."""
    return '{\n' + ''.join(f'  {dump(name)}: {dump(value)},\n' for name, value in facts.items())


def columns_text(records, credit, license_):
    """One column per line, so that a change of one column is a change of one line."""
    names = [name for name in records[0] if name != 'flags']
    lines = ',\n'.join(f'    {dump(name)}: {dump([record[name] for record in records])}' for name in names)
    top = {'count': len(records), 'credit': credit, 'license': license_}
    return head(top) + '  "columns": {\n' + lines + '\n  }\n}\n'


def groups_text(groups, as_of, credit, license_):
    """One member per line."""
    blocks = []
    for name, group in groups.items():
        members = ',\n'.join('        ' + dump(member) for member in group['members'])
        blocks.append(f'    {dump(name)}: {{\n      "label": {dump(group["label"])},\n'
                      f'      "cite": {dump(group["cite"])},\n      "members": [\n{members}\n      ],\n'
                      f'      "unknown": {dump(group["unknown"])}\n    }}')
    top = {'as_of': as_of, 'credit': credit, 'license': license_}
    return head(top) + '  "groups": {\n' + ',\n'.join(blocks) + '\n  }\n}\n'


def build(source, hand_folder):
    """Reads everything; returns ({file name: text}, [fault lines])."""
    faults = Faults()
    hand = Hand(hand_folder, faults)
    countries = country_rows.read_countries(source, hand, faults)
    codes = {r['iso3'] for r in countries}
    companies = company_rows.read_companies(source, hand, codes, faults)
    chips = chip_rows.read_chips(source, hand, {r['id'] for r in companies}, faults)
    groups = country_rows.read_groups(countries, hand, faults)
    models = model_rows.read_models(source, hand, codes, faults)
    rates = {row['id']: row['rate16'] for row in chips}
    clusters = cluster_rows.read_clusters(source, rates, codes, faults)
    hand.unused()
    if faults.lines:
        return {}, faults.lines
    ours = 'Compilation MIT; facts by Epoch AI CC BY 4.0'
    law = 'Regulation: US Government work, public domain; compilation and search words: MIT'
    others = '; others as each row says in source'
    screening = '; US Consolidated Screening List (public domain)'
    table = 'Supplement No. 1 to 15 CFR part 740 (eCFR)'
    return {
        'chips.json': columns_text(chips, EPOCH + '; vendors' + others, ours),
        'companies.json': columns_text(companies, EPOCH + screening + others, ours),
        'countries.json': columns_text(countries, table + '; ISO 3166-1', law),
        'groups.json': groups_text(groups, hand.changes['as_of'], table, law),
        'models.json': columns_text(models, EPOCH, 'Compilation MIT; data Epoch AI CC BY 4.0'),
        'clusters.json': columns_text(clusters, EPOCH_CLUSTERS, 'Compilation MIT; data Epoch AI CC BY 4.0'),
    }, []


def read_bytes(path):
    if not os.path.exists(path):
        return None
    with open(path, 'rb') as handle:
        return handle.read()


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    catalog = os.path.join(HERE, 'catalog')
    parser.add_argument('source', nargs='?', default=os.path.join(catalog, 'source'), help='folder of four CSV files')
    parser.add_argument('--hand', default=os.path.join(catalog, 'hand'), help='folder of what is entered by hand')
    parser.add_argument('--out', default=catalog, help='folder to write to')
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
        old = read_bytes(path)
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
