"""Scripts and styles: joined and minified with esbuild, and named in the HTML ahead of need. Knows esbuild's options, no subject."""
import posixpath
import re
import subprocess
import sys
import tempfile
from pathlib import Path, PurePosixPath

from .site import is_stable, reachable

SCRIPT = re.compile(r'<script[^>]*\bsrc="([^"]+)"')
STYLE = re.compile(r'<link rel="stylesheet"[^>]*\bhref="([^"]+)"')
STYLE_LINE = re.compile(r'[ \t]*<link rel="stylesheet"[^>]*>\n?')
MODULE_PRELOAD = re.compile(r'[ \t]*<link rel="modulepreload"[^>]*>\n?')
API_FIRST = ("first.wasm", "first.json")  # what the page asks the API module for at once
PREPARED = '<meta name="prepared"'
TOGETHER = "together.mjs"  # names what a page's script loads at once
MADE_ELSEWHERE = {"app.mjs"}  # minified by Emscripten


def run_esbuild(esbuild, folder, entries, *options):
    run = subprocess.run([esbuild, *(f"./{name}" for name in entries), "--bundle", "--minify", "--charset=utf8", "--log-level=warning",
                          "--target=es2022", "--outbase=.", *options], cwd=folder, check=False)
    if run.returncode:
        sys.exit("dist: esbuild failed")


def join_styles(site, page):
    """One style sheet in the place of a page's several, which it imports in their order: they share much when compressed."""
    text = site.text(page)
    names = [site.target(page, found) for found in STYLE.findall(text)]
    if len(names) < 2 or None in names:
        return
    folder, joined = PurePosixPath(page).parent, str(PurePosixPath(page).with_suffix("")) + "-styles.css"
    site.files[joined] = "".join(f'@import "./{posixpath.relpath(name, folder)}";\n' for name in names).encode()
    first = STYLE_LINE.search(text).start()
    site.files[page] = (text[:first] + f'    <link rel="stylesheet" href="{PurePosixPath(joined).name}">\n' + STYLE_LINE.sub("", text[first:])).encode()


def joined_start(site, start):
    """{name: bytes} of the modules that `start` leads to, so written that what it loads at once becomes one file: esbuild puts
    modules into one where the same entries need them, so every module that comes later is made to need all of them."""
    def both(name):
        return site.static_imports(name) | site.later_imports(name)

    at_once = reachable([start], site.static_imports) - {start}
    later = {found for name in reachable([start], both) for found in site.later_imports(name)} - at_once - MADE_ELSEWHERE
    if not at_once:
        return {}
    together = f"{PurePosixPath(start).stem}-{TOGETHER}"
    written = {together: "".join(f'import "./{name}";\n' for name in sorted(at_once)).encode()}
    for name in [start, *sorted(one for one in later if reachable([one], site.static_imports) & at_once)]:
        up = "../" * name.count("/") or "./"
        written[name] = f'import "{up}{together}";\n'.encode() + site.files[name]
    return written


def bundle(site, esbuild, absent):
    """Joins the modules that each HTML file starts into one file, and what these load later into few small ones; so the style
    sheets of each page. A script with a stable name (.js) becomes one file of its own. References in `absent` lead nowhere and stay as they are."""
    for page in site.pages():
        join_styles(site, page)
    started = {site.target(page, found) for page in site.pages() for kind in (SCRIPT, STYLE) for found in kind.findall(site.text(page))}
    modules = [name for name in site.files if name.endswith(".mjs")]
    started |= {found for name in modules for found in site.references(name) if found.endswith(".css")}  # put on when wanted
    alone = sorted(name for name in site.files if name.endswith(".js") and is_stable(name))
    entries = sorted(started - {None, *alone})
    scripts = [name for name in entries if not name.endswith(".css")]
    external = ["node:*", "*.woff2", "*.svg", "*.png", *(f"./{name}" for name in sorted(MADE_ELSEWHERE & set(site.files))), *sorted(absent)]
    with tempfile.TemporaryDirectory() as scratch:
        for name, data in site.files.items():
            path = Path(scratch, "in", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        shared = [f"--outdir={scratch}/out", *(f"--external:{each}" for each in external)]
        if set(entries) - set(scripts):
            run_esbuild(esbuild, Path(scratch, "in"), sorted(set(entries) - set(scripts)), *shared)
        for start in scripts:  # each page's by themselves: what two pages share would come apart into many files
            written = joined_start(site, start)
            for name, data in written.items():
                Path(scratch, "in", name).write_bytes(data)
            run_esbuild(esbuild, Path(scratch, "in"), [start], "--splitting", "--format=esm", "--out-extension:.js=.mjs",
                        "--chunk-names=[name]-[hash]", *shared)
            for name in written:
                if name in site.files:
                    Path(scratch, "in", name).write_bytes(site.files[name])
        if alone:
            run_esbuild(esbuild, Path(scratch, "in"), alone, "--format=iife", *shared)
        for name in [name for name in site.files if Path(name).suffix in (".mjs", ".css") and name not in MADE_ELSEWHERE]:
            del site.files[name]
        for path in sorted(Path(scratch, "out").rglob("*")):
            if path.is_file():
                site.files[path.relative_to(Path(scratch, "out")).as_posix()] = path.read_bytes()


def with_preloads(site, name):
    """An HTML file that names what its scripts will import and fetch at once, so that nothing waits in a chain."""
    text = MODULE_PRELOAD.sub("", site.text(name))
    scripts = {site.target(name, found) for found in SCRIPT.findall(text)} - {None}
    modules = reachable(scripts, site.static_imports)
    fetched = {target for module in modules for target in site.references(module)} & set(API_FIRST)
    if PREPARED in text:  # its script asks for the engine after the answer that was made with the site
        fetched = set()
    lines = [f'<link rel="modulepreload" href="{module}">' for module in sorted(modules - scripts)]
    lines += [f'<link rel="preload" as="fetch" crossorigin href="{each}">' for each in sorted(fetched)]
    return text.replace("</head>", "".join(f"  {line}\n  " for line in lines) + "</head>", 1).encode()
