"""Kinds of areas: groups of those that are alike in several things at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.cluster.hierarchy import fcluster, linkage

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Typology:
    """Areas in groups.

    groups : int64, shape (areas,), 0 for the group with the highest first feature
    means : shape (groups, features), in the units given
    silhouette : mean over the areas, -1 to 1; chance alone seldom makes 0.5
    """

    groups: NDArray[np.int64]
    means: Floats
    silhouette: float


def typology(features: ArrayLike, *, fewest: int = 2, most: int = 5) -> Typology:
    """Group areas by Ward's method, in as many groups as set them apart best.

    Parameters
    ----------
    features : array, shape (areas, features), any units, all known
    fewest, most : how many groups there may be; never more than half of the areas

    Returns
    -------
    Typology; with fewer than 6 areas, one group of all and a silhouette of NaN

    Raises
    ------
    ValueError
        If a feature is not known, or the numbers of groups make no sense.

    Notes
    -----
    Each feature is divided by its standard deviation. The number of groups is that
    with the highest mean silhouette; the order of the areas does not matter. Nothing
    is drawn by chance, so the same areas make the same groups.

    Source: Ward, Journal of the American Statistical Association 58, 1963;
    Rousseeuw, Journal of Computational and Applied Mathematics 20, 1987.
    """
    given = np.asarray(features, dtype=np.float64)
    if given.ndim != 2 or not np.all(np.isfinite(given)):
        raise ValueError("features must be known numbers, one row an area")
    if not 2 <= fewest <= most:
        raise ValueError(f"fewest and most must be 2 or more, not {fewest} and {most}")
    if len(given) < 6:
        alone = np.zeros(len(given), dtype=np.int64)
        return Typology(alone, given.mean(axis=0, keepdims=True), np.nan)
    scale = given.std(axis=0)
    scaled = (given - given.mean(axis=0)) / np.where(scale > 0, scale, 1)
    tree = linkage(scaled, method="ward")
    sizes = range(fewest, min(most, len(given) // 2) + 1)
    cuts = [fcluster(tree, size, criterion="maxclust") for size in sizes]
    scores = [silhouette(scaled, cut) for cut in cuts]
    best = int(np.argmax(np.round(scores, 9)))
    groups = _in_order(given, cuts[best])
    means = np.array([given[groups == each].mean(axis=0) for each in np.unique(groups)])
    return Typology(groups, means, float(scores[best]))


def silhouette(features: ArrayLike, groups: ArrayLike) -> float:
    """How much nearer areas are to their own group than to the nearest other one.

    Parameters
    ----------
    features : array, shape (areas, features), scaled
    groups : array, shape (areas,), labels

    Returns
    -------
    float, -1 to 1: the mean; 0 for an area alone in its group, 0 with one group

    Source: Rousseeuw, Journal of Computational and Applied Mathematics 20, 1987.
    """
    given, labels = np.asarray(features, dtype=np.float64), np.asarray(groups)
    apart = np.sqrt(((given[:, np.newaxis] - given[np.newaxis]) ** 2).sum(axis=2))
    names = np.unique(labels)
    if len(names) < 2:
        return 0.0
    scores = []
    for at, own in enumerate(labels):
        mates = (labels == own) & (np.arange(len(labels)) != at)
        if not mates.any():
            scores.append(0.0)
            continue
        inside = apart[at, mates].mean()
        outside = min(apart[at, labels == name].mean() for name in names if name != own)
        scores.append(float((outside - inside) / max(inside, outside)))
    return float(np.mean(scores))


def _in_order(features: Floats, cut: NDArray[np.int32]) -> NDArray[np.int64]:
    """Groups numbered by their mean of the first feature, the highest first."""
    names = np.unique(cut)
    means = [features[cut == name, 0].mean() for name in names]
    order = {name: place for place, name in enumerate(names[np.argsort(means)[::-1]])}
    return np.array([order[name] for name in cut], dtype=np.int64)
