"""claims, card, timeline, compare, world, map, matrix: as text, as JSON, as a picture."""
import json
import xml.etree.ElementTree as ElementTree

from asking import TODAY, CommandLine, core_answers, run, width


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

    def test_is_the_core_s(self):
        kinds = ({}, {"size": "square", "theme": "dark"}, {"size": "print", "lang": "zh-Hans"}, {"size": "640x360", "lang": "zh-Hant"})
        for kind, expected in zip(kinds, core_answers({"ask": "card-svg", "case": self.CASE, **kind} for kind in kinds), strict=True):
            words = [word for name, value in kind.items() for word in (f"--{name}", value)]
            self.assertEqual(self.answered("card", self.CASE, *words), json.loads(expected)["svg"])

    def test_the_same_each_time_and_other_in_the_dark(self):
        self.assertEqual(self.answered("card", self.CASE), self.answered("card", "https://example.org/?" + self.CASE + "&theme=dark&drawing=0"))
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
    """timeline, compare, world, map, matrix: as text and as JSON."""

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
        for said in ("Law by date, as enforced", "Law by date, as codified", "15 May 2025", "License Exception LPP", "Set aside, since this question goes through all dates and rules: 1 January 2024", "90 FR 4544"):
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

    def test_map(self):
        out = self.readable("map", f"{self.ORDER}&regime={self.DIFFUSION}", "--show", "tier")
        for said in ("Poland", "AIA country", "Tiers"):
            self.assertIn(said, out)
        picture = next(block for block in self.json("map", self.ORDER, "--by", "hq")["blocks"] if block["type"] == "map")
        self.assertEqual(len(picture["places"]), 249)
        self.assertIn("to, hq or both", self.refused("map", self.ORDER, "--by", "from"))
        self.assertIn("outcome", self.refused("map", self.ORDER, "--show", "color"))

    def test_matrix(self):
        out = self.readable("matrix", f"qty=1000&regime={self.DIFFUSION}", "--chips", "nvidia-h100-sxm,nvidia-rtx-4090", "--to", "POL,CHN,DEU")
        for said in ("POL", "LPP", "deny", "What the marks mean"):
            self.assertIn(said, out)
        self.assertIn("Number of places", self.readable("matrix", "--chips", "nvidia", "--to", "all"))
        answer = self.json("matrix", "--chips", "all", "--to", "D:5")
        self.assertEqual(len(answer["cells"]), len(answer["chips"]))
        self.assertIn('"CHX"', self.refused("matrix", "--to", "CHN,CHX"))
        self.assertIn("nvidia-h100-sxm", self.refused("matrix", "--chips", "nvidia-h100-smx", "--json"))
