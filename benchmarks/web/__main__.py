"""Requests a second and p95 of pages, as ratios to a bare page of Django.

    ./run bench web                                    (SQLite)
    DATABASE_URL=postgresql:///postgres ./run bench web

Bare page and pages are asked in turn, from this machine, over connections that stay
open.
"""

import os
import sys
import tempfile
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from benchmarks.web.loading import CLIENTS, Measured, load, spread
from tests.analysis.assessment.small_cube import WARDS
from tests.sites import ROOT, Server, Site, site

ROUNDS = 5
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
        asked = {"bare": load(servers["bare"], "/", "")}
        for size in SIZES:
            for page, path in PAGES.items():
                cookie = "" if page in OPEN else cookies[size]
                asked[f"{page}, {size}"] = load(servers[size], path, cookie)
        # The first round warms up.
        for name, measured in asked.items() if number else ():
            found.setdefault(name, []).append(measured)
    return found


def _print(found: dict[str, list[Measured]]) -> None:
    print("\n| page | requests/s | p95 ms | rate ÷ bare | p95 ÷ bare |")
    print("|---|---|---|---|---|")
    for name, measured in found.items():
        pairs = list(zip(measured, found["bare"], strict=True))
        print(
            f"| {name} | {spread([m.rate for m in measured], 0)}"
            f" | {spread([m.p95_ms for m in measured], 1)}"
            f" | {spread([m.rate / bare.rate for m, bare in pairs], 2)}"
            f" | {spread([m.p95_ms / bare.p95_ms for m, bare in pairs], 1)} |"
        )
    print("\n| page | p95 large ÷ small |\n|---|---|")
    for page in PAGES:
        pairs = zip(found[f"{page}, large"], found[f"{page}, small"], strict=True)
        print(f"| {page} | {spread([a.p95_ms / b.p95_ms for a, b in pairs], 2)} |")


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
