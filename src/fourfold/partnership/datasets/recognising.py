"""Tells of each file that was sent which data set it is, or what was expected."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fourfold.analysis.errors import SourceError
from fourfold.analysis.events.sorting import COMPANIONS, Sorted, sort_inputs
from fourfold.analysis.files.inputs import input_files

from .staging import EXPECTED

ANSWERS = "police_uk_api"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file, how many of each data set are in it, and what is wrong with it."""

    name: str
    datasets: dict[str, int]
    passed_over: int = 0
    problem: str = ""


def what_they_are(paths: Sequence[Path]) -> list[Recognised]:
    """By content where it tells, and by the publisher's name; every file, also after
    one that is wrong.

    Files that belong to a shapefile are told with it.
    """
    return [_recognised(p) for p in paths if p.suffix.lower() not in COMPANIONS]


def _recognised(path: Path) -> Recognised:
    try:
        with input_files([path]) as files:
            inputs = sort_inputs(files)
    except SourceError as wrong:
        return Recognised(path.name, {}, problem=_in_words(path, wrong))
    return Recognised(path.name, _datasets(inputs), len(inputs.passed_over))


def _datasets(inputs: Sorted) -> dict[str, int]:
    found = Counter(record.source.id for record in inputs.records)
    found.update(module.__name__.rpartition(".")[2] for _, module in inputs.areas)
    if inputs.answers:
        found[ANSWERS] = len(inputs.answers)
    return dict(sorted(found.items()))


def _in_words(path: Path, wrong: SourceError) -> str:
    if wrong.problem.startswith("nothing here"):
        return f"{path.name} is nothing that Fourfold reads. {EXPECTED}."
    return f"{path.name}: {wrong.problem}. {wrong.remedy}."
