"""Countries and country groups: names, search words, who is treated as whom, and dated membership."""
import datetime
import re
import unicodedata

from importer.hand import CONFIDENCE
from importer.table import Table

MEMBER_KEYS = ('from', 'to', 'to_by_reading', 'cite', 'confidence', 'source')


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
            table.fault(row, 'iso3', 'an ISO 3166-1 alpha-3 code of country_names.csv expected')
            continue
        for column in columns:
            table.choice(row, column, ('0', '1', ''))
        parts = [p.strip() for p in row['notes'].split(';')]
        source = '; '.join(p[5:] for p in parts if p.startswith('src: '))
        if not source:
            table.fault(row, 'notes', "a part 'src: ...' expected")
        alias = given.get(code)
        territory = re.search(r'treated as ([A-Z]{3}) under (738\.3\(b\)) \[memory\]', row['notes'])
        part = re.search(r'part of the United States under (772\.1) \[memory\]', row['notes'])
        if territory:
            alias = {'alias_of': territory.group(1), 'cite': '15 CFR ' + territory.group(2), 'confidence': 'memory'}
        elif part:
            alias = {'alias_of': 'USA', 'cite': '15 CFR ' + part.group(1), 'confidence': 'memory'}
        elif not alias and re.search(r'not named; treated as|part of the United States|Treated as', row['notes']):
            table.fault(row, 'notes', 'an alias in group_changes.json expected for a country treated as another')
        if alias and alias['alias_of'] not in known:
            table.fault(row, 'notes', 'a code of country_groups.csv expected', alias['alias_of'])
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
            faults.add('group_changes.json', entry['iso3'], entry['group'], '',
                       'one entry per known group and country expected')
            continue
        if entry['confidence'] not in CONFIDENCE or not entry['source'] or not entry['cite']:
            faults.add('group_changes.json', entry['iso3'], entry['group'], entry['confidence'],
                       'cite, source and confidence expected')
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
                    member.update((k, change[k]) for k in MEMBER_KEYS if k in change)
                members.append(member)
        cite = 'Supplement No. 1 to 15 CFR part 740, Country Group ' + group['id']
        out[group['id']] = {'label': group['label'], 'cite': cite, 'members': members, 'unknown': unknown}
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
