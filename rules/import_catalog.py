#!/usr/bin/env python3
"""Makes rules/catalog/*.json from the tables in rules/catalog/source and what we enter by hand in rules/catalog/hand.

  python3 rules/import_catalog.py [SOURCE] [--hand DIR] [--out DIR] [--check]

A row that is not self-consistent stops the import: exit 1, one line per fault with file, row, field, value and
what would be right. Nothing is written then. --check writes nothing and fails when the committed files differ.
Python's standard library only; the same input gives the same bytes.
"""
import argparse
import csv
import datetime
import fnmatch
import json
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))

# Chip formats: column, bit length of the largest input.
FORMATS = {
    'dense_fp64_tflops': 64, 'dense_bf16_tflops': 16, 'dense_fp8_tflops': 8, 'dense_int8_tops': 8,
    'dense_fp6_tflops': 6, 'dense_fp4_tflops': 4, 'dense_int4_tops': 4,
}
# What `mem:[...]` in a chip's note names: catalog columns that then rest on memory. Formats are looked up in FORMATS.
MEMORY_WORDS = {
    'interconnect': 'io', 'die_area': 'die', 'release': 'released', 'bandwidth': 'mem', 'memory bandwidth': 'mem',
    'memory size and bandwidth': 'mem memory_gb', 'memory': 'mem memory_gb', 'board memory': 'mem memory_gb',
    'tensor figures': 'tpp rate16', 'XMX rate': 'tpp rate16', 'clock': 'tpp rate16', 'per-chip split': 'tpp rate16',
    'package split': 'tpp rate16', 'dense halving': 'tpp rate16', 'peak assumed as OAM': 'tpp rate16',
    'fp6 rate': 'tpp', 'all': 'tpp rate16 die io mem memory_gb released',
    'tdp': '', 'process': '', 'memory type': '', 'SKU name': '', 'tf32': '',
}
CONFIDENCE = {
    'chips': ('high', 'medium', 'low', 'memory'),
    'companies': ('read', 'memory'),
    'hand': ('text', 'secondary', 'derived', 'memory'),
}
FLOP_CONFIDENCE = re.compile(r'(Confident|Likely|Speculative|Unknown|Unverified|memory)( \((no FLOP estimate|withdrawn)\))?')
SEGMENTS = ('datacenter', 'workstation', 'consumer', 'edge')
KINDS = ('cloud', 'lab', 'chipmaker', 'enterprise', 'university', 'sovereign', 'broker')
EPOCH = "Epoch AI, 'Data on AI Models', 'Machine Learning Hardware' and 'GPU Clusters' (epoch.ai), CC BY 4.0"


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
                self.fault(row, 'line %d' % line, '', f'exactly {len(reader.fieldnames)} cells expected')
            elif row[key] in seen:
                self.fault(row, key, row[key], 'duplicate; each id once')
            seen.add(row[key])
        self.rows = [r for r in self.rows if None not in r and None not in r.values()]

    def fault(self, row, field, value, right):
        self.faults.add(self.file, row.get(self.key) or '(no id)', field, value, right)

    def number(self, row, field, low=0.0, high=float('inf')):
        """A number within [low, high], None when blank."""
        text = row[field]
        if text == '':
            return None
        if not re.fullmatch(r'[+-]?\d+(\.\d+)?([eE][+-]?\d+)?', text):
            self.fault(row, field, text, 'a number expected')
            return None
        value = float(text)
        if not low <= value <= high:
            self.fault(row, field, text, f'between {low:g} and {high:g} expected' if high < float('inf')
                       else f'{low:g} or more expected')
            return None
        return int(value) if value.is_integer() and abs(value) < 2 ** 53 else value

    def choice(self, row, field, allowed):
        if row[field] not in allowed:
            self.fault(row, field, row[field], 'one of ' + ', '.join(repr(a) for a in allowed) + ' expected')
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
            self.fault(row, field, text, 'a date as ' + pattern.replace('%Y', 'YYYY').replace('%m', 'MM').replace('%d', 'DD')
                       + ' expected')
            return None
        return text

    def text(self, row, field):
        if not row[field].strip():
            self.fault(row, field, row[field], 'must not be blank')
        return row[field]

    def country(self, row, field, countries):
        if row[field] not in countries:
            self.fault(row, field, row[field], 'an ISO 3166-1 alpha-3 code of country_groups.csv expected')
        return row[field]

    def slug(self, row):
        if not re.fullmatch(r'[a-z0-9]+(-[a-z0-9]+)*', row[self.key]):
            self.fault(row, self.key, row[self.key], 'lower-case words joined by hyphens expected')
        return row[self.key]


