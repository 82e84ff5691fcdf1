"""Which releases a build rests on: those of which something stands in it."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from fourfold.analysis.events.areas import AreaData
from fourfold.analysis.events.releases import Part, Release
from fourfold.analysis.events.standing import StandingPart

from .facts import ReleaseInfo
from .identity import BOUNDARIES


def release_infos(
    parts: Sequence[StandingPart], found: Sequence[Release], areas: AreaData
) -> tuple[ReleaseInfo, ...]:
    """By release and data set, with the number and the digest of the parts used."""
    used: dict[tuple[int, str], list[Part]] = {}
    for number, part in _used(parts, found, areas):
        used.setdefault((number, part.dataset), []).append(part)
    by_number = {release.number: release for release in found}
    return tuple(
        _info(by_number[number], dataset, used[number, dataset])
        for number, dataset in sorted(used)
    )


def _used(
    parts: Sequence[StandingPart], found: Sequence[Release], areas: AreaData
) -> Iterable[tuple[int, Part]]:
    yield from ((s.release.number, s.part) for s in parts)
    outlines = {file for _, _, file in areas.origins}
    for release in found:
        for part in release.parts:
            # Look-ups and tables of people are used together; of outlines only
            # those of the newest year.
            is_newest = part.dataset != BOUNDARIES or part.file in outlines
            if not part.month and is_newest:
                yield release.number, part


def _info(release: Release, dataset: str, parts: Sequence[Part]) -> ReleaseInfo:
    contents = sorted({part.sha256 for part in parts})
    return ReleaseInfo(
        id=release.id,
        dataset=dataset,
        edition=release.edition,
        loaded_at=release.loaded_at,
        files=len(contents),
        sha256=sha256("".join(contents).encode()).hexdigest(),
        invented=release.invented,
    )
