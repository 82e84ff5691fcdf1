"""Whether counts changed more where something was done than where it was not."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice
from math import comb

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri, stdtr, stdtrit

from fourfold.analysis.statistics.arguments import tail_of
from fourfold.analysis.statistics.panels import Panel, error_of_clusters, panel_of

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

# Choices of areas that are worked out at once.
AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class DifferenceInDifferences:
    """How many times as much changed where it was done; 1 is no difference.

    ratio, lower, upper : 0.8 is 20% fewer than the comparison leads to expect
    p_value : of no difference, both sides
    without : counted after, had it changed as in the comparison
    saved, saved_lower, saved_upper : `without` less what came; below 0 is more
    dispersion_of_areas, dispersion_of_periods : variance over that of chance, by how
        areas differ in their change, and by how single periods do; NaN where too few
    periods : how many are known in all areas
    """

    ratio: float
    lower: float
    upper: float
    p_value: float
    without: float
    saved: float
    saved_lower: float
    saved_upper: float
    dispersion_of_areas: float
    dispersion_of_periods: float
    periods: int


@dataclass(frozen=True, slots=True)
class ByLot:
    """What the same sum finds where lots decide which areas something was done in.

    p_value : of as great a ratio either way
    lowest : no p-value can be lower with so few areas
    choices : how many choices of areas were tried, the true one among them
    is_whole : whether these are all there are
    """

    p_value: float
    lowest: float
    choices: int
    is_whole: bool


def difference_in_differences(
    counts: ArrayLike,
    treated: ArrayLike,
    after: ArrayLike,
    *,
    weights: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> DifferenceInDifferences:
    """The change of treated areas over that of the others, with limits.

    Parameters
    ----------
    counts : array, shape (areas, periods) or (areas, periods, kinds), whole numbers
        >= 0; NaN where not known. A period that any area lacks is left out of all.
    treated : bool array, shape (areas): where something was done
    after : bool array, shape (periods): when it had been
    weights : one number, or array, shape (kinds), 0 or more: harm of each kind
    confidence : probability, 0.5 to 0.999

    Returns
    -------
    DifferenceInDifferences
        Limits and p-value are NaN where one of the four sums is 0, and the ratio too
        where one that it is divided by is.

    Raises
    ------
    ValueError
        If a count is negative or not whole, shapes do not fit, or there is no area
        of either sort or no known period before or after.

    Notes
    -----
    The log-linear model with an effect for each area, each period, and for treated
    areas after. As all areas have all periods, its ratio is that of the four sums.
    Limits are the widest of four on the log scale: of chance alone (normal); with
    the dispersion of areas, each taken before and after, which allows for months
    that hang together (Student's, areas less 2 degrees of freedom); with the
    dispersion of single periods; and, where there are five areas of each sort or more,
    of areas as clusters, whatever their variance (Welch's degrees of freedom).

    Source: Bertrand, Duflo and Mullainathan, Quarterly Journal of Economics 119, 2004
    (to compare two sums an area); Wedderburn, Biometrika 61, 1974; the ratio as in
    Farrington, Gill, Waples and Argomaniz, Journal of Experimental Criminology 3,
    2007, where it stands upside down (relative effect size).
    """
    tail = tail_of(confidence)
    panel = panel_of(counts, treated, after, weights=weights)
    sums = panel.sums
    with np.errstate(divide="ignore", invalid="ignore"):
        without = float(sums[1, 0] * sums[0, 1] / sums[0, 0])
        ratio = float(sums[1, 1] / without) if without else np.nan
        error = float(np.sqrt(panel.unit * (1 / sums).sum()))
    areas, of_areas = _spread_of_areas(panel)
    periods, of_periods = _spread_of_periods(panel)
    spreads = [(areas, of_areas), (periods, of_periods)]
    with np.errstate(divide="ignore", invalid="ignore"):
        clusters, of_clusters = _error_of_clusters(panel)
        spreads.append(((clusters / error) ** 2, of_clusters))
    middle = float(np.log(ratio)) if ratio > 0 and np.isfinite(ratio) else np.nan
    reach, p_value = _widest(middle, error, spreads, tail=tail)
    lower, upper = float(np.exp(middle - reach)), float(np.exp(middle + reach))
    came = float(sums[1, 1])
    return DifferenceInDifferences(
        ratio=ratio if np.isfinite(ratio) else np.nan,
        lower=lower,
        upper=upper,
        p_value=p_value,
        without=without if np.isfinite(without) else np.nan,
        saved=without - came if np.isfinite(without) else np.nan,
        saved_lower=came / upper - came,
        saved_upper=came / lower - came,
        dispersion_of_areas=areas,
        dispersion_of_periods=periods,
        periods=panel.values.shape[1],
    )


def difference_by_lot(
    counts: ArrayLike,
    treated: ArrayLike,
    after: ArrayLike,
    *,
    weights: ArrayLike = 1.0,
    orders: int = 1999,
    seed: int = 0,
) -> ByLot:
    """How often lots, in place of a choice, would give as great a ratio.

    counts, treated, after, weights : as for `difference_in_differences`
    orders : how many choices to try, 19 or more; all, where there are no more
    seed : of the choices, where not all are tried

    Returns
    -------
    ByLot; exact where lots did choose, whatever the size of the areas. Where somebody
        chose, it is what would be seen in places where nothing was done.

    Raises ValueError as `difference_in_differences` does, and for too few orders.

    Notes
    -----
    As far is as far from 1 on the log scale, over the error by chance of that choice:
    else a choice of small areas would lie further out for being small. Half an offence
    is added to each of the four sums so that nought has a logarithm.
    p = (1 + as far) ÷ (1 + tried).

    Source: Fisher, The Design of Experiments, 1935; for few treated areas MacKinnon
    and Webb, Journal of Econometrics 218, 2020.
    """
    if orders < 19:
        raise ValueError(f"orders must be 19 or more, not {orders}")
    panel = panel_of(counts, treated, after, weights=weights)
    number, chosen = len(panel.treated), int(panel.treated.sum())
    every = comb(number, chosen)
    is_whole = every <= orders + 1
    far = abs(_apart(panel, panel.treated[np.newaxis])[0]) * (1 - 1e-9)
    reached = 0
    if is_whole:
        for choice in _all_choices(number, chosen):
            reached += int((np.abs(_apart(panel, choice)) >= far).sum())
    else:
        reached = 1
        rng = np.random.default_rng(seed)
        for begin in range(0, orders, AT_ONCE):
            size = min(AT_ONCE, orders - begin)
            rank = rng.random((size, number)).argsort(axis=1)
            reached += int((np.abs(_apart(panel, rank < chosen)) >= far).sum())
    choices = every if is_whole else orders + 1
    return ByLot(reached / choices, 1 / choices, choices, is_whole)


def _all_choices(number: int, chosen: int) -> Iterator[Bools]:
    every = combinations(range(number), chosen)
    while block := list(islice(every, AT_ONCE)):
        choices = np.zeros((len(block), number), dtype=bool)
        np.put_along_axis(choices, np.array(block, dtype=np.intp), True, axis=1)
        yield choices


def _apart(panel: Panel, choices: Bools) -> Floats:
    """Log ratio under each choice of treated areas, over its error by chance."""
    pairs = panel.pairs
    of_treated = choices.astype(np.float64) @ pairs
    half = panel.unit / 2
    others = np.maximum(pairs.sum(axis=0) - of_treated, 0) + half
    of_treated = of_treated + half
    middle = np.log(of_treated[:, 1] / of_treated[:, 0]) - np.log(
        others[:, 1] / others[:, 0]
    )
    error = np.sqrt((1 / of_treated).sum(axis=1) + (1 / others).sum(axis=1))
    found: Floats = middle / error
    return found


def _widest(
    middle: float, error: float, spreads: list[tuple[float, float]], *, tail: float
) -> tuple[float, float]:
    """The widest reach on the log scale, and the highest p-value."""
    if np.isnan(middle):
        return np.nan, np.nan
    reach = float(-ndtri(tail)) * error
    p_value = float(2 * ndtr(-abs(middle) / error))
    for spread, freedom in spreads:
        if freedom < 1 or not spread > 0:
            continue
        wider = error * spread**0.5
        reach = max(reach, float(-stdtrit(freedom, tail)) * wider)
        p_value = max(p_value, float(2 * stdtr(freedom, -abs(middle) / wider)))
    return reach, p_value


def _spread_of_areas(panel: Panel) -> tuple[float, float]:
    """Of each area's sums before and after about the share of its sort.

    Given both together, the later of two Poisson counts is binomial under chance.
    """
    pairs = panel.pairs
    both = pairs.sum(axis=1)
    total = panel.sums.sum(axis=1)
    if (total == 0).any():
        return np.nan, 0.0
    share = (panel.sums[:, 1] / total)[panel.treated.astype(np.intp)]
    usual = both * share * (1 - share)
    there = usual > 0
    misfit = (pairs[there, 1] - (both * share)[there]) ** 2 / usual[there]
    freedom = float(there.sum() - 2)
    if freedom < 1:
        return np.nan, 0.0
    return float(misfit.sum() / freedom / panel.unit), freedom


def _error_of_clusters(panel: Panel) -> tuple[float, float]:
    """Standard error by how much each area pulls its sort, and Welch's freedom."""
    pairs = panel.pairs
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = pairs / panel.sums[panel.treated.astype(np.intp)]
    return error_of_clusters(shares[:, 1] - shares[:, 0], panel.treated)


def _spread_of_periods(panel: Panel) -> tuple[float, float]:
    """Pearson's chi-squared of the whole model over its degrees of freedom."""
    fitted = panel.fitted()
    there = fitted > 0
    rows = int(there.any(axis=1).sum())
    columns = int(there.any(axis=0).sum())
    freedom = float((rows - 1) * (columns - 1) - 1)
    if freedom < 1:
        return np.nan, 0.0
    misfit = (panel.values - fitted)[there] ** 2 / fitted[there]
    return float(misfit.sum() / freedom / panel.unit), freedom