class Hand:
    """What is entered by hand: overrides, names, search words, links, dated group changes."""

    def __init__(self, folder, faults):
        self.faults = faults
        self.used = set()
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

    def override(self, name, table):
        """Puts overrides into the rows; returns {(id, field): override}."""
        done = {}
        rows = {r[table.key]: r for r in table.rows}
        for entry in self.overrides['values']:
            if entry['file'] != name:
                continue
            row = rows.get(entry['id'])
            if row is None or entry['field'] not in row:
                self.faults.add('overrides.json', entry['id'], entry['field'], '', f'a row and field of {table.file} expected')
            elif row[entry['field']] != entry['was']:
                table.fault(row, entry['field'], row[entry['field']], f'overrides.json expects {entry["was"]!r} here; read it again')
            elif entry['confidence'] not in CONFIDENCE['hand'] or not entry['source']:
                self.faults.add('overrides.json', entry['id'], 'confidence', entry['confidence'],
                                'one of ' + ', '.join(CONFIDENCE['hand']) + ' and a source expected')
            else:
                row[entry['field']] = entry['value']
                done[entry['id'], entry['field']] = entry
        return done

    def unused(self):
        for n, entry in enumerate(self.search):
            if n not in self.used:
                self.faults.add('search_words.csv', entry['id'], 'id', entry['table'], 'matches no row')


def paragraph(tpp, pd, datacenter):
    """The October 2023 paragraph as the source file prints it: TPP, PD and marketing alone."""
    if tpp is None:
        return 'unknown'
    if not datacenter:
        return '3A090.a.1 (NAC/ACA)' if tpp >= 4800 else 'none (Note 2)'
    if tpp >= 4800:
        return '3A090.a.1'
    if tpp < 1600:
        return 'none'
    if pd is None:
        return 'open (PD unknown)'
    if pd >= 5.92:
        return '3A090.a.2'
    if tpp >= 2400 and pd >= 1.6:
        return '3A090.b.1'
    return '3A090.b.2' if pd >= 3.2 else 'none'


def tidy(value):
    """A computed number without noise in the last digits, for messages."""
    return f'{value:.10g}'


