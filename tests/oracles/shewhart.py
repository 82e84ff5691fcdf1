"""Control charts and their rules in plain lists, window by window.

A gap is None. Limits come from sums; a rule is asked of every window of its length,
and the places of all windows that break it are gathered.
"""

from itertools import pairwise


def lines(points, exposures, chart, laney=False):
    """Centre and the standard error of each month; None where none can be told."""
    kept = [(p, e) for p, e in zip(points, exposures, strict=True) if p is not None]
    if not kept:
        return None, [None] * len(points)
    if chart == "xmr":
        sigma = mean_range(points)
        sigma = None if sigma is None else sigma / 1.128
        return sum(p for p, _ in kept) / len(kept), [sigma] * len(points)
    centre = sum(p * e for p, e in kept) / sum(e for _, e in kept)
    sigmas = [None if e is None else (centre / e) ** 0.5 for e in exposures]
    if not laney or centre == 0:
        return centre, sigmas
    scores = [
        None if p is None else (p - centre) / s
        for p, s in zip(points, sigmas, strict=True)
    ]
    widened = mean_range(scores)
    if widened is None:
        return centre, [None] * len(points)
    widened = max(widened / 1.128, 1)
    return centre, [None if s is None else s * widened for s in sigmas]


def mean_range(points):
    ranges = [
        abs(b - a) for a, b in pairwise(points) if a is not None and b is not None
    ]
    return sum(ranges) / len(ranges) if ranges else None


def broken(points, centre, sigmas, *, run, trend):
    """Rule and side -> every place that a window breaking it holds."""
    places = {}
    for side in (1, -1):
        for rule, window in _breaking(points, centre, sigmas, side, (run, trend)):
            places.setdefault((rule, side), set()).update(window)
    return places


def _breaking(points, centre, sigmas, side, lengths):
    run, trend = lengths
    out = [
        {times for times in (2, 3) if _is_out(point, centre, sigma, times * side)}
        for point, sigma in zip(points, sigmas, strict=True)
    ]
    yield from (("beyond-limits", [k]) for k in range(len(points)) if 3 in out[k])
    for window in _windows(points, run):
        if all((points[k] - centre) * side > 0 for k in window):
            yield "run", window
    for window in _windows(points, trend):
        if all((points[b] - points[a]) * side > 0 for a, b in pairwise(window)):
            yield "trend", window
    for window in (*_windows(points, 2), *_windows(points, 3)):
        if 2 in out[window[0]] and 2 in out[window[-1]]:
            yield "two-of-three", window


def _windows(points, length):
    for start in range(len(points) - length + 1):
        window = range(start, start + length)
        if all(points[k] is not None for k in window):
            yield window


def _is_out(point, centre, sigma, times):
    if point is None or not sigma:
        return False
    distance = (point - centre) / sigma
    return distance > times if times > 0 else distance < times
