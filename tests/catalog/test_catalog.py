#!/usr/bin/env python3
"""Tests of the committed catalogs: every row is there, dated groups and aliases say what the table says, words find.

  python3 tests/catalog/test_catalog.py

Python's standard library only.
"""
import csv
import json
import os
import sys
import unittest
import urllib.parse

sys.dont_write_bytecode = True
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, 'rules'))
from importer import countries as country_rows  # noqa: E402

CATALOG = os.path.join(ROOT, 'rules', 'catalog')
SOURCE = os.path.join(CATALOG, 'source')
HAND = os.path.join(CATALOG, 'hand')
COUNTS = {'chips.json': 155, 'companies.json': 151, 'countries.json': 249, 'models.json': 516, 'clusters.json': 577}
# How many rows of the table are in a group on a day; who is in (+) or out (-) around a change.
SIZES = (
    '2023-11-17 A:1=40 A:5=37 A:6=8 D:1=23 D:4=22 D:5=23 E:1=3 E:2=1',
    '2025-01-15 A:1=40 A:5=37 A:6=8 D:1=24 D:4=22 D:5=23 E:1=3 E:2=1',
    '2026-07-23 A:1=40 A:5=38 A:6=8 D:1=24 D:4=21 D:5=22 E:1=3 E:2=1',
)
EDGES = (
    'NIC 2024-03-14 -D:1 -D:5', 'NIC 2024-03-15 +D:1 +D:5',
    'CYP 2024-05-29 +D:5 +A:6', 'CYP 2024-05-30 -D:5 +A:6',
    'KHM 2025-11-06 +D:5 +D:1', 'KHM 2025-11-07 -D:5 +D:1',
    'ARE 2026-07-09 +D:4 -A:5', 'ARE 2026-07-10 -D:4 +A:5',
    'MAC 2025-01-15 +D:1 +D:4 -D:5', 'HKG 2025-01-15 -D:1 -D:5',
)
COUNTRY_WORDS = (
    'ARE uae 阿联酋', 'USA usa us', 'GBR uk', 'CHN prc 中国', 'NLD holland', 'MMR burma', 'TUR turkey', 'KOR 南韩 韓國 韩国',
    'PRK 朝鲜', 'TWN 台湾 臺灣', 'RUS 俄罗斯', 'HKG 香港', 'MAC 澳门', 'SGP 新加坡',
)
COMPANY_WORDS = 'g42=g42 core42=g42 华为=huawei 英伟达=nvidia tsmc=tsmc'


def read_json(name):
    with open(os.path.join(CATALOG, name), encoding='utf-8') as handle:
        return json.load(handle)


def read_columns(name):
    return read_json(name)['columns']


