"""The crime categories of police.uk, as definitions/offences lists them."""

from dataclasses import dataclass
from functools import cache

from fourfold.analysis.definitions import table
from fourfold.analysis.offences.labels import normalised

CRIME_TYPES = "offences/police_uk_crime_types.csv"


@dataclass(frozen=True, slots=True)
class CrimeType:
    """A category of police.uk under the label in use now, or last in use.

    valid_from, valid_to : first and last month published under any label;
        valid_to is None while the category is in use.
    """

    id: str
    label: str
    group: str
    order: int
    valid_from: str
    valid_to: str | None


@cache
def crime_types() -> tuple[CrimeType, ...]:
    """Every category ever published, each once, in our order."""
    labels_by_id: dict[str, list[dict[str, str]]] = {}
    for row in table(CRIME_TYPES):
        labels_by_id.setdefault(row["id"], []).append(row)
    types = (_from_labels(rows) for rows in labels_by_id.values())
    return tuple(sorted(types, key=lambda crime_type: crime_type.order))


def id_of(label: str) -> str | None:
    """The category that a publisher's label, present or past, stands for.

    The API writes the id itself where the files write a label: both are known.
    """
    return _ids_by_text().get(normalised(label))


@cache
def _ids_by_text() -> dict[str, str]:
    rows = table(CRIME_TYPES)
    return {
        normalised(row[text]): row["id"] for row in rows for text in ("id", "label")
    }


def _from_labels(rows: list[dict[str, str]]) -> CrimeType:
    latest = max(rows, key=lambda row: row["valid_from"])
    return CrimeType(
        id=latest["id"],
        label=latest["label"],
        group=latest["group"],
        order=int(latest["order"]),
        valid_from=min(row["valid_from"] for row in rows),
        valid_to=latest["valid_to"] or None,
    )
