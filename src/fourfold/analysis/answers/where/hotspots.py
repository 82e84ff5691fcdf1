"""Where more happens, together with what is around, than chance would put there."""

from collections.abc import Iterator
from functools import partial
from typing import Unpack

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.answers.answer import Answer, Words
from fourfold.analysis.answers.given.points import points_in, weights_in
from fourfold.analysis.answers.given.times import months_in
from fourfold.analysis.answers.shown.words import percentage, whole
from fourfold.analysis.answers.where.ground import Ground, Where, ground_of
from fourfold.analysis.statistics.grids import counts_of
from fourfold.analysis.statistics.hotspot_kinds import KINDS, Rules, hotspot_kinds
from fourfold.analysis.statistics.local_clusters import (
    DRAWS,
    DrawnClusters,
    beyond_chance,
    gi_star_by_draws,
)
from fourfold.analysis.statistics.neighbours import with_self

Bools = NDArray[np.bool_]

MONTHS_A_WINDOW = 3
HOT, COLD = "more than chance", "less than chance"
CAVEAT = (
    "High is not high for the people there; and published points stand in the middle"
    " of streets."
)


def hotspots(
    data: object,
    *,
    month: str | None = None,
    draws: int = DRAWS,
    seed: int = 0,
    **where: Unpack[Where],
) -> Answer[DrawnClusters]:
    """Cells that stand out together with those around them (Getis and Ord's Gi*).

    Parameters
    ----------
    data : frame of points, or array of two columns, metres east and north; with
        `neighbours`, one value a place
    month : column of months or times: then each cell has its kind over time (new,
        persistent, …), in windows of three months, of which it takes eight
    draws, seed : of neighbourhoods, for p-values
    east, north : names of the columns of points
    over : outline, `grid` or `hexagons`; None takes the box around the points
    size : of a square's side, metres, 250 unless `over` is cells
    weights : column or array of what each point counts: 1, or days of harm
    neighbours : sparse array, or a list of positions for each place

    Returns
    -------
    Answer of DrawnClusters
        Columns: the place, events, weight, z, p_value, stands_out, and kind.

    Raises
    ------
    ValueError
        If there is no such column or no point, these are degrees, weights are
        negative, no point lies in the ground, or it makes too many cells.
    """
    ground = ground_of(data, **where)
    near = with_self(ground.neighbours)
    found = gi_star_by_draws(ground.values, near, draws=draws, seed=seed)
    rate = Rules.in_force().false_discoveries
    named = beyond_chance(found.p_value, rate=rate)
    kinds = np.full(ground.values.size, "", dtype=object)
    if month is not None:
        windowed = _by_window(data, ground, month=month, where=where)
        kinds = _kinds(
            [gi_star_by_draws(w, near, draws=draws, seed=seed) for w in windowed], kinds
        )
    groups = np.where(named, np.where(found.z > 0, HOT, COLD), "").tolist()
    return Answer(
        question="hotspots",
        found=found,
        columns={
            **ground.columns,
            "z": found.z,
            "p_value": found.p_value,
            "stands_out": named & (found.z > 0),
            "kind": kinds,
        },
        words=Words(
            _told(ground, named & (found.z > 0), rate),
            f"{CAVEAT} {ground.caveat}".strip(),
            "local-clusters",
        ),
        picture=partial(ground.picture, groups, [HOT, COLD], found.z),
    )


def _told(ground: Ground, hot: Bools, rate: float) -> str:
    places = int(np.count_nonzero(~np.isnan(ground.values)))
    if not hot.any():
        return f"None of {whole(places)} places stands out beyond chance."
    held, all_of_it = np.nansum(ground.values[hot]), np.nansum(ground.values)
    what = "events" if ground.events is not None else "the total"
    stand = "stands" if hot.sum() == 1 else "stand"
    return (
        f"{hot.sum():,} of {places:,} places {stand} out beyond chance: "
        f"{percentage(hot.sum() / places, digits=1)} of the ground with"
        f" {percentage(held / all_of_it, digits=1)} of {what} ({whole(held)} of"
        f" {whole(all_of_it)}). Of those named, chance may have named"
        f" {percentage(rate, digits=0)}."
    )


def _by_window(
    data: object, ground: Ground, *, month: str, where: Where
) -> Iterator[NDArray[np.float64]]:
    """What lies in each cell, window by window; nothing known in one with a gap."""
    if ground.study is None:
        raise ValueError("month needs points: leave neighbours= out")
    points = points_in(data, where.get("east", "east"), where.get("north", "north"))
    each = weights_in(data, where.get("weights", 1.0), len(points))
    at = months_in(data, month, argument="month", number=len(points)).astype(int)
    cells = ground.study.cells
    for end in range(
        int(at.max()), int(at.min()) + MONTHS_A_WINDOW - 2, -MONTHS_A_WINDOW
    ):
        inside = (at > end - MONTHS_A_WINDOW) & (at <= end)
        known = np.unique(at[inside]).size == MONTHS_A_WINDOW
        counted = counts_of(cells, points[inside], weights=each[inside])
        values = counted.values[cells.inside]
        yield values if known else np.full(values.size, np.nan)


def _kinds(
    windowed: list[DrawnClusters], kinds: NDArray[np.object_]
) -> NDArray[np.object_]:
    """Kinds over the windows, which come latest first; as they were with too few."""
    rules = Rules.in_force()
    if len(windowed) < rules.fewest_periods:
        return kinds
    z = np.column_stack([each.z for each in windowed[::-1]])
    chance = np.column_stack([each.p_value for each in windowed[::-1]])
    found = hotspot_kinds(z, chance, rules=rules)
    return np.array(KINDS, dtype=object)[found.hot]
