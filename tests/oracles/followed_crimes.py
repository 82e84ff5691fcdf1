"""Shares of crimes counted one crime at a time, and limits found by searching.

A share p is within Wilson's limits as long as the share seen lies no more than z
standard errors of p from it; each limit is the last p for which that holds.
"""

from collections.abc import Iterable
from math import sqrt
from typing import NamedTuple


class Crime(NamedTuple):
    """months : from its month until now; solved : whether it has the outcome"""

    months: int
    solved: bool


def one_by_one(
    solved: Iterable[int], crimes: Iterable[int], months_since: Iterable[int]
) -> list[Crime]:
    """Every crime of every month, those with the outcome first."""
    return [
        Crime(since, place < told)
        for told, every, since in zip(solved, crimes, months_since, strict=True)
        for place in range(every)
    ]


def share_followed(crimes: Iterable[Crime], least: int) -> tuple[int, int, int]:
    """With the outcome, followed, and not followed long enough."""
    told = followed = left_out = 0
    for crime in crimes:
        if crime.months < least:
            left_out += 1
            continue
        followed += 1
        told += crime.solved
    return told, followed, left_out


def limits(told: int, every: int, z: float) -> tuple[float, float]:
    """Wilson's limits, each by halving."""
    seen = told / every

    def is_within(share: float) -> bool:
        return abs(seen - share) <= z * sqrt(share * (1 - share) / every)

    return _last(seen, 0.0, is_within), _last(seen, 1.0, is_within)


def _last(inside, outside, is_within):
    if is_within(outside):
        return outside
    for _ in range(60):
        middle = (inside + outside) / 2
        if is_within(middle):
            inside = middle
        else:
            outside = middle
    return inside
