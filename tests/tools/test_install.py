#!/usr/bin/env python3
"""The native library as somebody else uses it: installed into a fresh prefix, found by CMake, linked, asked.

  python3 tests/tools/test_install.py [BUILD]      (BUILD: build/native when absent, built before; needs cmake and a compiler)
"""
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "native"
CONSUMER = ROOT / "tests" / "consumer"
CASE = "chip=nvidia-h100-sxm&qty=500&to=POL&hq=POL&on=2025-05-20&regime=us-2025-01-diffusion"


def run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


@unittest.skipUnless((BUILD / "core" / "libchip_rules_core.a").exists(), "needs a native build")
class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.prefix = Path(cls.scratch.name, "prefix")
        run("cmake", "--install", BUILD, "--prefix", cls.prefix)

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def test_a_program_of_somebody_else_decides_a_case(self):
        build = Path(self.scratch.name, "consumer")
        run("cmake", "-S", CONSUMER, "-B", build, f"-DCMAKE_PREFIX_PATH={self.prefix}")
        run("cmake", "--build", build)
        first, second = run(build / "consumer", CASE).splitlines()
        self.assertEqual(first, "exception:LPP")
        self.assertTrue(second.startswith("15 CFR 740.29"), second)
        wrong = subprocess.run([build / "consumer", "chipp=h100"], capture_output=True, text=True, check=False)
        self.assertEqual(wrong.returncode, 2)
        self.assertIn("chipp", wrong.stderr)

    def test_no_older_or_newer_minor_version_takes_its_place(self):
        version = (self.prefix / "lib").rglob("chip-rules-config-version.cmake")
        self.assertEqual(len(list(version)), 1)
        build = Path(self.scratch.name, "other")
        source = Path(self.scratch.name, "asks-for-another")
        source.mkdir()
        (source / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.16)\nproject(other LANGUAGES CXX)\nfind_package(chip-rules 99.0 REQUIRED)\n")
        with self.assertRaises(AssertionError):
            run("cmake", "-S", source, "-B", build, f"-DCMAKE_PREFIX_PATH={self.prefix}")

    def test_public_headers_are_those_that_the_entry_headers_need(self):
        folder = self.prefix / "include" / "chip-rules"
        there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.h")}
        needed, pending = set(), ["core/questions.h", "core/decide/decision.h", "core/rules/own.h", "core/view/refusal.h", "rules/embedded_packs.h"]
        while pending:
            name = pending.pop()
            if name in needed:
                continue
            needed.add(name)
            pending += re.findall(r'#include "([^"]+)"', (ROOT / name).read_text(encoding="utf-8"))
        self.assertEqual(there, needed)

    def test_nothing_of_this_machine_is_in_the_package(self):
        for path in self.prefix.rglob("*.cmake"):
            self.assertNotIn(str(ROOT), path.read_text(encoding="utf-8"), path.name)

    def test_the_command_line_and_the_licenses_come_along(self):
        self.assertIn("exception", run(self.prefix / "bin" / "chip-rules", "check", "--json", CASE))
        self.assertEqual(sorted(path.name for path in (self.prefix / "share" / "chip-rules").iterdir()),
                         ["CREDITS.md", "LICENSE", "decision.schema.json", "instrument.schema.json"])


if __name__ == "__main__":
    if len(sys.argv) > 1 and Path(sys.argv[1]).is_dir():
        BUILD = Path(sys.argv.pop(1))
    unittest.main()
