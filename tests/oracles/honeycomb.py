"""Hexagons one at a time: the nearest middle, and who lies one width away."""

from math import hypot, sqrt


def middles(rows, columns):
    """{(row, column): (x, y)} in widths."""
    return {
        (row, column): (column + (row % 2) / 2, row * sqrt(3) / 2)
        for row in rows
        for column in columns
    }


def nearest(point, places, across):
    """Places whose middle is as near as any, of those in `places`."""
    apart = {
        place: hypot(point[0] - x * across, point[1] - y * across)
        for place, (x, y) in places.items()
    }
    least = min(apart.values())
    return [place for place, each in apart.items() if each <= least + 1e-9 * across]


def beside(places):
    """Pairs of places one width apart."""
    return {
        (one, other)
        for one, (x, y) in places.items()
        for other, (a, b) in places.items()
        if one != other and abs(hypot(x - a, y - b) - 1) < 1e-9
    }
