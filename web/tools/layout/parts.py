"""Which files a visitor needs when, and what they cost. Knows the groups by name; sizes as a visitor pays for them."""
import re
from pathlib import Path

from .compressed import size_as_sent
from .scripts import API_FIRST
from .site import REFERENCE, reachable

LATER = re.compile(r"^outline-")  # what the explorer fetches only when a view first needs it
OF_LANGUAGE = re.compile(r"(?:font|text)-(?P<language>[a-z]{2}-\w+)\.")  # of one language, fetched when that is spoken
NOT_LOADED = {".png", ".webmanifest"}  # named in a page's head, fetched when a reader installs it
LAZY_PICTURE = re.compile(r"<picture>(?:(?!</picture>).)*loading=\"lazy\"(?:(?!</picture>).)*</picture>", re.DOTALL)  # fetched when it is seen
PREPARED = re.compile(r"^presets/.*\.en\.card\.json$")  # answers made with the site: one of them stands before the engine is fetched
BUDGETS = {"first answer made with the site": 100_000, "first answer to any question": 100_000, "explorer's first frame beyond that": 300_000}
FONT_BUDGET = 250_000  # of each face of a language


def language_of(name):
    """The language that a file is for, or None."""
    found = OF_LANGUAGE.match(Path(name).name)
    return found and found["language"]


def lazy_pictures(site, page):
    """Plain names of the pictures of a page that are fetched only when a reader gets to see them."""
    return {site.target(page, found["name"]) for picture in LAZY_PICTURE.findall(site.text(page)) for found in REFERENCE.finditer(picture)}


def first_answer(site, references):
    """Plain names of what index.html loads until the first answer stands, with the fonts that its styles name."""
    def eager(name):
        found = references[name] if Path(name).suffix in (".html", ".css") else site.static_imports(name)
        seen_later = lazy_pictures(site, name) if name.endswith(".html") else set()
        return {each for each in found - seen_later if Path(each).suffix not in NOT_LOADED}

    api = {name for name in API_FIRST if name in site.files}
    return reachable([name for name in ("index.html",) if name in site.files], eager) | api


def first_frame(site, references):
    """Plain names of what the explorer's first frame needs beyond the first answer."""
    of_page = reachable([name for name in ("index.html",) if name in site.files], lambda each: references[each])
    edges = reachable([name for name in of_page if Path(name).name.startswith("browser")], lambda each: references[each])
    return {name for name in edges - first_answer(site, references) if not language_of(name) and not LATER.match(name)}


def report(site, output, references):
    """Prints the sizes; returns them as a dictionary."""
    paid = {data: size_as_sent(name, data) for name, data in output.items()}  # a file under two names is compressed once
    size = {name: paid[data] for name, data in output.items()}
    first = first_answer(site, references)
    fonts = {name for name in first if name.endswith(".woff2")}
    explorer = first_frame(site, references)
    prepared = max((name for name in site.files if PREPARED.match(name)), key=lambda name: (size[name], name), default=None)
    groups = dict(zip(BUDGETS, (first - fonts - set(API_FIRST) | {prepared} - {None}, first - fonts, explorer)))
    rest = set(site.files) - first - explorer - {prepared}
    sizes = {}
    print("Sizes (brotli)")
    for title, members in groups.items():
        total = sum(size[name] for name in members)
        over = "  OVER" if total > BUDGETS[title] else ""
        print(f"{total:>9,}  {title} (at most {BUDGETS[title]:,}){over}")
        for name in sorted(members, key=lambda each: (-size[each], each)):
            print(f"{size[name]:>19,}  {name} ({len(output[name]):,} raw)")
        sizes[title] = {"total": total, "budget": BUDGETS[title], "files": {n: size[n] for n in sorted(members)}}
    for name in sorted(fonts) + sorted(rest):
        over = "  OVER" if name.startswith("font-") and language_of(name) and size[name] > FONT_BUDGET else ""
        print(f"{size[name]:>9,}  later: {name}{over}")
    sizes["later"] = {name: size[name] for name in sorted(fonts | rest)}
    return sizes
