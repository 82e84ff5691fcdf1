"""The exact conditional test and limits, in whole numbers and fractions.

Nothing is rounded before the last step: every probability is a fraction, so a
tie is a tie and a tail is a tail.
"""

from fractions import Fraction
from math import comb

# Of R's binom.test: outcomes so near in probability count as equally likely.
TIE = 1 + Fraction(1, 10**7)


def two_sided_p(before: int, after: int, share: Fraction) -> float:
    """Probability of all splits not more likely than this one.

    share : of the two exposures' sum, the part that is after
    """
    splits = _probabilities(before + after, share)
    seen = splits[after] * TIE
    return float(sum(chance for chance in splits if chance <= seen))


def ratio_limits(
    before: int, after: int, exposures: tuple[int, int], confidence: Fraction
) -> tuple[float, float]:
    """The rate ratios at which a split so uneven has the tail's chance."""
    tail = (1 - confidence) / 2
    total = before + after
    lower = 0.0 if after == 0 else _search(total, range(after, total + 1), tail)
    upper = 1.0 if before == 0 else _search(total, range(after + 1), tail)
    scale = exposures[0] / exposures[1]
    return lower / (1 - lower) * scale, _odds(upper) * scale


def _odds(share: float) -> float:
    return float("inf") if share == 1 else share / (1 - share)


def _search(total: int, outcomes: range, tail: Fraction) -> float:
    """The share at which those outcomes together have the tail's probability.

    Outcomes that hold the total grow likelier with the share, others less.
    """
    rising = total in outcomes and 0 not in outcomes
    low, high = Fraction(0), Fraction(1)
    for _ in range(45):
        middle = (low + high) / 2
        chance = sum(_probabilities(total, middle)[k] for k in outcomes)
        low, high = (middle, high) if (chance < tail) == rising else (low, middle)
    return float(low)


def _probabilities(total: int, share: Fraction) -> list[Fraction]:
    return [
        comb(total, k) * share**k * (1 - share) ** (total - k) for k in range(total + 1)
    ]