def check_sparse(table, row, rates, hand):
    """Refuses rates that look like sparse figures where dense ones belong."""
    best = {}
    for field, bits in FORMATS.items():
        if rates[field]:
            best[bits] = max(best.get(bits, 0), rates[field])
    top = max((rate * bits for bits, rate in best.items()), default=0)
    for short, long in ((8, 16), (6, 8), (4, 8), (4, 16)):
        if short in best and long in best and (long == 8 or short == 8 or 8 not in best):
            grows = best[short] > 2.03 * best[long] * (2 if long // short == 4 else 1)
            if grows and best[short] * short >= top * 0.999 and row['id'] not in hand.overrides['dense_checked']:
                table.fault(row, f'rate at {short} bits', tidy(best[short]),
                            f'at most about {tidy(2 * best[long])} (twice the rate at {long} bits) expected of a dense rate; '
                            'halve a sparse figure, or give the reason in overrides.json, dense_checked')
    claim = re.fullmatch(r'(\d+(?:\.\d+)?)', row['public_tpp_claim'])
    if claim and top and '(' not in row['public_tpp_source']:
        for factor in (2, 4):
            if abs(top / factor / float(claim.group(1)) - 1) < 0.02:
                table.fault(row, 'tpp', tidy(top), f'{factor} times the public figure {claim.group(1)}: '
                            f'if rates are sparse, {tidy(top / factor)} would be right; else explain in public_tpp_source')


def from_memory(table, row, rates, tpp, overrides):
    """Catalog columns of this chip that rest on memory, by `mem:[...]` in the note and by overrides."""
    found = set()
    recalled = set()
    for words in re.findall(r'mem:\[([^\]]*)\]', row['notes']):
        for word in words.split(','):
            formats = [f for f in FORMATS if re.search(r'_%s_' % re.escape(word), f)]
            if formats:
                recalled.update(formats)
            elif word in MEMORY_WORDS:
                found.update(MEMORY_WORDS[word].split())
            else:
                table.fault(row, 'notes', word, 'a known word in mem:[...] expected: ' + ', '.join(sorted(MEMORY_WORDS)))
    deciding = [f for f, bits in FORMATS.items() if rates[f] and tpp and abs(rates[f] * bits - tpp) <= 1e-3]
    if deciding and all(f in recalled for f in deciding):
        found.add('tpp')
    if 'dense_bf16_tflops' in recalled:
        found.add('rate16')
    if overrides.get((row['id'], 'interconnect_bandwidth_gb_s'), {}).get('confidence') == 'memory':
        found.add('io')
    order = ('tpp', 'rate16', 'die', 'io', 'mem', 'memory_gb', 'released')
    return ' '.join(c for c in order if c in found) or None


def read_chips(folder, hand, companies, faults):
    fields = ['id', 'vendor', 'name', 'release_year_month', 'segment', 'dense_tf32_tflops', 'bits_of_max', 'tpp', 'die_area_mm2',
              'process_node', 'performance_density', 'memory_gb', 'memory_bandwidth_gb_s', 'interconnect_bandwidth_gb_s', 'tdp_w',
              'marketed_for_datacenter', 'source', 'confidence', 'notes', 'public_tpp_claim', 'public_tpp_source', 'eccn_oct2023']
    table = Table(folder, 'chips.csv', 'id', fields + list(FORMATS), faults)
    overrides = hand.override('chips', table)
    names = ('id', 'name', 'vendor', 'vendor_id', 'released', 'segment', 'tpp', 'bits', 'die', 'dc', 'io', 'mem', 'rate16',
             'memory_gb', 'aliases', 'confidence', 'from_memory', 'source', 'notes')
    out = {n: [] for n in names}
    for row in table.rows:
        rates = {f: table.number(row, f) for f in FORMATS}
        table.number(row, 'dense_tf32_tflops')
        table.number(row, 'tdp_w')
        dc = table.choice(row, 'marketed_for_datacenter', ('y', 'n')) == 'y'
        tpp, bits = table.number(row, 'tpp'), table.number(row, 'bits_of_max')
        planar = 'planar' in row['process_node'] and 'non-planar' not in row['process_node']
        die, pd = table.number(row, 'die_area_mm2'), table.number(row, 'performance_density')
        products = [(rate * FORMATS[f], FORMATS[f]) for f, rate in rates.items() if rate is not None]
        most = max((p for p, _ in products), default=None)
        if most is not None and (tpp is None or abs(most - tpp) > 1e-3):
            table.fault(row, 'tpp', row['tpp'], f'{tidy(most)} expected (the highest rate times bit length)')
        elif most is None and tpp is not None:
            table.fault(row, 'tpp', row['tpp'], 'blank expected: no dense rate is given')
        right_bits = [b for p, b in products if most is not None and abs(p - most) <= 1e-6 * most]
        if (right_bits or row['bits_of_max']) and bits not in right_bits:
            table.fault(row, 'bits_of_max', row['bits_of_max'],
                        ' or '.join(str(b) for b in dict.fromkeys(right_bits)) + ' expected' if right_bits else 'blank expected')
        if planar and die:
            table.fault(row, 'die_area_mm2', row['die_area_mm2'], 'blank or 0 expected: no non-planar area')
        ratio = tpp / die if tpp is not None and die else None
        if pd is not None and ratio is None:
            table.fault(row, 'performance_density', row['performance_density'], 'blank expected: TPP or die area is not given')
        elif ratio is not None and (pd is None or abs(ratio - pd) > 6e-5):
            table.fault(row, 'performance_density', row['performance_density'], f'{ratio:.4f} expected (TPP / die area)')
        law = paragraph(tpp, 0 if planar else ratio, dc)
        if law != row['eccn_oct2023']:
            table.fault(row, 'eccn_oct2023', row['eccn_oct2023'], f'{law!r} expected by TPP, PD and marketing')
        check_sparse(table, row, rates, hand)
        if row['vendor'] not in hand.links['vendors']:
            table.fault(row, 'vendor', row['vendor'], 'a vendor of links.json expected (null there when it has no company row)')
        vendor_id = hand.links['vendors'].get(row['vendor'])
        if vendor_id is not None and vendor_id not in companies:
            table.fault(row, 'vendor', row['vendor'], f'links.json names {vendor_id!r}, which is no row of companies.csv')
        notes = [row['notes']] if row['notes'] else []
        notes += [f'{field}: {o["value"]} entered by hand: {o["source"]} ({o["confidence"]})'
                  for (row_id, field), o in overrides.items() if row_id == row['id']]
        values = (table.slug(row), table.text(row, 'name'), row['vendor'], vendor_id,
                  table.date(row, 'release_year_month', '%Y-%m'), table.choice(row, 'segment', SEGMENTS), tpp, bits,
                  0 if planar else die, int(dc), table.number(row, 'interconnect_bandwidth_gb_s'),
                  table.number(row, 'memory_bandwidth_gb_s'), rates['dense_bf16_tflops'], table.number(row, 'memory_gb'),
                  hand.words('chips', row['id']), table.choice(row, 'confidence', CONFIDENCE['chips']),
                  from_memory(table, row, rates, tpp, overrides), table.text(row, 'source'), ' | '.join(notes) or None)
        for name, value in zip(names, values):
            out[name].append(value)
    return out


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
            'confidence': table.choice(row, 'confidence', CONFIDENCE['companies']), 'source': table.text(row, 'source'),
            'notes': row['notes'] or None,
        }
        if cloud and row['headquarters_iso3'] != 'USA':
            table.fault(row, 'is_us_cloud', row['is_us_cloud'], f"'n' expected: headquarters are in {row['headquarters_iso3']}")
        if with_share:
            value['listed_share'] = table.number(row, 'listed_share', 0, 1)
        for name in names:
            out[name].append(value[name])
    return out


