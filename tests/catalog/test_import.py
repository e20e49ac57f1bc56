#!/usr/bin/env python3
"""Tests of rules/import_catalog.py: what it refuses and where, and that it repeats itself.

  python3 tests/catalog/test_import.py

Python's standard library only. Each bad row is made from the committed sources: bad_rows.jsonl says which cells
change and what the message has to name (file, row, field, value, what would be right).
"""
import csv
import io
import json
import os
import shutil
import sys
import tempfile
import unittest
from contextlib import redirect_stderr, redirect_stdout

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, 'rules'))
import import_catalog  # noqa: E402

SOURCE = os.path.join(ROOT, 'rules', 'catalog', 'source')
HAND = os.path.join(ROOT, 'rules', 'catalog', 'hand')
KEYS = {'country_groups.csv': 'iso3'}
FILES = ('chips.json', 'clusters.json', 'companies.json', 'countries.json', 'groups.json', 'models.json')


def run(arguments):
    """Exit code and standard error of one run."""
    errors = io.StringIO()
    with redirect_stderr(errors), redirect_stdout(io.StringIO()):
        code = import_catalog.main(arguments)
    return code, errors.getvalue()


class Workspace(unittest.TestCase):
    """A copy of the sources that a test may spoil."""

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.source, self.hand, self.out = (os.path.join(self.folder, n) for n in ('source', 'hand', 'out'))
        shutil.copytree(SOURCE, self.source)
        shutil.copytree(HAND, self.hand)
        os.mkdir(self.out)

    def run_import(self, *more):
        return run([self.source, '--hand', self.hand, '--out', self.out, *more])

    def edit(self, file, change):
        """Lets `change` work on the list of rows of a source file."""
        path = os.path.join(self.source, file)
        with open(path, encoding='utf-8', newline='') as handle:
            rows = list(csv.DictReader(handle))
        names = list(rows[0])
        change(rows)
        names += [n for n in rows[0] if n not in names]
        with open(path, 'w', encoding='utf-8', newline='') as handle:
            writer = csv.DictWriter(handle, names)
            writer.writeheader()
            writer.writerows(rows)

    def edit_row(self, file, row_id, cells):
        self.edit(file, lambda rows: [r.update(cells) for r in rows if r[KEYS.get(file, 'id')] == row_id])

    def edit_hand(self, file, change):
        path = os.path.join(self.hand, file)
        with open(path, encoding='utf-8') as handle:
            value = json.load(handle)
        change(value)
        with open(path, 'w', encoding='utf-8') as handle:
            json.dump(value, handle)

    def refused(self, *places):
        """The import fails, writes nothing, and one line of the message names all of `places`."""
        code, errors = self.run_import()
        self.assertEqual(code, 1, 'accepted')
        self.assertEqual(os.listdir(self.out), [])
        named = any(all(p in line for p in places) for line in errors.splitlines())
        self.assertTrue(named, f'{places} not in:\n{errors}')


