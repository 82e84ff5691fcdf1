"""Whether crimes of two periods, or of two kinds, lie in the same places."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaln, xlog1py, xlogy

from fourfold.analysis.statistics.arguments import tail_of, weights_of, whole_counts
from fourfold.analysis.statistics.local_clusters import beyond_chance

Floats = NDArray[np.float64]
Directions = NDArray[np.int8]

# Share of the events that is taken again and again, as Andresen does.
PART = 0.85
RESAMPLES = ("part", "whole")
NEAR = 1e-11
# Beyond these from the mean lies less than 1e-12 of a binomial distribution.
REACH_IN_SIGMAS = 10
REACH_IN_EVENTS = 40


@dataclass(frozen=True, slots=True)
class Similarity:
    """How alike two patterns are, and where they differ.

    direction : int8, shape (areas): 1 where more of the second falls than its pattern
        would give if it were that of the first, -1 where less, 0 where alike or unknown
    s_index : share of the areas that are alike
    robust_s : the same among areas that have an event in either; NaN with none
    share_alike : share of the weight that lies in areas that are alike
    """

    direction: Directions
    s_index: float
    robust_s: float
    share_alike: float


@dataclass(frozen=True, slots=True)
class SimilarityByChance:
    """expected : robust S of one pattern dealt out at random into two such periods
    p_value : how often that is as low as the one found, or lower
    """

    expected: float
    p_value: float


def pattern_similarity(
    first: ArrayLike,
    second: ArrayLike,
    *,
    resample: str = "part",
    confidence: float = 0.95,
    weights: ArrayLike = 1.0,
) -> Similarity:
    """Andresen's spatial point pattern test.

    Parameters
    ----------
    first, second : arrays, shape (areas), whole numbers >= 0
        Events of either; NaN in either leaves the area out.
    resample : part, 85% of the second taken without putting back (Andresen), or whole,
        as many as there are, each put back (a bootstrap)
    confidence : probability, 0.5 to 0.999
    weights : array, shape (areas), 0 or more; ones, or days of harm of both

    Returns
    -------
    Similarity

    Raises
    ------
    ValueError
        If counts are not whole, lengths differ, either has no event, there is no such
        way of resampling, or weights or confidence are out of range.

    Notes
    -----
    The first is taken as it is, without chance of its own, and the limits of the second
    are too narrow for that: patterns that are the same are called different too often.
    Set S beside `similarity_by_chance`, or use `differing_areas`. The limits are those
    that endless resampling would give, so nothing is drawn.

    Source: Andresen, Applied Geography 29, 2009; robust S: Wheeler, Steenbeek and
    Andresen, Transactions in GIS 22, 2018.
    """
    base, test, known = _counts(first, second)
    if resample not in RESAMPLES:
        raise ValueError(f"resample must be part or whole, not {resample!r}")
    each = weights_of(weights, known.size, of="area")[known]
    limits = _limits(
        base + test, float(test.sum()), how=(resample, tail_of(confidence))
    )
    found = _directions(base[np.newaxis], test[np.newaxis], limits)[0]
    some = (base + test) > 0
    total = each.sum()
    direction = np.zeros(known.size, dtype=np.int8)
    direction[known] = found
    return Similarity(
        direction,
        float((found == 0).mean()),
        float((found == 0)[some].mean()),
        float(each[found == 0].sum() / total) if total else float("nan"),
    )


def similarity_by_chance(
    first: ArrayLike,
    second: ArrayLike,
    *,
    rng: np.random.Generator,
    resample: str = "part",
    confidence: float = 0.95,
    draws: int = 199,
) -> SimilarityByChance:
    """What robust S would be if both were of one pattern.

    Parameters
    ----------
    first, second, resample, confidence : as of `pattern_similarity`
    rng : source of chance; the same state gives the same answer
    draws : how many times both are put together and dealt out again, 19 or more

    Returns
    -------
    SimilarityByChance; p = (1 + draws as low) ÷ (1 + draws)

    Raises ValueError as `pattern_similarity` does, or if draws are below 19.

    Source: our own, after Wheeler, Steenbeek and Andresen, Transactions in GIS 22,
    2018, who show that S is low where nothing differs.
    """
    if draws < 19:
        raise ValueError(f"draws must be 19 or more, not {draws}")
    observed = pattern_similarity(
        first, second, resample=resample, confidence=confidence
    ).robust_s
    base, test, _ = _counts(first, second)
    both = base + test
    limits = _limits(both, float(test.sum()), how=(resample, tail_of(confidence)))
    dealt = rng.multivariate_hypergeometric(
        both.astype(np.int64), int(base.sum()), size=draws, method="marginals"
    ).astype(np.float64)
    found = _directions(dealt, both - dealt, limits)[:, both > 0]
    robust = (found == 0).mean(axis=1)
    lower = int((robust <= observed + NEAR).sum())
    return SimilarityByChance(float(robust.mean()), (1 + lower) / (1 + draws))


def differing_areas(
    first: ArrayLike, second: ArrayLike, *, rate: float = 0.05
) -> Directions:
    """Areas whose share of the events differs beyond chance, both periods by chance.

    Parameters
    ----------
    first, second : as of `pattern_similarity`
    rate : share of those named that chance may have named, above 0 and below 1

    Returns
    -------
    int8, shape (areas): 1 where more of the second falls, -1 where less, 0 for others

    Raises ValueError as `pattern_similarity` does, or if rate is out of range.

    Notes
    -----
    Fisher's exact test of each area against all others, twice the smaller tail, and of
    all areas those that Benjamini and Hochberg name.

    Source: Wheeler, Steenbeek and Andresen, Transactions in GIS 22, 2018.
    """
    base, test, known = _counts(first, second)
    here, drawn = base + test, int(test.sum())
    lower, upper = np.ones((2, here.size))
    for area in range(here.size):
        count, every = int(here[area]), int(here.sum())
        at, chances = _without_putting_back(count, drawn, every)
        lower[area] = chances[at <= test[area]].sum()
        upper[area] = chances[at >= test[area]].sum()
    p_value = np.where(here > 0, np.minimum(2 * np.minimum(lower, upper), 1), np.nan)
    named = beyond_chance(p_value, rate=rate)
    direction = np.zeros(known.size, dtype=np.int8)
    direction[known] = np.where(named, np.where(upper < lower, 1, -1), 0)
    return direction


def _counts(
    first: ArrayLike, second: ArrayLike
) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    base, test = whole_counts(first, name="first"), whole_counts(second, name="second")
    if base.ndim != 1 or base.shape != test.shape:
        raise ValueError("first and second must have one count for each area")
    known = ~np.isnan(base + test)
    if not (base[known].sum() and test[known].sum()):
        raise ValueError("first and second must each have an event in a known area")
    return base[known], test[known], known


def _limits(most: Floats, events: float, *, how: tuple[str, float]) -> Floats:
    """Lower and upper share of an area, by how many of the events it has; (2, counts).

    most : counts up to which limits are wanted; events : of the second in all
    """
    resample, tail = how
    # No count of one area is above the events in all.
    counts = np.arange(int(min(most.max(), events)) + 1)
    size = max(round(PART * events), 1) if resample == "part" else int(events)
    limits = np.empty((2, counts.size))
    for count in counts:
        if resample == "part":
            at, chances = _without_putting_back(int(count), size, int(events))
        else:
            at, chances = _each_put_back(size, float(count / events))
        reached = np.cumsum(chances) + NEAR
        ends = np.searchsorted(reached, [tail, 1 - tail])
        limits[:, count] = at[np.minimum(ends, at.size - 1)]
    return limits / size


Chances = tuple[NDArray[np.int64], Floats]


def _without_putting_back(count: int, size: int, events: int) -> Chances:
    """How many of an area's events are among those taken (hypergeometric)."""
    lowest, most = max(count + size - events, 0), min(count, size)
    at = _likely(size * count / events, lowest, most)
    logarithm = _ways(count, at) + _ways(events - count, size - at)
    return at, np.exp(logarithm - _ways(events, np.array(size)))


