"""What to compare with: areas that are alike, or a mixture of several."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.answers.answer import Answer, Words
from fourfold.analysis.answers.given.columns import (
    as_array,
    column,
    given_column,
    is_frame,
    labels_in,
    names_of,
    numbers,
)
from fourfold.analysis.answers.given.panel import Panel, panel_in
from fourfold.analysis.answers.shown.lines import series
from fourfold.analysis.answers.shown.pictures import rows_of, rows_with_limits
from fourfold.analysis.answers.shown.words import percentage, plural, whole
from fourfold.analysis.statistics.matched_controls import MatchedControls
from fourfold.analysis.statistics.matched_controls import (
    matched_controls as matched_controls_of,
)
from fourfold.analysis.statistics.synthetic_control import (
    Placebos,
    SyntheticControl,
    placebos,
)
from fourfold.analysis.statistics.synthetic_control import (
    synthetic_control as synthetic_control_of,
)

Floats = NDArray[np.float64]
TOO_MUCH = 0.25
FEATURES = "features"
APART = "Treated less matched, standard deviations"


def synthetic_control(
    data: object,
    *,
    treated: str,
    since: str | int,
    people: object = 1.0,
    barred: Sequence[str] = (),
) -> Answer[SyntheticControl]:
    """What a mixture of other areas says that the treated area would have had.

    Parameters
    ----------
    data : a `panel`, or array of areas and months
    treated : name of the area in which something was done
    since : the first month after; of an array its number, from 1
    people : residents of each area, in the order of the panel's, so that rates a
        thousand are compared; 1 compares counts, for areas of one size
    barred : names of areas not to be used, as next door

    Returns
    -------
    Answer of SyntheticControl; columns: month, treated, made, gap

    Raises
    ------
    ValueError
        If a name or month is not there, or too few areas or months are known.
    """
    given = panel_in(data)
    rate = _rates(given, people)
    row = int(np.flatnonzero(given.of(treated))[0])
    start = int(given.since(since).argmax())
    left_out = np.flatnonzero(given.of(list(barred))) if barred else ()
    found = synthetic_control_of(rate, row, start, barred=left_out)
    chance = placebos(rate, row, start, barred=left_out)
    return Answer(
        question="synthetic_control",
        found=found,
        columns={
            "month": given.months,
            "treated": rate[row],
            "made": found.made,
            "gap": found.gap,
        },
        words=Words(
            _mixture_told(treated, found, chance),
            _mixed(found, given, before=float(np.nanmean(rate[row, :start]))),
            "synthetic-control",
        ),
        picture=partial(
            series,
            given.months,
            {treated: rate[row], "the mixture": found.made},
            title="A month",
            since=start,
        ),
    )


def matched_controls(
    data: object,
    treated: object,
    *,
    names: object = None,
    features: Sequence[str] | None = None,
    number: int = 1,
    barred: object = None,
    furthest: float = np.inf,
) -> Answer[MatchedControls]:
    """Areas like those in which something is to be done, and how like they are.

    Parameters
    ----------
    data : frame of areas, or array of areas and features: never what came afterwards
    treated : column or array of true and false
    names : column or array of names of areas
    features : names of columns; None takes all that are numbers
    number : of controls for each treated area
    barred : column or array of true and false: areas not to be used, as next door
    furthest : standard deviations; further than that is no match

    Returns
    -------
    Answer of MatchedControls; columns: treated, control, distance

    Raises ValueError if shapes do not fit, or there are too few other areas.
    """
    where = given_column(data, treated, argument="treated").astype(bool)
    left_out = None
    if barred is not None:
        left_out = given_column(data, barred, argument="barred").astype(bool)
    told, values = _features(data, features, skip=(treated, names, barred))
    which = labels_in(data, names, number=len(values))
    found = matched_controls_of(
        values, where, number=number, barred=left_out, furthest=furthest
    )
    flat = found.controls.ravel()
    rows = rows_of(told, found.balance.after)
    return Answer(
        question="matched_controls",
        found=found,
        columns={
            "treated": np.repeat(which[where], number),
            "control": np.where(flat >= 0, which[flat], ""),
            "distance": found.distances.ravel(),
        },
        words=Words(
            _balance_told(found, told),
            "They are alike in these things, and may differ in others.",
            "matched-controls",
        ),
        picture=partial(rows_with_limits, rows, title=APART, usual=0.0),
    )


def _rates(given: Panel, people: object) -> Floats:
    """Counts a thousand residents; counts where no residents are given."""
    residents = numbers(as_array(people), argument="people")
    if residents.ndim == 0:
        return given.counts
    if residents.shape != given.areas.shape or not (residents > 0).all():
        raise ValueError("people must be known and above 0, one number for each area")
    return given.counts / residents[:, np.newaxis] * 1_000


def _mixture_told(treated: str, found: SyntheticControl, chance: Placebos) -> str:
    return (
        f"{treated} had {percentage(abs(found.share), digits=0)}"
        f" {'fewer' if found.share < 0 else 'more'} than a mixture of others that was"
        f" like it before. Of {chance.tried} other areas in which nothing was done, and"
        f" itself, {percentage(chance.p_value, digits=0)} changed as much."
    )


def _mixed(found: SyntheticControl, given: Panel, *, before: float) -> str:
    """What the mixture is made of, most first, and how well it fits."""
    used = np.argsort(-found.weights)[: int(np.count_nonzero(found.weights > 0.005))]
    mixed = ", ".join(
        f"{percentage(float(found.weights[at]), digits=0)} {given.areas[at]}"
        for at in used
    )
    return (
        f"The mixture is {mixed}; before, it missed by"
        f" {percentage(found.fit_before / before, digits=0)} in a month. Where that is"
        " much beside the change, nothing is shown."
    )


def _balance_told(found: MatchedControls, features: Sequence[str]) -> str:
    after = np.abs(found.balance.after)
    at = int(np.nanargmax(after))
    good = "too much to rely on" if after[at] > TOO_MUCH else "little enough"
    matched = int(np.count_nonzero(found.controls >= 0))
    return (
        f"{plural(matched, 'area was', 'areas were')} chosen to compare"
        f" {whole(len(found.controls))} with: what differs most is {features[at]}, by"
        f" {after[at]:.2f} standard deviations, which is {good}."
    )


def _features(
    data: object, wanted: Sequence[str] | None, *, skip: tuple[object, ...]
) -> tuple[list[str], Floats]:
    if not is_frame(data):
        values = numbers(as_array(data), argument="data")
        if values.ndim != 2 or not values.size:
            raise ValueError("data must have a row an area and a column a feature")
        return [f"feature {at + 1}" for at in range(values.shape[1])], values
    told = list(wanted) if wanted else [n for n in names_of(data) if n not in skip]
    each = {name: column(data, name, argument=FEATURES) for name in told}
    if not wanted:
        each = {name: one for name, one in each.items() if one.dtype.kind in "iufb"}
    if not each:
        raise ValueError("features must name a column of numbers")
    return list(each), np.column_stack(
        [numbers(one, argument=name) for name, one in each.items()]
    )
