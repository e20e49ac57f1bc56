#!/usr/bin/env python3
"""README says what is modeled and what is not in the words of rules/timeline.json, so that the two cannot drift apart.

  python3 tests/tools/test_readme.py
"""
import json
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Readme(unittest.TestCase):
    def test_it_lists_what_is_modeled_and_what_is_not(self):
        timeline = json.loads((ROOT / "rules/timeline.json").read_text(encoding="utf-8"))
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        start, middle, end = (readme.index(words) for words in ("\nModeled:\n", "\nNot modeled:\n", "`chip-rules scope`"))
        for member, part in (("modeled", readme[start:middle]), ("not_modeled", readme[middle:end])):
            lines = [line[2:] for line in part.splitlines() if line.startswith("- ")]
            self.assertEqual(lines, [item["text"]["en"] for item in timeline[member]])


if __name__ == "__main__":
    unittest.main()
