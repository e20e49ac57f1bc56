"""Chips: TPP, performance density and the printed paragraph are worked out again and must agree row by row."""
import re

from importer.table import Table

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
CONFIDENCE = ('high', 'medium', 'low', 'memory')
SEGMENTS = ('datacenter', 'workstation', 'consumer', 'edge')
SOURCE_COLUMNS = [
    'id', 'vendor', 'name', 'release_year_month', 'segment', 'dense_tf32_tflops', 'bits_of_max', 'tpp', 'die_area_mm2',
    'process_node', 'performance_density', 'memory_gb', 'memory_bandwidth_gb_s', 'interconnect_bandwidth_gb_s', 'tdp_w',
    'marketed_for_datacenter', 'source', 'confidence', 'notes', 'public_tpp_claim', 'public_tpp_source', 'eccn_oct2023',
] + list(FORMATS)


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


def check_performance(table, row, rates, tpp, bits):
    """TPP is the highest rate times bit length, bits_of_max a bit length that reaches it."""
    products = [(rate * FORMATS[f], FORMATS[f]) for f, rate in rates.items() if rate is not None]
    most = max((p for p, _ in products), default=None)
    if most is not None and (tpp is None or abs(most - tpp) > 1e-3):
        table.fault(row, 'tpp', f'{tidy(most)} expected (the highest rate times bit length)')
    elif most is None and tpp is not None:
        table.fault(row, 'tpp', 'blank expected: no dense rate is given')
    right = list(dict.fromkeys(b for p, b in products if most is not None and abs(p - most) <= 1e-6 * most))
    if (right or row['bits_of_max']) and bits not in right:
        table.fault(row, 'bits_of_max', (' or '.join(map(str, right)) or 'blank') + ' expected')


def check_density(table, row, tpp, die, datacenter, planar):
    """PD is TPP / applicable die area, and the printed paragraph follows from TPP, PD and marketing."""
    pd = table.number(row, 'performance_density')
    if planar and die:
        table.fault(row, 'die_area_mm2', 'blank or 0 expected: no non-planar area')
    ratio = tpp / die if tpp is not None and die else None
    if pd is not None and ratio is None:
        table.fault(row, 'performance_density', 'blank expected: TPP or die area is not given')
    elif ratio is not None and (pd is None or abs(ratio - pd) > 6e-5):
        table.fault(row, 'performance_density', f'{ratio:.4f} expected (TPP / die area)')
    law = paragraph(tpp, 0 if planar else ratio, datacenter)
    if law != row['eccn_oct2023']:
        table.fault(row, 'eccn_oct2023', f'{law!r} expected by TPP, PD and marketing')


def check_sparse(table, row, rates, hand):
    """Refuses rates that look like sparse figures where dense ones belong."""
    best = {}
    for field, bits in FORMATS.items():
        if rates[field]:
            best[bits] = max(best.get(bits, 0), rates[field])
    top = max((rate * bits for bits, rate in best.items()), default=0)
    for short, long in ((8, 16), (6, 8), (4, 8), (4, 16)):
        if short not in best or long not in best or ((short, long) == (4, 16) and 8 in best):
            continue
        most = best[long] * (4 if (short, long) == (4, 16) else 2)
        decides = best[short] * short >= top * 0.999
        if best[short] > 1.015 * most and decides and not hand.reason('dense_checked', row['id']):
            table.fault(row, f'rate at {short} bits',
                        f'at most about {tidy(most)} expected of a dense rate (by the rate at {long} bits); '
                        'halve a sparse figure, or give the reason in overrides.json, dense_checked', tidy(best[short]))
    claim = re.fullmatch(r'\d+(?:\.\d+)?', row['public_tpp_claim'])
    if claim and top and '(' not in row['public_tpp_source']:
        for factor in (2, 4):
            if abs(top / factor / float(claim.group()) - 1) < 0.02:
                table.fault(row, 'tpp', f'{tidy(top / factor)} expected if the rates are sparse: this is {factor} '
                            f'times the public figure {claim.group()}; else explain it in public_tpp_source')


