#!/usr/bin/env python3
"""Tests of rules/build_pack.py: what goes into which pack, and that it refuses bad files by name.

  python3 tests/tools/test_build.py
"""
import json
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "rules"))
import build_pack  # noqa: E402

COLUMNS = {"columns": {"id": ["a", "b"], "name": ["A", None], "source": ["s", "t"]}, "count": 2}


class Folder(unittest.TestCase):
    """A small rules folder that is right; each test makes one thing wrong."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        self.write("facts.json", {"facts": []})
        self.write("timeline.json", {"covers": {}})
        self.write("instruments/act.json", {"title": "An act", "amount": 5.0})
        for name in ("chips", "companies", "countries", "models"):
            self.write(f"catalog/{name}.json", COLUMNS)
        self.write("catalog/groups.json", {"groups": {"G": {"members": []}}})
        self.write("words/en.json", {"word": "a word"})
        self.write("words/page.en.json", {"page.word": "another"})

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")

    def build(self):
        return build_pack.build(self.folder, self.folder / "words")

    def refused(self, pattern):
        with self.assertRaises(build_pack.PackError) as caught:
            self.build()
        self.assertRegex(str(caught.exception), pattern)


class BuildPack(Folder):
    def test_packs(self):
        first = json.loads(self.build()["first.json"])
        self.assertEqual(first["chips"]["columns"], {"id": ["a", "b"], "name": ["A", None]})
        self.assertEqual(first["text"]["en"], {"word": "a word", "page.word": "another"})
        self.assertEqual(list(first["instruments"]), ["act"])
        self.assertIn('"amount":5}', self.build()["whole.json"])
        self.assertEqual(json.loads(self.build()["sources.json"])["sources"]["chips"], {"source": ["s", "t"]})

    def test_sentences_of_clauses_not_in_force_come_later(self):
        says = [{"id": slot, "says": f"sentence {slot}", "note": f"note {slot}"} for slot in ("kept", "replaced", "over")]
        says[2]["to"] = "2024-12-31"
        self.write("timeline.json", {"covers": {"checked": "2026-01-01"}, "instruments": ["act", "new"]})
        self.write("instruments/act.json", {"dates": {"effective": "2024-01-01"}, "sources": ["s"], "clauses": says})
        self.write("instruments/new.json", {"dates": {"effective": "2025-01-01"}, "clauses": [{"id": "replaced", "says": "new words"}]})
        self.write("instruments/draft.json", {"dates": {"effective": "2025-01-01"}, "sources": ["d"], "clauses": [{"id": "d", "says": "a draft"}]})
        packs = self.build()
        first = json.loads(packs["first.json"])
        self.assertTrue(first["later"])
        self.assertEqual([clause.get("says") for clause in first["instruments"]["act"]["clauses"]], ["sentence kept", None, None])
        self.assertNotIn("sources", first["instruments"]["act"])
        later = json.loads(packs["sentences.json"])
        self.assertEqual(later["sentences"]["act"]["sources"], ["s"])
        self.assertEqual(later["sentences"]["act"]["clauses"]["1"], {"says": "sentence replaced", "note": "note replaced"})

    def test_what_no_day_brings_into_force_is_only_outlined_at_first(self):
        draft = {"title": "Draft", "dates": {"effective": "2025-01-01"}, "sources": ["d"], "parameters": {"much": {"value": 5, "cite": "c"}},
                 "clauses": [{"id": "d", "says": "a draft", "effect": {"exception": "TWO"}},
                             {"id": "e", "effect": {"only_exceptions": ["ONE", "TWO"]}}, {"id": "f", "effect": {"classify": None}}]}
        self.write("timeline.json", {"covers": {"checked": "2026-01-01"}, "instruments": ["act"], "presets": [1], "regimes": [2]})
        self.write("instruments/act.json", {"parameters": {"line": {"value": 1, "cite": "c", "says": "A line."}}})
        self.write("instruments/draft.json", draft)
        packs = self.build()
        first, later, whole = (json.loads(packs[f"{name}.json"]) for name in ("first", "sentences", "whole"))
        self.assertEqual(first["instruments"]["draft"], {"later": True, "title": "Draft", "dates": {"effective": "2025-01-01"},
                                                         "names": {"exceptions": ["TWO", "ONE"], "parameters": ["much"]}})
        self.assertEqual(later["instruments"], {"draft": draft})
        self.assertEqual((first["instruments"]["act"], later["sentences"]["act"]),
                         ({"parameters": {"line": {"value": 1}}}, {"parameters": {"line": {"cite": "c", "says": "A line."}}}))
        self.assertEqual((first["timeline"].get("presets"), later["timeline"]["presets"]), (None, [1]))
        self.assertEqual(whole["instruments"]["draft"], draft)

    def test_what_a_first_answer_does_without_comes_later(self):
        catalog = {"columns": {"id": ["a"], "aliases": ["eh"], "source": ["s"]}, "count": 1, "credit": "me"}
        first, sources, names = build_pack.split_columns(catalog)
        self.assertEqual(first, {"columns": {"id": ["a"]}, "count": 1, "credit": "me"})
        self.assertEqual((sources, names), ({"source": ["s"]}, {"aliases": ["eh"]}))

    def test_repeats_itself_and_version_follows_content(self):
        before = self.build()
        self.assertEqual(before, self.build())
        self.write("instruments/act.json", {"title": "An act, corrected"})
        self.assertNotEqual(json.loads(before["first.json"])["version"], json.loads(self.build()["first.json"])["version"])

    def test_words_of_the_interface_leave_the_version_as_it_is(self):
        before = json.loads(self.build()["first.json"])
        self.write("words/page.en.json", {"page.word": "a further one"})
        after = json.loads(self.build()["first.json"])
        self.assertNotEqual(before["text"], after["text"])
        self.assertEqual(before["version"], after["version"])

    def test_clusters_have_a_pack_of_their_own(self):
        self.assertEqual(json.loads(self.build()["clusters.json"])["clusters"]["count"], 0)
        self.write("catalog/clusters.json", COLUMNS)
        self.assertEqual(json.loads(self.build()["clusters.json"])["clusters"], json.loads(json.dumps(COLUMNS)))

    def test_events_and_claims_have_a_pack_of_their_own(self):
        self.assertEqual(json.loads(self.build()["record.json"]), {"record": {}})
        self.write("events.json", {"events": [{"id": "one"}]})
        self.write("claims/paper.json", {"claims": []})
        self.assertEqual(json.loads(self.build()["record.json"]),
                         {"record": {"events": [{"id": "one"}], "claims": {"paper": {"claims": []}}}})

    def test_sentences_of_rule_files_are_found_by_what_they_say(self):
        self.write("words/zh.json", {"word": "词"})
        (self.folder / "text" / "names").mkdir(parents=True)
        self.write("text/zh.json", {"act": {"title": "一部法", "brief": "no longer there"}})
        self.write("text/translated-from.json", {"act": {"title": f"{build_pack.sentence_key('An act'):08x}", "brief": "00000000"}})
        self.write("text/names/chips.zh.json", {"a": "甲"})
        pack = json.loads(self.build()["text-zh.json"])
        self.assertEqual(pack["law"]["zh"], {"keys": [build_pack.sentence_key("An act")], "texts": ["一部法"]})
        self.assertEqual(pack["rows"]["zh"], {"chips": {"a": "甲"}})
        self.write("instruments/act.json", {"title": "An act, reworded"})
        self.assertEqual(json.loads(self.build()["text-zh.json"])["law"]["zh"]["texts"], [])

    def test_other_languages_stand_apart(self):
        self.write("words/zh.json", {"word": "词"})
        packs = self.build()
        self.assertEqual(json.loads(packs["text-zh.json"]),
                         {"text": {"zh": {"word": "词"}}, "law": {"zh": {"keys": [], "texts": []}}, "rows": {"zh": {}}})
        self.assertEqual(list(json.loads(packs["first.json"])["text"]), ["en"])

    def test_refusals_name_the_file(self):
        for name, content, pattern in [
            ("facts.json", '{"a": 1, "a": 2}', r'facts\.json: the key "a" stands twice'),
            ("timeline.json", '{"a": NaN}', r"timeline\.json: NaN is not a JSON number"),
            ("timeline.json", '{"a": 1e999}', r"timeline\.json: the number 1e999 is too large"),
            ("instruments/act.json", "[]", r"act\.json: expected an object"),
            ("instruments/act.json", '{"a": ', r"act\.json: .*line 1"),
            ("catalog/chips.json", {"columns": {"id": ["a"]}, "count": 2}, r"chips\.json: /columns/id: 1 values"),
            ("catalog/chips.json", {"columns": {"id": ["a", "a"]}, "count": 2}, r'the id "a" stands in row 0 already'),
            ("catalog/models.json", {"columns": {"id": [None]}, "count": 1}, r"models\.json: /columns/id/0"),
            ("catalog/models.json", {"columns": {"id": ["a"], "x": [[1]]}, "count": 1}, r"models\.json: /columns/x/0"),
            ("words/page.en.json", {"word": "again"}, r"page\.en\.json: /word: another file"),
        ]:
            with self.subTest(name=name, content=content):
                good = (self.folder / name).read_text(encoding="utf-8")
                self.write(name, content)
                self.refused(pattern)
                self.write(name, good)

    def test_missing_files(self):
        (self.folder / "catalog/groups.json").unlink()
        self.refused(r"groups\.json: the file is missing")


if __name__ == "__main__":
    unittest.main()
