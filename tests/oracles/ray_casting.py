"""Point in polygon by ray casting, one edge at a time, in plain Python."""

from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Ring = Sequence[Point]


def is_inside(point: Point, rings: Iterable[Ring]) -> bool:
    """Whether a ray to the east crosses the rings an odd number of times.

    Says nothing of points on an edge: see `is_on_edge`.
    """
    return sum(_crossings(point, ring) for ring in rings) % 2 == 1


def is_on_edge(point: Point, rings: Iterable[Ring]) -> bool:
    return any(
        _is_between(point, start, end) for ring in rings for start, end in _edges(ring)
    )


def _edges(ring: Ring) -> Iterable[tuple[Point, Point]]:
    return zip(ring, [*ring[1:], ring[0]], strict=True)


def _crossings(point: Point, ring: Ring) -> int:
    x, y = point
    crossings = 0
    for (x1, y1), (x2, y2) in _edges(ring):
        # Half open, so that a ray through a corner crosses one of its two edges.
        if (y1 > y) != (y2 > y):
            crossings += x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
    return crossings


def _is_between(point: Point, start: Point, end: Point) -> bool:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    if (x - x1) * (y2 - y1) != (y - y1) * (x2 - x1):
        return False
    return min(x1, x2) <= x <= max(x1, x2) and min(y1, y2) <= y <= max(y1, y2)
