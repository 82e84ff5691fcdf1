"""The season of a measure, and why it cannot be told where it cannot."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.assessment.monthly import Monthly, calendar_place, series_rule
from fourfold.analysis.statistics.seasonality import SeasonalPattern, seasonal_pattern

TOO_SHORT = (
    "not known, because it takes more than two years without a gap, recorded in one "
    "way, to tell a season from chance"
)
TOO_FEW = "not known, because there are too few to tell: fewer than {least} a month"


@dataclass(frozen=True, slots=True)
class Season:
    """A season and the months that it was read off.

    pattern : indices are of calendar months, January first
    series : one stretch of recording
    """

    pattern: SeasonalPattern
    series: Monthly

    @property
    def may_be_taken_out(self) -> bool:
        """Whether there are years enough behind it."""
        return bool(self.pattern.years >= series_rule("fewest_years_to_adjust"))

    @property
    def is_beyond_chance(self) -> bool:
        return bool(self.pattern.p_value <= series_rule("likely_chance"))

    def of(self, series: Monthly) -> NDArray[np.float64]:
        """The index of each month of a series."""
        return np.asarray(self.pattern.indices[series.calendar])

    def error_of(self, series: Monthly) -> float:
        """Standard error of the mean index of some months, over that mean.

        The reach of a limit is at least 1.96 standard errors, so never too small.
        """
        places = series.calendar
        reach = self.pattern.upper[places] - self.pattern.indices[places]
        mean = float(self.pattern.indices[places].mean())
        return float(np.sqrt(((reach / 1.96) ** 2).sum())) / places.size / mean


def season_of(series: Monthly) -> Season | str:
    """The season, or the reason why it is not known.

    It is read off the longest stretch that was recorded in one way: a change of
    recording would look like a season of the months around it.
    """
    longest = max(series.bases, key=lambda base: (len(base), base.start))
    stretch = series.part(longest.start, longest.stop)
    least = series_rule("fewest_a_month")
    if stretch.mean < least and stretch.known.any():
        return TOO_FEW.format(least=least)
    pattern = seasonal_pattern(
        stretch.counts, stretch.known, start=calendar_place(stretch.months[0])
    )
    if not np.isfinite(pattern.p_value):
        return TOO_SHORT
    return Season(pattern, stretch)
