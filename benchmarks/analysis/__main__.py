"""Operations of the analysis library beside their peers, in turn.

    ./run bench analysis
    ./run bench analysis --only knox --runs 5
    ./run bench analysis --quick

Each operation and each rival runs in a process of its own, as often as --runs says;
medians are told. Reading data, importing and compiling are not counted, weights and
trees that an operation needs are. --page writes what was measured into
docs/reference/analysis-benchmarks.md, and leaves its other parts as they are. --quick
takes sizes at which it is seen that all runs, and no more.
"""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from .cases import CASES, GROWTH
from .measuring import measure, once
from .pages import GROWING, page
from .telling import (
    Grown,
    growth_chart,
    growth_table,
    heading_of,
    machine,
    told,
)

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "reference" / "analysis-benchmarks.md"
CHART = DOCS / "images" / "cost-of-analysis.svg"


def main(words: Sequence[str] | None = None) -> None:
    asked = _arguments(words)
    print(machine())
    parts = {}
    for case in CASES:
        if asked.only in (None, case.name):
            found = measure(case, runs=asked.runs, quick=asked.quick, whole=asked.full)
            parts[heading_of(case)] = told(found)
            print(f"\n{told(found)}", flush=True)
    if asked.only in (None, "growth"):
        before = os.getloadavg()[0]
        rows = growth(asked.runs, quick=asked.quick)
        when = f"Runs: {asked.runs}; load {before:.1f}, then {os.getloadavg()[0]:.1f}."
        parts[GROWING] = f"{GROWING}\n\n{growth_table(rows)}\n{when}"
        print(growth_table(rows))
        if asked.page:
            CHART.write_text(growth_chart(rows) + "\n", encoding="utf-8")
    if asked.page:
        before = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        PAGE.write_text(page(before, parts), encoding="utf-8")


def growth(runs: int, *, quick: bool) -> list[Grown]:
    """What ours takes from small to large."""
    rows = []
    for name, script, unit, sizes in GROWTH:
        for size in sizes[:1] if quick else sizes:
            took = [once(script, size)[0] for _ in range(runs)]
            cpu, peak = (
                median(run.cpu for run in took),
                max(run.peak_mb for run in took),
            )
            rows.append((name, unit, size, cpu, peak))
    return rows


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./run bench analysis",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    names = sorted({case.name for case in CASES} | {"growth"})
    parser.add_argument("--only", choices=names)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="small sizes")
    parser.add_argument("--full", action="store_true", help="every rival at full size")
    parser.add_argument("--page", action="store_true", help="write the page")
    return parser.parse_args(words)


if __name__ == "__main__":
    main()
