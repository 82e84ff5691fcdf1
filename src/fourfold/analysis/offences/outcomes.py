"""What became of a crime: the outcomes of police.uk and how we group them."""

from dataclasses import dataclass
from functools import cache

from fourfold.analysis.definitions import table
from fourfold.analysis.offences.labels import normalised

OUTCOMES = "offences/outcomes.csv"
OUTCOME_GROUPS = "offences/outcome_groups.csv"


@dataclass(frozen=True, slots=True)
class Outcome:
    code: str
    label: str
    group: str


@dataclass(frozen=True, slots=True)
class OutcomeGroup:
    id: str
    label: str
    order: int
    meaning: str
    outcomes: tuple[str, ...]


@cache
def outcomes() -> tuple[Outcome, ...]:
    """Every outcome once, under the label that we show."""
    first: dict[str, Outcome] = {}
    for row in table(OUTCOMES):
        first.setdefault(row["code"], Outcome(row["code"], row["label"], row["group"]))
    return tuple(first.values())


@cache
def outcome_groups() -> tuple[OutcomeGroup, ...]:
    """The groups in the order of our charts, each with its outcomes' codes."""
    return tuple(
        OutcomeGroup(
            id=row["id"],
            label=row["label"],
            order=int(row["order"]),
            meaning=row["meaning"],
            outcomes=tuple(o.code for o in outcomes() if o.group == row["id"]),
        )
        for row in table(OUTCOME_GROUPS)
    )


def outcome_of(text: str) -> str | None:
    """The code of an outcome, from its label in a file or its code in the API."""
    return _codes_by_text().get(normalised(text))


@cache
def _codes_by_text() -> dict[str, str]:
    rows = table(OUTCOMES)
    return {
        normalised(row[text]): row["code"] for row in rows for text in ("code", "label")
    }
