"""The service worker's list: which files a browser keeps for offline use, when, and with which digest. Knows the worker's shapes.

The worker (page/sw.js) gets the list put before it as self.SITE = {version, files: {name: [SHA-256 in base64, when]}}; `when` is
first (with the first answer), idle (when nothing else is to be done), a language (when that is spoken), or used.
"""
import base64
import hashlib
import json
from pathlib import PurePosixPath

from .parts import first_answer, language_of
from .site import is_stable


def when(name, first):
    path = PurePosixPath(name)
    if path.suffix == ".png" or path.parts[0] == "presets":
        return "used"
    return language_of(name) or ("first" if name in first or path.suffix == ".html" and len(path.parts) == 1 else "idle")


def listed(name):
    """Whether a browser keeps a file: pages and what they show, and all whose names change with their content."""
    path = PurePosixPath(name)
    return path.suffix == ".html" or not is_stable(name) or path.parts[0] == "presets" and path.suffix == ".svg"


def worker(script, site, output, names, references):
    """The worker's bytes: `script` with the list before it. `output`: {plain name: final bytes}, `names`: {plain name: final name}."""
    first = first_answer(site, references)
    files = {}
    for name in sorted(output, key=lambda each: (len(output[each]), each)):  # small ones first: the most there is when it is cut short
        if listed(name):
            digest = base64.b64encode(hashlib.sha256(output[name]).digest()).decode()
            files[names[name]] = [digest, when(name, first)]
    version = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
    table = json.dumps({"version": version, "files": files}, separators=(",", ":"))
    return f"self.SITE={table};\n".encode() + script
