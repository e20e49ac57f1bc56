"""--rules DIR, lint DIR and --instrument FILE: rules of one's own, and what is wrong with them."""
import json
import shutil
import tempfile
from pathlib import Path

from asking import CASES, ROOT, CommandLine, width


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
        path.parent.mkdir(exist_ok=True)
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
        built_in = self.answered("lint")
        self.assertIn("No problems", built_in)
        self.assertEqual(built_in, self.answered("lint", str(self.folder)))
        self.assertEqual(json.loads(self.answered("lint", "--json"))["view"], "lint")

    def test_sentences_in_another_language_beside_the_rules(self):
        self.add_act()
        english = json.loads((self.folder / "instruments/never.json").read_text())["clauses"][0]["says"]
        key = 2166136261
        for byte in english.encode():
            key = (key ^ byte) * 16777619 & 0xFFFFFFFF
        case = ("check", "tpp=5&die=1&dc=1&to=DEU&hq=DEU&qty=7000", "--lang", "zh-Hans")
        place = "clauses.never-few.says"
        self.change("text/zh-Hans.json", lambda _: {"never": {place: "从未有过的一句话。", "clauses.other.says": "没有。"}})
        for stamp, told in ((f"{key:08x}", True), ("00000000", False)):
            self.change("text/translated-from.json", lambda _, stamp=stamp: {"never": {place: stamp}})
            self.assertEqual("从未有过的一句话。" in self.rules(*case), told)
        (self.folder / "text/zh-Hans.json").write_text("{", encoding="utf-8")
        self.assertIn(f"{self.folder}/text/zh-Hans.json", self.refused(*case, "--rules", str(self.folder)))


class OwnInstrument(CommandLine):
    """--instrument FILE: one act of one's own, on top of the rules that are built in."""

    EXAMPLE = ROOT / "rules/examples/own-instrument.json"

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.file = Path(scratch.name) / "mine.json"

    def test_is_asked_as_a_regime(self):
        act = json.loads(self.EXAMPLE.read_text(encoding="utf-8"))
        decision = json.loads(self.answered("check", CASES[0].split("&regime=")[0] + "&regime=own", "--json", "--instrument", str(self.EXAMPLE)))
        self.assertEqual(decision["regime"]["id"] if isinstance(decision["regime"], dict) else decision["regime"], "own")
        self.assertIn(act["title"].split(",")[0], self.answered("list", "regimes", "--instrument", str(self.EXAMPLE), COLUMNS="200"))
        self.assertIn("load its file first", self.refused("check", "qty=1&regime=own"))

    def test_faults_are_all_named_with_their_place(self):
        act = json.loads(self.EXAMPLE.read_text(encoding="utf-8"))
        act["clauses"][0]["step"] = "sometime"
        act["dates"]["effective"] = "soon"
        self.file.write_text(json.dumps(act), encoding="utf-8")
        errors = self.refused("check", CASES[0], "--instrument", str(self.file))
        for said in (f"{self.file}#/clauses/0/step", "sometime", f"{self.file}#/dates/effective", "soon"):
            self.assertIn(said, errors)

    def test_files_that_are_none(self):
        self.assertIn("missing", self.refused("check", CASES[0], "--instrument", str(self.file)))
        self.assertIn("expected a file", self.refused("check", CASES[0], "--instrument", str(self.file.parent)))
        self.file.write_text('{"title": ', encoding="utf-8")
        self.assertIn(f"{self.file}", self.refused("check", CASES[0], "--instrument", str(self.file)))
        self.file.write_text(" " * (513 << 10) + "{}", encoding="utf-8")
        self.assertIn("524288", self.refused("check", CASES[0], "--instrument", str(self.file)))
        self.assertIn("--instrument needs a file", self.refused("check", "--instrument"))
