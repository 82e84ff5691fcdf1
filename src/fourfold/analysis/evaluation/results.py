"""The result of a frozen plan, or the reason why there is none."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.cube.counts import CountCube
from fourfold.analysis.errors import PlanError
from fourfold.analysis.offences.measures import measure
from fourfold.analysis.statistics.detectable_change import Expected, power_of_ratio
from fourfold.analysis.statistics.difference_in_differences import (
    difference_in_differences,
)

from .answers import Answer, Asked, Bools, Floats, answer_to
from .plans import COMPARES, METHODS, Plan


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a frozen plan.

    hash, frozen_on : of the plan, so that a reader can hold both together
    how : the method in words
    """

    title: str
    question: str
    how: str
    hash: str
    frozen_on: date
    answer: Answer


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a plan could find, told before it is frozen.

    before : offences known before, in treated areas and in those compared with
    power : probability of finding what is hoped for; None where the method has none
    dispersion : of areas, from the time before
    """

    before: tuple[int, int]
    power: float | None
    dispersion: float


def result_of(plan: Plan, counts: CountCube, *, receipt: tuple[str, date]) -> Result:
    """The answer of the plan's method to the counts, once all its outcome is known.

    plan : as it was opened
    counts : at least its areas, months and offences
    receipt : hash and day of freezing

    Raises PlanError where a month of the outcome is not known in the data, or the
    method cannot work with what there is.
    """
    asked = _asked(plan, counts)
    wanted = Period(*plan.after).months
    unknown = [
        month
        for at, month in enumerate(plan.months)
        if month in wanted and np.isnan(asked.counts[:, at]).any()
    ]
    if unknown:
        raise PlanError(
            f"The outcome is not known in full: {', '.join(unknown)} is missing. No"
            " result is given before: whoever looks every month stops on a good one."
        )
    try:
        answer = answer_to(asked)
    except ValueError as error:
        raise PlanError(
            f"{plan.method} cannot work with these counts: {error}."
        ) from error
    return Result(
        title=plan.title,
        question=plan.question,
        how=METHODS[plan.method],
        hash=receipt[0],
        frozen_on=receipt[1],
        answer=Answer(answer.headline, answer.numbers, answer.beware + _breaks(plan)),
    )


def outlook_of(plan: Plan, counts: CountCube) -> Outlook:
    """How likely the plan is to find what it hopes for, from the time before alone.

    Counts of the outcome are not looked at, should there be any.

    Raises PlanError where no month before is known.
    """
    months = Period(*plan.before).months
    asked = _asked(plan, counts)
    before = asked.counts[:, np.isin(plan.months, months)]
    before = before[:, ~np.isnan(before).any(axis=0)]
    if not before.size:
        raise PlanError("No month before is known in all areas. Load those months.")
    treated = asked.among(plan.treated)
    sums = float(before[treated].sum()), float(before[~treated].sum())
    spread = _dispersion(before, treated)
    power = None
    if plan.method in COMPARES and min(sums) > 0:
        longer = len(Period(*plan.after)) / before.shape[1]
        power = float(
            power_of_ratio(
                Expected(sums[0], sums[0] * longer),
                Expected(sums[1], sums[1] * longer),
                1 - plan.hoped_for / 100,
                dispersion=spread,
            )
        )
    return Outlook((round(sums[0]), round(sums[1])), power, spread)


def _dispersion(before: Floats, treated: Bools) -> float:
    """As if something had been done half way through the time before."""
    half = np.arange(before.shape[1]) >= before.shape[1] // 2
    if before.shape[1] < 2 or treated.all():
        return 1.0
    found = difference_in_differences(before, treated, half).dispersion_of_areas
    return max(found, 1.0) if np.isfinite(found) else 1.0


def _asked(plan: Plan, counts: CountCube) -> Asked:
    """Counts of the plan's areas and months; NaN where not known, or not loaded yet."""
    chosen = counts.of_offences(measure(plan.measure).offences)
    rows = [chosen.areas.index(area) for area in plan.areas]
    values = np.full((len(rows), len(plan.months)), np.nan)
    for at, month in enumerate(plan.months):
        if month in chosen.months:
            column = chosen.months.index(month)
            known = chosen.known[rows, column]
            values[known, at] = chosen.values[rows, column].sum(axis=1)[known]
    return Asked(plan, values)


def _breaks(plan: Plan) -> tuple[str, ...]:
    """Changes of recording between the first month and the last."""
    return tuple(
        f"From {each.month}{f' ({each.force})' if each.force else ''}: {each.note}"
        for each in measure(plan.measure).breaks
        if plan.before[0] < each.month <= plan.after[1]
    )
