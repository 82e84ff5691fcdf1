"""Whether near places have like values: over the whole map, and at each place."""

from functools import partial
from typing import Unpack

import numpy as np

from fourfold.analysis.answers.answer import Answer, Words
from fourfold.analysis.answers.shown.pictures import rows_with_limits
from fourfold.analysis.answers.shown.words import chance_of, number, plural
from fourfold.analysis.answers.where.ground import Where, ground_of
from fourfold.analysis.statistics.autocorrelation import (
    KINDS,
    LocalMoran,
    Moran,
)
from fourfold.analysis.statistics.autocorrelation import (
    local_moran as local_moran_of,
)
from fourfold.analysis.statistics.autocorrelation import (
    moran as moran_of,
)
from fourfold.analysis.statistics.local_clusters import DRAWS, beyond_chance

RATE = 0.05
# From as many standard deviations on either side: nineteen of twenty by chance.
TWO_SIGMAS = 1.96
# High among high, low among low, high among low, low among high.
ORDER = ("high among high", "low among low", "high among low", "low among high")


def moran(
    data: object, *, draws: int = 999, seed: int = 0, **where: Unpack[Where]
) -> Answer[Moran]:
    """Whether near places are alike over the whole map (Moran's I).

    data, draws, seed and where : as of `hotspots`

    Returns
    -------
    Answer of Moran; columns: statistic, expected, z, p_value, places

    Raises ValueError as `hotspots` does.
    """
    ground = ground_of(data, **where)
    found = moran_of(ground.values, ground.neighbours, draws=draws, seed=seed)
    chance = 2 * min(found.p_upper, found.p_lower, 0.5)
    if np.isnan(found.statistic):
        finding = (
            "Nothing can be told: all places have the same, or none is near another."
        )
    else:
        side = "alike" if found.statistic > found.expected else "unlike"
        finding = (
            f"Near places are {side}: Moran's I is {number(found.statistic)}, and"
            f" {number(found.expected)} where values lie by chance;"
            f" {chance_of(chance)}."
        )
    reach = TWO_SIGMAS * found.variance_random**0.5
    rows = [
        {"name": "this map", "value": found.statistic},
        {
            "name": "by chance",
            "value": found.expected,
            "lower": found.expected - reach,
            "upper": found.expected + reach,
        },
    ]
    caveat = f"It says that there is a pattern, and not where. {ground.caveat}"
    return Answer(
        question="moran",
        found=found,
        columns={
            name: np.array([getattr(found, name)])
            for name in ("statistic", "expected", "z", "p_value", "p_upper", "places")
        },
        words=Words(finding, caveat.strip(), "near-values"),
        picture=partial(
            rows_with_limits, rows, title="Moran's I", usual=found.expected
        ),
    )


def local_moran(
    data: object, *, draws: int = DRAWS, seed: int = 0, **where: Unpack[Where]
) -> Answer[LocalMoran]:
    """Places that are like those around them, and those that are the odd one out.

    data, draws, seed and where : as of `hotspots`

    Returns
    -------
    Answer of LocalMoran
        Columns: the place, events, weight, statistic, z, p_value, stands_out, kind.

    Raises ValueError as `hotspots` does.
    """
    ground = ground_of(data, **where)
    found = local_moran_of(ground.values, ground.neighbours, draws=draws, seed=seed)
    named = beyond_chance(found.p_value, rate=RATE)
    kinds = np.array(KINDS, dtype=object)[found.kind]
    told = [
        f"{np.sum(named & (kinds == kind)):,} {kind}"
        for kind in ORDER
        if np.any(named & (kinds == kind))
    ]
    places = int(np.count_nonzero(~np.isnan(found.p_value)))
    finding = f"None of {places:,} places stands out beyond chance."
    if told:
        finding = (
            f"{plural(int(named.sum()), 'place stands', 'places stand')} out beyond"
            f" chance, of {places:,}: {', '.join(told)}. Of those named, chance may"
            " have named 5%."
        )
    caveat = f"It says nothing of why. {ground.caveat}".strip()
    groups = np.where(named, kinds, "").tolist()
    return Answer(
        question="local_moran",
        found=found,
        columns={
            **ground.columns,
            "statistic": found.statistic,
            "z": found.z,
            "p_value": found.p_value,
            "stands_out": named,
            "kind": kinds,
        },
        words=Words(finding, caveat, "near-values"),
        picture=partial(ground.picture, groups, list(ORDER), found.z),
    )
