#!/usr/bin/env python3
"""Tests that everything that draws has the same colors: those of web/page/palette.css.

  python3 tests/tools/test_palette.py
"""
import re
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TONES = ["plain", "not-controlled", "no-license", "exception", "approval", "case-by-case", "deny", "barred", "undetermined"]
COLOR = re.compile(r"#([0-9a-f]{6})")


def of_page():
    """{variable: (light, dark)}"""
    found = re.findall(r"--([\w-]+): light-dark\(#(\w+), #(\w+)\)", (ROOT / "web/page/palette.css").read_text())
    return {name: (light, dark) for name, light, dark in found}


def expected(theme, names):
    page = of_page()
    return [page[name][theme] for name in names] + [page[f"{tone}-{part}"][theme] for tone in TONES for part in ("text", "fill", "tint")]


class Palette(unittest.TestCase):
    def test_cards_are_painted_like_the_page(self):
        colors = COLOR.findall((ROOT / "core/view/card_paint.cpp").read_text())
        names = ["paper", "ink", "soft", "line"]
        self.assertEqual(colors, expected(0, names) + expected(1, names))

    def test_the_explorer_is_painted_like_the_page(self):
        colors = re.findall(r"0x([0-9a-f]{6})", (ROOT / "web/app/theme.cpp").read_text())
        names = ["paper", "raised", "sunk", "ink", "soft", "line", "edge", "link", "focus"]
        self.assertEqual(colors, expected(0, names) + expected(1, names))


if __name__ == "__main__":
    unittest.main()
