#!/usr/bin/env python3
"""Makes the fonts of page and app from Debian's Inter (package fonts-inter).

    fonts.py OUTDIR [FONTDIR]

Writes for the weights regular and semibold:
  font-<weight>.woff2  for the page: Latin, punctuation and signs, kerning
  font-<weight>.otf    for the app: the same characters, no layout tables (its renderer applies none)
Both have tabular figures baked in: the digits are the font's own "tnum" glyphs. Needs fontTools and brotli.
"""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONT_DIR = "/usr/share/fonts/opentype/inter"
WEIGHTS = {"regular": "Inter-Regular.otf", "semibold": "Inter-SemiBold.otf"}
RANGES = [(0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2027), (0x2190, 0x2193)]
SIGNS = "ȘșȚț′″‹›⁰¹²³⁴⁵⁶⁷⁸⁹€−∕∞≈≠≤≥×÷√∑☰⚠✓✗■□▲△▶▼◀◆◇●○"
WIDTHS_DIFFER_BY = 4  # units of 2816 to the em: the font's own rounding of interpolated weights


def characters():
    return {code for low, high in RANGES for code in range(low, high + 1)} | {ord(sign) for sign in SIGNS}


def bake_tabular_figures(font):
    """Digits map to the glyphs that the feature "tnum" would choose."""
    table = font["GSUB"].table
    lookups = {index for record in table.FeatureList.FeatureRecord if record.FeatureTag == "tnum"
               for index in record.Feature.LookupListIndex}
    mapping = {}
    for index in lookups:
        for sub in table.LookupList.Lookup[index].SubTable:
            mapping.update(getattr(getattr(sub, "ExtSubTable", sub), "mapping", {}))
    digits = set()
    for cmap in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            if cmap.isUnicode() and code in cmap.cmap:
                cmap.cmap[code] = mapping.get(cmap.cmap[code], cmap.cmap[code])
                digits.add(cmap.cmap[code])
    metrics = font["hmtx"].metrics
    widths = [metrics[name][0] for name in digits]
    if len(digits) != 10 or max(widths) - min(widths) > WIDTHS_DIFFER_BY:
        raise SystemExit(f"fonts: the digits are not tabular: widths {sorted(widths)}")
    for name in digits:
        metrics[name] = (max(widths), metrics[name][1])


def make(source, target, features, flavor):
    font = TTFont(source, recalcTimestamp=False, lazy=False)
    bake_tabular_figures(font)
    options = subset.Options(layout_features=features, hinting=False, desubroutinize=True, glyph_names=False,
                             notdef_outline=True, name_IDs=[0, 1, 2, 13, 14], drop_tables=["DSIG", "GDEF", "STAT", "MATH"])
    if not features:
        options.drop_tables += ["GPOS", "GSUB"]
    run = subset.Subsetter(options)
    run.populate(unicodes=characters() & set(font.getBestCmap()))
    run.subset(font)
    font.flavor = flavor
    font.save(target)


def main(arguments):
    out = Path(arguments[0])
    folder = Path(arguments[1] if len(arguments) > 1 else FONT_DIR)
    out.mkdir(parents=True, exist_ok=True)
    for weight, name in WEIGHTS.items():
        if not (folder / name).exists():
            raise SystemExit(f"fonts: {folder / name} is missing (Debian package fonts-inter)")
        make(folder / name, out / f"font-{weight}.woff2", ["kern"], "woff2")
        make(folder / name, out / f"font-{weight}.otf", [], None)


if __name__ == "__main__":
    main(sys.argv[1:])
