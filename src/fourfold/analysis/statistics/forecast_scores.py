"""How good a map of where crimes will be was, once they have been."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaln, xlogy

from fourfold.analysis.statistics.arguments import whole_counts

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class HitCurve:
    """What a map would have caught, from its first place to its last.

    All float64, shape (places), in the order of what was predicted, densest first.

    area_share : part of the area of the places so far, 0 to 1
    hit_rate : part of the crimes that fell in them, 0 to 1; NaN where there were none
    accuracy : hit rate over area share (PAI); 1 is what a map that knows nothing gets
    efficiency : hits over the most that so much area can hold (PEI), 0 to 1
    recapture : predicted over observed so far (RRI); NaN before any crime
    """

    area_share: Floats
    hit_rate: Floats
    accuracy: Floats
    efficiency: Floats
    recapture: Floats


def hit_curve(
    predicted: ArrayLike, observed: ArrayLike, *, areas: ArrayLike = 1.0
) -> HitCurve:
    """Prediction accuracy, efficiency and recapture at every size of map.

    Parameters
    ----------
    predicted : array, shape (places), 0 or more: crimes expected, or any score
    observed : array, shape (places), whole numbers >= 0: crimes that came afterwards
    areas : array, broadcastable, above 0, in one unit

    Returns
    -------
    HitCurve

    Raises
    ------
    ValueError
        If lengths differ, there is no place, a prediction is negative or not finite,
        a count is not whole or not known, or an area is not above 0.

    Notes
    -----
    Of places with the same prediction those with fewer crimes come first: a map that
    cannot tell them apart is not given the lucky order. The most that an area can hold
    takes parts of places where sizes differ.

    Source: Chainey, Tompson and Uhlig, Security Journal 21, 2008; Hunt, RAND, 2016;
    Levine, Security Journal 21, 2008; order of ties by Wheeler and Steenbeek, Journal
    of Quantitative Criminology 37, 2021.
    """
    wanted, came, size = _checked(predicted, observed, areas)
    order = np.lexsort((came / size, -wanted / size))
    area, hits, told = (np.cumsum(each[order]) for each in (size, came, wanted))
    share = area / area[-1]
    most = _most_in(area, came, size)
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = hits / hits[-1]
        return HitCurve(
            area_share=share,
            hit_rate=rate,
            accuracy=rate / share,
            efficiency=hits / most,
            recapture=np.where(hits > 0, told / hits, np.nan),
        )


def poisson_log_score(expected: ArrayLike, observed: ArrayLike) -> float:
    """Mean log probability of what came, by expected counts; higher is better.

    expected : array, shape (places), above 0 wherever a crime came
    observed : array, shape (places), whole numbers >= 0

    It cannot be raised by saying anything but what one expects. Where a crime came and
    none was expected it is minus infinity.

    Raises ValueError as `hit_curve` does.

    Source: Gneiting and Raftery, Journal of the American Statistical Association 102,
    2007.
    """
    mean, came, _ = _checked(expected, observed, 1.0)
    with np.errstate(divide="ignore"):
        return float((xlogy(came, mean) - mean - gammaln(came + 1)).mean())


def brier_score(probability: ArrayLike, happened: ArrayLike) -> float:
    """Mean square of probability less outcome; 0 is perfect, lower is better.

    probability : array, shape (places), 0 to 1: of at least one crime there
    happened : array, shape (places), truth values

    Raises ValueError if lengths differ, there is no place, or these are no
    probabilities.

    Source: Brier, Monthly Weather Review 78, 1950.
    """
    chance, came = _chances(probability, happened)
    return float(((chance - came) ** 2).mean())


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was said, and what came, in groups of places with like probabilities.

    All float64, shape (groups), lowest first; groups without places are left out.

    said : mean probability; came : part of the places in which it happened
    places : how many
    """

    said: Floats
    came: Floats
    places: Floats


def calibration(
    probability: ArrayLike, happened: ArrayLike, *, groups: int = 10
) -> Calibration:
    """Whether it happened as often as was said.

    probability, happened : as for `brier_score`
    groups : how many, 1 or more, of equal width from 0 to 1

    Raises ValueError as `brier_score` does, and for fewer than one group.
    """
    if groups < 1:
        raise ValueError(f"groups must be 1 or more, not {groups}")
    chance, came = _chances(probability, happened)
    group = np.minimum((chance * groups).astype(np.intp), groups - 1)
    places = np.bincount(group, minlength=groups)
    there = places > 0
    number = places[there].astype(np.float64)
    return Calibration(
        np.bincount(group, chance, groups)[there] / number,
        np.bincount(group, came, groups)[there] / number,
        number,
    )


def _checked(
    predicted: ArrayLike, observed: ArrayLike, areas: ArrayLike
) -> tuple[Floats, Floats, Floats]:
    wanted = np.asarray(predicted, dtype=np.float64)
    came = whole_counts(observed, name="observed")
    if wanted.ndim != 1 or wanted.shape != came.shape or not wanted.size:
        raise ValueError("predicted and observed must be lists of one length")
    if not np.all(np.isfinite(wanted) & (wanted >= 0)):
        raise ValueError("predicted must be finite numbers of 0 or more")
    if np.isnan(came).any():
        raise ValueError("observed must be known: leave out places without a count")
    size = np.asarray(areas, dtype=np.float64)
    if not np.all(np.isfinite(size) & (size > 0)):
        raise ValueError("areas must be above 0")
    if size.ndim and size.shape != wanted.shape:
        raise ValueError("areas must be one number, or one for each place")
    return wanted, came, np.broadcast_to(size, wanted.shape)


def _most_in(area: Floats, came: Floats, size: Floats) -> Floats:
    """The most crimes that so much area holds, places cut into parts if need be."""
    best = np.argsort(-came / size, kind="stable")
    reached = np.concatenate([[0], np.cumsum(size[best])])
    held = np.concatenate([[0], np.cumsum(came[best])])
    return np.asarray(np.interp(area, reached, held))


def _chances(probability: ArrayLike, happened: ArrayLike) -> tuple[Floats, Floats]:
    chance = np.asarray(probability, dtype=np.float64)
    came = np.asarray(happened).astype(bool).astype(np.float64)
    if chance.ndim != 1 or chance.shape != came.shape or not chance.size:
        raise ValueError("probability and happened must be lists of one length")
    if not np.all((chance >= 0) & (chance <= 1)):
        raise ValueError("probability must be 0 to 1")
    return chance, came
