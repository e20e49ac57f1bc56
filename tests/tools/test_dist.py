#!/usr/bin/env python3
"""Tests of web/tools/dist.py: it renames consistently, repeats itself to the byte, keeps what a reader may still ask for, and says
how to host the site; and of web/tools/serve.py, which sends what it says.

  python3 tests/tools/test_dist.py      (needs brotli; with esbuild the bundled layout is tested as well)
"""
import base64
import gzip
import hashlib
import http.client
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import brotli

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "web/tools/dist.py"
sys.path.insert(0, str(ROOT / "web" / "tools"))
from layout.hosting import ALWAYS, FOREVER, POLICY  # noqa: E402

SITE = {
    "page/index.html": '<head>\n  <link rel="stylesheet" href="page.css">\n  <link rel="manifest" href="site.webmanifest">\n'
                       '  <script type="module" src="main.mjs"></script>\n  </head>',
    "page/page.css": "a { background: url(icon.svg) }",
    "page/icon.svg": "<svg/>",
    "page/main.mjs": "import { a } from './part/a.mjs';\nconsole.log(a);\nexport const later = () => import('./late.mjs');\n",
    "page/part/a.mjs": "import '../b.mjs';\nexport const a = 1;\n",
    "page/b.mjs": "import { a } from './part/a.mjs';\nexport const data = new URL('first.json', import.meta.url);\n",
    "page/late.mjs": "export const word = 'not a file.mjs at all';\n",
    "page/site.webmanifest": '{"icons": [{"src": "icon.svg"}]}',
    "page/sw.js": "console.log(self.SITE.version);\n",
    "page/part/text-zh-Hans.json": "{}",
    "page/icon-192.png": "a picture",
    "page/embed.js": "const size = 'a long text'.repeat(3);\nconsole.log(size);\n",
    "first.json": '{"a":"' + "text " * 50 + '"}',
}


