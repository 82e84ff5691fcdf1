"""A comparison made of several areas, where no single one is like the one treated."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import nnls

Floats = NDArray[np.float64]

FEWEST_BEFORE = 2
# A weight below this is rounding.
SMALLEST_WEIGHT = 1e-9
# Gaps before below this part of the values are rounding, and no measure of fit.
EXACT = 1e-9


@dataclass(frozen=True, slots=True)
class SyntheticControl:
    """What a mixture of other areas says the treated area would have had.

    weights : float64, shape (areas,), 0 or more, sum 1; 0 for the treated area
    made : float64, shape (periods,), the mixture, in the unit of the values
    gap : float64, shape (periods,), treated less made
    effect : mean of the gaps after; share : effect over the mean of made after
    fit_before, fit_after : root of the mean square of the gaps
    ratio : fit after over fit before; NaN where the fit before is perfect
    """

    weights: Floats
    made: Floats
    gap: Floats
    effect: float
    share: float
    fit_before: float
    fit_after: float
    ratio: float


@dataclass(frozen=True, slots=True)
class Placebos:
    """The same made for every other area, in which nothing was done.

    ratios, effects : float64, shape (areas,); NaN where not tried, or fitted perfectly
    p_value : share of areas, the treated one among them, with as great a ratio
    tried : how many others
    without : float64, shape (areas,), effect where one area may not be in the mixture;
        NaN for areas that are not in it
    """

    ratios: Floats
    effects: Floats
    p_value: float
    tried: int
    without: Floats


def synthetic_control(
    values: ArrayLike, treated: int, start: int, *, barred: ArrayLike = ()
) -> SyntheticControl:
    """The mixture of other areas that was most like the treated one before.

    Parameters
    ----------
    values : array, shape (areas, periods), in one unit: rates, not counts of areas of
        different size. NaN where not known: a period that the treated area lacks is
        left out, and an area that lacks another period is not used.
    treated : row of the area in which something was done
    start : place of the first period after
    barred : rows of areas not to be used: those next door, or with a like operation

    Returns
    -------
    SyntheticControl; made and gap are NaN in periods left out

    Raises
    ------
    ValueError
        If values are infinite, treated or barred are no rows, fewer than two periods
        before or none after are known, or fewer than two areas can be used.

    Notes
    -----
    Weights are 0 or more and add up to 1, so that nothing is drawn on beyond what was
    seen, and make the sum of squares of gaps before as small as can be. Only the
    outcome itself is matched. Where areas are more than periods before, several
    mixtures may fit as well: this is one of them.

    Source: Abadie, Diamond and Hainmueller, Journal of the American Statistical
    Association 105, 2010; the weights by non-negative least squares (Lawson and Hanson,
    Solving Least Squares Problems, 1974).
    """
    given, usable, kept = _checked(values, treated, start, barred=barred)
    donors = np.flatnonzero(usable)
    return _made(given, (treated, donors), kept, start=start)


def placebos(
    values: ArrayLike,
    treated: int,
    start: int,
    *,
    barred: ArrayLike = (),
    worst_fit: float = np.inf,
) -> Placebos:
    """Whether other areas, in which nothing was done, seem to have changed as much.

    values, treated, start, barred : as for `synthetic_control`
    worst_fit : leave out areas whose fit before is so many times that of the treated
        area, above 0; infinite leaves out none

    Returns
    -------
    Placebos; the treated area is in no other's mixture

    Raises ValueError as `synthetic_control` does, and for a worst_fit not above 0.

    Notes
    -----
    p = (1 + areas with as great a ratio) ÷ (1 + areas tried), so that 19 others can
    show no less than 0.05. An area fitted perfectly before has no ratio, and counts as
    one as great.

    Source: as `synthetic_control`; for the ratio and leaving one out Abadie, Diamond
    and Hainmueller, American Journal of Political Science 59, 2015.
    """
    if not worst_fit > 0:
        raise ValueError(f"worst_fit must be above 0, not {worst_fit:g}")
    given, usable, kept = _checked(values, treated, start, barred=barred)
    donors = np.flatnonzero(usable)
    own = _made(given, (treated, donors), kept, start=start)
    ratios, effects, without = (np.full(len(given), np.nan) for _ in range(3))
    ratios[treated], effects[treated] = own.ratio, own.effect
    tried = reached = 0
    for place in donors:
        others = donors[donors != place]
        found = _made(given, (int(place), others), kept, start=start)
        if found.fit_before > worst_fit * own.fit_before:
            continue
        tried += 1
        ratios[place], effects[place] = found.ratio, found.effect
        reached += not found.ratio < own.ratio
    for place in np.flatnonzero(own.weights > 0):
        others = donors[donors != place]
        without[place] = _made(given, (treated, others), kept, start=start).effect
    return Placebos(ratios, effects, (1 + reached) / (1 + tried), tried, without)


def _checked(
    values: ArrayLike, treated: int, start: int, *, barred: ArrayLike
) -> tuple[Floats, NDArray[np.bool_], NDArray[np.bool_]]:
    """Values, which areas can be mixed, and which periods are known."""
    given = np.asarray(values, dtype=np.float64)
    if given.ndim != 2 or np.isinf(given).any():
        raise ValueError("values must be by area and period, finite or NaN")
    out = np.asarray(barred, dtype=np.intp)
    if not 0 <= treated < len(given) or not np.all((out >= 0) & (out < len(given))):
        raise ValueError("treated and barred must be rows of values")
    kept = ~np.isnan(given[treated])
    if kept[:start].sum() < FEWEST_BEFORE or not kept[start:].any():
        raise ValueError("start must leave two known periods before and one after")
    usable = np.isfinite(given[:, kept].sum(axis=1))
    usable[out] = False
    usable[treated] = False
    if usable.sum() < 2:
        raise ValueError("values must have two areas or more that can be mixed")
    return given, usable, kept


def _made(
    given: Floats,
    rows: tuple[int, NDArray[np.intp]],
    kept: NDArray[np.bool_],
    *,
    start: int,
) -> SyntheticControl:
    treated, donors = rows
    before = kept & (np.arange(kept.size) < start)
    after = kept & ~before
    share = _nearest(given[donors][:, before], given[treated, before])
    weights = np.zeros(len(given))
    weights[donors] = share
    made = np.where(kept, share @ given[donors], np.nan)
    gap = given[treated] - made
    effect, level = float(gap[after].mean()), float(made[after].mean())
    fits = [float(np.sqrt((gap[when] ** 2).mean())) for when in (before, after)]
    size = float(np.abs(given[treated, before]).max())
    return SyntheticControl(
        weights=weights,
        made=made,
        gap=gap,
        effect=effect,
        share=effect / level if level else np.nan,
        fit_before=fits[0],
        fit_after=fits[1],
        ratio=fits[1] / fits[0] if fits[0] > EXACT * size else np.nan,
    )


def _nearest(donors: Floats, wanted: Floats) -> Floats:
    """Weights of the point nearest to the wanted one among mixtures of donors.

    One row more asks for a sum of 1, softly. Whatever the sum s of the solution, its
    parts are the best weights times s: the whole to be made small is s² times the
    square of the gap, and (1 - s)², which is least where the gap is.
    """
    away = (donors - wanted).T
    scale = float(np.abs(away).max()) or 1.0
    rows = np.vstack([away / scale, np.ones(len(donors))])
    found, _ = nnls(rows, np.concatenate([np.zeros(len(wanted)), [1.0]]))
    share = found / found.sum()
    share[share < SMALLEST_WEIGHT] = 0
    return np.asarray(share / share.sum(), dtype=np.float64)
