"""Whether a rival says the same."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# P-values above this are not compared: esda leaves ties out of one tail.
COMPARED_BELOW = 0.3
# Numbers that differ by less differ by rounding.
ALIKE = 1e-9


def numbers(ours: Floats, theirs: Floats) -> str:
    """The answers of a shorter run are the first of ours."""
    number = min(len(ours), len(theirs))
    away = np.abs(ours[:number] - theirs[:number]).ravel()
    differ = away > ALIKE
    if not differ.any():
        return f"answers differ by {away.max():.0e} at most"
    return (
        f"{differ.sum():,} of {away.size:,} answers differ by more than {ALIKE:.0e},"
        f" by {away.max():.2g} at most"
    )


def a_hundredth(ours: Floats, theirs: Floats) -> str:
    away = np.abs(ours - theirs).max() / theirs.max()
    return f"answers differ by {away:.1%} of the highest at most"


def p_values(ours: Floats, theirs: Floats) -> str:
    """Both are by draws: how far apart, in what chance makes of as many draws."""
    draws = round(1 / ours.min()) - 1
    low = ours < COMPARED_BELOW
    error = np.sqrt(2 * ours[low] * (1 - ours[low]) / draws) + 1 / draws
    away = np.abs(ours - theirs)[low] / error
    return (
        f"of {low.sum():,} p-values below {COMPARED_BELOW}, 99 in 100 differ by"
        f" {np.quantile(away, 0.99):.1f} errors of chance or less"
    )


def pairs_and_p(ours: Floats, theirs: Floats) -> str:
    return (
        f"pairs that are near and soon: {ours[0]:,.0f} and {theirs[0]:,.0f};"
        f" p {ours[1]:.3f} and {theirs[1]:.3f}"
    )


def places(ours: Floats, theirs: Floats) -> str:
    return f"{np.count_nonzero(ours != theirs):,} of {ours.size:,} answers differ"


COMPARED: dict[str, Callable[[Floats, Floats], str]] = {
    "numbers": numbers,
    "a hundredth": a_hundredth,
    "p-values": p_values,
    "pairs and p": pairs_and_p,
    "places": places,
}
