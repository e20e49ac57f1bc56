#!/usr/bin/env python3
"""The npm package as somebody else meets it: packed, unpacked, imported; the examples of its README print what they say; its types
describe its functions and its decisions.

  python3 tests/tools/test_package.py      (needs the web build, Node 18 or newer with npm, and `npm ci` in tests/browser)
"""
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "build" / "web" / "package"
TSC = ROOT / "tests" / "browser" / "node_modules" / "typescript" / "bin" / "tsc"
EXPECTED = {
    "package.json", "README.md", "LICENSE", "LICENSE-CLDR", "CREDITS.md", "chip-rules.mjs", "chip-rules.d.ts", "api.wasm", "first.wasm",
    "decision.schema.json", "instrument.schema.json", "own-instrument.json"}


def run(*command, cwd=ROOT):
    done = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(f"{' '.join(map(str, command))}\n{(done.stdout + done.stderr)[:3000]}")
    return done.stdout


def golden_decisions(count):
    """Decisions of some golden cases, spread over them, as the package gives them."""
    lines = (ROOT / "tests/golden/cases.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [golden["case"] for golden in map(json.loads, filter(None, lines)) if golden.get("case") and golden.get("expect", {}).get("verdict")]
    return cases[:: max(1, len(cases) // count)]


@unittest.skipUnless((PACKAGE / "package.json").exists(), "needs the web build")
class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.project = Path(cls.scratch.name, "project")
        place = cls.project / "node_modules"
        place.mkdir(parents=True)
        cls.packed = json.loads(run("npm", "pack", "--json", "--pack-destination", cls.scratch.name, cwd=PACKAGE))[0]
        with tarfile.open(Path(cls.scratch.name, cls.packed["filename"])) as tar:
            tar.extractall(place)
        (place / "package").rename(place / "chip-rules")
        (cls.project / "package.json").write_text('{"type": "module", "private": true}')
        cls.readme = (PACKAGE / "README.md").read_text(encoding="utf-8")
        cls.about = json.loads((PACKAGE / "package.json").read_text(encoding="utf-8"))

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def test_it_packs_what_is_expected_and_all_of_it(self):
        names = {file["path"] for file in self.packed["files"]}
        self.assertEqual(names, {path.name for path in PACKAGE.iterdir()})
        self.assertLessEqual(EXPECTED, names)
        packs = set(re.findall(r": '([\w-]+\.json)'", (PACKAGE / "chip-rules.mjs").read_text(encoding="utf-8")))
        self.assertLessEqual(packs, names)
        self.assertEqual(names - EXPECTED - packs, set())

    def test_it_depends_on_nothing_and_names_its_versions(self):
        for member in ("dependencies", "peerDependencies", "optionalDependencies", "scripts", "bin"):
            self.assertNotIn(member, self.about)
        self.assertRegex(self.about["version"], r"^\d+\.\d+\.\d+$")
        self.assertIn(f"VERSION {self.about['version'].removesuffix('.0')}", (ROOT / "CMakeLists.txt").read_text(encoding="utf-8"))
        self.assertEqual(self.about["data"], json.loads((PACKAGE / "first.json").read_text(encoding="utf-8"))["version"])
        for target in self.about["exports"].values():
            for path in [target] if isinstance(target, str) else target.values():
                self.assertTrue((PACKAGE / path).exists(), path)

    def test_the_examples_print_what_they_say(self):
        examples = re.findall(r"```js node\n(.*?)```", self.readme, re.S)
        self.assertGreaterEqual(len(examples), 2)
        for number, code in enumerate(examples):
            with self.subTest(number=number):
                path = self.project / f"example-{number}.mjs"
                path.write_text(code, encoding="utf-8")
                said = re.findall(r"console\.log\(.*?\); // (.*)", code)
                self.assertGreater(len(said), 0)
                self.assertEqual(run("node", path, cwd=self.project).splitlines(), said)

    def test_types_fit_the_examples_and_the_decisions(self):
        if not TSC.exists():
            self.skipTest("npm ci --prefix tests/browser")
        for number, code in enumerate(re.findall(r"```js node\n(.*?)```", self.readme, re.S)):
            (self.project / f"example-{number}.mts").write_text(code.replace("console.log", "void "), encoding="utf-8")
        ask = "import { load } from 'chip-rules';\nconst rules = await load();\n" \
              "console.log(JSON.stringify(JSON.parse(process.argv[2]).map((one) => rules.check(one, { today: '2026-11-22' }))));\n"
        (self.project / "ask.mjs").write_text(ask)
        decisions = json.loads(run("node", "ask.mjs", json.dumps(golden_decisions(40)), cwd=self.project))
        self.assertGreater(len({decision["verdict"] for decision in decisions}), 4)
        literals = "".join(f"export const decision{i}: Decision = {json.dumps(decision)};\n" for i, decision in enumerate(decisions))
        (self.project / "decisions.mts").write_text("import type { Decision } from 'chip-rules';\n" + literals, encoding="utf-8")
        (self.project / "tsconfig.json").write_text(json.dumps({
            "compilerOptions": {"strict": True, "noEmit": True, "target": "es2022", "lib": ["es2022", "dom"], "module": "nodenext", "types": [],
                                "skipDefaultLibCheck": True},
            "include": ["*.mts"]}))
        run("node", TSC, "-p", self.project)

    def test_every_function_has_its_type(self):
        ask = "import * as all from 'chip-rules';\nconst rules = await all.load();\n" \
              "console.log(JSON.stringify([Object.keys(all), Object.getOwnPropertyNames(Object.getPrototypeOf(rules))]));\n"
        (self.project / "names.mjs").write_text(ask)
        exported, methods = json.loads(run("node", "names.mjs", cwd=self.project))
        types = (PACKAGE / "chip-rules.d.ts").read_text(encoding="utf-8")
        self.assertEqual(exported, re.findall(r"export (?:declare )?(?:function|const|class) (\w+)", types))
        declared = re.search(r"export interface Rules \{(.*?)\n\}", types, re.S)[1]
        names = set(re.findall(r"^  (?:readonly )?(\w+)[(:]", declared, re.M))
        self.assertEqual(names, set(methods) - {"constructor", "begin"})


if __name__ == "__main__":
    unittest.main()
