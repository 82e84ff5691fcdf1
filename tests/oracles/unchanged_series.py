"""How often a control chart shows something where nothing has changed.

Series are made month by month, each independent of the others and all of one level,
and judged as an assessment judges them: the season read off and taken out where it is
beyond chance, then the rules of the chart. The table of docs/methods/control-charts.md
is what `python -m tests.oracles.unchanged_series` prints.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from statistics import median

import numpy as np

from fourfold.analysis.assessment.bases import Base
from fourfold.analysis.assessment.control import control_of
from fourfold.analysis.assessment.monthly import Monthly, calendar_place
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.seasons import season_of
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.offences.measures import measure

FIRST, LAST = "2015-07", "2025-06"
RECENT = "2024-07"
EVERY_MONTH = Period(FIRST, LAST).months
PLACE = Area("E09000901", "Little Fold", "authority", None)

LENGTHS = (12, 14, 17, 18, 24, 30, 35, 36, 48, 60)
# Mean a month, and variance over mean.
LEVELS = (*product((5, 10, 40, 200, 600), (1, 3)), (600, 20))
# Highest month above the mean of the year; months recorded in another way before.
WITHOUT_SEASON = ((0.0, 0), (0.0, 60))
WITH_SEASON = ((0.15, 0), (0.15, 60), (0.3, 60))
LONG_ENOUGH_FOR_A_SEASON = 48


@dataclass(frozen=True)
class Setting:
    """One kind of series.

    months : of the last base
    earlier : months of a base before it, of the same level
    swing : how far the highest month of the year lies above the mean, as a share
    """

    months: int
    mean: float
    variance: float
    swing: float = 0
    earlier: int = 0


def settings(months: int) -> Iterator[Setting]:
    """Every kind of series of a length; a season only where there are years to tell."""
    for (mean, variance), (swing, earlier) in product(
        LEVELS, (*WITHOUT_SEASON, *WITH_SEASON)
    ):
        if not swing or months + earlier >= LONG_ENOUGH_FOR_A_SEASON:
            yield Setting(months, mean, variance, swing, earlier)


def share_with_a_signal(setting: Setting, *, series: int, seed: int) -> float:
    """Share of charts with a signal that reaches into the last 12 months.

    Charts whose counts are too few to be judged are left out.
    """
    rng = np.random.default_rng(seed)
    length = setting.months + setting.earlier
    months = EVERY_MONTH[-length:]
    turn = np.array([calendar_place(month) for month in months]) - 6
    means = setting.mean * (1 + setting.swing * np.cos(2 * np.pi * turn / 12))
    drawn = _drawn(rng, means, setting.variance, series)
    bases = (Base(setting.earlier, length),)
    if setting.earlier:
        bases = (Base(0, setting.earlier), *bases)
    found = []
    for counts in drawn:
        whole = Monthly(
            measure("violence"), PLACE, months, counts, ("",) * length, bases, False
        )
        control = control_of(whole, season_of(whole))
        if not control.reason:
            found.append(bool(control.signals(RECENT)))
    return float(np.mean(found))


def _drawn(rng, means, variance, series):
    """Poisson counts, or more restless ones whose means are themselves drawn."""
    shape = (series, means.size)
    if variance == 1:
        return rng.poisson(means, shape).astype(float)
    spread = variance - 1
    return rng.poisson(rng.gamma(means / spread, spread, shape)).astype(float)


def shares_with_a_signal(months: int, *, series: int) -> list[float]:
    """Of every kind of series of a length, smallest first."""
    return sorted(
        share_with_a_signal(setting, series=series, seed=place)
        for place, setting in enumerate(settings(months))
    )


def main() -> None:
    print("| months | fewest | middle | most |")
    print("|---|---|---|---|")
    for months in LENGTHS:
        found = shares_with_a_signal(months, series=2_000)
        fewest, middle, most = found[0], median(found), found[-1]
        print(f"| {months} | {fewest:.0%} | {middle:.0%} | {most:.0%} |", flush=True)


if __name__ == "__main__":
    main()
