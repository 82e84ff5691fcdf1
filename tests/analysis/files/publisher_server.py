"""A publisher's web server on this machine that misbehaves as it is told.

Each request takes the next answer of `answers`; once they are used up, the server
behaves as a good one does: ETag, Range, If-Range, If-None-Match.
"""

import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

PATIENCE_SECONDS = 10.0
# Begins as an archive does; the rest can only be right as a whole.
ZIP = b"PK\x03\x04" + random.Random(1).randbytes(20_000)


@dataclass
class Publisher:
    """What the server has, what it was asked, and how it is to answer."""

    content: bytes = b""
    etag: str | None = '"v1"'
    last_modified: str | None = None
    content_type: str = "application/zip"
    answers: list["Answer"] = field(default_factory=list)
    asked: list[Message] = field(default_factory=list)
    sent_bytes: int = 0
    url: str = ""
    closing: Event = field(default_factory=Event)


class Exchange(BaseHTTPRequestHandler):
    """One request to the publisher."""

    publisher: Publisher
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.publisher.asked.append(self.headers)
        # One request a connection, so that a body may end by closing it.
        self.close_connection = True
        answer = self.publisher.answers.pop(0) if self.publisher.answers else good
        answer(self)

    def log_message(self, *_: object) -> None:
        """The test reads `asked` instead."""

    def head(self, status: int, **headers: str | int | None) -> None:
        self.send_response(status)
        self.send_header("Connection", "close")
        for name, value in headers.items():
            if value is not None:
                self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()

    def body(self, block: bytes) -> None:
        self.wfile.write(block)
        self.wfile.flush()
        self.publisher.sent_bytes += len(block)

    def whole_head(self, **headers: str | int | None) -> None:
        known = {
            "Content_Type": self.publisher.content_type,
            "Content_Length": len(self.publisher.content),
            "ETag": self.publisher.etag,
            "Last_Modified": self.publisher.last_modified,
        }
        self.head(200, **{**known, **headers})


Answer = Callable[[Exchange], None]


@contextmanager
def publishing(content: bytes, **what: object) -> Iterator[Publisher]:
    """A running server; it is stopped and its threads joined afterwards."""
    publisher = Publisher(content=content, **what)  # type: ignore[arg-type]
    handler = type("OwnExchange", (Exchange,), {"publisher": publisher})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = False
    publisher.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield publisher
    finally:
        publisher.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def good(exchange: Exchange) -> None:
    """As a server should."""
    publisher, headers = exchange.publisher, exchange.headers
    validators = {publisher.etag, publisher.last_modified} - {None}
    if headers.get("If-None-Match", "-") == publisher.etag:
        exchange.head(304, ETag=publisher.etag)
        return
    if headers.get("If-Modified-Since", "-") == publisher.last_modified:
        exchange.head(304, Last_Modified=publisher.last_modified)
        return
    wanted = re.fullmatch(r"bytes=(\d+)-", headers.get("Range", ""))
    if wanted and headers.get("If-Range") in validators:
        rest(exchange, int(wanted[1]))
        return
    exchange.whole_head()
    exchange.body(publisher.content)


def rest(exchange: Exchange, start: int) -> None:
    """What comes from a byte on."""
    content, etag = exchange.publisher.content, exchange.publisher.etag
    if start >= len(content):
        exchange.head(416, Content_Range=f"bytes */{len(content)}")
        return
    exchange.head(
        206,
        Content_Length=len(content) - start,
        Content_Range=f"bytes {start}-{len(content) - 1}/{len(content)}",
        ETag=etag,
    )
    exchange.body(content[start:])


def without_range(exchange: Exchange) -> None:
    """The whole file, whatever was asked."""
    exchange.whole_head()
    exchange.body(exchange.publisher.content)


def cut_off(after: int) -> Answer:
    """Fewer bytes than promised."""

    def answer(exchange: Exchange) -> None:
        exchange.whole_head()
        exchange.body(exchange.publisher.content[:after])

    return answer


def stalled(after: int) -> Answer:
    """Some bytes, then silence on an open connection."""

    def answer(exchange: Exchange) -> None:
        exchange.whole_head()
        exchange.body(exchange.publisher.content[:after])
        exchange.publisher.closing.wait(PATIENCE_SECONDS)

    return answer


def chunked(*, cut_after: int | None = None) -> Answer:
    """No length, but chunks; with `cut_after`, the last chunk never comes."""

    def answer(exchange: Exchange) -> None:
        exchange.whole_head(Content_Length=None, Transfer_Encoding="chunked")
        for block in _pieces(exchange.publisher.content[:cut_after]):
            exchange.body(b"%x\r\n%s\r\n" % (len(block), block))
        if cut_after is None:
            exchange.body(b"0\r\n\r\n")

    return answer


def unmeasured(exchange: Exchange) -> None:
    """Neither length nor chunks: the file ends where the connection does."""
    exchange.whole_head(Content_Length=None)
    exchange.body(exchange.publisher.content)


def status(code: int, **headers: str | int | None) -> Answer:
    """Only a status."""
    return lambda exchange: exchange.head(code, Content_Length=0, **headers)


def redirect(to: str, code: int = 302) -> Answer:
    return lambda exchange: exchange.head(code, Location=to, Content_Length=0)


def part(content_range: str, **headers: str | int | None) -> Answer:
    """A 206 that says of itself what the test wants it to say."""
    return lambda exchange: exchange.head(
        206, Content_Range=content_range, Content_Length=0, **headers
    )


def page(content_type: str) -> Answer:
    """A web page where the file should be."""

    def answer(exchange: Exchange) -> None:
        text = b"\r\n<!DOCTYPE html><title>Down for maintenance</title>"
        exchange.head(200, Content_Type=content_type, Content_Length=len(text))
        exchange.body(text)

    return answer


def hung_up(exchange: Exchange) -> None:
    """No answer at all."""


def _pieces(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), 1000):
        yield content[start : start + 1000]
