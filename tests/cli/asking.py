"""What the tests of the command line share: running it, and what is expected of every answer and refusal.

Knows where the program is (the test's arguments, else build/native/), nothing of rules.
"""
import json
import os
import subprocess
import sys
import unicodedata
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NATIVE = ROOT / "build" / "native"
PROGRAM, ASK = (sys.argv[1:3] + [NATIVE / "chip-rules", NATIVE / "cli-ask"][len(sys.argv[1:3]):])
TODAY = "2026-11-22"
GOLDEN = [json.loads(line) for line in (ROOT / "tests/golden/cases.jsonl").read_text().splitlines() if line]
CASES = [golden["case"] for golden in GOLDEN if golden.get("case")]
PLAIN = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "NO_COLOR", "TERM")}


def run(*words, program=PROGRAM, **environment):
    env = {**PLAIN, "CHIP_RULES_TODAY": TODAY, **environment}
    done = subprocess.run([str(program), *words], capture_output=True, env=env, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def core_answers(requests):
    """What the core answers to each request, as JSON text, byte for byte."""
    lines = "".join(json.dumps({"today": TODAY, **request}) + "\n" for request in requests)
    done = subprocess.run([str(ASK)], input=lines.encode(), capture_output=True, check=True, timeout=60)
    return done.stdout.decode().splitlines()


def width(text):
    """Columns in a terminal."""
    if text.isascii():
        return len(text)
    marks = sum(1 for c in text if unicodedata.combining(c))
    return len(text) - marks + sum(1 for c in text if unicodedata.east_asian_width(c) in "WF")


class CommandLine(unittest.TestCase):
    def answered(self, *words, **environment):
        status, out, errors = run(*words, **environment)
        self.assertEqual((status, errors), (0, ""), errors)
        return out

    def refused(self, *words, **environment):
        status, out, errors = run(*words, **environment)
        self.assertEqual((status, out), (2, ""), out[:200])
        self.assertTrue(errors.startswith("chip-rules: "), errors)
        return errors
