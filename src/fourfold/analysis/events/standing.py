"""Which parts stand: for each force and month, what was published last."""

from collections.abc import Iterable
from dataclasses import dataclass

from .releases import Part, Release


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
    API for one area stand only where there is no file of the whole force.
    """
    latest: dict[tuple[str, str, tuple[str, ...]], StandingPart] = {}
    for release in releases:
        for part in release.parts:
            if part.dataset != dataset:
                continue
            candidate = StandingPart(part, release)
            key = (part.force, part.month, part.covers)
            if key not in latest or latest[key].age <= candidate.age:
                latest[key] = candidate
    whole = {(force, month) for force, month, covers in latest if not covers}
    return tuple(
        latest[key]
        for key in sorted(latest)
        if not key[2] or (key[0], key[1]) not in whole
    )
