"""Which parts stand: for each force and month, what was published last."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .releases import Part, Release

WHOLE: tuple[str, ...] = ()


@dataclass(frozen=True)
class StandingPart:
    """A part and the release that it stands for."""

    part: Part
    release: Release

    @property
    def age(self) -> tuple[str, int]:
        """Sorts from what was published first to what was published last."""
        return (self.release.edition, self.release.number)


def standing(releases: Iterable[Release], dataset: str) -> tuple[StandingPart, ...]:
    """The latest part of each force and month, by force and month.

    The later edition stands, and of one edition the later load. Answers of the
    API for some areas stand only where there is no file of the whole force, and
    only if no later answers are about any of the same areas.
    """
    candidates: dict[tuple[str, str], list[StandingPart]] = defaultdict(list)
    for release in releases:
        for part in release.parts:
            if part.dataset == dataset and part.month:
                found = StandingPart(part, release)
                candidates[part.force, part.month].append(found)
    return tuple(
        stands for key in sorted(candidates) for stands in _latest(candidates[key])
    )


def not_standing(releases: Sequence[Release], release: Release) -> tuple[Part, ...]:
    """The parts of a release that another one's stand in the place of."""
    datasets = {part.dataset for part in release.parts}
    stand = {
        (s.part.path, s.part.covers)
        for dataset in datasets
        for s in standing(releases, dataset)
    }
    return tuple(
        part
        for part in release.parts
        if part.month and (part.path, part.covers) not in stand
    )


def area_parts(releases: Iterable[Release]) -> tuple[Part, ...]:
    """Tables of areas and people, each once, by when it was loaded last."""
    found: dict[str, Part] = {}
    for release in releases:
        for part in release.parts:
            if not part.month:
                found.pop(part.path, None)
                found[part.path] = part
    return tuple(found.values())


def _latest(candidates: Iterable[StandingPart]) -> list[StandingPart]:
    """Of one force and month, newest first, what no newer one speaks for."""
    # Sorting keeps the order of equals: of two in one release the later counts.
    newest_first = sorted(candidates, key=lambda found: found.age)[::-1]
    for found in newest_first:
        if found.part.covers == WHOLE:
            return [found]
    latest: list[StandingPart] = []
    for found in newest_first:
        if all(set(found.part.covers).isdisjoint(s.part.covers) for s in latest):
            latest.append(found)
    return sorted(latest, key=lambda found: found.part.covers)
