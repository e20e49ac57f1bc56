#!/usr/bin/env python3
"""The command line as its users meet it: answers, refusals, exit codes, width, color, an own rules folder.

  python3 tests/cli/test_cli.py [<chip-rules> [<ask>]]      (default: build/native/)

`ask` gives the core's own answers, to compare byte for byte. The tests stand in the files beside this one, by command.
"""
import sys
import unittest

import checks
import questions
import rules_folder
import streams

if __name__ == "__main__":
    suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromModule(module) for module in (checks, rules_folder, streams, questions))
    sys.exit(not unittest.TextTestRunner().run(suite).wasSuccessful())
