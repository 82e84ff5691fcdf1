"""Where high values lie together, and low ones, by more than chance."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.ndimage import uniform_filter1d
from scipy.sparse import csr_array, diags_array, sparray
from scipy.special import ndtr

from fourfold.analysis.statistics.neighbour_draws import tails_by_draws
from fourfold.analysis.statistics.neighbours import islands, weights_between

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

# So many that p-values of thousands of places may be small enough to name some.
DRAWS = 99_999


@dataclass(frozen=True, slots=True)
class LocalClusters:
    """Getis and Ord's statistic of each place; float64, shape of the values.

    z : above 0 where high values lie together, below 0 where low ones do
    p_value : of as great a z either way, at one place looked at alone
    """

    z: Floats
    p_value: Floats


@dataclass(frozen=True, slots=True)
class DrawnClusters:
    """Getis and Ord's statistic with p-values by draws; arrays of shape (places).

    z : float64, as in LocalClusters
    p_upper, p_lower : of as high a neighbourhood, and of as low a one
    p_value : twice the smaller of both, at most 1
    tried : int64, draws tried
    islands : bool, known places without known neighbours: p-values are NaN
    """

    z: Floats
    p_upper: Floats
    p_lower: Floats
    p_value: Floats
    tried: NDArray[np.int64]
    islands: Bools


def gi_star_on_grid(values: ArrayLike, *, reach: int = 1) -> LocalClusters:
    """Getis and Ord's Gi* on a grid: each cell with those around it.

    Parameters
    ----------
    values : array, shape (rows, columns); NaN outside of the study area
        Counts, rates, or days of harm.
    reach : how many cells each way belong to the neighbourhood, 1 or more
        1 is the cell and the 8 around it.

    Returns
    -------
    LocalClusters; NaN outside, and everywhere if all values are the same

    Raises
    ------
    ValueError
        If values are infinite or not a grid, or reach is below 1.

    Notes
    -----
    Cells outside are no neighbours, and do not count as nought. The normal
    approximation is rough where most cells are empty: see `docs/methods`.

    Source: Ord and Getis, Geographical Analysis 27, 1995, equation 14.
    """
    given = np.asarray(values, dtype=np.float64)
    if given.ndim != 2:
        raise ValueError("values must be a grid of rows and columns")
    if reach < 1:
        raise ValueError(f"reach must be 1 cell or more, not {reach}")
    inside = _known(given)
    filled = np.where(inside, given, 0.0)
    number = _summed_around(inside.astype(np.float64), reach)
    z = _z(given[inside], _summed_around(filled, reach)[inside], (number[inside],) * 2)
    return _told(z, inside)


def gi_star(values: ArrayLike, neighbours: sparray) -> LocalClusters:
    """Getis and Ord's Gi* of places of any shape.

    Parameters
    ----------
    values : array, shape (places); NaN where not known
    neighbours : sparse array, shape (places, places), 0 or more
        How much each place (column) weighs in the neighbourhood of another (row). A
        place is in its own: its weight there stands on the diagonal, above 0.

    Returns
    -------
    LocalClusters, shape (places); NaN where not known

    Raises
    ------
    ValueError
        If values are infinite, weights negative, the numbers of places differ, or a
        place is not in its own neighbourhood.

    Source: Ord and Getis, Geographical Analysis 27, 1995, equation 14.
    """
    given = np.asarray(values, dtype=np.float64)
    weights = csr_array(neighbours)
    if given.ndim != 1 or weights.shape != (given.size, given.size):
        raise ValueError("neighbours must have a row and a column for each of values")
    if not np.all(np.isfinite(weights.data) & (weights.data >= 0)):
        raise ValueError("neighbours must weigh 0 or more")
    if not (weights.diagonal() > 0).all():
        raise ValueError("neighbours must have each place among its own: see Gi*")
    known = _known(given)
    weights = csr_array(weights[known][:, known])
    sums = np.asarray(weights.sum(axis=1)), np.asarray((weights**2).sum(axis=1))
    return _told(_z(given[known], weights @ given[known], sums), known)


def gi_star_by_draws(
    values: ArrayLike,
    neighbours: sparray,
    *,
    draws: int = DRAWS,
    seed: int = 0,
    enough: int | None = None,
) -> DrawnClusters:
    """Gi* with p-values by drawing other neighbours for each place.

    Parameters
    ----------
    values, neighbours : as of `gi_star`; of a grid, `values[inside]` and
        `with_self(touching(inside))`
    draws, seed, enough : as of `neighbour_draws.tails_by_draws`

    Returns
    -------
    DrawnClusters, shape (places); NaN where not known, and all if nothing differs

    Raises
    ------
    ValueError
        As `gi_star` does, or if draws are below 19 or enough is below 1.

    Notes
    -----
    It asks no normal curve, so it holds where most cells are empty. A p-value is never
    below 2 ÷ (1 + draws): to name one of 40,000 cells at a rate of 0.05 takes 1.6
    million draws, but to name a hundred takes 16,000.

    Source: Anselin, Geographical Analysis 27, 1995; for p North, Curtis and Sham,
    American Journal of Human Genetics 71, 2002.
    """
    z = gi_star(values, neighbours).z
    given = np.asarray(values, dtype=np.float64)
    known = ~np.isnan(given)
    weights = csr_array(weights_between(neighbours)[known][:, known])
    alone = islands(weights)
    weights = weights_between(weights - diags_array(weights.diagonal()))
    tails = tails_by_draws(given[known], weights, draws=draws, seed=seed, enough=enough)
    differs = bool(known.any()) and np.ptp(given[known]) > 0
    upper, lower, both = np.full((3, given.size), np.nan)
    if differs:
        upper[known], lower[known] = tails.upper, tails.lower
        both[known] = tails.p_value
    tried, lonely = np.zeros(given.size, np.int64), np.zeros(given.size, bool)
    tried[known], lonely[known] = tails.tried, alone
    return DrawnClusters(z, upper, lower, both, tried, lonely)


def beyond_chance(p_values: ArrayLike, *, rate: float = 0.05) -> Bools:
    """Which of many places stand out, so that few of those named do so by chance.

    Parameters
    ----------
    p_values : array, any shape; NaN is not tested
    rate : share of those named that chance may have made, above 0 and below 1

    Returns
    -------
    bool, shape of p_values

    Raises ValueError if a p-value is not one, or rate is out of range.

    Source: Benjamini and Hochberg, Journal of the Royal Statistical Society B 57,
    1995; for Gi*, Caldas de Castro and Singer, Geographical Analysis 38, 2006.
    """
    given = np.asarray(p_values, dtype=np.float64)
    tested = np.sort(given[~np.isnan(given)])
    if not np.all((tested >= 0) & (tested <= 1)):
        raise ValueError("p_values must be 0 to 1, or NaN")
    if not 0 < rate < 1:
        raise ValueError(f"rate must be above 0 and below 1, not {rate:g}")
    limits = rate * np.arange(1, tested.size + 1) / tested.size
    passed = np.flatnonzero(tested <= limits)
    highest = tested[passed[-1]] if passed.size else -1.0
    found: Bools = given <= highest
    return found


def _known(values: Floats) -> Bools:
    if np.isinf(values).any():
        raise ValueError("values must be finite, or NaN")
    return ~np.isnan(values)


def _summed_around(cells: Floats, reach: int) -> Floats:
    """The sum over a square of cells; beyond the edge there is nothing."""
    width = 2 * reach + 1
    along = uniform_filter1d(cells, width, axis=1, mode="constant") * width
    summed: Floats = uniform_filter1d(along, width, axis=0, mode="constant") * width
    return summed


def _z(values: Floats, around: Floats, sums: tuple[Floats, Floats]) -> Floats:
    """Equation 14; sums are of weights, and of their squares."""
    number = values.size
    weight, square = sums
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = values.mean() if number else np.nan
        spread = np.sqrt(np.maximum((values**2).mean() - mean**2, 0)) if number else 0.0
        by_chance = np.sqrt((number * square - weight**2) / (number - 1))
        return np.asarray((around - mean * weight) / (spread * by_chance))


def _told(z: Floats, known: Bools) -> LocalClusters:
    whole = np.full(known.shape, np.nan)
    # Where nothing differs, or a neighbourhood is everywhere, nothing can be told.
    whole[known] = np.where(np.isfinite(z), z, np.nan)
    return LocalClusters(whole, 2 * ndtr(-np.abs(whole)))
