"""Points that lie in one place, found once: police files repeat each many times."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Index = NDArray[np.intp]

# Odd, and of no pattern: what they make of two coordinates is spread over all slots.
MIXERS = (
    (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F),
    (0xD6E8FEB86659FD93, 0xA0761D6478BD642F),
)


@dataclass(frozen=True, slots=True)
class Distinct:
    """first : of each place one point; which : of each point its place in `first`."""

    first: Index
    which: Index


def distinct(eastings: Floats, northings: Floats) -> Distinct:
    """One point for each place, without sorting.

    eastings, northings : float64, shape (points), finite

    Notes
    -----
    Of points that share a slot of a table the last one stands for all that lie where
    it lies. The few others try once more, and are then taken for places of their own:
    a place may stand twice in the answer, but two places are never taken for one.
    """
    number = eastings.size
    stands_for = np.arange(number)
    left = np.arange(number)
    for mixers in MIXERS:
        x, y = eastings[left], northings[left]
        same = _last_in_slot(x, y, mixers)
        alike = (x[same] == x) & (y[same] == y)
        stands_for[left[alike]] = left[same[alike]]
        left = left[~alike]
        if not left.size:
            break
    first = np.flatnonzero(stands_for == np.arange(number))
    position = np.empty(number, np.intp)
    position[first] = np.arange(first.size)
    return Distinct(first, position[stands_for])


def _last_in_slot(x: Floats, y: Floats, mixers: tuple[int, int]) -> Index:
    """For each point the last of those with the same slot."""
    bits = max(x.size.bit_length(), 1)
    one, other = (np.uint64(mixer) for mixer in mixers)
    mixed = x.view(np.uint64) * one
    mixed ^= mixed >> np.uint64(29)
    mixed += y.view(np.uint64) * other
    mixed *= one
    slot = (mixed >> np.uint64(64 - bits)).astype(np.intp)
    table = np.empty(1 << bits, np.intp)
    table[slot] = np.arange(x.size)
    last: Index = table[slot]
    return last
