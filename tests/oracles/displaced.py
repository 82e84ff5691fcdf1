"""The weighted displacement difference count by count, in fractions."""

from fractions import Fraction


def change(counts, lengths, size):
    """Change per unit of time and area, and its variance."""
    (before, after), size = counts, Fraction(size)
    first, second = Fraction(lengths[0]) * size, Fraction(lengths[1]) * size
    return (
        Fraction(after) / second - Fraction(before) / first,
        Fraction(before) / first**2 + Fraction(after) / second**2,
    )


def difference(places, lengths=(1, 1), sizes=(1, 1, 1, 1)):
    """Of treated, control and, where there are four, next door and its control."""
    estimate = variance = Fraction(0)
    for place, (counts, size) in enumerate(zip(places, sizes, strict=False)):
        own, spread = change(counts, lengths, size)
        estimate += -own if place % 2 else own
        variance += spread
    return estimate, variance
