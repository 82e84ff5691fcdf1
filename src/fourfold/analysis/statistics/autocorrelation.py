"""Whether near places have like values: over the whole map, and at each place."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array, sparray
from scipy.special import ndtr

from fourfold.analysis.statistics.neighbour_draws import FEWEST, tails_by_draws
from fourfold.analysis.statistics.neighbours import islands, weights_between

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

# So many that p-values of thousands of places may be small enough to name some.
DRAWS = 99_999
KINDS = ("", "high among high", "low among high", "low among low", "high among low")


@dataclass(frozen=True, slots=True)
class Moran:
    """Moran's I of a map; NaN where all values are the same or none are neighbours.

    statistic : above `expected` where near places are alike
    expected : where values lie by chance
    variance_normal, variance_random : by chance, if values were normal, and if these
        very values lay in any order
    z, p_value : from variance_random; two-sided
    p_upper, p_lower : by orders drawn: of as great a statistic, and of as small a one
    places, islands : how many places were used, and left out for want of neighbours
    """

    statistic: float
    expected: float
    variance_normal: float
    variance_random: float
    z: float
    p_value: float
    p_upper: float
    p_lower: float
    places: int
    islands: int


@dataclass(frozen=True, slots=True)
class LocalMoran:
    """Moran's I of each place; arrays of shape (places).

    statistic, z : float64; z of what the neighbours add up to, against any others
    kind : int8, place in KINDS, 0 where not known; says nothing about chance
    p_normal : two-sided, from z
    p_upper, p_lower, p_value : by draws, of the neighbours' sum; p_value is two-sided
    tried : int64, draws tried
    islands : bool, known places without known neighbours: statistic 0, the rest NaN
    """

    statistic: Floats
    z: Floats
    kind: NDArray[np.int8]
    p_normal: Floats
    p_upper: Floats
    p_lower: Floats
    p_value: Floats
    tried: NDArray[np.int64]
    islands: Bools


def moran(
    values: ArrayLike, neighbours: sparray, *, draws: int = 999, seed: int = 0
) -> Moran:
    """Moran's I of the whole map.

    Parameters
    ----------
    values : array, shape (places); NaN where not known
        Counts, rates, or days of harm.
    neighbours : sparse array, shape (places, places), 0 or more
        See `neighbours`; nothing may stand on the diagonal.
    draws : how many orders of the values are drawn, 19 or more
    seed : of the draws

    Returns
    -------
    Moran

    Raises
    ------
    ValueError
        If values are infinite, weights negative, the numbers of places differ, a place
        is its own neighbour, or draws are below 19.

    Notes
    -----
    Places that are not known, or without known neighbours, are left out whole. A rate
    of few people varies more than one of many, which looks like a pattern where such
    places lie together: smooth first.

    Source: Cliff and Ord, Spatial Processes, 1981, chapters 1 and 2.
    """
    given, weights, known = _known(values, neighbours)
    if draws < FEWEST:
        raise ValueError(f"draws must be {FEWEST} or more, not {draws}")
    alone = islands(weights)
    weights, given = csr_array(weights[~alone][:, ~alone]), given[~alone]
    left_out = int(known.sum()) - given.size
    # Four places or more, or the variance of any order is of nothing over nothing.
    if given.size < 4 or np.ptp(given) == 0:
        return Moran(*(np.nan,) * 8, given.size, left_out)
    deviation = given - given.mean()
    found = _statistic(deviation, weights)
    expected, normal, random = _moments(deviation, weights)
    z = (found - expected) / np.sqrt(random) if random > 0 else np.nan
    chance = np.random.default_rng(seed)
    upper, lower = _orders(deviation, weights, draws=draws, chance=chance)
    return Moran(
        found,
        expected,
        normal,
        random,
        float(z),
        float(2 * ndtr(-abs(z))),
        upper,
        lower,
        given.size,
        left_out,
    )


def local_moran(
    values: ArrayLike,
    neighbours: sparray,
    *,
    draws: int = DRAWS,
    seed: int = 0,
    enough: int | None = None,
) -> LocalMoran:
    """Moran's I of each place with its neighbours.

    Parameters
    ----------
    values, neighbours : as of `moran`
    draws, seed, enough : as of `neighbour_draws.tails_by_draws`

    Returns
    -------
    LocalMoran

    Raises
    ------
    ValueError
        As `moran` does, or if enough is below 1.

    Notes
    -----
    z and p-values keep the place's own value where it is and ask whether its
    neighbours are higher or lower than any others: then both ends of I are answered by
    one sum. Thousands of places are thousands of tests: see `beyond_chance`, and draw
    enough, for a p-value is never below 2 ÷ (1 + draws).

    Source: Anselin, Geographical Analysis 27, 1995, equations 12 and 13; moments of
    the neighbours' sum as of draws without putting back, after Sokal, Oden and
    Thomson, Geographical Analysis 30, 1998.
    """
    given, weights, known = _known(values, neighbours)
    tails = tails_by_draws(given, weights, draws=draws, seed=seed, enough=enough)
    deviation = given - (given.mean() if given.size else 0.0)
    around = weights @ deviation
    square = (deviation**2).mean() if given.size else 0.0
    with np.errstate(invalid="ignore", divide="ignore"):
        statistic = deviation * around / square
    alone = islands(weights)
    z = _z_of_others(deviation, weights)
    varies = bool(given.size and np.ptp(given) > 0)
    kind = np.where(
        around > 0, np.where(deviation > 0, 1, 2), np.where(deviation > 0, 4, 3)
    )
    kind = np.where(alone | ~np.full(alone.shape, varies), 0, kind)
    gap = np.full(given.size, np.nan)
    z, normal, upper, lower, both = (
        _whole(each if varies else gap, known)
        for each in (z, 2 * ndtr(-np.abs(z)), tails.upper, tails.lower, tails.p_value)
    )
    return LocalMoran(
        statistic=_whole(statistic, known),
        z=z,
        kind=_whole(kind, known, 0).astype(np.int8),
        p_normal=normal,
        p_upper=upper,
        p_lower=lower,
        p_value=both,
        tried=_whole(tails.tried, known, 0).astype(np.int64),
        islands=_whole(alone, known, 0).astype(bool),
    )


def _known(values: ArrayLike, neighbours: sparray) -> tuple[Floats, csr_array, Bools]:
    """Values and weights of the places that are known, and which these are."""
    given = np.asarray(values, dtype=np.float64)
    if given.ndim != 1 or np.isinf(given).any():
        raise ValueError("values must be a list of finite numbers, or NaN")
    weights = weights_between(neighbours, given.size)
    if weights.diagonal().any():
        raise ValueError("neighbours must not have a place among its own")
    known = ~np.isnan(given)
    return given[known], csr_array(weights[known][:, known]), known


def _whole(found: ArrayLike, known: Bools, gap: float = np.nan) -> Floats:
    whole = np.full(known.shape, gap)
    whole[known] = found
    return whole


def _statistic(deviation: Floats, weights: csr_array) -> float:
    between = deviation @ (weights @ deviation) / (deviation @ deviation)
    return float(between * deviation.size / weights.sum())


def _moments(deviation: Floats, weights: csr_array) -> tuple[float, float, float]:
    """Mean, and variance of normal values and of these in any order."""
    n = deviation.size
    all_weights = weights.sum()
    both = weights + weights.T
    s1 = (both.data**2).sum() / 2
    s2 = ((weights.sum(axis=1) + weights.sum(axis=0)) ** 2).sum()
    expected = -1 / (n - 1)
    normal = n**2 * s1 - n * s2 + 3 * all_weights**2
    normal = normal / ((n**2 - 1) * all_weights**2) - expected**2
    fourth = (deviation**4).mean() / (deviation**2).mean() ** 2
    level = n * ((n**2 - 3 * n + 3) * s1 - n * s2 + 3 * all_weights**2)
    peaked = fourth * ((n**2 - n) * s1 - 2 * n * s2 + 6 * all_weights**2)
    random = (level - peaked) / ((n - 1) * (n - 2) * (n - 3) * all_weights**2)
    return expected, float(normal), float(random - expected**2)


def _orders(
    deviation: Floats, weights: csr_array, *, draws: int, chance: np.random.Generator
) -> tuple[float, float]:
    observed = _statistic(deviation, weights)
    slack = 1e-12 * max(1.0, abs(observed))
    above = below = 1
    # One at a time: a block of orders takes four times as long, for want of cache.
    for _ in range(draws):
        found = _statistic(chance.permutation(deviation), weights)
        above += found >= observed - slack
        below += found <= observed + slack
    return above / (1 + draws), below / (1 + draws)


def _z_of_others(deviation: Floats, weights: csr_array) -> Floats:
    """How far the neighbours' sum is from that of as many drawn from all others."""
    if deviation.size < 3:
        return np.full(deviation.size, np.nan)
    others = deviation.size - 1
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = -deviation / others
        square = ((deviation**2).sum() - deviation**2) / others - mean**2
        weight = np.asarray(weights.sum(axis=1))
        spread = others * np.asarray((weights**2).sum(axis=1)) - weight**2
        # Where all others are the same, or all are neighbours alike, none is as likely.
        varies = (square > 1e-12 * (deviation**2).mean()) & (spread > 1e-9 * weight**2)
        variance = np.where(varies, square * spread / (others - 1), 0)
        z = (weights @ deviation - mean * weight) / np.sqrt(variance)
    return np.where(np.isfinite(z), z, np.nan)
