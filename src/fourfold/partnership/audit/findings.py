"""What a verification of the trail found."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

# A trail that is all wrong has as many findings as entries; the first tell enough.
SHOWN = 50


class Kind(StrEnum):
    CHANGED = "changed"
    MISSING = "missing"
    BEGINNING = "beginning missing"
    RETURNED = "retired entries returned"
    CHECKPOINT = "checkpoint not ours"
    KEY = "no entry fits the key"
    CUT = "end missing"
    REWRITTEN = "rewritten"
    ANCHORS = "anchors changed"
    NO_ANCHOR = "anchor missing"
    UNGUARDED = "database unguarded"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was written.

    seq : the first entry it concerns; None where it is of no entry
    """

    kind: Kind
    words: str
    seq: int | None = None


@dataclass(slots=True)
class Report:
    """A verification, from the first entry to the last that there was as it began.

    after : the number of entries that were retired before
    anchors : how many anchors were compared; `last_anchor` is the newest of them
    """

    after: int = 0
    checked: int = 0
    first: int | None = None
    last: int | None = None
    anchors: int = 0
    last_anchor: int | None = None
    findings: list[Finding] = field(default_factory=list)
    more: int = 0

    @property
    def is_intact(self) -> bool:
        return not self.findings

    def add(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            if len(self.findings) < SHOWN:
                self.findings.append(finding)
            else:
                self.more += 1

    def as_data(self) -> dict[str, Any]:
        return {"intact": self.is_intact, **asdict(self)}
