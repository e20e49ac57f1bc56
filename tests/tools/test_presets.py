#!/usr/bin/env python3
"""Tests of web/tools/presets.mjs: what link previews read is there, absolute where it must be, escaped, dated, and the same each time.

  python3 tests/tools/test_presets.py      (needs build/web: engine and packs; Node; the packages of web/tools/packages; fonts; brotli)
"""
import html.parser
import json
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from urllib.parse import urljoin, urlsplit

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "build/web"
SITE = "https://example.org/chips/"
PRESETS = json.loads((ROOT / "rules/presets.json").read_text())["presets"]
CHECKED = json.loads((ROOT / "rules/timeline.json").read_text())["covers"]["checked"]
CHINESE = Path("/usr/share/fonts/opentype/noto")
INTER = Path("/usr/share/fonts/opentype/inter")
LANGUAGES = ["en", "zh-Hans", "zh-Hant"]


class Head(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.meta, self.links, self.images, self.anchors = {}, [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "meta":
            self.meta[given.get("property") or given.get("name")] = given.get("content")
        for kind, into in (("link", self.links), ("img", self.images), ("a", self.anchors)):
            if tag == kind:
                into.append(given)


def packages():
    done = subprocess.run(["sh", str(ROOT / "web/tools/fetch_packages.sh")], capture_output=True, text=True)
    return done.stdout.strip()


def make(out, *more):
    return subprocess.run(
        ["node", str(ROOT / "web/tools/presets.mjs"), str(out), "--engine", str(WEB / "api.wasm"), "--packs", str(WEB / "packs"), "--node-modules", packages(),
         "--font", str(INTER / "Inter-Regular.otf"), "--font", str(INTER / "Inter-SemiBold.otf"),
         "--chinese-font", str(CHINESE / "NotoSansCJK-Regular.ttc"), "--chinese-font", str(CHINESE / "NotoSansCJK-Bold.ttc"), *more],
        capture_output=True, text=True)


def file_of(preset, language):
    return preset["slug"] if language == "en" else f"{preset['slug']}.{language}"


@unittest.skipUnless((WEB / "api.wasm").exists(), "build/web is not built")
class Presets(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.out, cls.plain = Path(cls.scratch.name, "a"), Path(cls.scratch.name, "b")
        for out, more in ((cls.out, ("--site", SITE.rstrip("/"))), (cls.plain, ())):
            done = make(out, *more)
            assert done.returncode == 0, done.stderr

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def pages(self, folder):
        for preset in PRESETS:
            for language in LANGUAGES:
                name = file_of(preset, language)
                yield preset, language, name, Head((folder / f"{name}.html").read_text())

    def test_link_previews_have_absolute_addresses_and_a_picture_with_its_text(self):
        for preset, language, name, head in self.pages(self.out):
            self.assertEqual(head.meta["og:title"], preset["question"][language])
            self.assertEqual(head.meta["og:url"], f"{SITE}presets/{name}.html")
            self.assertEqual(head.meta["og:image"], f"{SITE}presets/{name}.png")
            self.assertEqual(head.meta["twitter:card"], "summary_large_image")
            self.assertEqual(head.meta["og:image:alt"], head.images[0]["alt"])
            self.assertGreater(len(head.meta["og:image:alt"]), 80)
            self.assertTrue(head.meta["og:description"])
            width, height = struct.unpack(">II", (self.out / f"{name}.png").read_bytes()[16:24])
            self.assertEqual((str(width), str(height)), (head.meta["og:image:width"], head.meta["og:image:height"]))

    def test_oembed_is_found_and_whole(self):
        for _, language, name, head in self.pages(self.out):
            link = next(link for link in head.links if link.get("type") == "application/json+oembed")
            self.assertEqual(link["href"], f"{SITE}presets/{name}.oembed.json")
            told = json.loads((self.out / f"{name}.oembed.json").read_text())
            self.assertEqual((told["version"], told["type"], told["title"]), ("1.0", "rich", link["title"]))
            self.assertIsInstance(told["width"], int)
            self.assertIsInstance(told["height"], int)
            source = re.search(r'<iframe src="([^"]+)"', told["html"])[1]
            self.assertTrue(source.startswith(f"{SITE}embed.html?"), source)
            self.assertIn("title=", told["html"])
            self.assertEqual(told["thumbnail_url"], f"{SITE}presets/{name}.png")

    def test_the_page_itself_is_found_as_a_link_and_not_as_a_frame_of_another_case(self):
        head = Head((self.out / "site-meta.html").read_text())
        link = next(link for link in head.links if link.get("type") == "application/json+oembed")
        self.assertEqual(link["href"], f"{SITE}presets/page.oembed.json")
        told = json.loads((self.out / "page.oembed.json").read_text())
        self.assertEqual((told["version"], told["type"], told["title"]), ("1.0", "link", head.meta["og:title"]))
        self.assertEqual(told["thumbnail_url"], head.meta["og:image"])
        self.assertNotIn("html", told)
        self.assertEqual(Head((self.plain / "site-meta.html").read_text()).links, [])

    def test_without_an_address_nothing_claims_one(self):
        self.assertEqual(list(self.plain.glob("*.oembed.json")), [])
        for _, _, name, head in self.pages(self.plain):
            self.assertNotIn("og:image", head.meta)
            self.assertNotIn("og:url", head.meta)
            self.assertEqual([link for link in head.links if "oembed" in link.get("type", "") or link.get("rel") == "canonical"], [])
            self.assertTrue(head.meta["og:title"])

    def test_pages_say_their_date_and_lead_to_the_live_answer(self):
        for preset, language, name, head in self.pages(self.out):
            text = (self.out / f"{name}.html").read_text()
            date = re.search(r"[?&]on=([0-9-]+)", preset["case"])
            self.assertEqual(head.meta["citation_publication_date"], (date[1] if date else CHECKED).replace("-", "/"))
            live = [a["href"] for a in head.anchors if a["href"].startswith("../?")]
            self.assertEqual(len(live), 1 if date else 2)
            if not date:
                self.assertEqual(live[0].split("&lang=")[0], f"../?{preset['case']}")
            self.assertIn(f"on={date[1] if date else CHECKED}", live[-1])
            self.assertNotIn("<script", text)
            self.assertNotRegex(text, r'\sstyle="|<style')

    def test_every_file_that_a_page_names_is_there(self):
        for _, _, name, head in self.pages(self.out):
            for reference in [a["href"] for a in head.anchors] + [image["src"] for image in head.images] + [link["href"] for link in head.links]:
                place = urlsplit(urljoin(f"{SITE}presets/{name}.html", reference)).path.removeprefix("/chips/")
                if place.startswith("presets/"):
                    self.assertTrue((self.out / place.removeprefix("presets/")).exists(), reference)

    def test_cards_are_in_two_themes_and_pictures_hold_letters(self):
        for _, language, name, _ in self.pages(self.out):
            self.assertNotEqual((self.out / f"{name}.svg").read_text(), (self.out / f"{name}.dark.svg").read_text())
            self.assertGreater((self.out / f"{name}.png").stat().st_size, 15_000, name)

    def test_the_same_inputs_give_the_same_bytes(self):
        again = Path(self.scratch.name, "c")
        self.assertEqual(make(again, "--site", SITE).returncode, 0)
        self.assertEqual({path.name: path.read_bytes() for path in again.iterdir()}, {path.name: path.read_bytes() for path in self.out.iterdir()})

    def test_the_site_takes_them_and_has_a_preview_of_its_own(self):
        page, laid_out = Path(self.scratch.name, "page"), Path(self.scratch.name, "dist")
        page.mkdir()
        (page / "index.html").write_text("<html>\n  <head>\n  </head>\n</html>\n")
        for name in ("palette.css", "preset.css", "icon.svg"):
            shutil.copy(ROOT / "web/page" / name, page)
        done = subprocess.run([sys.executable, str(ROOT / "web/tools/dist.py"), str(laid_out), "--page", str(page), "--presets", str(self.out)],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        head = Head((laid_out / "index.html").read_text())
        self.assertEqual((head.meta["og:type"], head.meta["og:url"]), ("website", SITE))
        self.assertTrue((laid_out / head.meta["og:image"].removeprefix(SITE)).exists())
        self.assertFalse((laid_out / "presets" / "site-meta.html").exists())
        for _, _, name, head in self.pages(laid_out / "presets"):
            for link in head.links:
                if link["rel"] in ("stylesheet", "icon"):
                    self.assertTrue((laid_out / "presets" / link["href"]).resolve().exists(), link["href"])

    def test_a_bad_address_is_refused(self):
        for bad in ("example.org", "javascript:alert(1)", "https://example.org/?a=b", 'https://example.org/"'):
            done = make(Path(self.scratch.name, "d"), "--site", bad)
            self.assertEqual(done.returncode, 2)
            self.assertIn("CHIP_RULES_SITE_URL", done.stderr)


if __name__ == "__main__":
    unittest.main()
