"""Pairs of crimes near in place and time, two loops and no tricks."""

from itertools import combinations, pairwise


def apart(one, other, metric):
    east, north = abs(one[0] - other[0]), abs(one[1] - other[1])
    return east + north if metric == "manhattan" else (east**2 + north**2) ** 0.5


def band(value, edges):
    """The band whose lower edge it has reached and whose upper it has not."""
    for number, (low, high) in enumerate(pairwise(edges)):
        if low <= value < high:
            return number
    return None


def table(points, days, distances, times, metric="manhattan"):
    found = [[0] * (len(times) - 1) for _ in distances[1:]]
    for one, other in combinations(range(len(days)), 2):
        far = band(apart(points[one], points[other], metric), distances)
        long = band(abs(days[one] - days[other]), times)
        if far is not None and long is not None:
            found[far][long] += 1
    return found


def chains(points, days, distance, time, metric="manhattan"):
    """Sets of crimes that hang together, those that stand alone left out."""
    groups = [{each} for each in range(len(days))]
    for one, other in combinations(range(len(days)), 2):
        near = apart(points[one], points[other], metric) <= distance
        if near and abs(days[one] - days[other]) <= time:
            joined = [group for group in groups if group & {one, other}]
            groups = [group for group in groups if group not in joined]
            groups.append(set().union(*joined))
    return sorted(sorted(group) for group in groups if len(group) > 1)
