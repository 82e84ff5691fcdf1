"""Farrington's test in plain loops, for months: the past, the fit, the limit."""

from math import ceil, exp, log, sqrt
from statistics import NormalDist


def past(number, years, either_side, recent, all_months):
    """[(month, part of the year)] to learn from; part 0 is the present one."""
    last, width = number - 1, 2 * either_side + 1
    found = []
    for month in range(max(last - 12 * years - either_side, 0), last):
        if month >= last - recent:
            continue
        part = min((month - last + either_side) % 12 // width, 12 // width - 1)
        if all_months or part == 0:
            found.append((month, part if all_months else 0))
    return found


def solved(matrix, right):
    """Gauss's elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        best = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        for other in range(size):
            if other != at:
                times = rows[other][at] / rows[at][at]
                rows[other] = [
                    a - times * b for a, b in zip(rows[other], rows[at], strict=True)
                ]
    return [row[-1] / row[at] for at, row in enumerate(rows)]


def dot(first, second):
    return sum(a * b for a, b in zip(first, second, strict=True))


def fitted(design, counts, weights):
    """Effects, means, information and dispersion of a weighted Poisson model."""
    size = len(design[0])
    effects = [log(dot(counts, weights) / sum(weights)), *[0.0] * (size - 1)]
    for _ in range(60):
        means = [exp(dot(row, effects)) for row in design]
        rows = list(zip(design, counts, weights, means, strict=True))
        information = [
            [sum(w * m * row[a] * row[b] for row, _, w, m in rows) for b in range(size)]
            for a in range(size)
        ]
        pull = [sum(w * (y - m) * row[a] for row, y, w, m in rows) for a in range(size)]
        step = solved(information, pull)
        effects = [a + b for a, b in zip(effects, step, strict=True)]
    misfit = sum(w * (y - m) ** 2 / m for _, y, w, m in rows)
    return effects, means, information, misfit / (len(design) - size)


def reweighted(design, counts, outlying):
    ones = [1.0] * len(counts)
    _, means, information, spread = fitted(design, counts, ones)
    weights = []
    for row, y, mean in zip(design, counts, means, strict=True):
        leverage = mean * dot(row, solved(information, row))
        residual = 1.5 * (y ** (2 / 3) * mean ** (-1 / 6) - sqrt(mean))
        residual /= sqrt(max(spread, 1) * (1 - leverage))
        weights.append(residual**-2 if residual > outlying else 1.0)
    scale = len(weights) / sum(weights)
    return fitted(design, counts, [weight * scale for weight in weights])


def usual(counts, months, version):
    """(expected, dispersion, variance of the expected, has trend)"""
    present = len(counts) - 1
    learnt = [counts[month] for month, _ in months]
    parts = sorted({part for _, part in months} - {0})
    flat = [[1.0, *[float(part == each) for each in parts]] for _, part in months]
    ago = [(month - present) / 12 for month, _ in months]
    sloped = [[*row, each] for row, each in zip(flat, ago, strict=True)]
    for design, has_trend in ((sloped, True), (flat, False)):
        years = {
            round(each) for each, (_, part) in zip(ago, months, strict=True) if not part
        }
        if has_trend and len(years - {0}) < 3:
            continue
        effects, _, information, spread = reweighted(design, learnt, version.outlying)
        spread = max(spread, 1.0)
        size = len(effects)
        if has_trend:
            unit = [0.0] * (size - 1) + [1.0]
            error = sqrt(spread * solved(information, unit)[-1])
            if not version.always_trend and abs(effects[-1]) <= 1.959964 * error:
                continue
            if exp(effects[0]) > max(learnt):
                continue
        unit = [1.0] + [0.0] * (size - 1)
        mean = exp(effects[0])
        unsure = solved(information, unit)[0] * spread * mean**2
        return mean, spread, unsure, has_trend
    raise AssertionError


def power_limit(mean, dispersion, unsure, tail):
    share = (dispersion * mean + unsure) / mean**2
    return mean * (1 + 2 / 3 * NormalDist().inv_cdf(1 - tail) * sqrt(share)) ** 1.5


def quantile_limit(mean, dispersion, tail):
    """Negative binomial with this mean and variance, summed up term by term."""
    if dispersion <= 1:
        term, count, total = exp(-mean), 0, exp(-mean)
        while total < 1 - tail:
            count += 1
            term *= mean / count
            total += term
        return count
    size, share = mean / (dispersion - 1), 1 / dispersion
    term, count = share**size, 0
    total = term
    while total < 1 - tail:
        term *= (size + count) / (count + 1) * (1 - share)
        count += 1
        total += term
    return ceil(count)