def sort_key(name):
    """Alphabetical order that does not depend on accents or the machine's locale."""
    return ''.join(c for c in unicodedata.normalize('NFKD', name) if not unicodedata.combining(c)).casefold(), name


def read_countries(folder, hand, faults):
    """Rows of country_groups.csv with display names, search words and aliases; also the flags for the groups."""
    columns = [g['column'] for g in hand.changes['groups']]
    table = Table(folder, 'country_groups.csv', 'iso3', ['iso3', 'name', 'notes'] + columns, faults)
    hand.override('countries', table)
    names = {r['iso3']: r for r in hand.names.rows}
    known = {r['iso3'] for r in table.rows}
    for extra in sorted(set(names) - known):
        faults.add('country_names.csv', extra, 'iso3', extra, 'a code of country_groups.csv expected')
    given = {a['iso3']: a for a in hand.changes['aliases']}
    rows = []
    for row in table.rows:
        code = row['iso3']
        if not re.fullmatch('[A-Z]{3}', code) or code not in names:
            table.fault(row, 'iso3', code, 'an ISO 3166-1 alpha-3 code of country_names.csv expected')
            continue
        for column in columns:
            table.choice(row, column, ('0', '1', ''))
        parts = [p.strip() for p in row['notes'].split(';')]
        source = '; '.join(p[5:] for p in parts if p.startswith('src: '))
        if not source:
            table.fault(row, 'notes', row['notes'], "a part 'src: ...' expected")
        alias = given.get(code)
        territory = re.search(r'treated as ([A-Z]{3}) under (738\.3\(b\)) \[memory\]', row['notes'])
        part = re.search(r'part of the United States under (772\.1) \[memory\]', row['notes'])
        if territory:
            alias = {'alias_of': territory.group(1), 'cite': '15 CFR ' + territory.group(2), 'confidence': 'memory'}
        elif part:
            alias = {'alias_of': 'USA', 'cite': '15 CFR ' + part.group(1), 'confidence': 'memory'}
        elif not alias and re.search(r'not named; treated as|part of the United States|Treated as', row['notes']):
            table.fault(row, 'notes', row['notes'], 'an alias in group_changes.json expected for a country treated as another')
        if alias and alias['alias_of'] not in known:
            table.fault(row, 'notes', alias['alias_of'], 'a code of country_groups.csv expected')
        ear = [p[len('EAR name '):] for p in parts if p.startswith('EAR name ')]
        rest = '; '.join(p for p in parts if not p.startswith(('src: ', 'EAR name ')))
        name = names[code]['name']
        rows.append({
            'iso3': code, 'name': name, 'formal_name': row['name'] if row['name'] != name else None,
            'ear_name': ear[0] if ear and ear[0] != name else None, 'aliases': names[code]['words'] or None,
            'alias_of': alias['alias_of'] if alias else None, 'alias_from': alias.get('from') if alias else None,
            'alias_cite': alias['cite'] if alias else None, 'alias_confidence': alias['confidence'] if alias else None,
            'source': source, 'notes': rest or None, 'flags': {c: row[c] for c in columns},
        })
    rows.sort(key=lambda r: sort_key(r['name']))
    return rows


