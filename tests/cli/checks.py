"""check, list and the options of all commands: usage, refusals, widths, color, languages."""
import json
import os
import pty
import re
import subprocess

from asking import CASES, GOLDEN, PLAIN, PROGRAM, ROOT, TODAY, CommandLine, core_answers, run, width


class Usage(CommandLine):
    def test_help(self):
        text = self.answered("--help")
        for word in ("check", "list", "lint", "--lang", "--rules", "--json", "--version"):
            self.assertIn(word, text)
        self.assertLessEqual(max(map(width, text.split("For example")[0].splitlines())), 80)
        for example in re.findall(r"chip-rules check '(.+?)'\n", text):
            if example != "CASE":
                self.answered("check", example)

    def test_version_names_data_and_date(self):
        self.assertRegex(self.answered("--version"), r"^chip-rules, rules \w{12}, checked \d{4}-\d\d-\d\d\n$")

    def test_mistakes_show_usage(self):
        for words, said in [
            ((), "a command is missing"),
            (("chek", "x"), 'there is no command "chek"; did you mean "check"?'),
            (("check", "--jsn", "x"), 'there is no option "--jsn"; did you mean "--json"?'),
            (("list", "chip"), 'there is no list "chip"; did you mean "chips"?'),
            (("check",), "check needs a case"),
            (("check", "qty=1", "to=DEU"), "put it in quotes"),
            (("lint", "a", "--rules", "b"), "one folder"),
            (("check", "qty=1", "--lang"), "--lang needs"),
        ]:
            errors = self.refused(*words)
            self.assertIn(said, errors)
            self.assertIn("Usage:", errors)


