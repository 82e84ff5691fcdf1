"""Lines of the street and outcomes files, as they stood in one edition."""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from .crimes import Crimes
from .places import NOWHERE
from .wording import Wording


def street_lines(
    crimes: Crimes, wording: Wording, edition: int
) -> dict[int, list[str]]:
    """Month → lines in the publisher's order: by LSOA, those without place last."""
    crimes = crimes.taken(_published_order(crimes, wording))
    outcome = told_outcomes(crimes, wording, edition)
    lines: dict[int, list[str]] = defaultdict(list)
    for crime, month, place, kind, told, repeated in zip(
        crimes.ids.tolist(),
        crimes.month.tolist(),
        _place_texts(crimes, wording).tolist(),
        crimes.type.tolist(),
        outcome.tolist(),
        crimes.repeated.tolist(),
        strict=True,
    ):
        start = _start(wording, crime, month=month, place=place) + wording.types[kind]
        lines[month].append(f"{start},{wording.outcomes[told]},")
        if repeated:
            lines[month].append(f"{start},{wording.repeated},")
    return lines


def outcome_lines(
    crimes: Crimes, wording: Wording, edition: int
) -> dict[int, list[str]]:
    """Month of the outcome → lines, of crimes that have an ID and an outcome."""
    outcome = told_outcomes(crimes, wording, edition)
    ended = crimes.has_id() & (outcome != wording.pending)
    crimes, outcome = crimes.taken(ended), outcome[ended]
    lines: dict[int, list[str]] = defaultdict(list)
    for crime, month, place, told, repeated in zip(
        crimes.ids.tolist(),
        (crimes.month + crimes.lag).tolist(),
        _place_texts(crimes, wording).tolist(),
        outcome.tolist(),
        crimes.repeated.tolist(),
        strict=True,
    ):
        start = _start(wording, crime, month=month, place=place)
        lines[month].append(start + wording.outcomes[told])
        if repeated:
            lines[month].append(start + wording.repeated)
    return lines


def told_outcomes(crimes: Crimes, wording: Wording, edition: int) -> NDArray[np.int64]:
    """The outcome of each crime as known at the end of the edition's last month."""
    is_open = (crimes.outcome > 0) & (crimes.month + crimes.lag > edition)
    return np.asarray(np.where(is_open, wording.pending, crimes.outcome))


def _published_order(crimes: Crimes, wording: Wording) -> NDArray[np.intp]:
    nowhere_last = np.where(crimes.place == NOWHERE, len(wording.places), crimes.place)
    return np.lexsort((crimes.type, nowhere_last))


def _place_texts(crimes: Crimes, wording: Wording) -> NDArray[np.int64]:
    half = len(wording.places) // 2
    place = np.where(crimes.place == NOWHERE, half - 1, crimes.place)
    return np.asarray(place + half * crimes.old_code)


def _start(wording: Wording, crime: str, *, month: int, place: int) -> str:
    force = wording.force
    return f"{crime},{wording.months[month]},{force},{force},{wording.places[place]},"
