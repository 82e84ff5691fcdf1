"""What each method answers to a plan: a sentence, numbers, and what to beware of."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.statistics.difference_in_differences import (
    difference_by_lot,
    difference_in_differences,
)
from fourfold.analysis.statistics.interrupted_series import interrupted_series
from fourfold.analysis.statistics.segments import Shape
from fourfold.analysis.statistics.synthetic_control import placebos, synthetic_control
from fourfold.analysis.statistics.trends_before import trend_before
from fourfold.analysis.statistics.weighted_displacement import Difference
from fourfold.analysis.statistics.zones import Zones, displacement_between

from .plans import Plan
from .wording import between, chance, changed, saved

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

WRONG_BY_CHANCE = 0.05
# Below this a season cannot be told from a trend.
MONTHS_FOR_A_SEASON = 24


@dataclass(frozen=True, slots=True)
class Number:
    """One number of an answer, with its limits where it has any; NaN is not known."""

    name: str
    value: float
    lower: float = math.nan
    upper: float = math.nan


@dataclass(frozen=True, slots=True)
class Answer:
    """headline : in one or two sentences; beware : what a reader must know besides"""

    headline: str
    numbers: tuple[Number, ...]
    beware: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A plan with its counts: float64, shape (areas, months), those of the plan."""

    plan: Plan
    counts: Floats

    @property
    def after(self) -> Bools:
        return np.array([month >= self.plan.after[0] for month in self.plan.months])

    @property
    def between(self) -> Bools:
        """Months that belong to neither time."""
        first, last = self.plan.before[1], self.plan.after[0]
        return np.array([first < month < last for month in self.plan.months])

    def among(self, areas: tuple[str, ...]) -> Bools:
        return np.isin(self.plan.areas, areas)

    @property
    def without_between(self) -> Floats:
        counts = self.counts.copy()
        counts[:, self.between] = np.nan
        return counts


def answer_to(asked: Asked) -> Answer:
    """What the plan's own method answers; no other is tried.

    Raises ValueError where counts do not allow it, in the words of the method.
    """
    return _BY_METHOD[asked.plan.method](asked)


def _by_differences(asked: Asked) -> Answer:
    treated = asked.among(asked.plan.treated)
    counts = asked.without_between
    found = difference_in_differences(counts, treated, asked.after)
    lot = difference_by_lot(counts, treated, asked.after)
    drift = trend_before(counts, treated, asked.after)
    beware = [
        f"By lot: of {lot.choices:,} choices of areas, {lot.p_value:.1%} lie as far"
        f" out; it cannot be less than {lot.lowest:.1%} with so few areas."
    ]
    if drift.p_value < WRONG_BY_CHANCE:
        beware.append(
            "The areas drifted apart before anything was done, by"
            f" {changed(drift.slope)} each month ({between(drift.lower, drift.upper)}):"
            " the comparison is doubtful."
        )
    return Answer(
        f"Beside the areas compared with, there were {changed(found.ratio)}"
        f" ({between(found.lower, found.upper)}): {saved_of(found)} than expected."
        f" {chance(found.p_value)}",
        (
            Number("ratio of changes", found.ratio, found.lower, found.upper),
            Number("offences saved", found.saved, found.saved_lower, found.saved_upper),
            Number("p-value", found.p_value),
            Number("p-value by lot", lot.p_value),
            Number("drift a month before", drift.slope, drift.lower, drift.upper),
        ),
        tuple(beware),
    )


def saved_of(found: object) -> str:
    """Offences that did not come, of any finding that says so."""
    numbers = (getattr(found, name) for name in ("saved", "saved_lower", "saved_upper"))
    return saved(*numbers)


def _by_displacement(asked: Asked) -> Answer:
    plan = asked.plan
    zones = Zones(
        asked.among(plan.treated),
        asked.among(plan.next_door),
        asked.among(plan.controls),
        asked.among(plan.next_door_controls),
    )
    after = asked.after
    before = ~after & ~asked.between & ~np.isnan(asked.counts).any(axis=0)
    if not before.any():
        raise ValueError("no month before is known in all areas")
    counts = np.column_stack(
        [asked.counts[:, when].sum(axis=1) for when in (before, after)]
    )
    # Per month, and then as many months as there were afterwards.
    lengths = float(before.sum() / after.sum()), 1.0
    found = displacement_between(
        zones, counts, lengths=lengths, dispersion=_spread_of(asked)
    )
    numbers = [_number_of("where it was done", found.local)]
    headline = (
        f"Where it was done there were {_more(found.local)} than the areas compared"
        f" with lead to expect. {chance(float(found.local.p_value))}"
    )
    if plan.next_door:
        numbers += [
            _number_of("next door", found.moved),
            _number_of("both together", found.total),
        ]
        headline += (
            f" Next door there were {_more(found.moved)}, and in both together"
            f" {_more(found.total)}. {chance(float(found.total.p_value))}"
        )
    few = "Some counts are below 5, so that limits are rough."
    return Answer(headline, tuple(numbers), (few,) if found.is_few else ())