def day_before(date):
    return (datetime.date.fromisoformat(date) - datetime.timedelta(days=1)).isoformat()


def read_groups(countries, hand, faults):
    """Dated membership lists of the table's own rows: who is treated as another country follows that one by alias."""
    as_of = hand.changes['as_of']
    out = {}
    codes = {r['iso3'] for r in countries}
    column_of = {g['id']: g['column'] for g in hand.changes['groups']}
    changes = {}
    for entry in hand.changes['changes']:
        key = entry['group'], entry['iso3']
        if entry['group'] not in column_of or entry['iso3'] not in codes or key in changes:
            faults.add('group_changes.json', entry['iso3'], entry['group'], '', 'one entry per known group and country expected')
            continue
        if entry['confidence'] not in CONFIDENCE['hand'] or not entry['source'] or not entry['cite']:
            faults.add('group_changes.json', entry['iso3'], entry['group'], entry['confidence'], 'cite, source and confidence expected')
        for end in ('from', 'to'):
            if end in entry and not valid_date(entry[end]):
                faults.add('group_changes.json', entry['iso3'], end, entry[end], 'a date as YYYY-MM-DD expected')
        changes[key] = entry
    for group in hand.changes['groups']:
        members, unknown = [], []
        for row in sorted(countries, key=lambda r: r['iso3']):
            flag, change = row['flags'][group['column']], changes.get((group['id'], row['iso3']))
            if row['alias_of']:
                continue
            if flag == '':
                unknown.append(row['iso3'])
            if flag == '1' or change:
                member = {'iso3': row['iso3']}
                if change:
                    member.update((k, change[k]) for k in ('from', 'to', 'to_by_reading', 'cite', 'confidence', 'source') if k in change)
                members.append(member)
        out[group['id']] = {'label': group['label'], 'cite': 'Supplement No. 1 to 15 CFR part 740, Country Group ' + group['id'],
                            'members': members, 'unknown': unknown}
    check_membership(out, countries, column_of, as_of, faults)
    return out


def valid_date(text):
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def effective(groups, countries_by_code, group, code, on):
    """True, False or None (not known): is this country in the group on that day, aliases followed?"""
    row = countries_by_code[code]
    if row['alias_of'] and (row['alias_from'] is None or row['alias_from'] <= on):
        code = row['alias_of']
    if code in groups[group]['unknown']:
        return None
    return any(m['iso3'] == code and m.get('from', '') <= on <= m.get('to', '9999') for m in groups[group]['members'])


def check_membership(groups, countries, column_of, as_of, faults):
    """The lists with aliases must say on the table's own day exactly what the table says, row by row."""
    by_code = {r['iso3']: r for r in countries}
    for row in countries:
        if row['alias_of'] and row['alias_of'] not in by_code:
            continue
        for group, column in column_of.items():
            printed = {'1': True, '0': False, '': None}.get(row['flags'][column])
            got = effective(groups, by_code, group, row['iso3'], as_of)
            if got != printed:
                faults.add('country_groups.csv', row['iso3'], column, row['flags'][column],
                           f'{"" if got is None else int(got)!r} expected on {as_of} by group_changes.json and aliases')


