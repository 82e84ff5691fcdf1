"""Values of places with their neighbours: points in cells, or as they are given."""

from dataclasses import dataclass
from typing import Any, TypedDict

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, issparse

from fourfold.analysis.answers.arrow import Columns
from fourfold.analysis.answers.given.columns import is_frame, numbers
from fourfold.analysis.answers.given.points import points_in, weights_in
from fourfold.analysis.answers.given.study import Study, study_of
from fourfold.analysis.answers.shown.maps import coloured
from fourfold.analysis.answers.shown.pictures import bars
from fourfold.analysis.answers.shown.words import plural
from fourfold.analysis.charts.chart import Specification
from fourfold.analysis.statistics.grids import counts_of
from fourfold.analysis.statistics.neighbours import of_lists

Floats = NDArray[np.float64]

SHOWN = 30


class Where(TypedDict, total=False):
    """Which columns hold a place, and which ground is meant."""

    east: str
    north: str
    over: object
    size: float
    weights: object
    neighbours: Any


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Places, how much lies in each, and which are next to each other.

    values : weight of each place; NaN where not known
    events : how many; None where values were given as they are
    outside : weight of points in no cell
    """

    values: Floats
    events: Floats | None
    neighbours: csr_array
    study: Study | None
    outside: float = 0.0

    @property
    def columns(self) -> Columns:
        """What says which place is which."""
        if self.study is None or self.events is None:
            return {"place": np.arange(self.values.size), "value": self.values}
        middles = self.study.middles
        return {
            "east": middles[:, 0],
            "north": middles[:, 1],
            "events": self.events.astype(np.int64),
            "weight": self.values,
        }

    @property
    def caveat(self) -> str:
        """What to say of the ground, if anything."""
        said = "" if self.study is None else self.study.caveat
        if self.outside:
            told = plural(int(self.outside), "point lies", "points lie")
            said = f"{said} {told} outside of the ground."
        return said.strip()

    def picture(self, groups: list[str], names: list[str], z: Floats) -> Specification:
        """The map of cells by group; of other places a bar each, those furthest off."""
        if self.study is not None:
            there = np.nan_to_num(self.values) > 0
            return coloured(self.study, groups, names=names, there=there)
        order = np.argsort(-np.abs(np.nan_to_num(z)), kind="stable")[:SHOWN]
        rows = [{"name": str(place), "value": float(z[place])} for place in order]
        return bars(rows, title="z", over="Place")


def ground_of(
    data: object,
    *,
    east: str = "east",
    north: str = "north",
    over: object = None,
    size: float = 250.0,
    weights: object = 1.0,
    neighbours: Any = None,
) -> Ground:
    """Points counted in cells; with neighbours given, values as they are."""
    if neighbours is not None:
        return _as_given(data, neighbours)
    points = points_in(data, east, north)
    study = study_of(over, points, size=size)
    each = weights_in(data, weights, len(points))
    inside = study.cells.inside
    weighed = counts_of(study.cells, points, weights=each)
    counted = counts_of(study.cells, points)
    if not np.nansum(counted.values):
        raise ValueError("over has none of the points: are both in metres of one grid?")
    return Ground(
        weighed.values[inside],
        counted.values[inside],
        study.neighbours(),
        study,
        float(counted.outside),
    )


def _as_given(data: object, neighbours: Any) -> Ground:
    if is_frame(data):
        raise ValueError("data must be one value a place where neighbours are given")
    values = numbers(np.asarray(data), argument="data")
    if values.ndim != 1 or not values.size:
        raise ValueError("data must be a list of values, one a place, and not empty")
    if issparse(neighbours):
        return Ground(values, None, csr_array(neighbours), None)
    return Ground(values, None, of_lists(neighbours), None)
