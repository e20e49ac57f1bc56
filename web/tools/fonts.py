#!/usr/bin/env python3
"""Makes the fonts of page and app from Debian's Inter (package fonts-inter) and Noto Sans CJK (fonts-noto-cjk).

    fonts.py OUTDIR [--chinese PACK]... [--fonts FONTDIR]

Writes for the weights regular and semibold:
  font-<weight>.woff2  for the page: Latin, punctuation and signs, kerning
  font-<weight>.otf    for the app: the same characters, no layout tables (its renderer applies none)
and for each PACK, text-<language>.json as rules/build_pack.py makes it:
  font-<language>.woff2, .otf  the characters of that pack which Inter lacks, in one weight and in Inter's vertical measures
The Latin ones have tabular figures baked in: the digits are the font's own "tnum" glyphs. Needs fontTools and brotli.
"""
import argparse
import json
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

FONT_DIR = "/usr/share/fonts/opentype/inter"
WEIGHTS = {"regular": "Inter-Regular.otf", "semibold": "Inter-SemiBold.otf"}
RANGES = [(0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2027), (0x2190, 0x2193)]
SIGNS = "ȘșȚț′″‹›⁰¹²³⁴⁵⁶⁷⁸⁹€−∕∞≈≠≤≥×÷√∑☰⚠✓✗■□▲△▶▼◀◆◇●○"
CHINESE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
FACES = {"zh-Hans": "Noto Sans CJK SC", "zh-Hant": "Noto Sans CJK HK"}  # each script in the shapes its readers know
CHINESE_SIGNS = "，。、；：？！“”‘’（）《》〈〉「」『』【】［］…—～·％"  # whatever the texts of today hold
NO_LAYOUT = ["DSIG", "GDEF", "STAT", "MATH", "BASE", "VORG", "vhea", "vmtx", "GPOS", "GSUB"]
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


def face(path, name):
    """One font of a collection by its full name."""
    for number in range(len(TTCollection(path, lazy=True).fonts)):
        font = TTFont(path, fontNumber=number, lazy=False, recalcTimestamp=False)
        if font["name"].getDebugName(4) == name:
            return font
    raise SystemExit(f"fonts: {path} has no {name}")


def texts_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_of(each)


def measures(font):
    """Ascender and descender in em."""
    return (font["hhea"].ascent / font["head"].unitsPerEm, font["hhea"].descent / font["head"].unitsPerEm)


def make_chinese(pack, latin, out):
    language = pack.stem.removeprefix("text-")
    wanted = {ord(letter) for text in texts_of(json.loads(pack.read_text(encoding="utf-8"))) for letter in text}
    wanted = {code for code in wanted | {ord(sign) for sign in CHINESE_SIGNS} if code >= 0x20} - set(latin.getBestCmap())
    font = face(CHINESE, FACES[language])
    lacking = wanted - set(font.getBestCmap())
    if lacking:
        raise SystemExit(f"fonts: {FACES[language]} lacks {' '.join(f'{chr(code)} (U+{code:04X})' for code in sorted(lacking))} of {pack.name}")
    options = subset.Options(layout_features=[], hinting=False, desubroutinize=True, glyph_names=False, notdef_outline=True,
                             name_IDs=[0, 1, 2, 13, 14], drop_tables=NO_LAYOUT)
    run = subset.Subsetter(options)
    run.populate(unicodes=wanted)
    run.subset(font)
    # Lines of both scripts are set alike: a renderer scales a font by its ascender and descender.
    ascent, descent = (round(measure * font["head"].unitsPerEm) for measure in measures(latin))
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ascent, descent, 0
    font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender, font["OS/2"].sTypoLineGap = ascent, descent, 0
    font["OS/2"].usWinAscent, font["OS/2"].usWinDescent = ascent, -descent
    for flavor, ending in ((None, "otf"), ("woff2", "woff2")):
        font.flavor = flavor
        font.save(out / f"font-{language}.{ending}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--chinese", type=Path, action="append", default=[])
    parser.add_argument("--fonts", type=Path, default=Path(FONT_DIR))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for weight, name in WEIGHTS.items():
        if not (options.fonts / name).exists():
            raise SystemExit(f"fonts: {options.fonts / name} is missing (Debian package fonts-inter)")
        make(options.fonts / name, options.out / f"font-{weight}.woff2", ["kern"], "woff2")
        make(options.fonts / name, options.out / f"font-{weight}.otf", [], None)
    if options.chinese and not Path(CHINESE).exists():
        raise SystemExit(f"fonts: {CHINESE} is missing (Debian package fonts-noto-cjk)")
    for pack in options.chinese:
        make_chinese(pack, TTFont(options.out / "font-regular.otf"), options.out)


if __name__ == "__main__":
    main()
