"""Works out figures from their parts, each kind in one sweep over arrays."""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.assessment.findings import (
    NO_ESTIMATE,
    Draft,
    Estimate,
    Finding,
    Parts,
)
from fourfold.analysis.assessment.kinds import kinds
from fourfold.analysis.assessment.sentences import sentence_of
from fourfold.analysis.statistics.change import Change, change_between
from fourfold.analysis.statistics.rates import rate_interval

PER = 1_000

Columns = tuple[NDArray[np.float64], ...]


def worked_out(drafts: Sequence[Draft]) -> tuple[Finding, ...]:
    """The findings of drafts, in the same order."""
    estimates = [NO_ESTIMATE] * len(drafts)
    for kind, method in _METHODS.items():
        chosen = [
            position
            for position, draft in enumerate(drafts)
            if draft.figure.kind == kind and not draft.reason
        ]
        if chosen:
            results = method([drafts[position].parts for position in chosen])
            for position, result in zip(chosen, results, strict=True):
                estimates[position] = result
    return tuple(
        Finding(draft, estimate, unit_of(draft), sentence_of(draft, estimate))
        for draft, estimate in zip(drafts, estimates, strict=True)
    )


def unit_of(draft: Draft) -> str:
    """What the value of a figure counts, in words."""
    return kinds()[draft.figure.kind].unit.replace("{unit}", draft.measure.unit)


def _counts(parts: Sequence[Parts]) -> list[Estimate]:
    return [Estimate(value=part.numerator) for part in parts]


def _shares(parts: Sequence[Parts]) -> list[Estimate]:
    return [
        Estimate(value=part.numerator / part.denominator)
        if part.numerator is not None and part.denominator
        else NO_ESTIMATE
        for part in parts
    ]


def _rates(parts: Sequence[Parts]) -> list[Estimate]:
    numerator, people = _columns(parts, "numerator", "denominator")
    interval = rate_interval(numerator, people, per=PER)
    return _estimates(interval.rate, interval.lower, interval.upper)


def _changes(parts: Sequence[Parts]) -> list[Estimate]:
    before, after = _columns(parts, "before", "numerator")
    return _of_change(change_between(before, after))


def _against_rest(parts: Sequence[Parts]) -> list[Estimate]:
    rest, rest_people, numerator, people = _columns(
        parts, "rest", "rest_denominator", "numerator", "denominator"
    )
    return _of_change(
        change_between(
            rest, numerator, exposure_before=rest_people, exposure_after=people
        )
    )


_METHODS: dict[str, Callable[[Sequence[Parts]], list[Estimate]]] = {
    "count": _counts,
    "rate": _rates,
    "rate-under-25": _rates,
    "change": _changes,
    "share": _shares,
    "against-rest": _against_rest,
}


def _of_change(change: Change) -> list[Estimate]:
    return _estimates(change.ratio, change.lower, change.upper, change.p_value)


def _columns(parts: Sequence[Parts], *names: str) -> Columns:
    return tuple(
        np.array([getattr(part, name) for part in parts], dtype=np.float64)
        for name in names
    )


def _estimates(*columns: NDArray[np.float64]) -> list[Estimate]:
    return [
        Estimate(*(_number(value) for value in row))
        for row in zip(*columns, strict=True)
    ]


def _number(value: float) -> float | None:
    # An infinite ratio (from none to some) has no place in a table or in JSON.
    return float(value) if math.isfinite(value) else None