def _spread_of(asked: Asked) -> float:
    """How much areas differ in their change, of both pairs the greater; 1 or more."""
    plan, spreads = asked.plan, [1.0]
    for own, others in (
        (plan.treated, plan.controls),
        (plan.next_door, plan.next_door_controls),
    ):
        if not own:
            continue
        chosen = asked.among(own + others)
        counts = asked.without_between[chosen]
        found = difference_in_differences(counts, asked.among(own)[chosen], asked.after)
        spreads += [found.dispersion_of_areas, found.dispersion_of_periods]
    return float(np.nanmax(spreads))


def _number_of(name: str, found: Difference) -> Number:
    return Number(name, float(found.estimate), float(found.lower), float(found.upper))


def _more(found: Difference) -> str:
    return saved(-float(found.estimate), -float(found.upper), -float(found.lower))


def _by_series(asked: Asked) -> Answer:
    series = asked.without_between[asked.among(asked.plan.treated)].sum(axis=0)
    start = int(np.flatnonzero(asked.after)[0])
    known_before = int((~np.isnan(series[:start])).sum())
    has_season = known_before >= MONTHS_FOR_A_SEASON
    shape = Shape(
        has_slope=asked.plan.shape == "level-and-slope",
        season=(12, 2) if has_season else None,
    )
    found = interrupted_series(
        series, start, exposure=_days(asked.plan.months), shape=shape
    )
    beware = ["Whatever else happened then is counted as the effect."]
    if not has_season:
        beware.append(
            f"Only {known_before} months before are known: the season is not allowed"
            " for."
        )
    whole = found.whole
    return Answer(
        f"There were {changed(whole.ratio)} ({between(whole.lower, whole.upper)}) than"
        f" the series drawn on leads to expect: {saved_of(found)}."
        f" {chance(found.p_value)}",
        (
            Number("all that came over all expected", *_three(whole)),
            Number("level at once", *_three(found.level)),
            Number("slope afterwards", *_three(found.slope)),
            Number("offences saved", found.saved, found.saved_lower, found.saved_upper),
            Number("p-value", found.p_value),
        ),
        tuple(beware),
    )


def _three(found: object) -> tuple[float, float, float]:
    ratio, lower, upper = (getattr(found, name) for name in ("ratio", "lower", "upper"))
    return float(ratio), float(lower), float(upper)


def _days(months: tuple[str, ...]) -> Floats:
    starts = np.array(months, dtype="datetime64[M]")
    days = (starts + 1).astype("datetime64[D]") - starts.astype("datetime64[D]")
    return np.asarray(days, dtype=np.float64)


def _by_mixture(asked: Asked) -> Answer:
    counts = asked.without_between
    before = ~asked.after & ~asked.between
    known = ~np.isnan(counts[:, before])
    usual = np.nansum(counts[:, before], axis=1) / np.maximum(known.sum(axis=1), 1)
    usable = usual > 0
    # Areas of any size can be mixed where each is set beside its own usual.
    share = counts[usable] / usual[usable, np.newaxis]
    if not usable[0]:
        raise ValueError("the treated area had no offence before: nothing can be mixed")
    start = int(np.flatnonzero(asked.after)[0])
    found = synthetic_control(share, 0, start)
    others = placebos(share, 0, start)
    ratio = 1 + found.share
    expected = float(usual[0] * np.nansum(found.made[start:]))
    return Answer(
        f"Beside a mixture of other areas there were {changed(ratio)}:"
        f" {saved(expected - expected * ratio, math.nan, math.nan)} than expected."
        f" Of {others.tried + 1} areas, {others.p_value:.0%} parted as much from a"
        " mixture of others.",
        (
            Number("came over expected", ratio),
            Number("offences saved", expected - expected * ratio),
            Number("p-value by placebo", others.p_value),
            Number("apart before, share of usual", found.fit_before),
        ),
        (f"With so few areas p is never below {1 / (others.tried + 1):.3f}.",),
    )


_BY_METHOD: dict[str, Callable[[Asked], Answer]] = {
    "difference-in-differences": _by_differences,
    "weighted-displacement": _by_displacement,
    "interrupted-series": _by_series,
    "synthetic-control": _by_mixture,
}
