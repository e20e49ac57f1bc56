#!/usr/bin/env python3
"""Lays out the site: content-hashed names, references between files rewritten, sizes printed.

    dist.py OUTDIR --page DIR [--api FILE]... [--app FILE]... [--esbuild PROGRAM] [--lenient]

Files of the page keep their folders; all others lie in the root. A file refers to another by its plain relative name in
quotes or url(); such a name becomes <stem>.<hash>.<ending>, where the hash covers the file and all that it refers to.
HTML keeps its names. With --esbuild, scripts and styles are bundled and minified first, so that nothing waits
for a chain of requests; without it the site works as well, with more and larger files. OUTDIR/api holds the API module once more under plain names, to copy elsewhere.
A reference that starts with ./ or ../ and leads nowhere is an error (--lenient: a warning).
"""
import argparse
import hashlib
import json
import posixpath
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import brotli

TEXT = {".html", ".css", ".mjs", ".js", ".svg"}
KEPT = TEXT | {".json", ".wasm", ".woff2", ".otf", ".png", ".ico", ".webmanifest", ".txt", ".bin"}
REFERENCE = re.compile(
    r"""(?P<open>["'(])(?P<name>(?:\.{1,2}/)*[\w-][\w./-]*\.(?:css|mjs|js|svg|json|wasm|woff2|otf|png|ico|webmanifest|bin))(?P<close>["')])""")
STATIC_IMPORT = re.compile(r"""\b(?:import|(?:import|export)\b[^;'"()]*?\bfrom)\s*["']([^"']+)["']""")
SCRIPT = re.compile(r'<script[^>]*\bsrc="([^"]+)"')
STYLE = re.compile(r'<link rel="stylesheet"[^>]*\bhref="([^"]+)"')
MODULE_PRELOAD = re.compile(r'[ \t]*<link rel="modulepreload"[^>]*>\n?')
API_FIRST = ("first.wasm", "first.json")  # what the page asks the API module for at once
LATER = re.compile(r"^outline-")  # what the explorer fetches only when a view first needs it
BUDGETS = {"first answer": 100_000, "explorer's first frame beyond that": 300_000}
OF_LANGUAGE = re.compile(r"font-[a-z]{2}-\w+\.")  # faces of one language, fetched when that is spoken
LANGUAGE_BUDGET = 250_000  # of each


class Site:
    def __init__(self):
        self.files = {}  # plain name -> bytes
        self.problems = []

    def add(self, name, path):
        if name in self.files:
            sys.exit(f"dist: two files are called {name}")
        self.files[name] = path.read_bytes()

    def is_text(self, name):
        return Path(name).suffix in TEXT

    def text(self, name):
        return self.files[name].decode()

    def target(self, name, reference):
        """The plain name that a reference in a file leads to, or None."""
        found = posixpath.normpath(posixpath.join(posixpath.dirname(name), reference))
        return found if found in self.files else None

    def references(self, name):
        """Plain names of the files that a file refers to."""
        if not self.is_text(name):
            return set()
        found = set()
        for match in REFERENCE.finditer(self.text(name)):
            target = self.target(name, match["name"])
            if target:
                found.add(target)
            elif match["name"].startswith("."):
                self.problems.append(f'{name} refers to "{match["name"]}", which is not part of the site')
        return found - {name}

    def static_imports(self, name):
        if Path(name).suffix not in (".mjs", ".js"):
            return set()
        targets = (self.target(name, reference) for reference in STATIC_IMPORT.findall(self.text(name)))
        return {target for target in targets if target}

    def reachable(self, start, edges):
        seen, pending = set(), list(start)
        while pending:
            name = pending.pop()
            if name not in seen:
                seen.add(name)
                pending.extend(edges(name))
        return seen


def hashed_names(site, references):
    names = {}
    for name in site.files:
        path = Path(name)
        if path.suffix == ".html":
            names[name] = name
            continue
        digest = hashlib.sha256()
        for part in sorted(site.reachable([name], lambda each: references[each])):
            digest.update(f"{part}\0{len(site.files[part])}\0".encode())
            digest.update(site.files[part])
        names[name] = str(path.with_name(f"{path.stem}.{digest.hexdigest()[:10]}{path.suffix}"))
    return names


def rewritten(site, name, names):
    """A file's bytes with the references in it renamed."""
    if not site.is_text(name):
        return site.files[name]

    def rename(match):
        target = site.target(name, match["name"])
        if not target:
            return match[0]
        new = posixpath.relpath(names[target], posixpath.dirname(name) or ".")
        dot = "./" if match["name"].startswith("./") and not new.startswith(".") else ""
        return f'{match["open"]}{dot}{new}{match["close"]}'

    return REFERENCE.sub(rename, site.text(name)).encode()


