"""The control chart of a series: what is usual, and the months that stand out."""

from dataclasses import dataclass
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.assessment.bases import Base
from fourfold.analysis.assessment.monthly import Monthly, series_rule
from fourfold.analysis.assessment.seasons import Season
from fourfold.analysis.assessment.wording import month_name, plural
from fourfold.analysis.statistics.control_charts import ControlChart, control_chart
from fourfold.analysis.statistics.run_rules import Signal


@dataclass(frozen=True, slots=True)
class Control:
    """The last months of a series, judged by what is usual in each of its bases.

    bases : those with enough months to be judged
    chart : of counts, or of counts less the season; None where no base is judged
    exposure : the season of each month; ones where it was not taken out
    season : what is known of it
    reason : why the last months are not judged; empty where they are
    """

    series: Monthly
    bases: tuple[Base, ...]
    chart: ControlChart | None
    exposure: NDArray[np.float64]
    season: Season | str
    reason: str

    @property
    def less_season(self) -> bool:
        """Whether the season was taken out: years enough tell it, and there is one.

        Taking out what is no season adds noise, and false signals with it.
        """
        return _is_taken_out(self.season)

    @property
    def by_chance(self) -> tuple[int, int]:
        """Of 100 such charts without any change, how many have a recent signal.

        The fewest and the most; raises where the last months are not judged.
        """
        if self.reason:
            raise ValueError(f"the last months are {self.reason}")
        months = len(self.bases[-1])
        rule = max(
            (
                each
                for each in series_rule("signals_by_chance")["lengths"]
                if each["months"] <= months
            ),
            key=itemgetter("months"),
        )
        return rule["fewest"], rule["most"]

    def signals(self, first: str) -> tuple[Signal, ...]:
        """What stands out and reaches to this month or beyond it."""
        found = self.chart.signals if self.chart else ()
        return tuple(
            signal for signal in found if self.series.months[signal.last] >= first
        )


def control_of(series: Monthly, season: Season | str) -> Control:
    """The chart of the last months; less the season if enough years tell one."""
    start = max(0, len(series.months) - series_rule("longest_chart"))
    part = series.part(start, len(series.months))
    every = tuple(_cut(base, start) for base in series.bases if base.stop > start)
    bases = tuple(base for base in every if _is_judged(part, base))
    exposure = np.ones(len(part.months))
    if isinstance(season, Season) and _is_taken_out(season):
        exposure = season.of(part)
    chart = None
    if bases:
        chart = control_chart(
            part.counts,
            part.known,
            bases=tuple((base.start, base.stop) for base in bases),
            exposure=exposure,
            laney=True,
        )
    return Control(part, bases, chart, exposure, season, _reason(part, every[-1]))


def _is_taken_out(season: Season | str) -> bool:
    return (
        isinstance(season, Season)
        and season.may_be_taken_out
        and season.is_beyond_chance
    )


def _cut(base: Base, start: int) -> Base:
    """A base counted from another first month; one begun before has no opening."""
    opened = base.opened if base.start >= start else None
    return Base(max(base.start - start, 0), base.stop - start, opened)


def _is_judged(part: Monthly, base: Base) -> bool:
    stretch = part.part(base.start, base.stop)
    return bool(
        stretch.known.sum() >= series_rule("fewest_of_a_base")
        and stretch.mean >= series_rule("fewest_a_month")
    )


def _reason(part: Monthly, base: Base) -> str:
    stretch = part.part(base.start, base.stop)
    known, least = int(stretch.known.sum()), series_rule("fewest_of_a_base")
    if known < least:
        since = (
            f" since recording changed in {month_name(base.opened.month)}"
            if base.opened
            else ""
        )
        return (
            f"not known, because it takes {least} months to know what is usual and "
            f"{plural(known, 'is', 'are')} known{since}"
        )
    fewest = series_rule("fewest_a_month")
    if stretch.mean < fewest:
        return (
            f"not known, because there are too few to tell: fewer than {fewest} a month"
        )
    return ""
