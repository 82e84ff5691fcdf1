"""Log-linear models by climbing the likelihood, one effect at a time."""

from math import exp, log


def mean(row, effects, exposure=1.0):
    return exposure * exp(sum(x * e for x, e in zip(row, effects, strict=True)))


def slope(rows, counts, effects, column, exposures):
    """Of the log likelihood along one effect, and how that slope falls."""
    first = second = 0.0
    for row, count, exposure in zip(rows, counts, exposures, strict=True):
        expected = mean(row, effects, exposure)
        first += row[column] * (count - expected)
        second += row[column] ** 2 * expected
    return first, second


def most_likely(rows, counts, exposures=None, rounds=20_000):
    """Effects at the top: one after another is moved to where its slope is nought."""
    exposures = exposures or [1.0] * len(counts)
    effects = [0.0] * len(rows[0])
    for _ in range(rounds):
        moved = 0.0
        for column in range(len(effects)):
            first, second = slope(rows, counts, effects, column, exposures)
            step = max(-1.0, min(1.0, first / second))
            effects[column] += step
            moved = max(moved, abs(step))
        if moved < 1e-11:
            break
    return effects


def panel_rows(areas, periods, treated, after):
    """A row for each area and period: its area, its period, and whether both."""
    rows = []
    for area in range(areas):
        for period in range(periods):
            row = [0.0] * (areas + periods)
            row[area] = 1.0
            if period:
                row[areas + period - 1] = 1.0
            row[-1] = float(treated[area] and after[period])
            rows.append(row)
    return rows


def apart_by_lot(counts, chosen, after):
    """Log ratio of the four sums over its error, with half an offence more in each."""
    sums = {(sort, late): 0.5 for sort in (0, 1) for late in (0, 1)}
    for area, row in enumerate(counts):
        for period, count in enumerate(row):
            sums[int(area in chosen), int(after[period])] += count
    ratio = log(sums[1, 1] / sums[1, 0]) - log(sums[0, 1] / sums[0, 0])
    return ratio / sum(1 / each for each in sums.values()) ** 0.5
