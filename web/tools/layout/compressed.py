"""Compressed copies beside the files, for hosts that send those. Knows which kinds gain by it."""
import gzip
from pathlib import Path

import brotli

GAINS = {".html", ".css", ".mjs", ".js", ".ts", ".svg", ".json", ".wasm", ".otf", ".bin", ".webmanifest", ".txt"}


def copies(files):
    """{name.br: bytes, name.gz: bytes} of the files ({name: bytes}) that get smaller; without dates, so that they repeat."""
    found = {}
    for name, data in files.items():
        if Path(name).suffix not in GAINS:
            continue
        for ending, packed in ((".br", brotli.compress(data, quality=11)), (".gz", gzip.compress(data, 9, mtime=0))):
            if len(packed) < len(data):
                found[name + ending] = packed
    return found
