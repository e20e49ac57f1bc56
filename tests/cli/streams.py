"""batch, ledger and allocate: many cases, many shipments, what is left."""
import json
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

from asking import CASES, PLAIN, PROGRAM, TODAY, CommandLine


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
