"""How often each method is wrong where the truth is known.

    ./run bench calibration
    ./run bench calibration --counts wards.csv

With --counts, the columns area, month and count of your own table: areas and months are
drawn by lot, nothing was done in them, and whatever a method finds is wrong.

Prints the table of docs/reference/calibration.md. Without effect, p should be at most
0.05 in 5 of 100 countries, and 95% limits should hold the truth in 95.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from . import trials
from .real import RealAreas, RealSeries, read_counts
from .worlds import Areas, Floats, Harm, Series

SEED = 2026
TRIES = 4_000


@dataclass(frozen=True)
class Row:
    """A method in a world; is_null is False where something was done."""

    method: str
    world: str
    trial: trials.Trial
    is_null: bool = True
    # How many of the tries to make: slow methods are tried less often.
    part: float = 1.0


WARDS = "20 wards, 5 treated"
OWN = "each goes its own way by 20%"
TOGETHER = "months hang together by"

TWICE = "variance twice the mean"
OF_HARM = tuple(
    row
    for events, share in ((62, 1.0), (12, 0.2))
    for varied, spread in (("", 1.0), (f", {TWICE}", 2.0))
    for row in (
        Row(
            "Alert of events",
            f"73 months of {events}{varied}",
            trials.alerted(Harm(share=share, dispersion=spread), weighs=False),
            part=0.25,
        ),
        Row(
            "Alert of harm",
            f"73 months of {events}{varied}",
            trials.alerted(Harm(share=share, dispersion=spread)),
            part=0.25,
        ),
        Row(
            "CUSUM of harm",
            f"40 months of {events}{varied}",
            trials.summed(Harm(40, share, spread, season=0.0)),
        ),
        Row(
            "Change points of events",
            f"60 months of {events}{varied}",
            trials.levelled(Harm(60, share, spread, season=0.0), weighs=False),
            part=0.1,
        ),
        Row(
            "Change points of harm",
            f"60 months of {events}{varied}",
            trials.levelled(Harm(60, share, spread, season=0.0)),
            part=0.1,
        ),
    )
)

ROWS = (
    Row("E-test", "5 and 5 offences", trials.two_counts(5)),
    Row("E-test", "30 and 30 offences", trials.two_counts(30)),
    Row("Weighted displacement", WARDS, trials.displacement(Areas())),
    Row(
        "Weighted displacement", f"{WARDS}, {OWN}", trials.displacement(Areas(own=0.2))
    ),
    Row(
        "The same with the dispersion of wards",
        f"{WARDS}, {OWN}",
        trials.displacement(Areas(own=0.2), allows=True),
    ),
    Row("Difference in differences", WARDS, trials.differences(Areas())),
    Row(
        "Difference in differences",
        f"{WARDS}, {OWN}",
        trials.differences(Areas(own=0.2)),
    ),
    Row(
        "Difference in differences",
        f"{WARDS}, {TOGETHER} 0.6",
        trials.differences(Areas(hangs=0.6)),
    ),
    Row(
        "Difference in differences",
        f"8 wards, 2 treated, {OWN}",
        trials.differences(Areas(number=8, treated=2, own=0.2)),
    ),
    Row(
        "Difference in differences",
        f"20 wards, 1 treated, {OWN}",
        trials.differences(Areas(treated=1, own=0.2)),
    ),
    Row(
        "Difference in differences",
        f"{WARDS}, {OWN}, a fall by 30%",
        trials.differences(Areas(own=0.2, effect=0.7)),
        is_null=False,
    ),
    Row("The same by lot", f"{WARDS}, {OWN}", trials.by_lot(Areas(own=0.2)), part=0.5),
    Row(
        "The same by lot",
        f"8 wards, 2 treated, {OWN}",
        trials.by_lot(Areas(number=8, treated=2, own=0.2)),
        part=0.5,
    ),
    Row("Drift before", WARDS, trials.drift(Areas()), part=0.5),
    Row("Interrupted series", "60 months of 30", trials.series(Series())),
    Row("Interrupted series", "60 months of 5", trials.series(Series(mean=5))),
    Row(
        "Interrupted series",
        "36 months of 30, 24 before",
        trials.series(Series(months=36, start=24)),
    ),
    Row(
        "Interrupted series",
        f"60 months of 30, {TOGETHER} 0.3",
        trials.series(Series(hangs=0.3)),
    ),
    Row(
        "Interrupted series",
        f"60 months of 30, {TOGETHER} 0.6",
        trials.series(Series(hangs=0.6)),
    ),
    Row(
        "Interrupted series, level alone",
        f"60 months of 30, {TOGETHER} 0.6",
        trials.series(Series(hangs=0.6), has_slope=False),
    ),
    Row(
        "Interrupted series",
        "60 months of 30, a fall by 30%",
        trials.series(Series(effect=0.7)),
        is_null=False,
    ),
    Row(
        "Synthetic control by placebo",
        "20 wards, 1 treated",
        trials.mixture(Areas(treated=1)),
        part=0.25,
    ),
    Row(
        "Synthetic control by placebo",
        f"20 wards, 1 treated, {OWN}",
        trials.mixture(Areas(treated=1, own=0.2)),
        part=0.25,
    ),
    *OF_HARM,
)


def rows_of(table: Floats) -> tuple[Row, ...]:
    """Methods on real counts, of areas and months drawn by lot."""
    areas = partial(RealAreas, table)
    drawn = "20 areas, 5 drawn by lot"
    return (
        Row("Weighted displacement", drawn, trials.displacement(areas())),
        Row(
            "The same with the dispersion of wards",
            drawn,
            trials.displacement(areas(), allows=True),
        ),
        Row("Difference in differences", drawn, trials.differences(areas())),
        Row(
            "Difference in differences",
            "20 areas, 1 drawn by lot",
            trials.differences(areas(treated=1)),
        ),
        Row("The same by lot", drawn, trials.by_lot(areas()), part=0.5),
        Row("Drift before", drawn, trials.drift(areas()), part=0.5),
        Row(
            "Interrupted series, level alone",
            "60 months of an area",
            trials.series(RealSeries(table), has_slope=False),
        ),
        Row("Interrupted series", "60 months", trials.series(RealSeries(table))),
        Row(
            "Synthetic control by placebo",
            "20 areas, 1 drawn by lot",
            trials.mixture(areas(treated=1)),
            part=0.25,
        ),
    )


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tries", type=int, default=TRIES, help="countries a row")
    parser.add_argument("--counts", type=Path, help="CSV or Parquet of real counts")
    asked = parser.parse_args(words)
    rows = ROWS if asked.counts is None else rows_of(read_counts(asked.counts))
    print_table(asked.tries, rows)


def print_table(tries: int, rows: Sequence[Row] = ROWS) -> None:
    """Print a row for each method and world, as Markdown."""
    print("| Method | Where | Countries | p at most 0.05 | Limits hold the truth |")
    print("|---|---|---|---|---|")
    for row in rows:
        print(cells_of(row, max(int(tries * row.part), 1)))


def cells_of(row: Row, tries: int) -> str:
    """One line of the table, by that many countries."""
    rng = np.random.default_rng(SEED)
    found = [row.trial(rng) for _ in range(tries)]
    p_values = np.array([p_value for p_value, _ in found])
    held = [holds for _, holds in found if holds is not None]
    wrong = f"{(p_values <= 0.05 + 1e-9).mean():.1%}"
    if not row.is_null:
        wrong += " (found)"
    told = f"{np.mean(held):.1%}" if held else "–"
    return f"| {row.method} | {row.world} | {tries:,} | {wrong} | {told} |"


if __name__ == "__main__":
    main()
