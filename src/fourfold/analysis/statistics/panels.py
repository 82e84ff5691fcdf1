"""Counts of areas over periods, in some of which something was done."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fourfold.analysis.statistics.arguments import weights_of, whole_counts

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

# From fewer areas of a sort it cannot be told how they differ among themselves.
FEWEST_OF_A_SORT = 5


@dataclass(frozen=True, slots=True)
class Panel:
    """What every period that all areas know holds.

    values : float64, shape (areas, periods), counts or their weight
    treated : bool, shape (areas,); after : bool, shape (periods,)
    kept : int, shape (periods,): places of the periods among those given
    unit : variance of chance over the mean: 1 for counts, more for weights above 1
    """

    values: Floats
    treated: Bools
    after: Bools
    kept: NDArray[np.intp]
    unit: float

    @property
    def pairs(self) -> Floats:
        """Sums of each area before and after; shape (areas, 2)."""
        before = self.values[:, ~self.after].sum(axis=1)
        return np.column_stack([before, self.values[:, self.after].sum(axis=1)])

    @property
    def sums(self) -> Floats:
        """Of the comparison, then of treated areas: before and after; shape (2, 2)."""
        pairs = self.pairs
        return np.array(
            [pairs[~self.treated].sum(axis=0), pairs[self.treated].sum(axis=0)]
        )

    def fitted(self) -> Floats:
        """Counts as the model of areas, periods and one ratio has them.

        Worked out in one step, as every area has every period. NaN for none.
        """
        sums = self.sums
        areas, periods = self.values.sum(axis=1), self.values.sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            share = sums[0] / sums[0].sum()
            # What treated areas would have had in all, had nothing been done.
            whole = sums[1, 0] / share[0]
            ratio = sums[1, 1] / (whole * share[1])
            level = np.where(self.treated, areas * whole / sums[1].sum(), areas)
            times = np.where(self.after, ratio, 1.0)
            part = periods / (sums[0].sum() + whole * times)
            effect = np.where(self.treated[:, np.newaxis], times, 1.0)
            fitted: Floats = level[:, np.newaxis] * part * effect
        return fitted


def panel_of(
    counts: ArrayLike, treated: ArrayLike, after: ArrayLike, *, weights: ArrayLike = 1.0
) -> Panel:
    """A panel of what is known, weighed.

    Parameters
    ----------
    counts : array, shape (areas, periods) or (areas, periods, kinds), whole numbers
        >= 0; NaN where not known
    treated : bool array, shape (areas,)
    after : bool array, shape (periods,)
    weights : one number, or array, shape (kinds,), 0 or more

    Returns
    -------
    Panel

    Raises
    ------
    ValueError
        If shapes do not fit, a count is none, or there is no area of either sort or
        no known period before or after.
    """
    given = whole_counts(counts, name="counts")
    if given.ndim == 2:
        given = given[..., np.newaxis]
    if given.ndim != 3:
        raise ValueError("counts must be by area and period, and may be by kind")
    where, when = np.asarray(treated), np.asarray(after)
    if where.shape != given.shape[:1] or where.dtype != bool:
        raise ValueError("treated must be true or false for each area")
    if when.shape != given.shape[1:2] or when.dtype != bool:
        raise ValueError("after must be true or false for each period")
    each = weights_of(weights, given.shape[2], of="kind")
    kept = np.flatnonzero(~np.isnan(given).any(axis=(0, 2)))
    if where.all() or not where.any():
        raise ValueError("treated must be true of some areas and false of others")
    if when[kept].all() or not when[kept].any():
        raise ValueError(
            "after must leave a period before and one after that are known"
        )
    given = given[:, kept]
    values = given @ each
    weighed = values.sum()
    unit = float((given @ each**2).sum() / weighed) if weighed else 1.0
    return Panel(values, where, when[kept], kept, unit)


def error_of_clusters(pulls: Floats, treated: Bools) -> tuple[float, float]:
    """Standard error of a sum of what each area pulls it by, and Welch's freedom.

    pulls : float64, shape (areas,), adding up to about nought in each sort
    treated : bool, shape (areas,)

    NaN and 0 with fewer than five areas of a sort, or where none pulls: then it cannot
    be told how areas differ. Each sort has a variance of its own.
    """
    variances, freedoms = [], []
    for sort in (treated, ~treated):
        number = int(sort.sum())
        variances.append(float((pulls[sort] ** 2).sum() * number / max(number - 1, 1)))
        freedoms.append(number - 1)
    total = sum(variances)
    if min(freedoms) < FEWEST_OF_A_SORT - 1 or not total > 0:
        return np.nan, 0.0
    each = zip(variances, freedoms, strict=True)
    return total**0.5, total**2 / sum(own**2 / of for own, of in each)