def read_models(folder, hand, countries, faults):
    fields = ['id', 'name', 'organization', 'country_of_org', 'release_date', 'training_flop', 'flop_confidence', 'open_weights',
              'base_model_if_finetune', 'finetune_flop', 'trained_primarily_on_biological_sequence_data', 'parameters', 'source', 'notes']
    table = Table(folder, 'models.csv', 'id', fields, faults)
    hand.override('models', table)
    names = ('id', 'name', 'organization', 'country', 'released', 'flop', 'flop_confidence', 'open', 'base', 'base_name',
             'base_flop', 'finetune_flop', 'bio', 'parameters', 'source', 'notes')
    out = {n: [] for n in names}
    ids = {r['id'] for r in table.rows}
    by_name = {}
    for row in table.rows:
        if row['name'] in by_name:
            table.fault(row, 'name', row['name'], 'a name that no other row has expected: bases are found by name')
        by_name[row['name']] = row['id']
    flops = {r['id']: table.number(r, 'training_flop') for r in table.rows}
    bases = {}
    for row in table.rows:
        text = row['base_model_if_finetune']
        if text in by_name:
            bases[row['id']] = by_name[text]
        elif re.fullmatch(r'[a-z0-9]+(-[a-z0-9]+)+', text):
            if text not in ids:
                table.fault(row, 'base_model_if_finetune', text, 'an id or a name of models.csv expected')
            bases[row['id']] = text
    for row in table.rows:
        row_id, flop, extra = row['id'], flops[row['id']], table.number(row, 'finetune_flop')
        confidence = row['flop_confidence']
        shape = FLOP_CONFIDENCE.fullmatch(confidence)
        if not shape:
            table.fault(row, 'flop_confidence', confidence, 'Confident, Likely, Speculative, Unknown, Unverified or memory expected')
        elif ('no FLOP' in confidence and flop is not None) or (flop is None and 'no FLOP' not in confidence and confidence != 'Unknown'):
            table.fault(row, 'flop_confidence', confidence, '(no FLOP estimate) or Unknown expected with a blank training_flop, and only then')
        base, seen = bases.get(row_id), {row_id}
        step = base
        while step is not None:
            if step in seen:
                table.fault(row, 'base_model_if_finetune', row['base_model_if_finetune'], 'a base that does not lead back to the row expected')
                break
            seen.add(step)
            step = bases.get(step)
        base_flop = flops.get(base) if base else None
        if flop is not None and extra is not None and extra > flop:
            table.fault(row, 'finetune_flop', row['finetune_flop'], f'at most training_flop {row["training_flop"]} expected')
        if row_id in hand.overrides['base_not_included']:
            base_flop = None
        elif flop is not None and base_flop is not None and flop < (base_flop + (extra or 0)) * 0.99:
            table.fault(row, 'training_flop', row['training_flop'],
                        f'{base_flop + (extra or 0):g} or more expected (base and what was added); '
                        'or give the reason in overrides.json, base_not_included')
        values = (table.slug(row), table.text(row, 'name'), table.text(row, 'organization'), table.country(row, 'country_of_org', countries),
                  table.date(row, 'release_date'), flop, confidence,
                  {'y': 1, 'n': 0}.get(table.choice(row, 'open_weights', ('y', 'n', 'unknown'))), base,
                  row['base_model_if_finetune'] if row['base_model_if_finetune'] and not base else None, base_flop, extra,
                  int(table.choice(row, 'trained_primarily_on_biological_sequence_data', ('y', 'n')) == 'y'),
                  table.number(row, 'parameters'), table.text(row, 'source'), row['notes'] or None)
        for name, value in zip(names, values):
            out[name].append(value)
    return out


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
    countries = read_countries(source, hand, faults)
    codes = {r['iso3'] for r in countries}
    companies = read_companies(source, hand, codes, faults)
    chips = read_chips(source, hand, set(companies['id']), faults)
    groups = read_groups(countries, hand, faults)
    models = read_models(source, hand, codes, faults)
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
