"""Asks a site for a page again and again, over connections that stay open."""

import http.client
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tests.sites import Server

CLIENTS, REQUESTS = 4, 400


@dataclass(frozen=True)
class Measured:
    """One round: requests a second, and the time that 95 in 100 stay under."""

    rate: float
    p95_ms: float


def load(server: Server, path: str, cookie: str) -> Measured:
    """400 requests of four clients, each of which asks as soon as it is answered."""
    began = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        times = [
            each
            for batch in clients.map(
                lambda _: _ask(server.port, path, cookie), range(CLIENTS)
            )
            for each in batch
        ]
    wall = time.perf_counter() - began
    return Measured(len(times) / wall, statistics.quantiles(times, n=20)[-1] * 1000)


def _ask(port: int, path: str, cookie: str) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"X-Forwarded-Proto": "https", "Cookie": cookie}
    times = []
    for _ in range(REQUESTS // CLIENTS):
        began = time.perf_counter()
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        times.append(time.perf_counter() - began)
        if answer.status != 200:
            sys.exit(f"{path} answered {answer.status}")
    connection.close()
    return times


def spread(values: list[float], digits: int) -> str:
    """The median, and in brackets the lowest and the highest."""
    middle = statistics.median(values)
    return f"{middle:.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"