class Refuses(Workspace):
    def test_bad_cells(self):
        with open(os.path.join(HERE, 'bad_rows.jsonl'), encoding='utf-8') as handle:
            lines = [json.loads(line) for line in handle]
        for bad in lines:
            file, row_id, cells, said = (bad[k] for k in ('file', 'row', 'cells', 'says'))
            with self.subTest(file=file, row=row_id, cells=cells):
                self.edit_row(file, row_id, cells)
                self.refused(file, f'row {row_id}:', *said)
                shutil.copy(os.path.join(SOURCE, file), self.source)

    def test_duplicate_id(self):
        for file in ('chips.csv', 'companies.csv', 'models.csv', 'country_groups.csv'):
            with self.subTest(file=file):
                self.edit(file, lambda rows: rows.append(dict(rows[3])))
                self.refused(file, KEYS.get(file, 'id'), 'duplicate')
                shutil.copy(os.path.join(SOURCE, file), self.source)

    def test_unknown_country_row(self):
        self.edit('country_groups.csv', lambda rows: rows[0].update(iso3='AFX'))
        self.refused('country_groups.csv', 'AFX', 'alpha-3')

    def test_share_out_of_range(self):
        self.edit('companies.csv', lambda rows: [r.update(listed_share='') for r in rows])
        self.edit_row('companies.csv', 'g42', {'listed_share': '1.5'})
        self.refused('companies.csv', 'g42', 'listed_share', "'1.5'", 'between 0 and 1')

    def test_share_in_range_comes_through(self):
        self.edit('companies.csv', lambda rows: [r.update(listed_share='') for r in rows])
        self.edit_row('companies.csv', 'g42', {'listed_share': '0.5'})
        self.assertEqual(self.run_import(), (0, ''))
        with open(os.path.join(self.out, 'companies.json'), encoding='utf-8') as handle:
            columns = json.load(handle)['columns']
        self.assertEqual(columns['listed_share'][columns['id'].index('g42')], 0.5)

    def test_row_of_wrong_length(self):
        with open(os.path.join(self.source, 'models.csv'), 'a', encoding='utf-8') as handle:
            handle.write('short,row\n')
        self.refused('models.csv', 'short', '14 cells expected')

    def test_missing_column_and_file(self):
        self.edit('models.csv', lambda rows: None)
        with open(os.path.join(self.source, 'models.csv'), 'w', encoding='utf-8') as handle:
            handle.write('id,name\nx,X\n')
        self.refused('models.csv', 'training_flop', 'columns expected')
        os.remove(os.path.join(self.source, 'models.csv'))
        self.refused('models.csv', 'file expected')

    def test_stale_override(self):
        self.edit_row('chips.csv', 'nvidia-rtx-4090', {'interconnect_bandwidth_gb_s': '64'})
        self.refused('chips.csv', 'nvidia-rtx-4090', 'interconnect_bandwidth_gb_s', 'overrides.json expects')

    def test_override_of_no_row_or_without_source(self):
        self.edit_hand('overrides.json', lambda v: v['values'][0].update(id='nvidia-rtx-4099'))
        self.refused('overrides.json', 'nvidia-rtx-4099', 'chips.csv')
        self.edit_hand('overrides.json', lambda v: v['values'][0].update(id='nvidia-rtx-4090', source=''))
        self.refused('overrides.json', 'nvidia-rtx-4090', 'source expected')

    def test_explanation_that_is_not_needed(self):
        self.edit_hand('overrides.json', lambda v: v['dense_checked'].update({'nvidia-h100-sxm': 'no reason'}))
        self.refused('overrides.json', 'nvidia-h100-sxm', 'dense_checked', 'not needed')

    def test_odd_row_without_its_explanation(self):
        self.edit_hand('overrides.json', lambda v: v['dense_checked'].pop('nvidia-b300'))
        self.edit_hand('overrides.json', lambda v: v['base_not_included'].pop('flamingo'))
        self.refused('chips.csv', 'nvidia-b300', 'rate at 4 bits', "'14000'")
        self.refused('models.csv', 'flamingo', 'training_flop', 'base_not_included')

    def test_links_and_changes(self):
        self.edit_hand('links.json', lambda v: v['parents'].update(hisilicon='huawai'))
        self.refused('links.json', 'hisilicon', "'huawai'")
        self.edit_hand('links.json', lambda v: v['parents'].update(hisilicon='huawei'))
        self.edit_hand('group_changes.json', lambda v: v['changes'][0].update({'from': '2026-7-10'}))
        self.refused('group_changes.json', 'ARE', "'2026-7-10'", 'YYYY-MM-DD')
        self.edit_hand('group_changes.json', lambda v: v['changes'][0].update({'from': '2026-07-24'}))
        self.refused('country_groups.csv', 'ARE', 'A5', '0 expected')

    def test_search_words_of_no_row(self):
        with open(os.path.join(self.hand, 'search_words.csv'), 'a', encoding='utf-8') as handle:
            handle.write('chips,nvidia-k80*,kepler\n')
        self.refused('search_words.csv', 'nvidia-k80*', 'matches no row')

    def test_all_faults_in_one_run(self):
        self.edit('chips.csv', lambda rows: [r.update(source='', confidence='') for r in rows[:2]])
        code, errors = self.run_import()
        self.assertEqual((code, len(errors.splitlines())), (1, 5), errors)


class Repeats(Workspace):
    def bytes_of_output(self):
        return {n: import_catalog.read_bytes(os.path.join(self.out, n)) for n in os.listdir(self.out)}

    def test_twice_gives_the_same_bytes(self):
        self.assertEqual(self.run_import(), (0, ''))
        first = self.bytes_of_output()
        self.assertEqual(self.run_import(), (0, ''))
        self.assertEqual(first, self.bytes_of_output())
        self.assertEqual(sorted(first), sorted(FILES))
        self.assertEqual(self.run_import('--check'), (0, ''))

    def test_committed_files_are_a_fresh_import(self):
        self.assertEqual(run(['--check']), (0, ''))

    def test_check_sees_a_difference(self):
        self.run_import()
        with open(os.path.join(self.out, 'chips.json'), 'a', encoding='utf-8') as handle:
            handle.write('\n')
        code, errors = self.run_import('--check')
        self.assertEqual(code, 1)
        self.assertIn('chips.json', errors)

    def test_one_column_per_line(self):
        self.run_import()
        with open(os.path.join(self.out, 'chips.json'), encoding='utf-8') as handle:
            lines = handle.read().splitlines()
        columns = json.loads('\n'.join(lines))['columns']
        self.assertEqual(sum(line.startswith('    "') for line in lines), len(columns))


if __name__ == '__main__':
    unittest.main()
