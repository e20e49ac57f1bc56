"""What compression makes of a file: sizes as a visitor pays for them, and compressed copies for hosts that send those. Knows which kinds gain by it."""
import gzip
from pathlib import Path

import brotli

GAINS = {".html", ".css", ".mjs", ".js", ".ts", ".svg", ".json", ".wasm", ".otf", ".bin", ".webmanifest", ".txt"}


def size_as_sent(name, data):
    """Bytes that a visitor pays for a file: with brotli where its kind gains by it; pictures and packed faces are sent as they are."""
    return min(len(data), len(brotli.compress(data, quality=11))) if Path(name).suffix in GAINS else len(data)


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
