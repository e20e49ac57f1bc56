#!/usr/bin/env python3
"""Lays out the npm package: the API module with its packs, types, schemas, texts and a package.json, nothing else.

    package.py OUTDIR --version X.Y --file FILE ... [--renamed FILE NAME ...]

Every FILE is copied under its own name, or under NAME. The version of the rules and catalogs is read from first.json and
stands in package.json as "data", since it changes more often than the program. The bytes depend on the files alone.
Knows the files of the package by name; nothing of the rules.
"""
import argparse
import json
import sys
from pathlib import Path

import brotli

from layout.folder import write

ENTRY = "chip-rules.mjs"
TYPES = "chip-rules.d.ts"


def described(version, data, names):
    """The content of package.json."""
    kept = sorted(name for name in names if name not in ("README.md", "LICENSE"))  # these two npm adds by itself
    return {
        "name": "chip-rules",
        "version": version,
        "description": "United States export rules on AI chips, decided clause by clause: any chip, destination, buyer and date since 2022",
        "keywords": ["export controls", "semiconductors", "AI chips", "EAR", "compute", "rules"],
        "license": "SEE LICENSE IN CREDITS.md",
        "type": "module",
        "exports": {
            ".": {"types": f"./{TYPES}", "default": f"./{ENTRY}"},
            **{f"./{name}": f"./{name}" for name in kept if name not in (ENTRY, TYPES)},
            "./package.json": "./package.json",
        },
        "types": f"./{TYPES}",
        "files": kept,
        "sideEffects": False,
        "engines": {"node": ">=18"},
        "data": data,
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--version", required=True)
    parser.add_argument("--file", type=Path, action="append", default=[])
    parser.add_argument("--renamed", nargs=2, action="append", default=[], metavar=("FILE", "NAME"))
    parser.add_argument("--sizes", type=Path, help="also write the sizes here, as JSON")
    options = parser.parse_args()
    files = {path.name: path.read_bytes() for path in options.file}
    files.update({name: Path(path).read_bytes() for path, name in options.renamed})
    for needed in (ENTRY, TYPES, "first.json"):
        if needed not in files:
            sys.exit(f"package: {needed} is missing")
    data = json.loads(files["first.json"]).get("version")
    if not data:
        sys.exit("package: first.json names no version")
    version = options.version + ".0" * (2 - options.version.count("."))
    files["package.json"] = (json.dumps(described(version, data, files), indent=2) + "\n").encode()
    write(options.out, files)
    sizes = {name: {"bytes": len(content), "brotli": len(brotli.compress(content, quality=11))} for name, content in sorted(files.items())}
    total = sum(size["bytes"] for size in sizes.values())
    least = sum(sizes[name]["brotli"] for name in (ENTRY, "api.wasm", "first.json", "sentences.json", "words.json") if name in sizes)
    print(f"Package chip-rules {version} with rules {data}: {len(files)} files, {total:,} bytes; what load() fetches is {least:,} bytes with brotli")
    if options.sizes:
        options.sizes.write_text(json.dumps(sizes, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
