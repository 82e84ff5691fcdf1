"""Where an area stands in the order of a group, and how sure that is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fourfold.analysis.statistics.arguments import (
    positive_base,
    tail_of,
    whole_counts,
)


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in an order, counted from either end.

    lowest : 1 for the lowest value; highest : 1 for the highest
    out_of : how many values are known
    tied : how many others have the very same value
    """

    lowest: int
    highest: int
    out_of: int
    tied: int


def rank(values: ArrayLike, *, position: int) -> Rank:
    """Place of one value among all that are known.

    Parameters
    ----------
    values : array, shape (areas,); NaN is not counted
    position : index of the value whose place is asked

    Returns
    -------
    Rank
        Equal values share the better place, and the next place is then left out:
        1, 2, 2, 4 (competition ranking).

    Raises
    ------
    ValueError
        If the value asked about is not known.

    Source: our own wording of competition ranking.
    """
    given = np.asarray(values, dtype=np.float64)
    own = given[position]
    if np.isnan(own):
        raise ValueError(f"the value at position {position} is not known")
    known = given[~np.isnan(given)]
    return Rank(
        lowest=int(np.sum(known < own)) + 1,
        highest=int(np.sum(known > own)) + 1,
        out_of=len(known),
        tied=int(np.sum(known == own)) - 1,
    )


def rank_range(
    counts: ArrayLike,
    exposure: ArrayLike,
    *,
    position: int,
    rng: np.random.Generator,
    draws: int = 2_000,
    confidence: float = 0.95,
) -> tuple[int, int]:
    """Places, counted from the lowest rate, that chance alone could give an area.

    Parameters
    ----------
    counts : array, shape (areas,), whole numbers >= 0; NaN leaves the area out
    exposure : array, shape (areas,), people; 0 or NaN leaves the area out
    position : index of the area asked about
    rng : source of chance; the same state gives the same answer
    draws : how many times the order is drawn
    confidence : probability, 0.5 to 0.999

    Returns
    -------
    (first, last), both included

    Raises
    ------
    ValueError
        If the area asked about is not known, or a count is negative or not whole.

    Notes
    -----
    Every true rate is drawn from a gamma distribution with shape count + 0.5, which
    is what is known of a Poisson rate before anything else is. With 2,000 draws an
    end of the range is one place off at most once in a hundred runs of 16 areas.

    Source: Goldstein and Spiegelhalter, Journal of the Royal Statistical Society A
    159, 1996 (ranks need intervals); Jeffreys' prior for a Poisson rate.
    """
    events = whole_counts(counts, name="counts")
    people = positive_base(exposure, name="exposure")
    known = ~np.isnan(events + people)
    if not known[position]:
        raise ValueError(f"the area at position {position} is not known")
    rates = rng.gamma(events[known] + 0.5, size=(draws, int(known.sum())))
    rates /= people[known]
    own = rates[:, int(known[:position].sum())]
    places = 1 + np.sum(rates < own[:, None], axis=1)
    tail = tail_of(confidence)
    low, high = np.quantile(places, [tail, 1 - tail], method="inverted_cdf")
    return int(low), int(high)


def mean_ranks(values: ArrayLike) -> NDArray[np.float64]:
    """Rank of each value, 1 for the lowest; equal values share the mean of theirs.

    Parameters
    ----------
    values : array, shape (n,); all known

    Returns
    -------
    array, shape (n,)

    Raises
    ------
    ValueError
        If a value is not known.

    Source: the mid-ranks of Kendall, The treatment of ties in ranking problems,
    Biometrika 33, 1945. SciPy has the same; to import its statistics takes longer than
    most commands.
    """
    given = np.asarray(values, dtype=np.float64)
    if np.isnan(given).any():
        raise ValueError("values must all be known: a rank among gaps has no meaning")
    _, place, times = np.unique(given, return_inverse=True, return_counts=True)
    last = np.cumsum(times)
    return ((2 * last - times + 1) / 2)[place]