class Check(CommandLine):
    def test_json_is_what_the_core_answers(self):
        cases = CASES[:: max(1, len(CASES) // 25)]
        for case, expected in zip(cases, core_answers({"ask": "check", "case": case} for case in cases), strict=True):
            status, out, _ = run("check", "--json", case)
            self.assertEqual(status, 2 if "error" in json.loads(expected) else 0, case)
            if status == 0:
                self.assertEqual(out, expected + "\n", case)

    def test_golden_cases_read_well(self):
        printed = [json.loads(line)["text"] for line in core_answers({"ask": "print", "case": case} for case in CASES)]
        self.assertEqual(len(printed), len(CASES))
        for case, out in list(zip(CASES, printed))[:: len(CASES) // 8]:
            self.assertEqual(out, self.answered("check", case), case)
        for out in printed:
            for line in out.splitlines():
                whole = "://" in line or " " not in line.strip()  # addresses and the case stay in one piece
                self.assertTrue(whole or width(line) <= 80, f"{width(line)} columns: {line}")
                self.assertEqual(line, line.rstrip())
            self.assertNotIn("\x1b", out)
            self.assertNotRegex(out, r"\b(cli|view|trace|bar|step)\.[a-z]", "a word has no text")
            self.assertNotIn("\n\n\n", out)

    def test_widths(self):
        for columns in (40, 60, 120):
            for line in self.answered("check", CASES[0], COLUMNS=str(columns)).splitlines():
                self.assertTrue("://" in line or " " not in line.strip() or width(line) <= columns, line)

    def test_verdict_comes_first_and_the_case_last(self):
        decided = next(golden for golden in GOLDEN if golden.get("expect", {}).get("exception") == "LPP")
        out = self.answered("check", decided["case"])
        order = ("LPP\n", "\nAt a glance", "[", "\nWhy\n", "\nWhat would change it", "\nSources", "\nCase\n")
        places = [out.index(word) for word in order]
        self.assertEqual(places, sorted(places))
        canonical = out.splitlines()[-1]
        one, other = (json.loads(self.answered("check", "--json", case)) for case in (decided["case"], canonical))
        self.assertEqual(one, other)

    def test_trace_shows_more(self):
        self.assertGreater(len(self.answered("check", "--trace", CASES[0])), len(self.answered("check", CASES[0])))

    def test_undetermined_is_an_answer(self):
        self.assertEqual(json.loads(self.answered("check", "--json", ""))["verdict"], "undetermined")
        self.answered("check", "qty=5")

    def test_an_address_is_forgiven(self):
        plain = self.answered("check", "--json", CASES[0])
        for address in ("?" + CASES[0], "https://example.org/x/?view=text&" + CASES[0] + "&lang=en#top"):
            self.assertEqual(self.answered("check", "--json", address), plain)

    def test_today_is_the_hosts(self):
        decision = json.loads(self.answered("check", "--json", "qty=5", CHIP_RULES_TODAY="2024-02-29"))
        self.assertIn("on=2024-02-29", decision["case"])
        self.assertIn("CHIP_RULES_TODAY", self.refused("check", "", CHIP_RULES_TODAY="2024-02-30"))

    def test_refusals_name_key_value_and_nearest(self):
        chip = json.loads((ROOT / "rules/catalog/chips.json").read_text())["columns"]["id"][0]
        for case, said in [
            ("qyt=5", ["qyt=5", '"qty"']),
            (f"chip={chip}x", [f"chip={chip}x", f'"{chip}"']),
            ("qty=many", ["qty=many", "number"]),
            ("on=2025-02-30", ["on=2025-02-30", "date"]),
            ("kind=privat", ["kind=privat", "private"]),
            ("qty=1&qty=2", ["qty", "twice"]),
            ("qty=%ff", ["UTF-8"]),
            ("x" * 9000, ["8192"]),
        ]:
            for form in ((), ("--json",)):
                errors = self.refused("check", *form, case)
                for word in said:
                    self.assertIn(word, errors)
                self.assertNotIn("Usage", errors)

    def test_what_was_typed_cannot_steer_the_terminal(self):
        self.assertNotIn("\x1b", self.refused("check", "to=\x1b[2J\x07"))


class Terminal(CommandLine):
    def in_terminal(self, **environment):
        """Output on a terminal 60 columns wide."""
        import fcntl
        import struct
        import termios
        try:
            leader, follower = pty.openpty()
        except OSError:
            self.skipTest("this system has no pseudo terminals (/dev/pts is not mounted)")
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
        env = {**PLAIN, "TERM": "xterm-256color", "CHIP_RULES_TODAY": TODAY, **environment}
        process = subprocess.Popen([str(PROGRAM), "check", CASES[0]], stdout=follower, env=env)
        os.close(follower)
        out = b""
        try:
            while chunk := os.read(leader, 65536):
                out += chunk
        except OSError:
            pass
        os.close(leader)
        self.assertEqual(process.wait(), 0)
        return out.decode().replace("\r\n", "\n")

    def test_color_only_there_and_never_the_only_sign(self):
        colored = self.in_terminal()
        self.assertIn("\x1b[", colored)
        plain = re.sub("\x1b\\[[0-9;]*m", "", colored)
        self.assertEqual(plain, self.in_terminal(NO_COLOR="1"))
        self.assertEqual(plain, self.in_terminal(TERM="dumb"))
        self.assertEqual(plain, self.answered("check", CASES[0], COLUMNS="60"))

    def test_cannot_write(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        with open("/dev/full", "w") as full:
            done = subprocess.run([str(PROGRAM), "list", "chips"], stdout=full, stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(done.returncode, 1)


class Lists(CommandLine):
    def test_every_list(self):
        for name in ("chips", "models", "companies", "countries", "regimes", "facts"):
            table = json.loads(self.answered("list", name, "--json"))["blocks"][0]
            ids = [row[0] for row in table["rows"]]
            for columns in (80, 200):
                out = self.answered("list", name, COLUMNS=str(columns))
                self.assertLessEqual(max(map(width, out.splitlines())), columns)
                first_words = {line.split(" ")[0] for line in out.splitlines() if line}
                self.assertEqual([one for one in ids if one not in first_words], [])

    def test_unknown_language_answers_in_english(self):
        status, out, errors = run("list", "regimes", "--lang", "xx")
        self.assertEqual((status, out), (0, self.answered("list", "regimes")))
        self.assertIn('"xx"', errors)
