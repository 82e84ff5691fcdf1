"""Areas like those in which something is to be done, and how like they are."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import linear_sum_assignment

from fourfold.analysis.statistics.arguments import weights_of

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Balance:
    """How far both sorts of areas differ, feature by feature; float64, (features,).

    treated, matched, all_others : means
    before, after : treated less all others, and less the matched, in standard
        deviations; 0.1 is hardly any difference, and 0.25 too much
    """

    treated: Floats
    matched: Floats
    all_others: Floats
    before: Floats
    after: Floats


@dataclass(frozen=True, slots=True)
class MatchedControls:
    """For each treated area the others that are most like it, none used twice.

    controls : int, shape (treated areas, number), rows of areas; -1 where none is near
        enough, nearest first
    distances : float64, the same shape, in standard deviations; NaN where none
    balance : Balance over all those matched
    """

    controls: NDArray[np.intp]
    distances: Floats
    balance: Balance


def matched_controls(
    features: ArrayLike,
    treated: ArrayLike,
    *,
    number: int = 1,
    weights: ArrayLike = 1.0,
    barred: ArrayLike | None = None,
    furthest: float = np.inf,
) -> MatchedControls:
    """The choice of controls whose distances add up to the least.

    Parameters
    ----------
    features : array, shape (areas, features), any units: level and trend of the months
        before, deprivation, residents. Never what came afterwards. NaN where not known:
        such an area is no control.
    treated : bool array, shape (areas,)
    number : of controls for each treated area, 1 or more
    weights : one number, or array, shape (features,), 0 or more: how much each matters
    barred : bool array, shape (areas,): not to be used, as next door, or with a like
        operation; None bars none
    furthest : standard deviations, above 0: further than that is no match

    Returns
    -------
    MatchedControls

    Raises
    ------
    ValueError
        If shapes do not fit, a feature of a treated area is not known, all weights are
        0, there is no treated area, or there are too few others.

    Notes
    -----
    The distance is the root of the weighted mean of squares of differences, each in
    standard deviations over the areas that can be used. All pairs are chosen together
    (the assignment problem), as the nearest of one may be needed more by another.

    Source: Rosenbaum, Journal of the American Statistical Association 84, 1989;
    differences in standard deviations by Rosenbaum and Rubin, American Statistician 39,
    1985, and what is much by Stuart, Statistical Science 25, 2010.
    """
    given, where, others = _checked(features, treated, number, barred=barred)
    if not furthest > 0:
        raise ValueError(f"furthest must be above 0, not {furthest:g}")
    each = weights_of(weights, given.shape[1], of="feature")
    if not each.sum() > 0:
        raise ValueError("weights must leave one feature that matters")
    scale = _spread_of(given[where | others])
    standard = np.where(scale > 0, given / np.where(scale > 0, scale, 1), 0.0)
    apart = standard[where][:, np.newaxis] - standard[others][np.newaxis]
    distances = np.sqrt((apart**2 * each).sum(axis=2) / each.sum())
    chosen, far = _assigned(distances, number, furthest)
    rows = np.flatnonzero(others)
    controls = np.where(chosen >= 0, rows[chosen], -1)
    return MatchedControls(
        controls, far, _balance(given, (where, others), controls, scale=scale)
    )


def _checked(
    features: ArrayLike, treated: ArrayLike, number: int, *, barred: ArrayLike | None
) -> tuple[Floats, Bools, Bools]:
    given = np.asarray(features, dtype=np.float64)
    if given.ndim != 2 or np.isinf(given).any():
        raise ValueError("features must be by area and feature, finite or NaN")
    where = np.asarray(treated)
    out = np.zeros(len(given), dtype=bool) if barred is None else np.asarray(barred)
    if {where.shape, out.shape} != {given.shape[:1]} or {where.dtype, out.dtype} != {
        np.dtype(bool)
    }:
        raise ValueError("treated and barred must be true or false for each area")
    known = np.isfinite(given.sum(axis=1))
    if not where.any() or not known[where].all():
        raise ValueError("treated must be some areas, with every feature known")
    others = known & ~where & ~out
    if number < 1 or others.sum() < number * where.sum():
        raise ValueError(
            f"number must be 1 or more, and no more than {others.sum()} areas can be"
            f" shared out to {where.sum()}"
        )
    return given, where, others


def _spread_of(given: Floats) -> Floats:
    scale = np.asarray(given.std(axis=0, ddof=1))
    # Rounding alone makes no feature of one that is the same everywhere.
    return np.where(scale <= 1e-12 * np.abs(given.mean(axis=0)), 0.0, scale)


def _assigned(
    distances: Floats, number: int, furthest: float
) -> tuple[NDArray[np.intp], Floats]:
    """Columns of the others for each row, nearest first; -1 where none is near."""
    # So far that one pair more that is near enough is always worth it.
    never = (distances.max() + 1) * (distances.size + 1)
    wide = np.repeat(np.where(distances <= furthest, distances, never), number, axis=0)
    rows, columns = linear_sum_assignment(wide)
    cost = wide[rows, columns].reshape(len(distances), number)
    order = np.argsort(cost, axis=1, kind="stable")
    cost = np.take_along_axis(cost, order, axis=1)
    found = np.take_along_axis(columns.reshape(cost.shape), order, axis=1)
    there = cost < never
    return np.where(there, found, -1), np.where(there, cost, np.nan)


def _balance(
    given: Floats,
    sorts: tuple[Bools, Bools],
    controls: NDArray[np.intp],
    *,
    scale: Floats,
) -> Balance:
    where, others = sorts
    used = controls[controls >= 0]
    treated, around = given[where].mean(axis=0), given[others].mean(axis=0)
    none = np.full(given.shape[1], np.nan)
    matched = given[used].mean(axis=0) if used.size else none
    with np.errstate(divide="ignore", invalid="ignore"):
        return Balance(
            treated=treated,
            matched=matched,
            all_others=around,
            before=np.where(scale > 0, (treated - around) / scale, 0.0),
            after=np.where(scale > 0, (treated - matched) / scale, 0 * matched),
        )
