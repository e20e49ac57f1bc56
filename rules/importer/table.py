"""Source tables: rows, checked readers for cells, and the list of faults. Knows nothing of chips or countries."""
import csv
import datetime
import os
import re


class Faults:
    """Collects what is wrong, so that one run names every bad row."""

    def __init__(self):
        self.lines = []

    def add(self, file, row, field, value, right):
        self.lines.append(f'{file}: row {row}: {field}: {value!r}: {right}')


class Table:
    """One source file: rows as dictionaries, with checked readers for cells."""

    def __init__(self, folder, file, key, columns, faults):
        self.file, self.key, self.faults, self.rows = file, key, faults, []
        path = os.path.join(folder, file)
        if not os.path.exists(path):
            faults.add(file, '-', '-', path, 'file expected')
            return
        with open(path, encoding='utf-8', newline='') as handle:
            reader = csv.DictReader(handle)
            missing = [c for c in columns if c not in (reader.fieldnames or [])]
            if missing:
                faults.add(file, 'header', ','.join(missing), '', 'columns expected')
                return
            self.rows = list(reader)
        seen = set()
        for line, row in enumerate(self.rows, start=2):
            if None in row or None in row.values():
                self.fault(row, f'line {line}', f'exactly {len(reader.fieldnames)} cells expected')
            elif row[key] in seen:
                self.fault(row, key, 'duplicate; each id once')
            seen.add(row[key])
        self.rows = [r for r in self.rows if None not in r and None not in r.values()]

    def fault(self, row, field, right, value=None):
        """Notes that a cell (or the value made from it) is wrong, and what would be right."""
        shown = row.get(field, '') if value is None else value
        self.faults.add(self.file, row.get(self.key) or '(no id)', field, shown, right)

    def number(self, row, field, low=0.0, high=float('inf')):
        """A number within [low, high], None when blank."""
        text = row[field]
        if text == '':
            return None
        if not re.fullmatch(r'[+-]?\d+(\.\d+)?([eE][+-]?\d+)?', text):
            self.fault(row, field, 'a number expected')
            return None
        value = float(text)
        if not low <= value <= high:
            self.fault(row, field, f'between {low:g} and {high:g} expected' if high < float('inf')
                       else f'{low:g} or more expected')
            return None
        return int(value) if value.is_integer() and abs(value) < 2 ** 53 else value

    def choice(self, row, field, allowed):
        if row[field] not in allowed:
            self.fault(row, field, 'one of ' + ', '.join(repr(a) for a in allowed) + ' expected')
        return row[field]

    def date(self, row, field, pattern='%Y-%m-%d'):
        """A date as printed, None when blank."""
        text = row[field]
        if text == '' or (pattern == '%Y-%m' and re.fullmatch(r'(19|20)\d\d', text)):
            return text or None  # a month may be known by its year alone
        try:
            if datetime.datetime.strptime(text, pattern).strftime(pattern) != text:
                raise ValueError
        except ValueError:
            shape = pattern.replace('%Y', 'YYYY').replace('%m', 'MM').replace('%d', 'DD')
            self.fault(row, field, f'a date as {shape} expected')
            return None
        return text

    def text(self, row, field):
        if not row[field].strip():
            self.fault(row, field, 'must not be blank')
        return row[field]

    def country(self, row, field, countries):
        if row[field] not in countries:
            self.fault(row, field, 'an ISO 3166-1 alpha-3 code of country_groups.csv expected')
        return row[field]

    def slug(self, row):
        if not re.fullmatch(r'[a-z0-9]+(-[a-z0-9]+)*', row[self.key]):
            self.fault(row, self.key, 'lower-case words joined by hyphens expected')
        return row[self.key]
