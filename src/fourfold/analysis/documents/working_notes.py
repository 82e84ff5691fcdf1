"""The working of figures as a page shows it, beneath their table or card."""

from collections.abc import Iterable
from dataclasses import dataclass

from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.formulas import Formula, formula_of, worked_numbers
from fourfold.analysis.offences.measures import Measure


@dataclass(frozen=True, slots=True)
class NotedFigure:
    """One figure: its id, and its formula with its own numbers."""

    id: str
    numbers: str


@dataclass(frozen=True, slots=True)
class NotedKind:
    """One kind of figure: how it is worked out, and the figures of that kind."""

    formula: Formula
    figures: tuple[NotedFigure, ...]


@dataclass(frozen=True, slots=True)
class WorkingNote:
    """What the figures of one table count, and how each was worked out."""

    measures: tuple[Measure, ...]
    kinds: tuple[NotedKind, ...]

    @property
    def example(self) -> str:
        """An id to show the command with."""
        return self.kinds[0].figures[0].id


def note_on(findings: Iterable[Finding]) -> WorkingNote:
    """The working of some figures, of which there is at least one."""
    chosen = list(dict.fromkeys(findings))
    by_kind: dict[str, list[Finding]] = {}
    for finding in chosen:
        by_kind.setdefault(finding.kind, []).append(finding)
    return WorkingNote(
        measures=tuple(dict.fromkeys(finding.measure for finding in chosen)),
        kinds=tuple(
            NotedKind(
                formula_of(members[0]),
                tuple(NotedFigure(each.id, worked_numbers(each)) for each in members),
            )
            for members in by_kind.values()
        ),
    )
