"""The index of deprivation one area at a time, as its report writes the formula."""

import math


def transformed(share):
    """A domain's share of the country as a number from 0 to 100."""
    return -23 * math.log(1 - share * (1 - math.exp(-100 / 23)))


def index(shares, weights):
    """shares, weights : by domain"""
    whole = sum(weights[domain] for domain in shares)
    return sum(
        weights[domain] * transformed(share) / whole for domain, share in shares.items()
    )


def share_of(score, scores):
    """Place of a score among all, the highest 1; equals share the mean of theirs."""
    lower = sum(other < score for other in scores)
    equal = sum(other == score for other in scores)
    return (lower + (equal + 1) / 2) / len(scores)