class Holds(unittest.TestCase):
    """What the committed catalogs hold."""

    def row(self, file, row_id):
        columns = read_columns(file)
        index = columns[next(iter(columns))].index(row_id)
        return {name: values[index] for name, values in columns.items()}

    def test_every_row_comes_through(self):
        for name, count in COUNTS.items():
            catalog = read_json(name)
            self.assertEqual(catalog['count'], count, name)
            self.assertEqual({len(v) for v in catalog['columns'].values()}, {count}, name)
            self.assertTrue(catalog['credit'] and catalog['license'], name)

    def test_cells_are_scalars(self):
        for name in COUNTS:
            for column, values in read_json(name).get('columns', {}).items():
                self.assertFalse([v for v in values if isinstance(v, (dict, list, bool))], f'{name} {column}')

    def test_membership_of_every_country_on_the_tables_day(self):
        groups, columns = read_json('groups.json'), read_columns('countries.json')
        with open(os.path.join(HAND, 'group_changes.json'), encoding='utf-8') as handle:
            column_of = {g['id']: g['column'] for g in json.load(handle)['groups']}
        by_code = {code: {n: columns[n][i] for n in columns} for i, code in enumerate(columns['iso3'])}
        with open(os.path.join(SOURCE, 'country_groups.csv'), encoding='utf-8', newline='') as handle:
            rows = list(csv.DictReader(handle))
        self.assertEqual(len(rows), 249)
        for row in rows:
            for group, column in column_of.items():
                got = country_rows.effective(groups['groups'], by_code, group, row['iso3'], groups['as_of'])
                self.assertEqual('' if got is None else str(int(got)), row[column], (row['iso3'], group))

    def members(self, group, on):
        return {m['iso3'] for m in read_json('groups.json')['groups'][group]['members']
                if m.get('from', '') <= on <= m.get('to', '9999')}

    def test_dated_membership(self):
        for line in SIZES:
            on, *sizes = line.split()
            for group, size in (item.split('=') for item in sizes):
                self.assertEqual(len(self.members(group, on)), int(size), (group, on))
        for line in EDGES:
            code, on, *groups = line.split()
            for group in groups:
                self.assertEqual(code in self.members(group[1:], on), group[0] == '+', (group, code, on))

    def test_aliases(self):
        rows = {code: self.row('countries.json', code) for code in ('HKG', 'MAC', 'PRI', 'GRL', 'CHN')}
        self.assertEqual((rows['HKG']['alias_of'], rows['HKG']['alias_from']), ('CHN', '2020-12-23'))
        self.assertEqual((rows['PRI']['alias_of'], rows['GRL']['alias_of']), ('USA', 'DNK'))
        self.assertEqual(rows['GRL']['alias_confidence'], 'memory')
        self.assertIsNone(rows['MAC']['alias_of'])
        columns = read_columns('countries.json')
        targets = {t for t in columns['alias_of'] if t}
        aliases = {c for c, t in zip(columns['iso3'], columns['alias_of']) if t}
        self.assertFalse(targets & aliases, 'an alias of an alias')

    def found(self, file, word):
        columns = read_columns(file)
        key = next(iter(columns))
        word = word.casefold()
        return {i for i, n, a in zip(columns[key], columns['name'], columns['aliases'])
                if word in (a or '').casefold().split() or word == n.casefold() or word in n.casefold().split()}

    def test_search_words(self):
        for line in COUNTRY_WORDS:
            code, *words = line.split()
            for word in words:
                self.assertEqual(self.found('countries.json', word), {code}, word)
        for word, row_id in (item.split('=') for item in COMPANY_WORDS.split()):
            self.assertIn(row_id, self.found('companies.json', word), word)
        self.assertIn('huawei-ascend-910b', ' '.join(self.found('chips.json', '昇腾')))
        self.assertIn('nvidia-h100-sxm', self.found('chips.json', 'h100'))

    def test_every_country_has_chinese_words(self):
        columns = read_columns('countries.json')
        for code, words in zip(columns['iso3'], columns['aliases']):
            self.assertTrue(any('\u4e00' <= c <= '\u9fff' for c in words), code)

    def test_values_settled_between_the_sheets(self):
        h100, card = self.row('chips.json', 'nvidia-h100-sxm'), self.row('chips.json', 'nvidia-rtx-4090')
        self.assertEqual((h100['tpp'], h100['die'], h100['dc'], h100['io']), (15832, 814, 1, 900))
        self.assertEqual((card['tpp'], card['dc'], card['io'], card['from_memory']), (5284.8, 0, 64, 'io'))
        self.assertIsNone(self.row('chips.json', 'amd-mi308x')['tpp'])
        huawei, humain = self.row('companies.json', 'huawei'), self.row('companies.json', 'humain')
        self.assertEqual((huawei['listed'], huawei['listed_since']), (1, '2019-05'))
        self.assertEqual((humain['kind'], humain['government'], humain['listed']), ('sovereign', None, 0))
        grok, tune = self.row('models.json', 'grok-4'), self.row('models.json', 'deepseek-r1')
        self.assertEqual((grok['flop'], grok['open'], grok['base']), (5e26, 0, None))
        self.assertEqual((tune['base'], tune['finetune_flop']), ('deepseek-v3', 1.83e23))

    def test_ids_that_golden_cases_use(self):
        known = {'chip': 'chips.json', 'model': 'models.json'}
        known.update((key, 'companies.json') for key in ('company', 'exporter'))
        known.update((key, 'countries.json') for key in ('to', 'hq', 'parent', 'client', 'national'))
        ids = {name: set(next(iter(read_columns(name).values()))) for name in set(known.values())}
        with open(os.path.join(ROOT, 'tests', 'golden', 'cases.jsonl'), encoding='utf-8') as handle:
            cases = [json.loads(line) for line in handle]
        self.assertGreater(len(cases), 500)
        for case in cases:
            for key, value in urllib.parse.parse_qsl(case['case'], keep_blank_values=True):
                if key in known and value not in ('other', 'none'):
                    self.assertIn(value, ids[known[key]], (case['id'], key))


if __name__ == '__main__':
    unittest.main()
