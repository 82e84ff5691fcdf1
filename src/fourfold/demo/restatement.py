"""The earlier edition: the same crimes as they were known a month before."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .crimes import Crimes, new_ids, outcome_labels
from .places import NOWHERE
from .timeline import Timeline


@dataclass(frozen=True, slots=True)
class Restated:
    """What the later edition changed in one month, in crimes that have an ID.

    added : not in the earlier edition; cancelled : not in the later one
    moved, reclassified, outcome_changed : in both, differently; one crime may be
    reclassified or moved and have another outcome too
    """

    added: int
    cancelled: int
    moved: int
    reclassified: int
    outcome_changed: int


def restated_months(timeline: Timeline, plan: dict[str, Any]) -> tuple[int, ...]:
    """Months that the later edition changed, the newest first."""
    ages = range(len(plan["restated"]["added"]))
    return tuple(timeline.earlier - age for age in ages)


def earlier_crimes(
    rng: np.random.Generator,
    crimes: Crimes,
    *,
    places: int,
    timeline: Timeline,
    plan: dict[str, Any],
) -> tuple[Crimes, dict[int, Restated]]:
    """Crimes of the earlier edition, and month → what was restated since."""
    kind, place = crimes.type.copy(), crimes.place.copy()
    kept = crimes.month <= timeline.earlier
    cancelled: list[NDArray[np.intp]] = []
    restated: dict[int, Restated] = {}
    for age, month in enumerate(restated_months(timeline, plan)):
        parts = _chosen(rng, crimes, month, age=age, plan=plan)
        kept[parts["added"]] = False
        place[parts["moved"]] = _others(rng, place[parts["moved"]], places)
        kind[parts["reclassified"]] = _other_types(
            rng, kind[parts["reclassified"]], plan
        )
        cancelled.append(parts["cancelled"])
        told = crimes.taken((crimes.month == month) & crimes.has_id() & kept)
        is_new = told.lag == timeline.later - month
        restated[month] = Restated(
            **{change: len(rows) for change, rows in parts.items()},
            outcome_changed=int(np.sum(is_new & _comes_to_an_end(told, plan))),
        )
    extra = crimes.taken(np.concatenate(cancelled))
    extra = replace(extra, ids=new_ids(rng, len(extra)))
    was = replace(crimes, type=kind, place=place).taken(kept)
    return was.followed_by(extra), restated


def _chosen(
    rng: np.random.Generator,
    crimes: Crimes,
    month: int,
    *,
    age: int,
    plan: dict[str, Any],
) -> dict[str, NDArray[np.intp]]:
    """Crimes of a month by what was done to them; no crime in two of the parts.

    Those of `cancelled` are the models of crimes that later disappear.
    """
    plain = crimes.has_id() & (crimes.place != NOWHERE) & ~crimes.repeated
    rows = rng.permutation(np.flatnonzero(plain & (crimes.month == month)))
    parts: dict[str, NDArray[np.intp]] = {}
    start = 0
    for change, shares in plan["restated"].items():
        stop = start + round(shares[age] * len(rows))
        parts[change] = rows[start:stop]
        start = stop
    return parts


def _others(
    rng: np.random.Generator, current: NDArray[np.int64], count: int
) -> NDArray[np.int64]:
    """For each of these positions another one, of `count`."""
    return np.asarray((current + rng.integers(1, count, len(current))) % count)


def _other_types(
    rng: np.random.Generator,
    kind: NDArray[np.int64],
    plan: dict[str, Any],
) -> NDArray[np.int64]:
    """For each of these types another one whose crimes have IDs."""
    with_id = np.array(
        [
            number
            for number, details in enumerate(plan["types"])
            if details["id"] != plan["outcomes"]["without_id"]
        ]
    )
    current = np.searchsorted(with_id, kind)
    return np.asarray(with_id[_others(rng, current, len(with_id))])


def _comes_to_an_end(crimes: Crimes, plan: dict[str, Any]) -> NDArray[np.bool_]:
    pending = outcome_labels(plan).index(plan["outcomes"]["pending"])
    return np.asarray(crimes.outcome != pending)
