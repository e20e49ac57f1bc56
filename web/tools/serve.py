#!/usr/bin/env python3
"""Serves the built site on this machine, with the types and the policy that any host should send.

    serve.py DIR [PORT]

Prints the address. Without PORT: 8080, or any free one when that is taken. Python's standard library only.
"""
import errno
import functools
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
    ".js": "text/javascript; charset=utf-8", ".ts": "text/plain; charset=utf-8", ".json": "application/json",
    ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png", ".woff2": "font/woff2", ".otf": "font/otf",
}
POLICY = ("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
          "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'")


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def guess_type(self, path):
        return TYPES.get("." + path.rsplit(".", 1)[-1], "application/octet-stream")

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def list_directory(self, path):
        self.send_error(404)

    def log_message(self, *arguments):
        pass


def main(arguments):
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    handler = functools.partial(Handler, directory=arguments[0])
    wanted = int(arguments[1]) if len(arguments) > 1 else 8080
    try:
        server = ThreadingHTTPServer(("127.0.0.1", wanted), handler)
    except OSError as error:
        if error.errno != errno.EADDRINUSE or len(arguments) > 1:
            raise
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    print(f"Chip Rules Explorer: http://127.0.0.1:{server.server_port}/   (Ctrl+C ends)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
