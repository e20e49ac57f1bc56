#!/usr/bin/env python3
"""The command line as its users meet it: answers, refusals, exit codes, width, color, an own rules folder.

  python3 tests/cli/test_cli.py [<chip-rules> [<ask>]]      (default: build/native/)

`ask` prints the core's own answer, to compare byte for byte.
"""
import json
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import unittest
import xml.etree.ElementTree as ElementTree
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


def width(text):
    """Columns in a terminal."""
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
        for case in CASES[:: max(1, len(CASES) // 25)]:
            status, out, _ = run("check", "--json", case)
            expected_status, expected, _ = run(case, TODAY, program=ASK)
            self.assertEqual(status, expected_status, case)
            if status == 0:
                self.assertEqual(out, expected + "\n", case)

    def test_golden_cases_read_well(self):
        for case in CASES[::3]:
            status, out, _ = run("check", case)
            if status == 2:
                continue
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


class RulesFolder(CommandLine):
    """A copy of the rules, with an act of a country that never was."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name) / "rules"
        for name in ("facts.json", "timeline.json"):
            self.folder.mkdir(exist_ok=True)
            shutil.copy(ROOT / "rules" / name, self.folder)
        shutil.copytree(ROOT / "rules/instruments", self.folder / "instruments")
        (self.folder / "catalog").mkdir()
        for path in (ROOT / "rules/catalog").glob("*.json"):
            shutil.copy(path, self.folder / "catalog")

    def change(self, name, edit):
        path = self.folder / name
        content = json.loads(path.read_text()) if path.exists() else {}
        path.write_text(json.dumps(edit(content) or content), encoding="utf-8")

    def add_act(self, **clause):
        act = {
            "title": "An act that was never passed, 从未通过的法令", "brief": "Never", "kind": "bill",
            "status": "proposed", "cite": "Act 7", "url": "https://example.org/act",
            "dates": {"effective": "2026-01-01", "checked": "2026-11-21"},
            "sources": [{"id": "act", "title": "Act 7", "confidence": "text"}],
            "clauses": [{
                "id": "never-few", "step": "letters", "order": 99, "cite": "Act 7, section 1", "confidence": "text",
                "says": "本条规定只是为了测试一个从未通过的法令而编写的,它很长,"
                        "因此必须在终端的每一行中正确地换行,而且不能超过终端的宽度。",
                "when": {"all": [["item.qty", ">=", 7000]]}, "effect": {"license": "deny"}, **clause}],
        }
        self.change("instruments/never.json", lambda _: act)
        self.change("timeline.json", lambda timeline: timeline["instruments"].append("never"))

    def rules(self, *words, **environment):
        return self.answered(*words, "--rules", str(self.folder), **environment)

    def test_same_rules_same_answer(self):
        def without_version(text):
            decision = json.loads(text)
            self.assertTrue(decision.pop("data"))
            return decision
        for case in CASES[:5]:
            own, built_in = self.rules("check", "--json", case), self.answered("check", "--json", case)
            self.assertEqual(without_version(own), without_version(built_in))
        self.assertEqual(self.rules("check", CASES[0]), self.answered("check", CASES[0]))
        self.assertEqual(self.rules("list", "models"), self.answered("list", "models"))
        self.assertIn("folder-", self.rules("--version"))

    def test_an_act_that_never_was(self):
        self.add_act()
        for quantity, denied in ((6999, False), (7000, True)):
            decision = json.loads(self.rules("check", "--json", f"tpp=5&die=1&dc=1&to=DEU&hq=DEU&qty={quantity}"))
            self.assertEqual(decision["verdict"] == "license" and decision["policy"] == "deny", denied)
        out = self.rules("check", "tpp=5&die=1&dc=1&to=DEU&hq=DEU&qty=7000")
        self.assertIn("Act 7, section 1", out)
        self.assertEqual([line for line in out.splitlines() if width(line) > 80 and "://" not in line], [])
        self.assertEqual(self.rules("lint").count("Act 7"), 0)

    def test_words_next_to_the_folder(self):
        words = self.folder.parent / "assets/text"
        words.mkdir(parents=True)
        (words / "own.en.json").write_text('{"cli.why_not": "And why not"}')
        self.assertIn("\nAnd why not\n", self.rules("check", "tpp=5&die=1&dc=1&to=DEU&hq=DEU"))

    def broken(self, *said):
        for words in (("check", CASES[0], "--rules"), ("lint",)):
            errors = self.refused(*words, str(self.folder))
            for word in said:
                self.assertIn(word, errors)

    def test_broken_files_are_named_with_their_pointer(self):
        self.add_act(step="sometime")
        self.broken(f"{self.folder}/instruments/never.json#/clauses/0/step", "sometime")

    def test_unknown_names_have_a_nearest_one(self):
        self.add_act(when={"all": [["chip.tp", ">=", 1]]})
        errors = self.refused("lint", str(self.folder))
        self.assertIn(f"{self.folder}/instruments/never.json#/clauses/0/when", errors)
        self.assertIn('did you mean "chip.tpp"?', errors)

    def test_syntax(self):
        (self.folder / "instruments/never.json").write_text('{"title": "An act",\n "kind": }')
        self.broken(f"{self.folder}/instruments/never.json", "line 2")

    def test_missing_and_large_files(self):
        (self.folder / "catalog/chips.json").unlink()
        self.broken(f"{self.folder}/catalog/chips.json", "missing")
        (self.folder / "catalog/chips.json").write_text(" " * (2 << 20) + "{}")
        self.broken(f"{self.folder}/catalog/chips.json", "2097152")
        shutil.rmtree(self.folder)
        self.broken(str(self.folder), "no such folder")

    def test_lint(self):
        self.assertIn("No problems", self.answered("lint"))
        self.assertEqual(self.answered("lint"), self.answered("lint", str(self.folder)))
        self.assertEqual(json.loads(self.answered("lint", "--json"))["view"], "lint")


class Batch(CommandLine):
    GOOD = "tpp=15824&dc=1&qty=500&to=IND&hq=IND&regime=us-2025-01-diffusion"

    def start(self, *words):
        env = {**PLAIN, "CHIP_RULES_TODAY": TODAY}
        pipe = subprocess.PIPE
        return subprocess.Popen([str(PROGRAM), "batch", *words], stdin=pipe, stdout=pipe, stderr=pipe, env=env)

    def test_answers_in_order_with_errors_in_their_place(self):
        lines = [case for case in CASES[:40]]
        lines[5] = "to=XX"
        out, errors = self.start().communicate(("\r\n".join(lines)).encode(), timeout=60)
        self.assertEqual(errors, b"")
        answers = [json.loads(line) for line in out.decode().splitlines()]
        self.assertEqual([answer["line"] for answer in answers], list(range(1, 41)))
        self.assertEqual(answers[5]["error"]["key"], "to")
        for case, answer in list(zip(lines, answers))[::7]:
            if "error" in answer:
                continue
            own = json.loads(self.answered("check", "--json", case))
            self.assertEqual({**answer, "flips": own["flips"]}, {"line": answer["line"], **own})

    def test_a_line_is_answered_before_the_next_one_comes(self):
        process = self.start("--scope", "outcome")
        for number in (1, 2, 3):
            process.stdin.write(self.GOOD.encode() + b"\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            self.assertEqual((answer["line"], answer["outcome"]), (number, "exception:LPP"))
        out, errors = process.communicate(timeout=60)
        self.assertEqual((process.returncode, out, errors), (0, b"", b""))

    def test_whoever_stops_reading_ends_it_quietly(self):
        process = self.start("--scope", "outcome")
        process.stdin.write(self.GOOD.encode() + b"\n")
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        for end in (lambda: process.stdin.write((self.GOOD + "\n").encode() * 20000), process.stdin.close):
            try:
                end()
            except BrokenPipeError:
                pass
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()
        self.assertEqual(process.wait(60), 1)

    def test_an_unknown_scope_is_refused(self):
        self.assertIn("full or outcome", self.refused("batch", "--scope", "all"))


class Allocate(CommandLine):
    def test_the_three_companies(self):
        words = ("allocate", "--left", "25000", "--ask", "A=10000,B=10000,C=10000", "--seed", "7")
        text = self.answered(*words)
        self.assertRegex(text, r"(?m)^C +10,000 +5,000 +8,333 +8,333 +10,000$")
        rules = json.loads(self.answered(*words, "--json"))["rules"]
        self.assertEqual([rule["rule"] for rule in rules], ["first-come", "pro-rata", "equal", "lottery"])
        one = json.loads(self.answered(*words, "--json", "--rule", "lottery"))["rules"]
        self.assertEqual(one, rules[3:])

    def test_what_a_limit_has_left(self):
        case = "tpp=15824&dc=1&qty=5000&to=IND&hq=IND&regime=us-2025-01-diffusion&used-cap=788127200"
        text = self.answered("allocate", "--limit", "country-cap", case, "--ask", "A=100,B=100")
        self.assertIn("118 chips left", text)

    def test_refusals(self):
        self.assertIn("how many chips", self.refused("allocate", "--ask", "A=1"))
        self.assertIn("lottery", self.refused("allocate", "--left", "5", "--ask", "A=1", "--rule", "lotery"))


class Ledger(CommandLine):
    HEADER = "date,tpp,dc,quantity,destination,consignee,hq,authorization\n"
    LAW = "regime=us-2025-01-diffusion"

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "ledger.csv"

    def tearDown(self):
        self.folder.cleanup()

    def write(self, *rows):
        self.path.write_text(self.HEADER + "".join(row + "\n" for row in rows))
        return str(self.path)

    def many(self, count, shuffled=False):
        days = [(f"202{5 + number * 2 // count}-06-01", number) for number in range(count)]
        if shuffled:
            days.reverse()
        return self.write(*(f"{day},15824,1,{1 + number % 900},IND,Party {number % 50},IND," for day, number in days))

    def lines(self, *words):
        return [json.loads(line) for line in self.answered("ledger", *words, "--json").splitlines()]

    def test_rows_then_accounts_in_words(self):
        path = self.write("2025-06-01,15824,1,60000,IND,Foo Ltd,IND,", "2025-06-02,15824,1,0,IND,Foo Ltd,IND,")
        text = self.answered("ledger", path, self.LAW)
        self.assertIn("breaks country-cap: 949,440,000 TPP where 790,000,000 TPP are allowed", text)
        self.assertIn("line 3 can’t be run: quantity", text)
        self.assertIn("1 rows ran, 1 could not be read, 1 broke a limit", text)
        self.assertNotRegex(text, r"\bledger\.[a-z]", "a word has no text")
        self.assertNotIn("line 2", self.answered("ledger", path, self.LAW, "--summary").split("Accounts")[0])

    def test_the_order_of_a_file_does_not_matter(self):
        *rows, summary = self.lines(self.many(2000), self.LAW)
        self.assertEqual([row["line"] for row in rows], list(range(2, 2002)))
        *shuffled, other = self.lines(self.many(2000, shuffled=True), self.LAW)
        self.assertEqual([row["date"] for row in shuffled], [row["date"] for row in rows])
        self.assertEqual(summary["summary"]["rows"]["read"], other["summary"]["rows"]["read"])
        used = lambda answer: {account["key"]: account["used"] for account in answer["summary"]["accounts"]}
        self.assertEqual(used(summary)["country-cap:IND"] > 0, used(other)["country-cap:IND"] > 0)

    def test_standard_input_must_be_in_order(self):
        env = {**PLAIN, "CHIP_RULES_TODAY": TODAY}
        text = self.HEADER + "2025-06-02,15824,1,1,IND,A,IND,\n2025-06-01,15824,1,1,IND,A,IND,\n"
        done = subprocess.run([str(PROGRAM), "ledger", "-", self.LAW, "--json"], input=text.encode(), capture_output=True, env=env, timeout=60)
        rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertIn("earlier than the one before", rows[1]["error"]["message"])
        self.assertEqual(rows[2]["summary"]["rows"]["bad"], 1)

    def test_what_cannot_be_read_is_said(self):
        self.assertIn("No such file", self.refused("ledger", "/no/such/ledger.csv"))
        self.assertIn("directory", self.refused("ledger", self.folder.name))
        self.path.write_text("")
        self.assertIn("empty", self.refused("ledger", str(self.path)))
        self.path.write_text("date,chip\n")
        self.assertIn("there is no column", self.refused("ledger", str(self.path)))
        self.assertIn("regime", self.refused("ledger", self.write(), "regime=x"))
        self.assertIn("--date", self.refused("ledger", self.write(), "--date", "x").replace("date=x", "--date"))

    def peak(self, path):
        """Most memory that a run had, in kB, as seen while it runs (its rusage counts what Python had before it)."""
        env = {**PLAIN, "CHIP_RULES_TODAY": TODAY, "ASAN_OPTIONS": "quarantine_size_mb=1"}
        process = subprocess.Popen([str(PROGRAM), "ledger", path, self.LAW, "--json"], stdout=subprocess.PIPE, env=env)
        most = 0
        for _ in iter(lambda: process.stdout.read(1 << 16), b""):
            found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text())
            most = max(most, int(found[1]) if found else 0)
        process.stdout.close()
        self.assertEqual(process.wait(60), 0)
        return most

    @unittest.skipUnless(Path("/proc/self/status").exists(), "memory is read from /proc")
    def test_a_long_ledger_takes_no_more_memory_than_a_short_one(self):
        short, long = self.peak(self.many(2000)), self.peak(self.many(100000))
        self.assertLess(long, short + 4096, "a row in order costs memory")
        shuffled = self.peak(self.many(100000, shuffled=True))
        self.assertLess(shuffled, short + 4096 + 100000 * 100 // 1024, "a row out of order costs more than its place")


class Claims(CommandLine):
    def test_by_finding_and_word(self):
        text = self.answered("claims", "--finding", "wrong")
        self.assertIn("wrong: ", text)
        self.assertNotIn("supported: ", text)
        self.assertIn("Poland", self.answered("claims", "--search", "poland"))
        self.assertIn("finding", self.refused("claims", "--finding", "rong"))


class Card(CommandLine):
    CASE = "chip=nvidia-h100-sxm&qty=5000&to=POL&hq=POL&regime=us-2025-01-diffusion&on=2025-06-01"

    def test_is_a_well_formed_picture_with_its_text(self):
        for lang in ("en", "zh-Hans", "zh-Hant"):
            for size, box in (("og", "1200 628"), ("wide", "800 418"), ("square", "1080 1080"), ("print", "1260 888"), ("640x360", "640 360")):
                out = self.answered("card", self.CASE, "--size", size, "--lang", lang)
                root = ElementTree.fromstring(out)
                self.assertEqual(root.get("viewBox"), f"0 0 {box}")
                self.assertEqual(root.get("lang"), lang)
                names = [child.tag.split("}")[1] for child in root]
                self.assertEqual(names[:2], ["title", "desc"])
                self.assertIn("15,832", root[1].text)
                self.assertNotRegex(out, r"href|<image|<style|<script|@import|url\((?!#)")

    def test_the_same_each_time_and_other_in_the_dark(self):
        self.assertEqual(self.answered("card", self.CASE), self.answered("card", "https://example.org/?" + self.CASE + "&theme=dark"))
        self.assertNotEqual(self.answered("card", self.CASE), self.answered("card", self.CASE, "--theme", "dark"))

    def test_its_view_is_json(self):
        view = json.loads(self.answered("card", self.CASE, "--json"))
        self.assertEqual((view["view"], view["outcome"]), ("card", "license:approve_within_cap"))
        self.assertEqual(view["blocks"][0]["type"], "headline")

    def test_refusals(self):
        for words, told in ((("card",), "a case"), (("card", "chip=h101"), "h101"), (("card", "", "--size", "huge"), "size"),
                            (("card", "", "--size", "9x9"), "320x240"), (("card", "", "--theme", "blue"), "light or dark"),
                            (("card", "chip=h101", "--json"), "h101")):
            status, out, errors = run(*words)
            self.assertEqual((status, out), (2, ""))
            self.assertIn(told, errors)


class Questions(CommandLine):
    """timeline, compare, world, matrix: as text and as JSON."""

    ORDER = "chip=nvidia-h100-sxm&qty=1000"
    DIFFUSION = "us-2025-01-diffusion"

    def readable(self, *words):
        out = self.answered(*words)
        for line in out.splitlines():
            self.assertTrue(width(line) <= 80 or "://" in line or " " not in line.strip(), line)
            self.assertEqual(line, line.rstrip())
        self.assertNotRegex(out, r"\b(timeline|comparison|world|matrix|mark|column|what|difference)\.[a-z]", "a word has no text")
        return out

    def json(self, *words):
        return json.loads(self.answered(*words, "--json"))

    def test_timeline(self):
        out = self.readable("timeline", self.ORDER + "&to=POL&hq=POL&on=2024-01-01")
        for said in ("Law by date, as enforced", "Law by date, as codified", "15 May 2025", "License Exception LPP", "on=2024-01-01", "90 FR 4544"):
            self.assertIn(said, out)
        answer = self.json("timeline", self.ORDER + "&to=POL&hq=POL")
        self.assertEqual([one["basis"] for one in answer["bases"]], ["enforced", "codified"])
        self.assertEqual(answer["today"], TODAY)
        self.assertTrue(answer["named"] and answer["events"])
        self.assertIn("timeline needs a case", self.refused("timeline"))
        self.assertIn("chip=x", self.refused("timeline", "chip=x", "--json"))

    def test_compare(self):
        out = self.readable("compare", "rumor-2025-01", self.DIFFUSION)
        for said in ("Poland", "Switzerland", "Destinations whose tier changes", "Parameters"):
            self.assertIn(said, out)
        answer = self.json("compare", f"regime={self.DIFFUSION}", f"regime={self.DIFFUSION}&group.aia=+POL", self.ORDER)
        self.assertEqual([place["id"] for place in answer["world"]["tiers"]], ["POL"])
        self.assertEqual([group["id"] for group in answer["groups"]], ["aia"])
        self.assertIn("No clause", self.readable("compare", self.DIFFUSION, self.DIFFUSION))
        self.assertIn("needs a second law", self.refused("compare", self.DIFFUSION))
        self.assertIn('"qty" belongs to the case', self.refused("compare", self.DIFFUSION, "qty=5", "--json"))
        self.assertIn('"on" says which law', self.refused("compare", self.DIFFUSION, self.DIFFUSION, "on=2025-01-01"))

    def test_world(self):
        out = self.readable("world", f"{self.ORDER}&regime={self.DIFFUSION}")
        for said in ("249 destinations", "How many", "Poland", "License Exception AIA"):
            self.assertIn(said, out)
        answer = self.json("world", f"{self.ORDER}&regime={self.DIFFUSION}", "--by", "hq")
        self.assertEqual(answer["by"], "hq")
        self.assertEqual(len(answer["places"]), 249)
        self.assertIn("to, hq or both", self.refused("world", self.ORDER, "--by", "from"))

    def test_matrix(self):
        out = self.readable("matrix", f"qty=1000&regime={self.DIFFUSION}", "--chips", "nvidia-h100-sxm,nvidia-rtx-4090", "--to", "POL,CHN,DEU")
        for said in ("POL", "LPP", "deny", "What the marks mean"):
            self.assertIn(said, out)
        self.assertIn("Number of places", self.readable("matrix", "--chips", "nvidia", "--to", "all"))
        answer = self.json("matrix", "--chips", "all", "--to", "D:5")
        self.assertEqual(len(answer["cells"]), len(answer["chips"]))
        self.assertIn('"CHX"', self.refused("matrix", "--to", "CHN,CHX"))
        self.assertIn("nvidia-h100-sxm", self.refused("matrix", "--chips", "nvidia-h100-smx", "--json"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
