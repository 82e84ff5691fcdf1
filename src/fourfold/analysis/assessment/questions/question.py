"""The shape of every question: what it counts, what follows, what it says."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.findings import Finding
from fourfold.analysis.assessment.structure import Found, Scope, Section


def nothing_counted(_scope: Scope) -> Iterator[FigureId]:
    """For a question that only uses what others count."""
    yield from ()


def nothing_derived(_found: Found) -> Iterator[Finding]:
    """For a question whose figures are all counted."""
    yield from ()


class Question(NamedTuple):
    """One section of an assessment.

    id : of its section
    plan : the figures to count; several questions may ask for the same
    derive : the figures that are worked out from counted ones
    section : what it says, when all questions' figures are there
    """

    id: str
    plan: Callable[[Scope], Iterator[FigureId]]
    derive: Callable[[Found], Iterator[Finding]]
    section: Callable[[Found], Section]
