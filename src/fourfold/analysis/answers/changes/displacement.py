"""Whether it fell where something was done, and whether it moved next door."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.answers.answer import Answer, Words
from fourfold.analysis.answers.given.columns import numbers
from fourfold.analysis.answers.shown.pictures import Row, rows_of, rows_with_limits
from fourfold.analysis.answers.shown.words import chance_of, number, percentage
from fourfold.analysis.statistics.detectable_change import Expected, detectable_ratio
from fourfold.analysis.statistics.weighted_displacement import (
    Difference,
    Place,
    WeightedDisplacement,
)
from fourfold.analysis.statistics.weighted_displacement import (
    weighted_displacement as weighted_displacement_of,
)

Floats = NDArray[np.float64]
Pair = Sequence[float] | Place
BESIDE = "Offences more or fewer than in the comparison"
WHERE = (
    ("where it was done", "local"),
    ("next door", "moved"),
    ("both together", "total"),
)


def weighted_displacement(
    treated: Pair,
    control: Pair,
    *,
    next_door: Pair | None = None,
    next_door_control: Pair | None = None,
    lengths: tuple[float, float] = (1.0, 1.0),
    dispersion: float = 1.0,
) -> Answer[WeightedDisplacement]:
    """Whether it fell where something was done, and whether it moved next door.

    Parameters
    ----------
    treated, control : counts before and after, or a `Place`, whose area is told
    next_door, next_door_control : the same of where crime might have moved to; both
        or neither
    lengths : time before and after, in one unit
    dispersion : variance of counts over their mean, 1 or more

    Returns
    -------
    Answer of WeightedDisplacement
        Columns: where, estimate, lower, upper, p_value. Below 0 is fewer.

    Raises ValueError if counts are no pairs, negative or not whole.
    """
    pairs = (next_door, "next_door"), (next_door_control, "next_door_control")
    beside = {name: _place(p, name) for p, name in pairs if p is not None}
    found = weighted_displacement_of(
        _place(treated, "treated"),
        _place(control, "control"),
        next_door=beside.get("next_door"),
        next_door_control=beside.get("next_door_control"),
        lengths=lengths,
        dispersion=dispersion,
    )
    shown = WHERE if next_door is not None else WHERE[:1]
    rows = [_row(name, getattr(found, part)) for name, part in shown]
    return Answer(
        question="weighted_displacement",
        found=found,
        columns={
            "where": np.array([row["name"] for row in rows], dtype=object),
            "estimate": np.array([row["value"] for row in rows]),
            **{
                name: np.array([row[name] for row in rows])
                for name in ("lower", "upper", "p_value")
            },
        },
        words=Words(
            _told(found, has_next_door=next_door is not None),
            "It says nothing of cause unless the comparison was chosen before the"
            " outcome was seen.",
            "weighted-displacement",
        ),
        picture=partial(rows_with_limits, rows, title=BESIDE, usual=0.0),
    )


def detectable_change(
    treated: Sequence[float],
    control: Sequence[float],
    *,
    dispersion: float = 1.0,
    power: float = 0.8,
    confidence: float = 0.95,
) -> Answer[Floats]:
    """How small a fall an evaluation could find, told before anything is done.

    treated, control : counts before, and after if nothing changes
    dispersion : of areas, from the months before; 1 is chance alone
    power : how often it is to be found; confidence : of the limits that must tell it

    Returns
    -------
    Answer of the ratio of the smallest fall, in an array; columns: power, ratio, fall

    Raises ValueError if counts are no pairs or negative, or power is out of range.
    """
    here, there = _pair(treated, "treated"), _pair(control, "control")
    levels = np.unique(np.append(np.arange(50, 100, 5) / 100, power))
    ratios = np.array(
        [
            detectable_ratio(
                Expected(*here),
                Expected(*there),
                dispersion=dispersion,
                power=float(level),
                confidence=confidence,
            )
            for level in levels
        ]
    )
    asked = float(ratios[levels == power][0])
    return Answer(
        question="detectable_change",
        found=np.array([asked]),
        columns={"power": levels, "ratio": ratios, "fall": 1 - ratios},
        words=Words(
            _findable(asked, power),
            "Not found is not the same as not there. Limits of few areas are wider, and"
            " find less than this.",
            "detectable-change",
        ),
        picture=partial(
            rows_with_limits,
            rows_of(_per_cent(levels), 100 * (1 - ratios)),
            title="Smallest fall that is found so often, %",
        ),
    )


def _per_cent(levels: Floats) -> list[str]:
    return [percentage(float(level), digits=0) for level in levels]


def _findable(ratio: float, power: float) -> str:
    often = f"{percentage(power, digits=0)} of the time"
    if np.isnan(ratio):
        return f"No fall would be found {often}, were it to hardly any."
    return (
        f"A fall by {percentage(1 - ratio, digits=0)} or more would be found"
        f" {often}: a smaller one may well be missed."
    )


def _row(name: str, found: Difference) -> Row:
    return {
        "name": name,
        "value": float(found.estimate),
        "lower": float(found.lower),
        "upper": float(found.upper),
        "p_value": float(found.p_value),
    }


def _told(found: WeightedDisplacement, *, has_next_door: bool) -> str:
    said = f"Where it was done: {_difference(found.local)}"
    if has_next_door:
        said += (
            f" Next door: {_difference(found.moved)}"
            f" Both together: {_difference(found.total)}"
        )
    if found.is_few:
        said += " A count is below 5, so that limits are rough."
    return said


def _difference(found: Difference) -> str:
    estimate, lower, upper, chance = (
        float(each)
        for each in (found.estimate, found.lower, found.upper, found.p_value)
    )
    return (
        f"{_signed(estimate)} than the comparison leads to expect (95% interval"
        f" {_signed(lower)} to {_signed(upper)}); {chance_of(chance)}."
    )


def _signed(value: float) -> str:
    return f"{number(abs(value))} {'fewer' if value < 0 else 'more'}"


def _place(given: Pair, argument: str) -> Place:
    return given if isinstance(given, Place) else Place(_pair(given, argument))


def _pair(given: Sequence[float], argument: str) -> Floats:
    pair = numbers(np.asarray(given), argument=argument)
    if pair.shape != (2,):
        raise ValueError(f"{argument} must be two counts: before, and after")
    return pair
