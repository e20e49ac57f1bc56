"""What is entered by hand (rules/catalog/hand): overrides, names, search words, links, wording, dated changes."""
import csv
import fnmatch
import json
import os
import re

from importer.table import Table

# How sure an entry by hand is: the text was read, a named source says it, it was worked out, or from memory.
CONFIDENCE = ('text', 'secondary', 'derived', 'memory')


class Hand:
    """What is entered by hand: overrides, names, search words, links, dated group changes."""

    def __init__(self, folder, faults):
        self.faults = faults
        self.used = set()
        self.reasons = set()
        self.overrides = self.load(folder, 'overrides.json')
        self.links = self.load(folder, 'links.json')
        self.changes = self.load(folder, 'group_changes.json')
        self.names = Table(folder, 'country_names.csv', 'iso3', ('iso3', 'name', 'words'), faults)
        path = os.path.join(folder, 'search_words.csv')
        with open(path, encoding='utf-8', newline='') as handle:
            self.search = list(csv.DictReader(handle))

    def load(self, folder, file):
        with open(os.path.join(folder, file), encoding='utf-8') as handle:
            return json.load(handle)

    def words(self, table, row_id):
        """Search words for a row, each once, in the order of the file; None when there are none."""
        out = []
        for n, entry in enumerate(self.search):
            if entry['table'] == table and fnmatch.fnmatchcase(row_id, entry['id']):
                self.used.add(n)
                out += [w for w in entry['words'].split() if w not in out]
        return ' '.join(out) or None

    def reason(self, kind, row_id):
        """Whether this odd row was looked at and explained under `kind`; notes that the entry is needed."""
        self.reasons.add((kind, row_id))
        return row_id in self.overrides[kind]

    def say(self, table, row, field):
        """A cell's text for readers, compilers' working notes reworded by `wording`; None when nothing is left."""
        text = row[field]
        for pattern, replacement in self.overrides['wording']['replace']:
            text = re.sub(pattern, replacement, text)
        for pattern in self.overrides['wording']['refuse']:
            if re.search(pattern, text):
                table.fault(row, field, f'no {pattern!r} expected; add a replacement to overrides.json, wording', text)
        return text.strip() or None

    def override(self, name, table):
        """Puts overrides into the rows; returns {(id, field): override}."""
        done = {}
        rows = {r[table.key]: r for r in table.rows}
        for entry in self.overrides['values']:
            if entry['file'] != name:
                continue
            row = rows.get(entry['id'])
            if row is None or entry['field'] not in row:
                self.faults.add('overrides.json', entry['id'], entry['field'], '',
                                f'a row and field of {table.file} expected')
            elif row[entry['field']] != entry['was']:
                table.fault(row, entry['field'], f'overrides.json expects {entry["was"]!r} here; read it again')
            elif entry['confidence'] not in CONFIDENCE or not entry['source']:
                self.faults.add('overrides.json', entry['id'], 'confidence', entry['confidence'],
                                'one of ' + ', '.join(CONFIDENCE) + ' and a source expected')
            else:
                row[entry['field']] = entry['value']
                done[entry['id'], entry['field']] = entry
        return done

    def unused(self):
        for n, entry in enumerate(self.search):
            if n not in self.used:
                self.faults.add('search_words.csv', entry['id'], 'id', entry['table'], 'matches no row')
        for kind in ('dense_checked', 'base_not_included'):
            for row_id in self.overrides[kind]:
                if row_id != 'about' and (kind, row_id) not in self.reasons:
                    self.faults.add('overrides.json', row_id, kind, '', 'not needed: no such row is odd; take it out')
