"""The files of the site, what they refer to, and the names they get. Knows how references are written; no file's subject.

A file refers to another by its plain relative name in quotes or url(). Most names become <stem>.<hash>.<ending>, where the hash
covers the file and all that it refers to. Names that others know stay: pages, what hosts embed, what browsers ask for by name.
"""
import hashlib
import posixpath
import re
import sys
from pathlib import Path

TEXT = {".html", ".css", ".mjs", ".js", ".svg", ".webmanifest"}
KEPT = TEXT | {".json", ".wasm", ".woff2", ".otf", ".png", ".ico", ".txt", ".bin"}
STABLE_ENDINGS = {".html", ".webmanifest"}
STABLE_NAMES = {"embed.js", "sw.js"}
STABLE_FOLDERS = {"api", "presets"}
WORKER = "sw.js"  # written last: it holds the names of all other files
REFERENCE = re.compile(
    r"""(?P<open>["'(])(?P<name>(?:\.{1,2}/)*[\w-][\w./-]*\.(?:css|mjs|js|svg|json|wasm|woff2|otf|png|ico|webmanifest|bin))(?P<close>["')])""")
LATER_IMPORT = re.compile(r"""\bimport\(\s*["']([^"']+)["']""")
STATIC_IMPORT = re.compile(r"""\b(?:import|(?:import|export)\b[^;'"()]*?\bfrom)\s*["']([^"']+)["']""")


def is_stable(name):
    """Whether a file keeps its plain name."""
    path = Path(name)
    return path.suffix in STABLE_ENDINGS or name in STABLE_NAMES or path.parts[0] in STABLE_FOLDERS


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

    def pages(self):
        return [name for name in self.files if name.endswith(".html")]

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
            elif match["name"].startswith(".") and posixpath.basename(match["name"]) != WORKER:
                self.problems.append(f'{name} refers to "{match["name"]}", which is not part of the site')
        return found - {name}

    def static_imports(self, name):
        """Plain names of the modules that a module can't run without."""
        return self.imports(name, STATIC_IMPORT)

    def later_imports(self, name):
        """Plain names of the modules that a module asks for while it runs."""
        return self.imports(name, LATER_IMPORT)

    def imports(self, name, written):
        if Path(name).suffix not in (".mjs", ".js"):
            return set()
        targets = (self.target(name, reference) for reference in written.findall(self.text(name)))
        return {target for target in targets if target}


def reachable(start, edges):
    """All names that lead from `start` along `edges` (name -> names), with the start itself."""
    seen, pending = set(), list(start)
    while pending:
        name = pending.pop()
        if name not in seen:
            seen.add(name)
            pending.extend(edges(name))
    return seen


def final_names(site, references):
    """{plain name: name in the laid-out site}"""
    names = {}
    for name in site.files:
        path = Path(name)
        if is_stable(name):
            names[name] = name
            continue
        digest = hashlib.sha256()
        for part in sorted(reachable([name], lambda each: references[each])):
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
