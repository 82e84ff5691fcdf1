"""Writes an edition of the police files as an archive of monthly folders."""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from .crimes import Crimes
from .stop_and_search import SEARCHES
from .street import outcome_lines, street_lines
from .tally import outcomes_truth, searches_truth, street_truth
from .timeline import month_of_year
from .truth import FileTruth
from .wording import OUTCOMES, STREET
from .world import World

_LABEL = (
    b"Invented files about an invented borough. Nothing here is about a real place."
)
# A member states when and on what system it was made; here always the same.
_DAY_MADE = 28
_UNIX = 3
# Crime IDs do not compress, so trying harder costs time and gains nothing.
_FAST = 1


def write_edition(
    path: Path, world: World, crimes: Crimes, *, edition: int
) -> dict[str, FileTruth]:
    """Write the archive of an edition; returns member name → what is in it."""
    named = world.timeline.months[edition]
    truths: dict[str, FileTruth] = {}
    with zipfile.ZipFile(path, "w") as archive:
        archive.comment = _LABEL
        for name, content, truth in _members(world, crimes, edition):
            archive.writestr(_made(name, named), content, compresslevel=_FAST)
            truths[name] = truth
    return truths


def _members(
    world: World, crimes: Crimes, edition: int
) -> Iterator[tuple[str, bytes, FileTruth]]:
    street = street_lines(crimes, world.words, edition)
    outcomes = outcome_lines(crimes, world.words, edition)
    for month in world.timeline.edition(edition):
        name = world.timeline.months[month]
        start = f"{name}/{name}-{world.plan['force']['slug']}"
        lines = outcomes[month]
        yield f"{start}-outcomes.csv", _text(OUTCOMES, lines), outcomes_truth(lines)
        lines = world.searches[month]
        yield (
            f"{start}-stop-and-search.csv",
            _text(SEARCHES, lines),
            searches_truth(lines),
        )
        if month not in world.timeline.missing:
            told = crimes.taken(crimes.month == month)
            yield (
                f"{start}-street.csv",
                *_street(world, told, street[month], month=month),
            )


def _street(
    world: World, crimes: Crimes, lines: list[str], *, month: int
) -> tuple[bytes, FileTruth]:
    dirty = world.dirt.get(month, [])
    for number, row in enumerate(dirty, start=1):
        lines.insert(number * len(lines) // (len(dirty) + 1), row.line)
    windows = month % world.plan["dirt"]["crlf_every"] == 0
    mark = month % world.plan["dirt"]["bom_every"] == 0
    truth = street_truth(
        world, crimes, dirty, windows_line_ends=windows, byte_order_mark=mark
    )
    return _text(STREET, lines, windows=windows, mark=mark), truth


def _text(
    header: Sequence[str],
    lines: list[str],
    *,
    windows: bool = False,
    mark: bool = False,
) -> bytes:
    end = "\r\n" if windows else "\n"
    text = end.join([",".join(header), *lines, ""])
    return text.encode("utf-8-sig" if mark else "utf-8")


def _made(name: str, edition: str) -> zipfile.ZipInfo:
    day = (int(edition[:4]), month_of_year(edition), _DAY_MADE, 0, 0, 0)
    member = zipfile.ZipInfo(name, day)
    member.create_system = _UNIX
    member.compress_type = zipfile.ZIP_DEFLATED
    return member
