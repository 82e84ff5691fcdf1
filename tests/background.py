"""A server that answers while a test goes on."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import HTTPServer
from threading import Thread


@contextmanager
def answering(server: HTTPServer) -> Iterator[str]:
    """The address of a server, which answers in a thread until the end."""
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        host, port = server.server_address[:2]
        yield f"http://{host!s}:{port}/"
    finally:
        server.shutdown()
        thread.join()