class Laid(unittest.TestCase):
    """A small site that is right; each test lays it out, or makes one thing wrong."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        for name, text in SITE.items():
            self.write(name, text)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run_dist(self, *options, folder=None, env=None):
        folder = folder or self.folder
        return subprocess.run([sys.executable, DIST, folder / "dist", "--page", folder / "page", "--api", folder / "first.json", *options],
                              capture_output=True, text=True, check=False, env=env)

    def lay(self, *options):
        run = self.run_dist(*options)
        self.assertEqual(run.returncode, 0, run.stderr)
        return self.files()

    def files(self, folder=None):
        dist = (folder or self.folder) / "dist"
        return {path.relative_to(dist).as_posix(): path.read_bytes() for path in dist.rglob("*") if path.is_file()}

    def names(self):
        """{plain name: name in the site}"""
        return {re.sub(r"\.[0-9a-f]{10}(\.\w+)$", r"\1", name): name for name in self.lay()}


class Names(Laid):
    def test_every_reference_leads_to_a_file(self):
        names = self.names()
        html = (self.folder / "dist/index.html").read_text(encoding="utf-8")
        for name in ("page.css", "main.mjs", "part/a.mjs", "b.mjs"):
            self.assertIn(f'"{names[name]}"', html)
        self.assertNotIn("late.", html)
        self.assertIn(f"'../{names['b.mjs']}'", (self.folder / "dist" / names["part/a.mjs"]).read_text(encoding="utf-8"))
        self.assertIn(f"'{names['first.json']}'", (self.folder / "dist" / names["b.mjs"]).read_text(encoding="utf-8"))
        self.assertEqual((self.folder / "dist/api/first.json").read_text(encoding="utf-8"), SITE["first.json"])

    def test_names_that_others_know_stay(self):
        self.write("page/presets/one.json", "{}")
        names = self.names()
        for name in ("index.html", "site.webmanifest", "embed.js", "presets/one.json", "api/first.json", "_headers"):
            self.assertEqual(names.get(name), name)
        self.assertIn(names["icon.svg"], (self.folder / "dist/site.webmanifest").read_text(encoding="utf-8"))

    def test_a_name_changes_with_all_that_it_refers_to(self):
        before = self.names()
        self.assertEqual(before, self.names())
        self.write("first.json", '{"a":1}')
        after = self.names()
        changed = {name for name in before if before[name] != after.get(name)}
        self.assertEqual(changed, {"first.json", "b.mjs", "part/a.mjs", "main.mjs"})

    def test_a_reference_that_leads_nowhere_is_an_error(self):
        self.write("page/late.mjs", "import './nowhere.mjs';\n")
        run = self.run_dist()
        self.assertEqual(run.returncode, 1)
        self.assertIn('late.mjs refers to "./nowhere.mjs"', run.stderr)


class Repeats(Laid):
    def check_repeats(self, *options):
        """The same site elsewhere, its files written in another order, by another clock, language and seed."""
        with tempfile.TemporaryDirectory(prefix="another place ") as other:
            other = Path(other, "much", "deeper")
            for name in reversed(SITE):
                (other / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self.folder / name, other / name)
                os.utime(other / name, (1, 1))
            env = {**os.environ, "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}
            run = self.run_dist(*options, folder=other, env=env)
            self.assertEqual(run.returncode, 0, run.stderr)
            first, second = self.lay(*options), self.files(other)
            self.assertEqual(sorted(first), sorted(second))
            self.assertEqual([name for name in first if first[name] != second[name]], [])
            return first

    def test_plain(self):
        self.check_repeats("--compress")

    @unittest.skipUnless(shutil.which("esbuild"), "esbuild is not here")
    def test_bundled(self):
        files = self.check_repeats("--compress", "--esbuild", shutil.which("esbuild"))
        self.assertTrue(files["embed.js"].startswith(b"(()=>{"), "a script for other pages stands alone")
        self.assertNotIn(b"import", files["embed.js"])


class Joined(Laid):
    @unittest.skipUnless(shutil.which("esbuild"), "esbuild is not here")
    def test_what_a_page_loads_at_once_is_one_file_whoever_needs_its_parts_later(self):
        self.write("page/main.mjs", "import { a } from './part/a.mjs';\nimport { c } from './c.mjs';\nconsole.log(a, c);\n"
                                    "export const later = [() => import('./late.mjs'), () => import('./part/last.mjs')];\n")
        self.write("page/c.mjs", "export const c = 2;\n")
        self.write("page/late.mjs", "import { a } from './part/a.mjs';\nexport const word = `late ${a}`;\n")
        self.write("page/part/last.mjs", "import { c } from '../c.mjs';\nexport const word = `last ${c}`;\n")
        files = self.lay("--esbuild", shutil.which("esbuild"))
        html = files["index.html"].decode()
        self.assertEqual(html.count("modulepreload"), 1)
        main = next(data for name, data in files.items() if name.startswith("main."))
        self.assertEqual(len(re.findall(rb"""\bfrom ?["']|import ?["']""", main)), 1)
        for word in ("late-", "last-"):
            name = next(name for name in files if name.startswith(word))
            self.assertNotIn(name, html)
            self.assertIn(name.encode(), main)


class Update(Laid):
    def test_what_is_no_longer_part_of_the_site_goes(self):
        before = self.lay("--compress")
        self.write("page/late.mjs", "export const word = 'changed';\n")
        after = self.lay()
        self.assertFalse([name for name in after if name.endswith((".br", ".gz"))])
        self.assertEqual(len([name for name in before if name.startswith("late.") and name in after]), 0)

    def test_files_of_earlier_layouts_stay_for_some_days(self):
        before = self.lay("--keep", "30", "--compress")
        self.write("page/late.mjs", "export const word = 'changed';\n" * 20)
        after = self.lay("--keep", "30", "--compress")
        old = [name for name in before if name.startswith("late.")]
        self.assertTrue(old and all(name in after for name in old))
        self.assertEqual(len([name for name in after if name.startswith("late.") and name.endswith(".mjs")]), 2)
        for name in old:
            os.utime(self.folder / "dist" / name, (time.time() - 31 * 86400,) * 2)
        self.assertFalse([name for name in self.lay("--keep", "30", "--compress") if name in old])

    def test_a_file_that_stays_long_counts_from_the_last_layout(self):
        name = self.names()["icon.svg"]
        os.utime(self.folder / "dist" / name, (1, 1))
        self.lay("--keep", "30")
        self.write("page/icon.svg", "<svg></svg>")
        self.assertIn(name, self.lay("--keep", "30"))


class Offline(Laid):
    def table(self):
        files = self.lay()
        return files, json.loads(re.match(r"self\.SITE=(.*);\n", files["sw.js"].decode())[1])

    def test_the_worker_lists_what_a_browser_keeps(self):
        for name in ("one.html", "one.svg", "one.png", "one.oembed.json"):
            self.write(f"page/presets/{name}", "{}")
        files, table = self.table()
        self.assertTrue(files["sw.js"].endswith(b"console.log(self.SITE.version);\n"))
        kept = {name for name in files if name in ("index.html", "presets/one.html", "presets/one.svg") or re.search(r"\.[0-9a-f]{10}\.", name)}
        self.assertEqual(set(table["files"]), kept)
        for name, (digest, _) in table["files"].items():
            self.assertEqual(base64.b64decode(digest), hashlib.sha256(files[name]).digest(), name)
        when = {re.sub(r"\.[0-9a-f]{10}", "", name): one for name, (_, one) in table["files"].items()}
        self.assertEqual({one: {name for name in when if when[name] == one} for one in set(when.values())}, {
            "first": {"index.html", "page.css", "icon.svg", "main.mjs", "part/a.mjs", "b.mjs", "first.json"},
            "idle": {"late.mjs"}, "zh-Hans": {"part/text-zh-Hans.json"}, "used": {"icon-192.png", "presets/one.html", "presets/one.svg"}})

    def test_pictures_that_wait_to_be_seen_are_no_part_of_the_first_answer(self):
        for name, lazy in (("later.svg", True), ("now.svg", False)):
            self.write(f"page/{name}", "<svg/>")
            loading = ' loading="lazy"' if lazy else ""
            self.write("page/index.html", SITE["page/index.html"] + f'<picture><source srcset="{name}"><img src="{name}"{loading} alt=""></picture>')
            _, table = self.table()
            when = {re.sub(r"\.[0-9a-f]{10}", "", each): one for each, (_, one) in table["files"].items()}
            self.assertEqual(when[name], "idle" if lazy else "first")

    def test_its_version_follows_every_listed_file(self):
        versions = {self.table()[1]["version"]}
        for name in ("page/index.html", "page/late.mjs", "first.json"):
            self.write(name, SITE[name] + " ")
            versions.add(self.table()[1]["version"])
        self.assertEqual(len(versions), 4)
        self.write("page/embed.js", "")
        self.assertIn(self.table()[1]["version"], versions)


class Hosting(Laid):
    def test_headers_file(self):
        lines = self.lay()["_headers"].decode().splitlines()
        self.assertEqual(lines[0], "/*")
        for name, value in ALWAYS.items():
            self.assertIn(f"  {name}: {value}", lines)
        hashed = [name for name in self.files() if re.search(r"\.[0-9a-f]{10}\.", name)]
        for name in hashed:
            self.assertEqual(lines[lines.index(f"/{name}") + 1], f"  Cache-Control: {FOREVER}")
        self.assertEqual(sum("Cache-Control" in line for line in lines), len(hashed))

    def test_compressed_copies_open_to_the_same(self):
        files = self.lay("--compress")
        name = next(name for name in files if name.startswith("first.") and name.endswith(".json"))
        self.assertEqual(brotli.decompress(files[f"{name}.br"]), files[name])
        self.assertEqual(gzip.decompress(files[f"{name}.gz"]), files[name])

    def test_readme_says_the_same_policy(self):
        self.assertIn(POLICY, (ROOT / "web/README.md").read_text(encoding="utf-8"))

    def test_server(self):
        names = self.names()
        self.lay("--compress")
        run = subprocess.Popen([sys.executable, ROOT / "web/tools/serve.py", self.folder / "dist", "0"], stdout=subprocess.PIPE, text=True)
        self.addCleanup(run.stdout.close)
        self.addCleanup(run.wait)
        self.addCleanup(run.terminate)
        port = int(re.search(r":(\d+)/", run.stdout.readline())[1])

        def get(path, **headers):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            body = answer.read()
            connection.close()
            return answer.status, answer.headers, body

        pack = f"/{names['first.json']}"
        status, headers, body = get(pack)
        self.assertEqual((status, headers["Content-Type"], headers["Cache-Control"]), (200, "application/json", FOREVER))
        self.assertEqual({name: headers[name] for name in ALWAYS}, ALWAYS)
        self.assertNotIn("Content-Encoding", headers)
        for encoding, unpack in (("br", brotli.decompress), ("gzip", gzip.decompress)):
            status, headers, packed = get(pack, **{"Accept-Encoding": encoding})
            self.assertEqual((headers["Content-Encoding"], headers["Content-Type"], unpack(packed)), (encoding, "application/json", body))
        status, headers, body = get("/?chip=any", **{"Accept-Encoding": "br"})
        self.assertEqual((status, headers["Content-Type"], headers["Cache-Control"]), (200, "text/html; charset=utf-8", "no-cache"))
        self.assertEqual(brotli.decompress(body), self.files()["index.html"])
        self.assertEqual(get("/site.webmanifest")[1]["Content-Type"], "application/manifest+json")
        self.assertEqual(get("/gone.0123456789.mjs")[1]["Cache-Control"], "no-cache", "what is not there is asked for again")


if __name__ == "__main__":
    unittest.main()
