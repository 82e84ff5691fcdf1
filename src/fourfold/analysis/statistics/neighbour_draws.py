"""What the neighbours of a place would add up to if they were any others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Index = NDArray[np.intp]

FEWEST = 19
# Draws that are tried before it is asked which places have had enough of them.
AT_ONCE = 2_048
# Sums held at a time: 32 MB.
MOST_SUMS = 4_000_000
# Sums that differ by rounding only are the same.
TIE = 1e-12


@dataclass(frozen=True, slots=True)
class Tails:
    """How often chance gives as much; arrays of shape (places), NaN without neighbours.

    upper, lower : p-value of as great a sum, and of as small a one
    p_value : twice the smaller of both, at most 1: of as far a sum either way
    tried : int64, draws tried for the place, 0 without neighbours
    """

    upper: Floats
    lower: Floats
    p_value: Floats
    tried: NDArray[np.int64]


def tails_by_draws(
    values: Floats,
    neighbours: csr_array,
    *,
    draws: int,
    seed: int = 0,
    enough: int | None = None,
) -> Tails:
    """Where the sum over a place's neighbours lies among sums over any others.

    Parameters
    ----------
    values : array, shape (places), finite
    neighbours : as `weights_between` gives them, nothing on the diagonal
    draws : how many sets of neighbours are drawn for each place, 19 or more
    seed : of the draws
    enough : stop at a place when so many draws have reached it in either tail

    Returns
    -------
    Tails

    Raises ValueError if draws are below 19 or enough is below 1.

    Notes
    -----
    The value of the place stays, and others are drawn for its neighbours without
    putting back. All places share the draws: one set more than is needed is drawn from
    all, and where it holds the place itself the one left over steps in, which leaves
    each set of others as likely as any. p = (1 + reached) ÷ (1 + draws); stopped at
    the n-th draw, p = enough ÷ n. Where all neighbours of a place weigh the same, it is
    tried to the end, as that costs next to nothing.

    Source: Anselin, Geographical Analysis 27, 1995 (values kept in their place); Besag
    and Clifford, Biometrika 78, 1991 (stopping).
    """
    if draws < FEWEST:
        raise ValueError(f"draws must be {FEWEST} or more, not {draws}")
    if enough is not None and enough < 1:
        raise ValueError(f"enough must be 1 draw or more, not {enough}")
    most = int(np.diff(neighbours.indptr).max(initial=0))
    chance = np.random.default_rng(seed)
    blocks = _drawn(values.size, most + 1, draws, chance=chance) if most else ()
    return tails_of(values, neighbours, blocks, enough=enough)


def tails_of(
    values: Floats,
    neighbours: csr_array,
    blocks: Iterable[Index],
    *,
    enough: int | None = None,
) -> Tails:
    """The same for sets that have been drawn; each of shape (draws, most + 1)."""
    number = np.diff(neighbours.indptr)
    alike = _alike(neighbours)
    tally = _Tally(values, neighbours, enough)
    for block in blocks:
        tally.draws += len(block)
        _try_alike(tally, block, alike & (number > 0))
        _try_unlike(tally, block, ~alike & ~tally.stopped.all(axis=0))
    return tally.told(alike)


class _Tally:
    """What has been counted so far; the two rows are the upper tail and the lower."""

    def __init__(
        self, values: Floats, neighbours: csr_array, enough: int | None
    ) -> None:
        self.values, self.neighbours, self.enough = values, neighbours, enough
        self.draws = 0
        self.reached = np.zeros((2, values.size), dtype=np.int64)
        # The draw at which there were enough.
        self.last = np.zeros((2, values.size), dtype=np.int64)
        self.stopped = np.zeros((2, values.size), dtype=bool)

    def told(self, alike: Bools) -> Tails:
        alone = np.diff(self.neighbours.indptr) == 0
        p_values = (1 + self.reached) / (1 + self.draws)
        if self.enough is not None:
            np.divide(self.enough, self.last, out=p_values, where=self.stopped)
        p_values[:, alone] = np.nan
        tried = np.where(self.stopped, self.last, self.draws).max(axis=0)
        tried[alone] = 0
        upper, lower = p_values
        p_value = np.minimum(2 * p_values.min(axis=0), 1)
        return Tails(upper, lower, p_value, tried)


def _drawn(
    number: int, size: int, draws: int, *, chance: np.random.Generator
) -> Iterator[Index]:
    """Rows of different places in any order, each order as likely."""
    size = min(size, number)
    for begun in range(0, draws, AT_ONCE):
        rows = min(AT_ONCE, draws - begun)
        if size**2 > number:
            sets = [chance.choice(number, size, replace=False) for _ in range(rows)]
            yield np.array(sets, dtype=np.intp).reshape(rows, size)
            continue
        block = chance.integers(number, size=(rows, size))
        again = _repeating(block)
        while again.size:
            block[again] = chance.integers(number, size=(again.size, size))
            again = again[_repeating(block[again])]
        yield block


def _repeating(block: Index) -> Index:
    ordered = np.sort(block, axis=1)
    return np.flatnonzero((ordered[:, 1:] == ordered[:, :-1]).any(axis=1))


def _alike(neighbours: csr_array) -> Bools:
    """Places whose neighbours all weigh the same."""
    number = np.diff(neighbours.indptr)
    found = np.ones(number.size, dtype=bool)
    some = np.flatnonzero(number)
    starts = neighbours.indptr[some]
    if some.size:
        most = np.maximum.reduceat(neighbours.data, starts)
        found[some] = most == np.minimum.reduceat(neighbours.data, starts)
    return found


def _try_alike(tally: _Tally, block: Index, here: Bools) -> None:
    """Places with as many neighbours share one list of sums."""
    number = np.diff(tally.neighbours.indptr)
    ones = csr_array(
        (np.ones(tally.neighbours.nnz), *_pattern(tally.neighbours)),
        tally.neighbours.shape,
    )
    observed = ones @ tally.values
    slack = TIE * number * np.abs(tally.values).max(initial=0)
    drawn = np.cumsum(tally.values[block], axis=1)
    for size in np.unique(number[here]):
        places = np.flatnonzero(here & (number == size))
        sums = np.sort(drawn[:, size - 1])
        high, low = observed[places] - slack[places], observed[places] + slack[places]
        tally.reached[0, places] += sums.size - np.searchsorted(sums, high, "left")
        tally.reached[1, places] += np.searchsorted(sums, low, "right")
    draw, slot = np.nonzero(here[block] & (np.arange(block.shape[1]) < number[block]))
    place = block[draw, slot]
    before = drawn[draw, number[place] - 1]
    after = before - tally.values[place] + tally.values[block[draw, -1]]
    for tail, sign in enumerate((1, -1)):
        limit = sign * observed[place] - slack[place]
        gained = (sign * after >= limit).astype(int) - (sign * before >= limit)
        np.add.at(tally.reached[tail], place, gained)


def _pattern(neighbours: csr_array) -> tuple[Index, Index]:
    return neighbours.indices, neighbours.indptr


def _try_unlike(tally: _Tally, block: Index, here: Bools) -> None:
    """Places whose neighbours weigh differently, some at a time."""
    places = np.flatnonzero(here)
    size = max(MOST_SUMS // len(block), 1)
    for begun in range(0, places.size, size):
        some = places[begun : begun + size]
        sums, observed = _sums(tally, block, some)
        slack = TIE * np.abs(tally.values).max() * tally.neighbours[some].sum(axis=1)
        for tail, sign in enumerate((1, -1)):
            limit = sign * observed - slack
            _count(tally, tail, some, reached=sign * sums >= limit[:, np.newaxis])


def _sums(tally: _Tally, block: Index, some: Index) -> tuple[Floats, Floats]:
    """Weighted sums of each draw, shape (places, draws), and the observed ones."""
    rows = tally.neighbours[some]
    number = np.diff(rows.indptr)
    place = np.repeat(np.arange(some.size), number)
    slot = np.arange(rows.nnz) - np.repeat(rows.indptr[:-1], number)
    weights = np.zeros((some.size, block.shape[1]))
    weights[place, slot] = rows.data
    sums = weights @ tally.values[block].T
    row_of = np.full(tally.values.size, -1)
    row_of[some] = np.arange(some.size)
    draw, taken = np.nonzero(row_of[block] >= 0)
    row = row_of[block[draw, taken]]
    spare = tally.values[block[draw, -1]] - tally.values[some[row]]
    sums[row, draw] += weights[row, taken] * spare
    return sums, rows @ tally.values


def _count(tally: _Tally, tail: int, some: Index, *, reached: Bools) -> None:
    """Add the draws that reach a place, up to the one at which there are enough."""
    going = ~tally.stopped[tail, some]
    places, reached = some[going], reached[going]
    total = tally.reached[tail, places] + reached.sum(axis=1)
    if tally.enough is not None:
        done = total >= tally.enough
        before = tally.reached[tail, places[done], np.newaxis]
        at = np.argmax(before + reached[done].cumsum(axis=1) >= tally.enough, axis=1)
        begun = tally.draws - reached.shape[1]
        tally.last[tail, places[done]] = begun + at + 1
        tally.stopped[tail, places[done]] = True
        total[done] = tally.enough
    tally.reached[tail, places] = total
