"""Public pages of a plan of 2,000 actions over 20 years, as ratios to the ward page.

    ./run bench strategy                                    (SQLite)
    DATABASE_URL=postgresql:///postgres ./run bench strategy

Each page is asked for as readers do, where a copy that was made before may be handed
out, and so that it is made anew; the ward page likewise in the same round.
"""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks.web.loading import CLIENTS, REQUESTS, Measured, load, spread
from tests.sites import ROOT, Server, site

ROUNDS = 5
# A page that is asked for with a query is never kept. See `filling.py`.
ANEW = "made=anew"
WARD = "ward"
Rounds = dict[str, list[Measured]]


def main() -> None:
    kind = os.environ.get("DATABASE_URL", "sqlite").split(":")[0]
    print(
        f"{kind}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f},"
        f" {CLIENTS} clients, {REQUESTS} requests a round, {ROUNDS} rounds"
    )
    with tempfile.TemporaryDirectory() as scratch, site(Path(scratch)) as own:
        own.manage("migrate", "--verbosity", "0")
        ran = own.run("-m", "benchmarks.strategy.filling")
        if ran.returncode:
            sys.exit(ran.stderr)
        told = [line.split("\t") for line in ran.stdout.splitlines() if "\t" in line]
        pages = {name: where for name, where, _ in told}
        queries = {name: count for name, _, count in told}
        with own.serving("--workers", "2") as server:
            kept, anew = _in_turn(server, pages)
    print(f"load {os.getloadavg()[0]:.1f} at the end")
    _print("as readers ask", kept, queries={})
    _print("made anew", anew, queries=queries)


def _in_turn(server: Server, pages: dict[str, str]) -> tuple[Rounds, Rounds]:
    """Each round asks for everything: a machine that slows down slows all of them."""
    kept: Rounds = {}
    anew: Rounds = {}
    for number in range(ROUNDS + 1):
        for name, where in pages.items():
            with_copies = load(server, where, "")
            without = load(server, f"{where}{'&' if '?' in where else '?'}{ANEW}", "")
            # The first round warms up.
            if number:
                kept.setdefault(name, []).append(with_copies)
                anew.setdefault(name, []).append(without)
    return kept, anew


def _print(how: str, found: Rounds, *, queries: dict[str, str]) -> None:
    print(f"\n| page, {how} | queries | requests/s | p95 ms | p95 ÷ ward |")
    print("|---|---|---|---|---|")
    for name, measured in found.items():
        ratios = [
            each.p95_ms / ward.p95_ms
            for each, ward in zip(measured, found[WARD], strict=True)
        ]
        print(
            f"| {name} | {queries.get(name, '')}"
            f" | {spread([each.rate for each in measured], 0)}"
            f" | {spread([each.p95_ms for each in measured], 1)}"
            f" | {spread(ratios, 2)} |"
        )


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
