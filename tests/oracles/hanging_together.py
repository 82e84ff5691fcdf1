"""Newey and West's covariance as it is defined: every pair of periods in reach."""

from math import exp


def covariance(rows, counts, effects, lags):
    """Rows in order of time, None where a period is not known."""
    number = len(effects)
    pulls, expected = [], []
    for row, count in zip(rows, counts, strict=True):
        if count is None:
            pulls.append([0.0] * number)
            continue
        mean = exp(sum(x * e for x, e in zip(row, effects, strict=True)))
        expected.append((row, mean))
        pulls.append([x * (count - mean) for x in row])
    middle = [[0.0] * number for _ in range(number)]
    for one, pull in enumerate(pulls):
        for other, beside in enumerate(pulls):
            weight = max(0.0, 1 - abs(one - other) / (lags + 1))
            for i in range(number):
                for j in range(number):
                    middle[i][j] += weight * pull[i] * beside[j]
    bread = inverse(
        [
            [sum(m * r[i] * r[j] for r, m in expected) for j in range(number)]
            for i in range(number)
        ]
    )
    known = len(expected)
    found = times(times(bread, middle), bread)
    return [[each * known / (known - number) for each in row] for row in found]


def times(one, other):
    columns = list(zip(*other, strict=True))
    return [
        [sum(a * b for a, b in zip(row, column, strict=True)) for column in columns]
        for row in one
    ]


def inverse(matrix):
    """By elimination, row after row."""
    size = len(matrix)
    wide = [
        [*row, *(float(at == place) for at in range(size))]
        for place, row in enumerate(matrix)
    ]
    for at in range(size):
        best = max(range(at, size), key=lambda row: abs(wide[row][at]))
        wide[at], wide[best] = wide[best], wide[at]
        wide[at] = [each / wide[at][at] for each in wide[at]]
        for row in range(size):
            if row != at:
                part = wide[row][at]
                wide[row] = [
                    a - part * b for a, b in zip(wide[row], wide[at], strict=True)
                ]
    return [row[size:] for row in wide]
