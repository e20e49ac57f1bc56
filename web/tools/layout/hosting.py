"""What a host should say with each file: type, policy, who may read it, how long to keep it. Knows names, not contents; no packages.

One place for the local server (serve.py), the file _headers that some static hosts read, and the tests; README.md explains it.
"""
import re
from pathlib import Path

TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
    ".js": "text/javascript; charset=utf-8", ".ts": "text/plain; charset=utf-8", ".json": "application/json",
    ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png", ".woff2": "font/woff2", ".otf": "font/otf",
    ".webmanifest": "application/manifest+json", ".txt": "text/plain; charset=utf-8", ".bin": "application/octet-stream",
}
POLICY = ("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
          "connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'")
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
FOREVER = "public, max-age=31536000, immutable"
ASK_EACH_TIME = "no-cache"
HASHED = re.compile(r"\.[0-9a-f]{10}\.\w+$")


def type_of(name):
    return TYPES.get(Path(name).suffix, "application/octet-stream")


def lifetime(name):
    """Cache-Control of a file: for ever when its name changes with its content."""
    return FOREVER if HASHED.search(name) else ASK_EACH_TIME


def headers_file(names):
    """The bytes of _headers, as several static hosts read it. Headers of rules that match alike are joined, so that each is
    said once: what is not named here should be asked for each time, which is those hosts' own habit."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in ALWAYS.items())]
    for name in sorted(names):
        if HASHED.search(name):
            lines += [f"/{name}", f"  Cache-Control: {FOREVER}"]
    return ("\n".join(lines) + "\n").encode()
