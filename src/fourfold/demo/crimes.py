"""Every invented crime, as arrays with one element a crime."""

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .places import NOWHERE, Places
from .timeline import Timeline


@dataclass(frozen=True, slots=True)
class Crimes:
    """Crimes and incidents, each array shaped (crimes,).

    ids : text, empty where the publisher gives none
    month, type, place : positions; a place is NOWHERE where it was not published
    outcome : position in `outcome_labels`; lag : months until it is known
    repeated : written a second time in the month's file, with another outcome
    old_code : written with the LSOA code of 2011
    """

    ids: NDArray[np.object_]
    month: NDArray[np.int64]
    type: NDArray[np.int64]
    place: NDArray[np.int64]
    outcome: NDArray[np.int64]
    lag: NDArray[np.int64]
    repeated: NDArray[np.bool_]
    old_code: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)

    def taken(self, chosen: NDArray[np.intp] | NDArray[np.bool_]) -> "Crimes":
        """Only these crimes, in this order."""
        arrays = {part.name: getattr(self, part.name)[chosen] for part in fields(self)}
        return replace(self, **arrays)

    def followed_by(self, others: "Crimes") -> "Crimes":
        arrays = {
            part.name: np.concatenate(
                [getattr(self, part.name), getattr(others, part.name)]
            )
            for part in fields(self)
        }
        return replace(self, **arrays)

    def has_id(self) -> NDArray[np.bool_]:
        return np.asarray(self.ids != "")


def invent_crimes(
    rng: np.random.Generator,
    counts: NDArray[np.int64],
    places: Places,
    *,
    wards: NDArray[np.int64],
    timeline: Timeline,
    plan: dict[str, Any],
) -> Crimes:
    """Crimes behind the counts, shape (wards, types, months), and some without place.

    wards : int64, shape (places,)
    """
    ward, kind, month = (
        np.repeat(axis.ravel(), counts.ravel()) for axis in np.indices(counts.shape)
    )
    place = _places_of(rng, ward, kind, places=places, wards=wards)
    lost_kind, lost_month = _without_place(rng, counts, plan)
    kind = np.concatenate([kind, lost_kind])
    month = np.concatenate([month, lost_month])
    place = np.concatenate([place, np.full(len(lost_kind), NOWHERE)])
    return _detailed(
        rng, kind=kind, month=month, place=place, timeline=timeline, plan=plan
    )


def new_ids(rng: np.random.Generator, count: int) -> NDArray[np.object_]:
    """Crime IDs of 64 hexadecimal digits."""
    digits = rng.bytes(32 * count).hex()
    ids = [digits[at : at + 64] for at in range(0, len(digits), 64)]
    return np.array(ids, dtype=np.object_)


def outcome_labels(plan: dict[str, Any]) -> tuple[str, ...]:
    """Every outcome that occurs; the first is none at all."""
    weights = plan["outcomes"]["weights"].values()
    told = {label for table in weights for label in table}
    return ("", *sorted(told | {plan["outcomes"]["pending"]}))


def _places_of(
    rng: np.random.Generator,
    ward: NDArray[np.int64],
    kind: NDArray[np.int64],
    *,
    places: Places,
    wards: NDArray[np.int64],
) -> NDArray[np.int64]:
    """A place in the ward for each crime, by the weights of its type."""
    by_ward = np.argsort(wards, kind="stable")
    bounds = np.searchsorted(wards[by_ward], np.arange(wards.max() + 2))
    place = np.empty(len(ward), dtype=np.int64)
    for number, weights in enumerate(places.weights):
        rows = np.flatnonzero(kind == number)
        ladder = np.concatenate([[0.0], np.cumsum(weights[by_ward])])
        low, high = ladder[bounds[ward[rows]]], ladder[bounds[ward[rows] + 1]]
        height = rng.uniform(low, high)
        step = np.searchsorted(ladder, height, side="right") - 1
        # Rounding must not lift a crime over the edge of its ward.
        step = np.clip(step, bounds[ward[rows]], bounds[ward[rows] + 1] - 1)
        place[rows] = by_ward[step]
    return place


def _without_place(
    rng: np.random.Generator, counts: NDArray[np.int64], plan: dict[str, Any]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Type and month of the crimes that are published without a place."""
    share = plan["dirt"]["no_location"]
    monthly = np.round(counts.sum(axis=(0, 1)) * share / (1 - share)).astype(np.int64)
    volume = counts.sum(axis=(0, 2)).astype(np.float64)
    month = np.repeat(np.arange(len(monthly)), monthly)
    kind = rng.choice(len(volume), len(month), p=volume / volume.sum())
    return kind, month


def _detailed(
    rng: np.random.Generator,
    *,
    kind: NDArray[np.int64],
    month: NDArray[np.int64],
    place: NDArray[np.int64],
    timeline: Timeline,
    plan: dict[str, Any],
) -> Crimes:
    count = len(kind)
    dirt, outcomes = plan["dirt"], plan["outcomes"]
    without_id = [t["id"] for t in plan["types"]].index(outcomes["without_id"])
    is_blank = (kind == without_id) | (rng.random(count) < dirt["blank_ids"])
    ids = np.where(is_blank, "", new_ids(rng, count)).astype(np.object_)
    lags = outcomes["lag_shares"]
    retired_until = timeline.before_last(plan["splits"]["months_before_last"])
    keeps_old = rng.random(count) < plan["splits"]["retired_code_share"]
    return Crimes(
        ids=ids,
        month=month,
        type=kind,
        place=place,
        outcome=_outcomes(rng, kind, plan),
        lag=rng.choice(len(lags), count, p=np.array(lags) / sum(lags)),
        repeated=~is_blank
        & (place != NOWHERE)
        & (rng.random(count) < dirt["repeated_ids"]),
        old_code=(month < retired_until) | keeps_old,
    )


def _outcomes(
    rng: np.random.Generator, kind: NDArray[np.int64], plan: dict[str, Any]
) -> NDArray[np.int64]:
    labels = outcome_labels(plan)
    tables = plan["outcomes"]["weights"]
    outcome = np.zeros(len(kind), dtype=np.int64)
    for number, details in enumerate(plan["types"]):
        if details["id"] == plan["outcomes"]["without_id"]:
            continue
        table = tables.get(details["id"], tables["default"])
        weights = np.array(list(table.values()), dtype=np.float64)
        rows = np.flatnonzero(kind == number)
        drawn = rng.choice(len(table), len(rows), p=weights / weights.sum())
        outcome[rows] = np.array([labels.index(label) for label in table])[drawn]
    return outcome