def bundle(site, esbuild, absent):
    """Joins the modules that HTML files start, and what these load later, into few small files; so for each style sheet.
    References in `absent` lead nowhere and stay as they are."""
    pages = [name for name in site.files if name.endswith(".html")]
    entries = {site.target(page, found) for page in pages for kind in (SCRIPT, STYLE) for found in kind.findall(site.text(page))}
    entries = sorted(entries - {None})
    made_elsewhere = {name for name in site.files if name in ("app.mjs",)}
    with tempfile.TemporaryDirectory() as scratch:
        for name, data in site.files.items():
            path = Path(scratch, "in", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        external = ["node:*", "*.woff2", "*.svg", "*.png", *(f"./{name}" for name in made_elsewhere), *absent]
        run = subprocess.run(
            [esbuild, *(f"./{name}" for name in entries), "--bundle", "--minify", "--splitting", "--format=esm", "--target=es2022",
             "--charset=utf8", "--log-level=warning", "--out-extension:.js=.mjs", "--chunk-names=[name]-[hash]", "--outbase=.",
             f"--outdir={scratch}/out", *(f"--external:{each}" for each in external)],
            cwd=Path(scratch, "in"), check=False)
        if run.returncode:
            sys.exit("dist: esbuild failed")
        for name in [name for name in site.files if Path(name).suffix in (".mjs", ".css") and name not in made_elsewhere]:
            del site.files[name]
        for path in sorted(Path(scratch, "out").rglob("*")):
            if path.is_file():
                site.files[path.relative_to(Path(scratch, "out")).as_posix()] = path.read_bytes()


def with_preloads(site, name):
    """An HTML file that names what its scripts will import and fetch at once, so that nothing waits in a chain."""
    text = MODULE_PRELOAD.sub("", site.text(name))
    scripts = {site.target(name, found) for found in SCRIPT.findall(text)} - {None}
    modules = site.reachable(scripts, site.static_imports)
    fetched = {target for module in modules for target in site.references(module)} & set(API_FIRST)
    lines = [f'<link rel="modulepreload" href="{module}">' for module in sorted(modules - scripts)]
    lines += [f'<link rel="preload" as="fetch" crossorigin href="{each}">' for each in sorted(fetched)]
    return text.replace("</head>", "".join(f"  {line}\n  " for line in lines) + "</head>", 1).encode()


def report(site, output, references):
    """Sizes as a visitor pays for them (brotli, quality 11); returns them as a dictionary."""
    size = {name: len(brotli.compress(data, quality=11)) for name, data in output.items()}
    api = {name for name in API_FIRST if name in site.files}
    pages = [name for name in ("index.html",) if name in site.files]

    def eager(name):
        return references[name] if Path(name).suffix in (".html", ".css") else site.static_imports(name)

    first = site.reachable(pages, eager) | api
    fonts = {name for name in first if name.endswith(".woff2")}
    explorer = site.reachable([name for name in site.files if Path(name).name.startswith("browser")],
                              lambda each: references[each]) - first
    explorer = {name for name in explorer if not OF_LANGUAGE.match(Path(name).name)}
    explorer = {name for name in explorer if not LATER.match(name)}
    groups = {"first answer": first - fonts, "explorer's first frame beyond that": explorer}
    rest = set(site.files) - first - explorer
    sizes = {}
    print("Sizes (brotli)")
    for title, members in groups.items():
        total = sum(size[name] for name in members)
        over = "  OVER" if total > BUDGETS[title] else ""
        print(f"{total:>9,}  {title} (at most {BUDGETS[title]:,}){over}")
        for name in sorted(members, key=size.get, reverse=True):
            print(f"{size[name]:>19,}  {name} ({len(output[name]):,} raw)")
        sizes[title] = {"total": total, "budget": BUDGETS[title], "files": {n: size[n] for n in sorted(members)}}
    for name in sorted(fonts) + sorted(rest):
        over = "  OVER" if OF_LANGUAGE.match(Path(name).name) and size[name] > LANGUAGE_BUDGET else ""
        print(f"{size[name]:>9,}  later: {name}{over}")
    sizes["later"] = {name: size[name] for name in sorted(fonts | rest)}
    return sizes


def write(out, files):
    """Writes the files and takes away what else lies in the folder."""
    for name, data in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
    for path in sorted(out.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and path.relative_to(out).as_posix() not in files:
            path.unlink()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--page", type=Path, required=True)
    parser.add_argument("--api", type=Path, action="append", default=[])
    parser.add_argument("--app", type=Path, action="append", default=[])
    parser.add_argument("--esbuild", help="bundle and minify with this program")
    parser.add_argument("--sizes", type=Path, help="also write the sizes here, as JSON")
    parser.add_argument("--lenient", action="store_true")
    options = parser.parse_args()

    site = Site()
    for path in sorted(options.page.rglob("*")):
        if path.is_file() and path.suffix in KEPT:
            site.add(path.relative_to(options.page).as_posix(), path)
    for path in options.api + options.app:
        if path.suffix in KEPT:
            site.add(path.name, path)
    if options.esbuild:
        absent = {match["name"] for name in site.files if name.endswith(".mjs") for match in REFERENCE.finditer(site.text(name))
                  if not site.target(name, match["name"])} if options.lenient else ()
        bundle(site, options.esbuild, absent)
    for name in [name for name in site.files if name.endswith(".html")]:
        site.files[name] = with_preloads(site, name)

    references = {name: site.references(name) for name in site.files}
    for problem in site.problems:
        print(f"dist: {'warning: ' if options.lenient else ''}{problem}", file=sys.stderr)
    if site.problems and not options.lenient:
        return 1
    names = hashed_names(site, references)
    output = {name: rewritten(site, name, names) for name in site.files}
    files = {names[name]: data for name, data in output.items()}
    files.update({f"api/{path.name}": path.read_bytes() for path in options.api})
    if options.out.exists() and not options.out.is_dir():
        options.out.unlink()
    write(options.out, files)
    sizes = report(site, output, references)
    if options.sizes:
        options.sizes.write_text(json.dumps(sizes, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
