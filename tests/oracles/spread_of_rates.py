"""Slow second implementations for rates of a group: loops over plain numbers."""

import math


def common_rate(counts, people):
    return sum(counts) / sum(people)


def spread(counts, people):
    """Winsorised dispersion and the variance between areas, Spiegelhalter's way."""
    target = common_rate(counts, people)
    distances = [
        (count / base - target) / math.sqrt(target / base)
        for count, base in zip(counts, people, strict=True)
    ]
    low, high = quantile(distances, 0.1), quantile(distances, 0.9)
    drawn_in = [min(max(each, low), high) for each in distances]
    size = len(counts)
    dispersion = sum(each**2 for each in drawn_in) / size
    weights = [base / target for base in people]
    below = sum(weights) - sum(each**2 for each in weights) / sum(weights)
    return dispersion, max(0.0, (size * dispersion - (size - 1)) / below)


def quantile(values, share):
    """By straight lines between the values in order."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def smoothed(counts, people):
    """Marshall's global estimator."""
    overall = common_rate(counts, people)
    mean_people = sum(people) / len(people)
    spread_of_rates = sum(
        base * (count / base - overall) ** 2
        for count, base in zip(counts, people, strict=True)
    ) / sum(people)
    between = max(0.0, spread_of_rates - overall / mean_people)
    found = []
    for count, base in zip(counts, people, strict=True):
        by_chance = overall / base
        weight = between / (between + by_chance) if between + by_chance else 0.0
        found.append(overall + weight * (count / base - overall))
    return found
