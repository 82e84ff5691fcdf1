"""Where to put so many cameras, kits or patrols that they reach the most harm."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, csc_array, eye_array, hstack, sparray
from scipy.spatial import KDTree

from fourfold.analysis.statistics.arguments import metres_of, weights_of

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

# A choice is called the best if none could reach this much more of all there is.
EXACT = 1e-7


@dataclass(frozen=True, slots=True)
class Placement:
    """Sites to use, and what they reach together.

    chosen : places of sites in the list, those that add most first
    gained : float64, weight that each adds to those before it
    reached : weight within reach of any
    bound : no choice of as many sites reaches more than this
    is_best : whether it is proved that none reaches more
    """

    chosen: Places
    gained: Floats
    reached: float
    bound: float
    is_best: bool


def within_reach(sites: ArrayLike, places: ArrayLike, distance: float) -> sparray:
    """Which places each site reaches, as the crow flies.

    Parameters
    ----------
    sites, places : arrays, shape (number, 2), metres east and north
    distance : metres, 0 or more

    Returns
    -------
    sparse bool array, shape (sites, places)

    Raises ValueError for points that are none, or a distance below 0.
    """
    if not (np.isfinite(distance) and distance >= 0):
        raise ValueError(f"distance must be 0 metres or more, not {distance:g}")
    here, there = metres_of(sites), metres_of(places)
    found = KDTree(here).query_ball_tree(KDTree(there), distance)
    row = np.repeat(np.arange(len(here)), [len(each) for each in found])
    column = np.array([place for each in found for place in each], dtype=np.intp)
    ones = np.ones(row.size, dtype=bool)
    return coo_array((ones, (row, column)), shape=(len(here), len(there))).tocsr()


def best_sites(
    reaches: sparray,
    weights: ArrayLike,
    number: int,
    *,
    kept: ArrayLike = (),
    seconds: float = 60.0,
) -> Placement:
    """The sites that together reach the most, each place counted once.

    Parameters
    ----------
    reaches : sparse array, shape (sites, places): whether a site reaches a place
    weights : array, shape (places), or one number, 0 or more: crimes, or harm
    number : how many sites to use, those that are kept among them, 1 or more
    kept : places in the list of sites that are in use already and stay
    seconds : how long to look for the best

    Returns
    -------
    Placement
        If time runs out, the better of what was found by then and of taking the site
        that adds most, one after another, which reaches at least 63% of the best
        choice where nothing is kept; `bound` says how far it may be off.

    Raises
    ------
    ValueError
        If numbers of places differ, a weight is negative or not finite, there are
        fewer sites than are to be used, or more are kept.

    Notes
    -----
    Maximum coverage as a mixed integer program, solved by HiGHS.

    Source: Church and ReVelle, Papers of the Regional Science Association 32, 1974;
    the 63% (1 - 1/e) by Nemhauser, Wolsey and Fisher, Mathematical Programming 14,
    1978.
    """
    covers = csc_array(reaches).astype(bool)
    weight, stays = _checked(covers, weights, number, kept=kept)
    if not seconds > 0:
        raise ValueError(f"seconds must be above 0, not {seconds:g}")
    step_by_step = _greedy(covers, weight, number, stays=stays)
    solved, bound = _solved(covers, weight, number, limits=(stays, seconds))
    ceiling = min(bound, float(weight.sum()))
    choices = [step_by_step] if solved is None else [step_by_step, solved]
    best = max(choices, key=lambda sites: _reached(covers, weight, sites))
    reached = _reached(covers, weight, best)
    slack = EXACT * max(float(weight.sum()), 1.0)
    order, gained = _ordered(covers, weight, best, stays=stays)
    return Placement(
        order, gained, reached, max(ceiling, reached), ceiling - reached <= slack
    )


def _checked(
    covers: csc_array, weights: ArrayLike, number: int, *, kept: ArrayLike
) -> tuple[Floats, Places]:
    sites, places = covers.shape
    weight = weights_of(weights, places, of="place")
    if not 1 <= number <= sites:
        raise ValueError(f"number must be 1 to {sites}, as many as there are sites")
    stays = np.unique(np.asarray(kept, dtype=np.intp))
    if stays.size and not (stays[0] >= 0 and stays[-1] < sites):
        raise ValueError("kept must be places in the list of sites")
    if stays.size > number:
        raise ValueError(f"kept has {stays.size} sites, more than number: {number}")
    return weight, stays


def _greedy(covers: csc_array, weight: Floats, number: int, *, stays: Places) -> Places:
    """The site that adds most, one after another."""
    rows = covers.tocsr().astype(np.float64)
    left = np.where(covers[stays].sum(axis=0) > 0, 0.0, weight)
    chosen = list(stays)
    while len(chosen) < number:
        adds = rows @ left
        adds[chosen] = -1
        best = int(np.argmax(adds))
        chosen.append(best)
        left[rows[[best]].indices] = 0
    return np.array(chosen, dtype=np.intp)


def _solved(
    covers: csc_array, weight: Floats, number: int, *, limits: tuple[Places, float]
) -> tuple[Places | None, float]:
    """The best choice found in time, and what none can reach more than."""
    stays, seconds = limits
    together, weights = _merged(covers, weight)
    sites, places = together.shape
    least = np.zeros(sites + places)
    least[stays] = 1
    # A place is reached no more than the sites that reach it are used.
    reached = hstack([-together.T.astype(np.float64), eye_array(places)]).tocsc()
    used = csc_array(np.concatenate([np.ones(sites), np.zeros(places)])[np.newaxis])
    found = milp(
        np.concatenate([np.zeros(sites), -weights]),
        integrality=np.concatenate([np.ones(sites), np.zeros(places)]),
        bounds=Bounds(least, 1),
        constraints=[
            LinearConstraint(reached, -np.inf, 0),
            LinearConstraint(used, 0, number),
        ],
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    bound = np.inf if found.mip_dual_bound is None else -float(found.mip_dual_bound)
    if found.x is None:
        return None, bound
    return np.flatnonzero(found.x[:sites] > 0.5), bound


def _merged(covers: csc_array, weight: Floats) -> tuple[csc_array, Floats]:
    """Places that the same sites reach as one: far fewer, and the same answer."""
    dense = np.ascontiguousarray(covers.toarray().T)
    packed = np.packbits(dense, axis=1)
    _, first, which = np.unique(packed, axis=0, return_index=True, return_inverse=True)
    summed: Floats = np.bincount(which.ravel(), weight, first.size).astype(np.float64)
    somewhere = dense[first].any(axis=1) & (summed > 0)
    return csc_array(covers[:, first[somewhere]]), summed[somewhere]


def _reached(covers: csc_array, weight: Floats, sites: Places) -> float:
    return float(weight[covers[sites].sum(axis=0) > 0].sum())


def _ordered(
    covers: csc_array, weight: Floats, sites: Places, *, stays: Places
) -> tuple[Places, Floats]:
    """Sites in the order in which each adds most, those that stay first."""
    here = np.flatnonzero(np.isin(sites, stays))
    order = _greedy(csc_array(covers[sites]), weight, sites.size, stays=here)
    chosen = sites[order]
    gained = np.diff(
        [0.0]
        + [_reached(covers, weight, chosen[: at + 1]) for at in range(chosen.size)]
    )
    return chosen, gained