def from_memory(table, row, rates, tpp, overrides):
    """Catalog columns of this chip that rest on memory, by `mem:[...]` in the note and by overrides."""
    found = set()
    recalled = set()
    for words in re.findall(r'mem:\[([^\]]*)\]', row['notes']):
        for word in words.split(','):
            formats = [f for f in FORMATS if f.startswith(f'dense_{word}_')]
            if formats:
                recalled.update(formats)
            elif word in MEMORY_WORDS:
                found.update(MEMORY_WORDS[word].split())
            else:
                known = ', '.join(sorted(MEMORY_WORDS))
                table.fault(row, 'notes', f'a known word in mem:[...] expected: {known}', word)
    deciding = [f for f, bits in FORMATS.items() if rates[f] and tpp and abs(rates[f] * bits - tpp) <= 1e-3]
    if deciding and all(f in recalled for f in deciding):
        found.add('tpp')
    if row['confidence'] == 'memory' and tpp is not None:
        found.add('tpp')  # `memory`: the figures that matter are from memory
    if 'dense_bf16_tflops' in recalled:
        found.add('rate16')
    if overrides.get((row['id'], 'interconnect_bandwidth_gb_s'), {}).get('confidence') == 'memory':
        found.add('io')
    return ' '.join(c for c in ('tpp', 'rate16', 'die', 'io', 'mem', 'memory_gb', 'released') if c in found) or None


def vendor_link(table, row, hand, companies):
    """The company row of a chip's vendor; None when links.json says that there is none."""
    if row['vendor'] not in hand.links['vendors']:
        table.fault(row, 'vendor', 'a vendor of links.json expected (null there when it has no company row)')
    vendor_id = hand.links['vendors'].get(row['vendor'])
    if vendor_id is not None and vendor_id not in companies:
        table.fault(row, 'vendor', f'links.json names {vendor_id!r}, which is no row of companies.csv')
    return vendor_id


def read_chips(folder, hand, companies, faults):
    """Columns of the catalog of chips. die is the applicable area: null not known, 0 none (wholly planar)."""
    table = Table(folder, 'chips.csv', 'id', SOURCE_COLUMNS, faults)
    overrides = hand.override('chips', table)
    records = []
    for row in table.rows:
        rates = {f: table.number(row, f) for f in FORMATS}
        table.number(row, 'dense_tf32_tflops')
        table.number(row, 'tdp_w')
        datacenter = table.choice(row, 'marketed_for_datacenter', ('y', 'n')) == 'y'
        tpp, bits, die = (table.number(row, f) for f in ('tpp', 'bits_of_max', 'die_area_mm2'))
        planar = bool(re.search(r'(?<!non-)planar', row['process_node']))
        check_performance(table, row, rates, tpp, bits)
        check_density(table, row, tpp, die, datacenter, planar)
        check_sparse(table, row, rates, hand)
        notes = [hand.say(table, row, 'notes')]
        notes += [f'{field}: {o["value"]} entered by hand: {o["source"]} ({o["confidence"]})'
                  for (row_id, field), o in overrides.items() if row_id == row['id']]
        records.append({
            'id': table.slug(row),
            'name': table.text(row, 'name'),
            'vendor': row['vendor'],
            'vendor_id': vendor_link(table, row, hand, companies),
            'released': table.date(row, 'release_year_month', '%Y-%m'),
            'segment': table.choice(row, 'segment', SEGMENTS),
            'tpp': tpp,
            'bits': bits,
            'die': 0 if planar else die,
            'dc': int(datacenter),
            'io': table.number(row, 'interconnect_bandwidth_gb_s'),
            'mem': table.number(row, 'memory_bandwidth_gb_s'),
            'rate16': rates['dense_bf16_tflops'],
            'memory_gb': table.number(row, 'memory_gb'),
            'aliases': hand.words('chips', row['id']),
            'confidence': table.choice(row, 'confidence', CONFIDENCE),
            'from_memory': from_memory(table, row, rates, tpp, overrides),
            'source': table.text(row, 'source') and hand.say(table, row, 'source'),
            'notes': ' | '.join(n for n in notes if n) or None,
        })
    return records
