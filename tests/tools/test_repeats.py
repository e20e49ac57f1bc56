#!/usr/bin/env python3
"""Tests that what the site is made of repeats itself: packs, fonts, outlines and icons are made twice, in other folders, at another
second, in another time zone and language, and hold the same bytes; none of them names a folder of the machine.

  python3 tests/tools/test_repeats.py      (needs fontTools, brotli, node and the packages of web/tools/packages)
"""
import os
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "web" / "tools"
ELSEWHERE = {"LC_ALL": "C", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"}


class Repeats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        run = subprocess.run(["sh", TOOLS / "fetch_packages.sh"], capture_output=True, text=True, check=False)
        if run.returncode:
            raise unittest.SkipTest(run.stderr)
        cls.packages = Path(run.stdout.strip())

    def made(self, command, env, prefix):
        """{name: bytes} of the files that a command makes in the folder it is given."""
        with tempfile.TemporaryDirectory(prefix=prefix) as folder:
            out = Path(folder, "out")
            out.mkdir()
            run = subprocess.run([str(part) for part in command(out)], capture_output=True, text=True, check=False, env={**os.environ, **env}, cwd=folder)
            self.assertEqual(run.returncode, 0, run.stderr)
            return {path.name: path.read_bytes() for path in sorted(out.iterdir())}

    def check(self, command):
        first = self.made(command, {}, "one")
        time.sleep(1.1)  # dates in files are kept in seconds
        second = self.made(command, ELSEWHERE, "quite another place ")
        self.assertTrue(first)
        self.assertEqual(sorted(first), sorted(second))
        self.assertEqual([name for name in first if first[name] != second[name]], [])
        for name, data in first.items():
            for place in (str(ROOT), tempfile.gettempdir() + "/", str(self.packages)):
                self.assertNotIn(place.encode(), data, name)

    def test_packs(self):
        self.check(lambda out: [sys.executable, ROOT / "rules/build_pack.py", out, self.packages])

    def test_fonts(self):
        self.check(lambda out: [sys.executable, TOOLS / "fonts.py", out])

    def test_outlines(self):
        self.check(lambda out: [sys.executable, TOOLS / "outlines.py", self.packages / "world-atlas", ROOT / "rules/catalog/countries.json", out])

    def test_icons(self):
        icon = ROOT / "web/page/icon.svg"
        self.check(lambda out: ["node", TOOLS / "rasterize.mjs", self.packages, icon, out / "small.png", 48, icon, out / "large.png", 512])


if __name__ == "__main__":
    unittest.main()
