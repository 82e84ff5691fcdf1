"""One place in two periods: what was counted, the change, and what chance makes of it.

Limits and p-values are the wider of two: those of the totals alone (exact limits, and
the E-test) and those that follow how the months vary, as crimes come in series.
"""

from dataclasses import dataclass

import numpy as np

from fourfold.analysis.places.ground import Floats
from fourfold.analysis.statistics.change import change_between
from fourfold.analysis.statistics.dispersed_change import dispersed_change
from fourfold.analysis.statistics.two_counts import e_test
from fourfold.analysis.statistics.weighted_counts import weighted_ratio

UP, DOWN, NEITHER, NOT_TOLD = "up", "down", "neither", "not told"


@dataclass(frozen=True, slots=True)
class Series:
    """Events of a place; before, after : float64, shape (offences, months known)

    is_paired : whether month k is the same calendar month in both
    """

    code: str
    name: str
    before: Floats
    after: Floats
    is_paired: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A part of the authority, or the whole.

    before, after : events in the months compared; harm_before, harm_after : days, None
        where nothing is weighed
    ratio, lower, upper : after over before, for each month; None where there is none
    p_value : of as great a change by chance, looked at by itself; None where not told
    verdict : UP, DOWN or NEITHER beyond chance; NOT_TOLD where a period has no harm
    """

    code: str
    name: str
    before: int
    after: int
    harm_before: float | None
    harm_after: float | None
    ratio: float | None
    lower: float | None
    upper: float | None
    p_value: float | None
    verdict: str


def row_of(series: Series, weights: Floats | None) -> Row:
    """What changed at a place; weights : shape (offences), None counts each as one.

    Harm takes months in pairs: raises ValueError where they are not.
    """
    if weights is None:
        return _row(series, _of_counts(series), (None, None))
    if not series.is_paired:
        raise ValueError("harm is compared between the same months of two years")
    one, other = series.before.sum(axis=1), series.after.sum(axis=1)
    found = weighted_ratio(one, other, weights, by_month=(series.before, series.after))
    harm = float(one @ weights), float(other @ weights)
    return _row(series, (found.ratio, found.lower, found.upper, found.p_value), harm)


Estimated = tuple[float, float, float, float]


def _of_counts(series: Series) -> Estimated:
    """Ratio, lower, upper and p-value."""
    one, other = series.before.sum(axis=0), series.after.sum(axis=0)
    months = {"exposure_before": one.size, "exposure_after": other.size}
    alone = change_between(one.sum(), other.sum(), **months)
    lower, upper = float(alone.lower), float(alone.upper)
    # None in either: nothing that changed.
    chance = float(
        np.nan_to_num(e_test(one.sum(), other.sum(), **months).p_value, nan=1)
    )
    if series.is_paired:
        varied = dispersed_change(one, other)
        lower = float(np.fmin(lower, varied.lower))
        upper = float(np.fmax(upper, varied.upper))
        chance = float(np.fmax(chance, varied.p_value))
    return float(alone.ratio), lower, upper, chance


def _row(
    series: Series, found: Estimated, harm: tuple[float | None, float | None]
) -> Row:
    ratio, lower, upper, p_value = found
    return Row(
        code=series.code,
        name=series.name,
        before=int(series.before.sum()),
        after=int(series.after.sum()),
        harm_before=harm[0],
        harm_after=harm[1],
        ratio=_told(ratio),
        lower=_told(lower),
        upper=_told(upper),
        p_value=_told(p_value),
        verdict=_verdict(lower, upper, p_value),
    )


def _told(number: float) -> float | None:
    return number if np.isfinite(number) else None


def _verdict(lower: float, upper: float, p_value: float) -> str:
    """By the interval alone; where many are looked at, more is asked of a change."""
    if np.isnan(p_value):
        return NOT_TOLD
    if lower > 1:
        return UP
    return DOWN if upper < 1 else NEITHER
