#!/usr/bin/env python3
"""Serves the built site on this machine, with the headers that any host should send (layout/hosting.py).

    serve.py DIR [PORT]

Prints the address. Without PORT: 8080, or any free one when that is taken. Sends compressed copies (dist.py --compress) to
who takes them. Python's standard library only.
"""
import errno
import functools
import os
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from layout.hosting import ALWAYS, ASK_EACH_TIME, lifetime, type_of

ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    encoding = None  # of the copy that is being sent
    status = None

    def translate_path(self, path):
        """The file to send: a compressed copy of it where there is one that the browser takes."""
        found = super().translate_path(path)
        if found.endswith("/"):
            found += "index.html"
        self.encoding = None
        accepted = {each.split(";")[0].strip() for each in self.headers.get("Accept-Encoding", "").split(",")}
        for encoding, ending in ENCODINGS:
            if encoding in accepted and os.path.isfile(found + ending):
                self.encoding = encoding
                return found + ending
        return found

    def guess_type(self, path):
        return type_of(path.removesuffix(dict(ENCODINGS)[self.encoding]) if self.encoding else path)

    def send_response(self, code, message=None):
        self.status = code
        super().send_response(code, message)

    def end_headers(self):
        for name, value in ALWAYS.items():
            self.send_header(name, value)
        found = self.status in (200, 304)
        self.send_header("Cache-Control", lifetime(self.path.split("?")[0]) if found else ASK_EACH_TIME)
        if self.encoding and found:
            self.send_header("Content-Encoding", self.encoding)
            self.send_header("Vary", "Accept-Encoding")
        super().end_headers()

    def list_directory(self, path):
        self.send_error(404)

    def log_message(self, *arguments):
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """A browser that breaks off a download is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def main(arguments):
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    handler = functools.partial(Handler, directory=arguments[0])
    wanted = int(arguments[1]) if len(arguments) > 1 else 8080
    try:
        server = Server(("127.0.0.1", wanted), handler)
    except OSError as error:
        if error.errno != errno.EADDRINUSE or len(arguments) > 1:
            raise
        server = Server(("127.0.0.1", 0), handler)
    print(f"Chip Rules Explorer: http://127.0.0.1:{server.server_port}/   (Ctrl+C ends)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