def _each_put_back(size: int, share: float) -> Chances:
    """The same where each event may be taken again (binomial)."""
    at = _likely(size * share, 0, size)
    return at, np.exp(_ways(size, at) + xlogy(at, share) + xlog1py(size - at, -share))


def _ways(of: int, taken: NDArray[np.int64]) -> Floats:
    """The logarithm of how many ways there are of taking so many."""
    found: Floats = gammaln(of + 1) - gammaln(taken + 1) - gammaln(of - taken + 1)
    return found


def _likely(mean: float, lowest: int, most: int) -> NDArray[np.int64]:
    """Numbers so near the mean that what lies beyond has no chance to speak of."""
    reach = REACH_IN_SIGMAS * np.sqrt(mean) + REACH_IN_EVENTS
    return np.arange(max(int(mean - reach), lowest), min(int(mean + reach), most) + 1)


def _directions(base: Floats, test: Floats, limits: Floats) -> Directions:
    """In rows of areas, where the first lies outside of the limits of the second."""
    lower, upper = limits[:, test.astype(np.intp)]
    share = base / base.sum(axis=1, keepdims=True)
    found: Directions = np.where(
        share < lower - NEAR, 1, np.where(share > upper + NEAR, -1, 0)
    ).astype(np.int8)
    return found
