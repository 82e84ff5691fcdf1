"""Slow second implementations of shares, places in a group and standard rates."""

import math
from statistics import NormalDist


def wilson(count, total, confidence=0.95):
    """The two shares whose own test just misses the one seen, by halving."""
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    share = count / total

    def beyond(guess):
        return abs(share - guess) > z * math.sqrt(guess * (1 - guess) / total)

    return halving(beyond, 0.0, share), halving(beyond, 1.0, share)


def halving(beyond, out, within):
    if not beyond(out):
        return out
    for _ in range(200):
        middle = (out + within) / 2
        out, within = (middle, within) if beyond(middle) else (out, middle)
    return (out + within) / 2


def place(values, position):
    """Lowest place, highest place, how many, ties: by going through them."""
    own = values[position]
    known = [value for value in values if not math.isnan(value)]
    below = sum(1 for value in known if value < own)
    above = sum(1 for value in known if value > own)
    return below + 1, above + 1, len(known), len(known) - below - above - 1


def others(counts, people, position):
    """Count and people of all the rest."""
    rest = [at for at in range(len(counts)) if at != position]
    return sum(counts[at] for at in rest), sum(people[at] for at in rest)


def standard_rate(counts, people, standard):
    whole = sum(standard)
    return sum(
        share / whole * count / base
        for count, base, share in zip(counts, people, standard, strict=True)
    )


def e_test(counts, exposures, reach=400):
    """Chance of all pairs of counts at least as far apart as those seen."""
    pooled = sum(counts) / sum(exposures)

    def far(one, other):
        noise = one / exposures[0] ** 2 + other / exposures[1] ** 2
        if not noise:
            return 0.0
        return abs(one / exposures[0] - other / exposures[1]) / math.sqrt(noise)

    seen = far(*counts)
    means = [pooled * exposure for exposure in exposures]
    chances = [[_poisson(n, mean) for n in range(reach)] for mean in means]
    return sum(
        chances[0][one] * chances[1][other]
        for one in range(reach)
        for other in range(reach)
        if far(one, other) >= seen * (1 - 1e-9)
    )


def _poisson(count, mean):
    return math.exp(count * math.log(mean) - mean - math.lgamma(count + 1))
