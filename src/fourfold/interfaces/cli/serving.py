"""Shows a folder in the browser of this machine, and of no other."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from fourfold.analysis.errors import FourfoldError

LOOPBACK = "127.0.0.1"
TRIES = 20


@contextmanager
def serving(folder: Path, port: int) -> Iterator[ThreadingHTTPServer]:
    """A server on the port, or on the next one that is free.

    Raises FourfoldError if none of the next twenty is.
    """
    handler = partial(_Handler, directory=str(folder))
    for candidate in range(port, port + TRIES):
        try:
            server = ThreadingHTTPServer((LOOPBACK, candidate), handler)
        except OSError:
            continue
        with server:
            yield server
        return
    raise FourfoldError(
        f"no port from {port} to {port + TRIES - 1} is free. Name another: --port"
    )


class _Handler(SimpleHTTPRequestHandler):
    """Files only, and headers that keep a page from reaching anywhere else."""

    def end_headers(self) -> None:
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, path: Any) -> None:
        self.send_error(404, "No page here")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing: the address printed at the start is all there is to know."""
