#!/usr/bin/env python3
"""Lays out the site: content-hashed names, references between files rewritten, sizes printed.

    dist.py OUTDIR --page DIR [--api FILE]... [--app FILE]... [--presets DIR] [--esbuild PROGRAM] [--sizes FILE] [--compress] [--keep DAYS] [--quiet] [--lenient]

Files of the page keep their folders; those of the presets go to presets/, and their site-meta.html into the head of index.html;
all others lie in the root. How names are made and which stay: layout/site.py. With
--esbuild, scripts and styles are bundled and minified first, so that nothing waits for a chain of requests; without it the site
works as well, with more and larger files. OUTDIR/api holds the API module once more under plain names, to copy elsewhere.
--compress  .br and .gz copies beside the files
--keep      files that an earlier layout had under hashed names stay for so many days: a page that is open may still ask for them
--quiet     measures and prints no sizes
--lenient   a reference that starts with ./ or ../ and leads nowhere is a warning, not an error
The same inputs give the same bytes, wherever and whenever they are laid out.
"""
import argparse
import json
import sys
from pathlib import Path

from layout.compressed import copies
from layout.folder import write
from layout.hosting import headers_file
from layout.offline import worker
from layout.parts import report
from layout.scripts import bundle, with_preloads
from layout.site import KEPT, REFERENCE, WORKER, Site, final_names, rewritten

PAGE_META = "site-meta.html"  # of the presets, for the head of index.html
MARKS = {"<!-- presets -->": "site-instead.html", "<!-- prepared -->": "site-prepared.html"}  # what stands there in pages for which file


def read_options():
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--page", type=Path, required=True)
    parser.add_argument("--api", type=Path, action="append", default=[])
    parser.add_argument("--app", type=Path, action="append", default=[])
    parser.add_argument("--presets", type=Path, help="what tools/presets.mjs made")
    parser.add_argument("--esbuild", help="bundle and minify with this program")
    parser.add_argument("--sizes", type=Path, help="also write the sizes here, as JSON")
    parser.add_argument("--compress", action="store_true")
    parser.add_argument("--keep", type=int, default=0, metavar="DAYS")
    parser.add_argument("--quiet", action="store_true")
    parser.add_argument("--lenient", action="store_true")
    return parser.parse_args()


def read_site(options):
    site = Site()
    for path in sorted(options.page.rglob("*")):
        if path.is_file() and path.suffix in KEPT:
            site.add(path.relative_to(options.page).as_posix(), path)
    for path in sorted(options.api + options.app):
        if path.suffix in KEPT:
            site.add(path.name, path)
    if options.presets:
        add_presets(site, options.presets)
    return site


def add_presets(site, folder):
    """The presets' files; into the page itself what link previews read, and what stands there when nothing can be computed;
    into it and the page of embeds which answers are ready."""
    for path in sorted(folder.iterdir()):
        if path.suffix in KEPT and not path.name.startswith("site-"):
            site.add(f"presets/{path.name}", path)
    if "index.html" in site.files:
        head = (folder / PAGE_META).read_text().strip()
        text = site.text("index.html").replace("</head>", f"  {head}\n  </head>", 1)
        site.files["index.html"] = text.encode()
    for page in site.pages():
        for mark, file in MARKS.items():
            site.files[page] = site.text(page).replace(mark, (folder / file).read_text().strip()).encode()


def main():
    options = read_options()
    site = read_site(options)
    if options.esbuild:
        absent = {match["name"] for name in site.files if name.endswith(".mjs") for match in REFERENCE.finditer(site.text(name))
                  if not site.target(name, match["name"])} if options.lenient else set()
        bundle(site, options.esbuild, absent)
    script = site.files.pop(WORKER, None)
    for name in site.pages():
        site.files[name] = with_preloads(site, name)

    references = {name: site.references(name) for name in site.files}
    for problem in site.problems:
        print(f"dist: {'warning: ' if options.lenient else ''}{problem}", file=sys.stderr)
    if site.problems and not options.lenient:
        return 1
    names = final_names(site, references)
    output = {name: rewritten(site, name, names) for name in site.files}
    files = {names[name]: data for name, data in output.items()}
    files.update({f"api/{path.name}": path.read_bytes() for path in options.api})
    if script:
        files[WORKER] = worker(script, site, output, names, references)
    files["_headers"] = headers_file(files)
    if options.compress:
        files.update(copies(files))
    write(options.out, files, options.keep)
    sizes = None if options.quiet else report(site, output, references)
    if options.sizes and sizes:
        options.sizes.write_text(json.dumps(sizes, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
