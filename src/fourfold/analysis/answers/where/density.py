"""Smooth maps: how much for every square kilometre, and where it is denser."""

from functools import partial

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.answers.answer import Answer, Words
from fourfold.analysis.answers.given.points import points_in, weights_in
from fourfold.analysis.answers.given.study import Study, study_of
from fourfold.analysis.answers.shown.maps import coloured, shaded
from fourfold.analysis.answers.shown.words import number, percentage, times
from fourfold.analysis.statistics.grids import Grid
from fourfold.analysis.statistics.kernel_density import Density, density_of
from fourfold.analysis.statistics.local_clusters import beyond_chance
from fourfold.analysis.statistics.relative_risk import RelativeRisk
from fourfold.analysis.statistics.relative_risk import (
    relative_risk as relative_risk_of,
)

Floats = NDArray[np.float64]
SIZE = 100.0
RATE = 0.05
DENSER, THINNER = "denser than the others", "thinner than the others"


def kernel_density(
    data: object,
    *,
    east: str = "east",
    north: str = "north",
    over: object = None,
    size: float = SIZE,
    weights: object = 1.0,
    bandwidth: float | None = None,
    kernel: str = "quartic",
) -> Answer[Density]:
    """How many for every square kilometre, as a smooth map.

    Parameters
    ----------
    data, east, north, over, size, weights : as of `hotspots`; over squares alone
    bandwidth : metres over which each point is spread; None takes a rule of thumb
    kernel : quartic or gaussian

    Returns
    -------
    Answer of Density; columns: east, north, density (a square kilometre)

    Raises ValueError as `hotspots` does, and for a bandwidth that does not fit.
    """
    points = points_in(data, east, north)
    study = _squares(over, points, size)
    found = density_of(
        _grid(study),
        points,
        bandwidth=bandwidth,
        kernel=kernel,
        weights=weights_in(data, weights, len(points)),
    )
    values = found.values[study.cells.inside]
    at = int(np.nanargmax(values))
    middles = study.middles
    finding = (
        f"It is densest about {middles[at, 0]:,.0f} east, {middles[at, 1]:,.0f} north:"
        f" {number(float(values[at]))} for every square kilometre, and"
        f" {number(float(np.nanmean(values)))} on average."
    )
    chosen = "" if bandwidth else ", which a rule of thumb chose and which smooths much"
    caveat = (
        f"A smooth map has no limits and tests nothing; it is drawn with a bandwidth of"
        f" {found.bandwidth:,.0f} metres{chosen}. {study.caveat}"
    )
    return Answer(
        question="kernel_density",
        found=found,
        columns={"east": middles[:, 0], "north": middles[:, 1], "density": values},
        words=Words(finding, caveat.strip(), "kernel-density"),
        picture=partial(shaded, study, values),
    )


def relative_risk(
    cases: object,
    others: object,
    *,
    east: str = "east",
    north: str = "north",
    over: object = None,
    size: float = SIZE,
    case_weights: object = 1.0,
    other_weights: object = 1.0,
    null: str = "labels",
    bandwidth: float | None = None,
    draws: int = 999,
    seed: int = 0,
) -> Answer[RelativeRisk]:
    """Where one kind of point is denser than another, or than where people live.

    Parameters
    ----------
    cases, others : frames of points or arrays of two columns; columns of one name
    case_weights, other_weights : columns or arrays: 1, days of harm, people
    null : labels, if both are points of one sort; people, if others are where people
        live, weighed by how many
    draws, seed : how often cases are dealt anew, and what deals them
    the rest : as of `kernel_density`

    Returns
    -------
    Answer of RelativeRisk; columns: east, north, ratio, p_value, stands_out

    Raises ValueError as `kernel_density` does, or if either weighs nothing.
    """
    here, there = points_in(cases, east, north), points_in(others, east, north)
    study = _squares(over, np.concatenate([here, there]), size)
    found = relative_risk_of(
        _grid(study),
        here,
        there,
        null=null,
        bandwidth=bandwidth,
        case_weights=weights_in(cases, case_weights, len(here)),
        other_weights=weights_in(others, other_weights, len(there)),
        draws=draws,
        seed=seed,
    )
    return _risk_answered(study, found)


def _risk_answered(study: Study, found: RelativeRisk) -> Answer[RelativeRisk]:
    inside = study.cells.inside
    ratio, chance = found.ratio[inside], found.p_value[inside]
    named = beyond_chance(chance, rate=RATE)
    groups = np.where(named, np.where(ratio > 1, DENSER, THINNER), "").tolist()
    return Answer(
        question="relative_risk",
        found=found,
        columns={
            "east": study.middles[:, 0],
            "north": study.middles[:, 1],
            "ratio": ratio,
            "p_value": chance,
            "stands_out": named,
        },
        words=Words(
            _told_of_risk(ratio, named),
            f"{_reach(found)} {study.caveat}".strip(),
            "relative-risk",
        ),
        picture=partial(
            coloured,
            study,
            groups,
            names=[DENSER, THINNER],
            there=~np.isnan(ratio),
        ),
    )


def _told_of_risk(ratio: Floats, named: NDArray[np.bool_]) -> str:
    places = int(np.count_nonzero(~np.isnan(ratio)))
    high = named & (ratio > 1)
    are = "is" if high.sum() == 1 else "are"
    if not high.any():
        return f"None of {places:,} places is denser than the others beyond chance."
    return (
        f"{high.sum():,} of {places:,} places {are} denser than others beyond chance:"
        f" up to {times(float(ratio[high].max()))} as dense. Of those named, chance may"
        " have named 5%."
    )


def _reach(found: RelativeRisk) -> str:
    said = f"The bandwidth is {found.bandwidth:,.0f} metres."
    if found.left_out:
        share = percentage(found.left_out, digits=1)
        said += f" {share} of the cases lie where none of the others is in reach."
    return said


def _squares(over: object, points: Floats, size: float) -> Study:
    study = study_of(over, points, size=size)
    _grid(study)
    return study


def _grid(study: Study) -> Grid:
    if not isinstance(study.cells, Grid):
        raise ValueError("over must be an outline or a grid of squares, not hexagons")
    return study.cells
