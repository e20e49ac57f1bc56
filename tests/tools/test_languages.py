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
# Usage of other regions, or what converting from the simplified characters leaves behind, with what zh-Hant says instead. Terms
# that are the law's own in Chinese (總處理性能, 經驗證最終用戶) are no such words.
NOT_TAIWAN = {"較松": "較鬆", "寬松": "寬鬆", "摺合": "折合", "制造": "製造", "天后": "天後", "系依": "係依", "系據": "係據", "公佈": "公布", "發佈": "發布",
              "集群": "叢集", "軟件": "軟體", "硬件": "硬體", "網絡": "網路", "數據": "資料", "計算機": "電腦", "內存": "記憶體", "帶寬": "頻寬", "默認": "預設",
              "服務器": "伺服器", "加載": "載入", "芯片": "晶片", "集成電路": "積體電路", "晶體管": "電晶體", "傳感器": "感測器", "堆棧": "堆疊", "納米": "奈米",
              "字節": "位元組", "人工智能": "人工智慧", "遠程": "遠端", "賬": "帳", "英偉達": "輝達", "報道": "報導", "“": "「", "塊晶片": "顆晶片", "枚晶片": "顆晶片",
              "意大利": "義大利", "也門": "葉門", "卡塔爾": "卡達", "格魯吉亞": "喬治亞", "新西蘭": "紐西蘭", "沙特": "沙烏地", "尼日利亞": "奈及利亞",
              "肯尼亞": "肯亞", "克羅地亞": "克羅埃西亞", "老撾": "寮國", "馬爾代夫": "馬爾地夫", "津巴布韋": "辛巴威", "危地馬拉": "瓜地馬拉"}
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


class TraditionalChinese(unittest.TestCase):
    """As it is written in Taiwan: its characters (all in Big5, which lacks 羣, 峯, 裏, 説 and every simplified one) and its words."""

    def setUp(self):
        own = {f"assets/text {key}": text for key, text in words()["zh-Hant"].items()}
        law = {f"rules/text {stem}:{place}": text for stem, places in translations.languages(ROOT / "rules" / "text")["zh-Hant"].items()
               for place, text in places.items()}
        presets = json.loads((ROOT / "rules" / "presets.json").read_text(encoding="utf-8"))["presets"]
        asked = {f"rules/presets.json {each['slug']}": each["question"]["zh-Hant"] for each in presets}
        self.texts = {**own, **law, **asked}

    def test_characters(self):
        names = {f"{path.name}: {row}": name for path in sorted((ROOT / "rules" / "text" / "names").glob("*.zh-Hant.json"))
                 for row, name in json.loads(path.read_text(encoding="utf-8")).items()}
        found = [(place, letter) for place, text in {**self.texts, **names}.items() for letter in text
                 if IDEOGRAPH.match(letter) and not letter.encode("big5", "ignore")]
        self.assertEqual(found, [])

    def test_words(self):
        found = [(place, word, f"say {better}") for place, text in self.texts.items() for word, better in NOT_TAIWAN.items() if word in text]
        self.assertEqual(found, [])


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

    def test_countries_are_called_as_in_taiwan(self):
        names = self.pack("text-zh-Hant")["rows"]["zh-Hant"]["countries"]
        self.assertEqual([(name, NOT_TAIWAN[name]) for name in names.values() if name in NOT_TAIWAN], [])

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
