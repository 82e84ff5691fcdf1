"""Requests a second and p95 of pages, as ratios to a bare page of Django.

    ./run bench web                                    (SQLite)
    DATABASE_URL=postgresql:///postgres ./run bench web

Bare page and pages are asked in turn, from this machine, over connections that stay
open.
"""

import http.client
import os
import statistics
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.analysis.assessment.small_cube import WARDS
from tests.sites import ROOT, Server, Site, site

CLIENTS, REQUESTS, ROUNDS = 4, 400, 5
PAGES = {
    "home": "/",
    "ward": f"/wards/{WARDS[0].code}/",
    "sign-in": "/sign-in/",
    "staff home": "/staff/",
    "people list": "/staff/people/",
}
# What anybody may see is asked for without a session, as nearly all readers do.
OPEN = {"home", "ward", "sign-in"}
# Each with how many people, entries in the trail, and editions published.
SIZES = {"small": (50, 100, 3), "large": (5_000, 100_000, 30)}


@dataclass(frozen=True)
class Measured:
    """One round: requests a second, and the time that 95 in 100 stay under."""

    rate: float
    p95_ms: float


def main() -> None:
    kind = os.environ.get("DATABASE_URL", "sqlite").split(":")[0]
    print(f"{kind}, {os.cpu_count()} processors, {CLIENTS} clients, {ROUNDS} rounds")
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as stack:
        servers = {"bare": stack.enter_context(_bare(Path(scratch) / "bare"))}
        cookies = {}
        for size, numbers in SIZES.items():
            at = stack.enter_context(site(Path(scratch) / size))
            at.manage("migrate", "--verbosity", "0")
            cookies[size] = _fill(at, *numbers)
            servers[size] = stack.enter_context(at.serving("--workers", "2"))
        _print(_in_turn(servers, cookies))


def _bare(folder: Path) -> AbstractContextManager[Server]:
    folder.mkdir()
    at = Site(folder, {**os.environ})
    return at.serving("--workers", "2", application="benchmarks.web.bare:application")


def _fill(at: Site, *numbers: int) -> str:
    ran = at.run("-m", "benchmarks.web.filling", *map(str, numbers))
    if ran.returncode:
        sys.exit(ran.stderr)
    return ran.stdout.splitlines()[-1]


def _in_turn(
    servers: dict[str, Server], cookies: dict[str, str]
) -> dict[str, list[Measured]]:
    """Each round asks for everything: a machine that slows down slows all of them."""
    found: dict[str, list[Measured]] = {}
    for number in range(ROUNDS + 1):
        asked = {"bare": _load(servers["bare"], "/", "")}
        for size in SIZES:
            for page, path in PAGES.items():
                cookie = "" if page in OPEN else cookies[size]
                asked[f"{page}, {size}"] = _load(servers[size], path, cookie)
        # The first round warms up.
        for name, measured in asked.items() if number else ():
            found.setdefault(name, []).append(measured)
    return found


def _load(server: Server, path: str, cookie: str) -> Measured:
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


def _print(found: dict[str, list[Measured]]) -> None:
    print("\n| page | requests/s | p95 ms | rate ÷ bare | p95 ÷ bare |")
    print("|---|---|---|---|---|")
    for name, measured in found.items():
        pairs = list(zip(measured, found["bare"], strict=True))
        print(
            f"| {name} | {_spread([m.rate for m in measured], 0)}"
            f" | {_spread([m.p95_ms for m in measured], 1)}"
            f" | {_spread([m.rate / bare.rate for m, bare in pairs], 2)}"
            f" | {_spread([m.p95_ms / bare.p95_ms for m, bare in pairs], 1)} |"
        )
    print("\n| page | p95 large ÷ small |\n|---|---|")
    for page in PAGES:
        pairs = zip(found[f"{page}, large"], found[f"{page}, small"], strict=True)
        print(f"| {page} | {_spread([a.p95_ms / b.p95_ms for a, b in pairs], 2)} |")


def _spread(values: list[float], digits: int) -> str:
    middle = statistics.median(values)
    return f"{middle:.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
