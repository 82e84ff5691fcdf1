"""What a text of a version holds: headings, paragraphs and points. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

HEADING, POINT = "## ", "- "


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of one text, or a list of points."""

    texts: list[str]
    is_list: bool


@dataclass(slots=True)
class Section:
    """A heading and what stands under it; none for what stands before the first."""

    heading: str
    blocks: list[Block] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.blocks


@dataclass(frozen=True, slots=True)
class Tick:
    """Whether a section that is wanted is there, with anything in it."""

    title: str
    is_there: bool


def sections(text: str) -> list[Section]:
    """The sections of a text in their order; one that holds nothing is kept."""
    found = [Section("")]
    for part in _parts(text.replace("\r\n", "\n")):
        if part[0].startswith(HEADING):
            found.append(Section(part[0].removeprefix(HEADING).strip()))
        else:
            found[-1].blocks.append(_block(part))
    return [each for each in found if each.heading or each.blocks]


def ticks(text: str, wanted: Sequence[str]) -> list[Tick]:
    """Of each section that is wanted, whether it is there and says anything."""
    there = {each.heading.casefold() for each in sections(text) if not each.is_empty}
    return [Tick(title, title.casefold() in there) for title in wanted]


def _parts(text: str) -> Iterator[list[str]]:
    """Lines that belong together: a heading, points in a row, or a paragraph."""
    part: list[str] = []
    for line in (*map(str.strip, text.split("\n")), ""):
        parts_here = not line or line.startswith(HEADING)
        if part and (parts_here or _is_point(line) != _is_point(part[0])):
            yield part
            part = []
        if line.startswith(HEADING):
            yield [line]
        elif line:
            part.append(line)


def _is_point(line: str) -> bool:
    return line.startswith(POINT)


def _block(part: list[str]) -> Block:
    if _is_point(part[0]):
        return Block([each.removeprefix(POINT).strip() for each in part], is_list=True)
    return Block([" ".join(part)], is_list=False)
