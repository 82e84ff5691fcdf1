"""Whether it changed more where something was done than where it was not."""

from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.answers.answer import Answer, Words
from fourfold.analysis.answers.given.panel import Panel, panel_in
from fourfold.analysis.answers.given.series import series_in
from fourfold.analysis.answers.shown.lines import series
from fourfold.analysis.answers.shown.words import (
    chance_of,
    named,
    number,
    plural,
    ratio_of,
)
from fourfold.analysis.statistics.difference_in_differences import (
    DifferenceInDifferences,
    difference_by_lot,
)
from fourfold.analysis.statistics.difference_in_differences import (
    difference_in_differences as difference_in_differences_of,
)
from fourfold.analysis.statistics.interrupted_series import Interrupted
from fourfold.analysis.statistics.interrupted_series import (
    interrupted_series as interrupted_series_of,
)
from fourfold.analysis.statistics.segments import Shape
from fourfold.analysis.statistics.trends_before import trend_before

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
CAUSE = "It says nothing of cause unless the comparison was chosen beforehand."


def difference_in_differences(
    data: object, *, treated: object, since: str | int, lots: int = 1999, seed: int = 0
) -> Answer[DifferenceInDifferences]:
    """Whether it changed more where something was done than in the comparison.

    Parameters
    ----------
    data : a `panel`, or array of areas and months
    treated : names of the areas in which something was done, or true or false for each
    since : the first month after; of an array its number, from 1
    lots, seed : how many choices of areas by lot to set it beside, and what draws them

    Returns
    -------
    Answer of DifferenceInDifferences
        Columns: month, treated, comparison; comparison as large as treated were before.

    Raises
    ------
    ValueError
        If there are no areas of either sort, no known months before or after, or a
        name or month is not there.
    """
    given = panel_in(data)
    where, after = which_areas(given, treated), given.since(since)
    found = difference_in_differences_of(given.counts, where, after)
    by_lot = difference_by_lot(given.counts, where, after, orders=lots, seed=seed)
    drift = _drift(given.counts, where, after)
    here, there = given.counts[where].sum(axis=0), given.counts[~where].sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        scale = np.nansum(here[~after]) / np.nansum(there[~after])
    return Answer(
        question="difference_in_differences",
        found=found,
        columns={"month": given.months, "treated": here, "comparison": there * scale},
        words=Words(
            (
                "Against the comparison: "
                f"{ratio_of(found.ratio, found.lower, found.upper)};"
                f" {chance_of(found.p_value)}. Had lots chosen the areas, as great a"
                f" difference would come in {1000 * by_lot.p_value:.0f} of 1,000."
            ),
            f"{drift} {CAUSE}".strip(),
            "difference-in-differences",
        ),
        picture=partial(
            series,
            given.months,
            {"treated": here, "comparison, as large": there * scale},
            title="A month",
            since=int(after.argmax()),
        ),
    )


def interrupted_series(
    data: object,
    *,
    since: str | int,
    count: str = "count",
    month: str = "month",
    start: str | None = None,
    shape: Shape | None = None,
) -> Answer[Interrupted]:
    """Whether a series changed when something was done, and what would have been.

    Parameters
    ----------
    data, count, month, start : as of `seasonality`; an array may come without a start
    since : the first month after; of an array without a start its number, from 1
    shape : how it is thought to change, said before it is looked at: see `Shape`

    Returns
    -------
    Answer of Interrupted
        Columns: month, count, fitted, without, without_lower, without_upper.

    Raises ValueError if there are too few months before or after, or since is none.
    """
    given = series_in(data, count=count, month=month, start=start)
    place = given.place_of(since, argument="since")
    found = interrupted_series_of(given.counts, place, shape=shape)
    return Answer(
        question="interrupted_series",
        found=found,
        columns={
            "month": given.months,
            "count": given.counts,
            **{
                name: getattr(found, name)
                for name in ("fitted", "without", "without_lower", "without_upper")
            },
        },
        words=Words(
            f"Since {named(given.months[place])}: {_interrupted_told(found)}",
            "Whatever else began in that month would look the same: set it beside a"
            " place in which nothing was done.",
            "interrupted-series",
        ),
        picture=partial(
            series,
            given.months,
            {"count": given.counts, "what would have been": found.without},
            title="A month",
            band=(found.without_lower, found.without_upper),
            since=place,
        ),
    )


def which_areas(given: Panel, treated: Any) -> Bools:
    """Areas by name, or by true and false."""
    wanted = np.asarray(treated)
    if wanted.dtype == bool:
        if wanted.shape != given.areas.shape:
            raise ValueError("treated must be true or false for each area, or names")
        return wanted
    return given.of(treated)


def _interrupted_told(found: Interrupted) -> str:
    whole = found.whole
    saved, least, most = (
        f"{number(abs(each))} {'fewer' if each >= 0 else 'more'}"
        for each in (found.saved, found.saved_lower, found.saved_upper)
    )
    return (
        f"{ratio_of(whole.ratio, whole.lower, whole.upper)} than would have been;"
        f" {chance_of(found.p_value)}. That is {saved} (from {least} to {most})."
    )


def _drift(counts: Floats, where: Bools, after: Bools) -> str:
    """Whether both went the same way before, where that can be told."""
    if np.count_nonzero(~after) < 3:
        return ""
    found = trend_before(counts, where, after)
    if np.isnan(found.p_value):
        return ""
    if found.p_value < 0.05:
        return (
            "Both drifted apart before anything was done"
            f" ({plural(found.periods, 'month', 'months')}), so that this is not to be"
            " relied on."
        )
    return "Before, both went the same way as far as can be told."
