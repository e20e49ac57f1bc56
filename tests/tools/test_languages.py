#!/usr/bin/env python3
"""Tests that every language is whole: each word in each language, none that nothing asks for, each sentence of law translated
as it reads today, a name for each country, and a face that has all the characters.

  python3 tests/tools/test_languages.py [BUILD]     (BUILD: packs/ and fonts/ of a build, build/native when absent; needs fontTools)
"""
import json
import re
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "native"
sys.path.insert(0, str(ROOT / "rules"))
import build_pack  # noqa: E402
import translations  # noqa: E402

SOURCES = [path for folder in ("core", "web", "rules") for path in sorted((ROOT / folder).rglob("*"))
           if path.suffix in (".cpp", ".h", ".mjs", ".html")]
TEXT = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
PLACES = re.compile(r"\{[\w.$:-]+\}")
IDEOGRAPH = re.compile(r"[㐀-鿿]")
# Keys made of a beginning and a word of the data; "column." is also asked for in full.
MADE = {match for match in re.findall(r"""["'`]([a-z][\w.-]*[._])(?:["'`]\s*\)?\s*\+|["'] : "|\$\{)""", TEXT) if match not in ("column.", "page.")}


def words():
    """{language: {key: text}} of assets/text"""
    first, further = build_pack.read_words(ROOT / "assets" / "text")
    return {language: {**first.get(language, {}), **further.get(language, {})} for language in {*first, *further}}


def asked_for(key):
    own = key.removeprefix("page.")
    literal = any(f"{quote}{each}{quote}" in TEXT for each in {key, own} for quote in "\"'`")
    return literal or any(key.startswith(made) or (own != key and own.startswith(made)) for made in MADE)


class Words(unittest.TestCase):
    def test_every_language_has_every_word(self):
        every = words()
        self.assertGreaterEqual(set(every), {"en", "zh-Hans", "zh-Hant"})
        for language, texts in every.items():
            self.assertEqual(sorted(set(every["en"]) - set(texts)), [], f"missing in {language}")
            self.assertEqual(sorted(set(texts) - set(every["en"])), [], f"only in {language}")

    def test_places_to_fill_are_the_same(self):
        every = words()
        for language, texts in every.items():
            for key, text in texts.items():
                with self.subTest(language=language, key=key):
                    left, right = set(PLACES.findall(text)), set(PLACES.findall(every["en"].get(key, text)))
                    if key == "error.name":  # beside an id; a language whose readers know the ids leaves it empty
                        right = left
                    if key.startswith("unit.") and "billion" in key:  # a language that counts in other steps fills in the number itself
                        left = {"{number}" if place == "{billions}" else place for place in left}
                    self.assertLessEqual(left, right)
                    self.assertLessEqual(right - left, {"{peak}"} | ({"{unit}"} if key.startswith("unit.") else set()))

    def test_nothing_is_left_over(self):
        self.assertEqual([key for key in words()["en"] if not asked_for(key)], [])

    def test_chinese_is_written_as_chinese(self):
        for language, texts in words().items():
            for key, text in texts.items():
                if language != "en":
                    self.assertNotRegex(text, r"[㐀-鿿][,;?!](?![\w])", f"{language}: {key}")


class Law(unittest.TestCase):
    def test_every_sentence_is_translated_as_it_reads_today(self):
        found = translations.problems(ROOT / "rules")
        self.assertEqual(found, [], "translate these, then run rules/translations.py --stamp with their places")

    def test_places_to_fill_stay(self):
        english = build_pack.english_sentences(ROOT / "rules")
        for language, files in translations.languages(ROOT / "rules" / "text").items():
            for stem, texts in files.items():
                for place, text in texts.items():
                    with self.subTest(language=language, stem=stem, place=place):
                        self.assertEqual(sorted(PLACES.findall(text)), sorted(PLACES.findall(english[stem][place])))
                        if len(english[stem][place].split()) > 3:
                            self.assertRegex(text, IDEOGRAPH)

    def test_a_changed_sentence_is_noticed(self):
        stamps = json.loads((ROOT / "rules" / "text" / build_pack.STAMPS).read_text(encoding="utf-8"))
        stem, places = next(iter(stamps.items()))
        place, key = next(iter(places.items()))
        english = build_pack.english_sentences(ROOT / "rules")[stem][place]
        self.assertEqual(build_pack.stamp(english), key)
        self.assertNotEqual(build_pack.stamp(english + " indeed"), key)


@unittest.skipUnless((BUILD / "packs").exists(), "needs a build")
class Packs(unittest.TestCase):
    def pack(self, name):
        return json.loads((BUILD / "packs" / f"{name}.json").read_text(encoding="utf-8"))

    def test_every_country_has_a_name(self):
        countries = self.pack("first")["countries"]["columns"]["iso3"]
        for language in ("zh-Hans", "zh-Hant"):
            names = self.pack(f"text-{language}")["rows"][language]["countries"]
            if len(names) < 20:
                self.skipTest("a build without the explorer has no names from CLDR")
            self.assertEqual([each for each in countries if not IDEOGRAPH.search(names.get(each, ""))], [])
            self.assertEqual(len(set(names.values())), len(names))

    def test_faces_have_all_the_characters(self):
        if not (BUILD / "fonts" / "font-regular.otf").exists():
            self.skipTest("a build without the explorer has no fonts")
        from fontTools.ttLib import TTFont
        latin = set(TTFont(BUILD / "fonts" / "font-regular.otf").getBestCmap())

        def lacking(pack, known):
            return sorted({letter for letter in pack if ord(letter) >= 0x20} - {chr(code) for code in known})

        for name in ("first", "words"):
            self.assertEqual(lacking("".join(json.dumps(self.pack(name)["text"], ensure_ascii=False)), latin), [], name)
        for language in ("zh-Hans", "zh-Hant"):
            own = set(TTFont(BUILD / "fonts" / f"font-{language}.otf").getBestCmap())
            self.assertEqual(lacking(json.dumps(self.pack(f"text-{language}"), ensure_ascii=False), latin | own), [], language)
            import brotli
            for ending in ("otf", "woff2"):
                size = len(brotli.compress((BUILD / "fonts" / f"font-{language}.{ending}").read_bytes()))
                self.assertLessEqual(size, 250_000, f"font-{language}.{ending}")


if __name__ == "__main__":
    if len(sys.argv) > 1 and Path(sys.argv[1]).is_dir():
        BUILD = Path(sys.argv.pop(1))
    unittest.main()
