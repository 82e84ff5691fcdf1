"""Whether one count beside another is more than chance."""

from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.answers.answer import Answer, Words
from fourfold.analysis.answers.given.columns import (
    given_column,
    labels_in,
    numbers,
)
from fourfold.analysis.answers.shown.pictures import rows_with_limits
from fourfold.analysis.answers.shown.words import (
    chance_of,
    number,
    plural,
    ratio_of,
)
from fourfold.analysis.statistics.change import Change, change_between
from fourfold.analysis.statistics.local_clusters import beyond_chance
from fourfold.analysis.statistics.two_counts import e_test

Floats = NDArray[np.float64]
RATE = 0.05
SHOWN = 25
CAVEAT = (
    "Crimes come in series and vary more than chance alone, so that real limits are"
    " wider; and it does not say why."
)


def change(
    before: object,
    after: object,
    *,
    data: object = None,
    names: object = None,
    exposure_before: object = 1.0,
    exposure_after: object = 1.0,
) -> Answer[Change]:
    """Whether counts changed by more than chance: exact limits, and the E-test.

    Parameters
    ----------
    before, after : counts: two numbers, two arrays, or names of columns of `data`
    data : frame, for names of columns
    names : of areas, for the frame: column or array
    exposure_before, exposure_after : months or people that each is out of, in one unit

    Returns
    -------
    Answer of Change
        Columns: area, before, after, ratio, lower, upper, p_value (of the E-test),
        stands_out (of many areas, so that one in twenty of those named is chance).

    Raises ValueError if a count is negative or not whole, or there is none.
    """

    def of(wanted: object, argument: str) -> Floats:
        return numbers(given_column(data, wanted, argument=argument), argument=argument)

    counts = np.atleast_1d(of(before, "before")), np.atleast_1d(of(after, "after"))
    if counts[0].shape != counts[1].shape or not counts[0].size:
        raise ValueError("before and after must have as many counts, and at least one")
    found, chance = _tested(
        counts,
        (of(exposure_before, "exposure_before"), of(exposure_after, "exposure_after")),
    )
    size = counts[0].size
    columns = {
        "area": labels_in(data, names, number=size),
        "before": counts[0],
        "after": counts[1],
        **{name: getattr(found, name) for name in ("ratio", "lower", "upper")},
        "p_value": chance,
        "stands_out": beyond_chance(chance, rate=RATE),
    }
    return Answer(
        question="change",
        found=found,
        columns=columns,
        words=Words(
            _one(columns) if size == 1 else _many(columns),
            CAVEAT,
            "two-counts",
        ),
        picture=partial(_picture, columns),
    )


def _tested(
    counts: tuple[Floats, Floats], exposure: tuple[Floats, Floats]
) -> tuple[Change, Floats]:
    """The ratio with exact limits, and the chance of the E-test."""
    earlier, later = exposure
    found = change_between(*counts, exposure_before=earlier, exposure_after=later)
    test = e_test(*counts, exposure_before=earlier, exposure_after=later)
    return found, test.p_value


def _one(columns: dict[str, NDArray[Any]]) -> str:
    before, after, ratio, lower, upper, chance = (
        float(columns[name][0])
        for name in ("before", "after", "ratio", "lower", "upper", "p_value")
    )
    if np.isnan(chance):
        return "Nothing can be told: there is none in either, or one is not known."
    return (
        f"{number(after)} against {number(before)} before:"
        f" {ratio_of(ratio, lower, upper)};"
        f" {chance_of(chance)}."
    )


def _many(columns: dict[str, NDArray[Any]]) -> str:
    named, ratio = columns["stands_out"], columns["ratio"]
    tested = int(np.count_nonzero(~np.isnan(columns["p_value"])))
    rose, fell = int(np.sum(named & (ratio > 1))), int(np.sum(named & (ratio < 1)))
    if not rose + fell:
        return f"None of {tested:,} areas changed by more than chance."
    return (
        f"{plural(rose + fell, 'area', 'areas')} of {tested:,} changed by more than"
        f" chance: {rose:,} rose and {fell:,} fell. Of those named, chance may have"
        " named 5%."
    )


def _picture(columns: dict[str, NDArray[Any]]) -> Any:
    order = np.argsort(np.nan_to_num(columns["p_value"], nan=2), kind="stable")[:SHOWN]
    rows = [
        {
            "name": columns["area"][at],
            "value": float(columns["ratio"][at]),
            "lower": float(columns["lower"][at]),
            "upper": float(columns["upper"][at]),
        }
        for at in order
    ]
    return rows_with_limits(rows, title="After over before", usual=1.0, scale="log")
