"""Names on a map, each where there is room for it.

    labels_of([("Hale End & Highams Park South", (200, 160))], width=350, height=640)

A name that would lie on another or leave the map is not written: a name that cannot be
read helps nobody, and each place of the map has its name as a link anyway.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# In units of the map, of letters as the styles draw them: a line, and a mean letter.
LINE, LETTER = 10.0, 4.9
LONGEST_LINE = 12
# A name may move so many lines up or down from the middle of its place.
STEPS = (0.0, 0.5, -0.5, 1.0, -1.0)


@dataclass(frozen=True, slots=True)
class Label:
    """lines : each with the height of its foot; all in the middle at x"""

    x: float
    lines: Sequence[tuple[float, str]]


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        beside = self.right <= other.left or other.right <= self.left
        above = self.bottom <= other.top or other.bottom <= self.top
        return not (beside or above)


def labels_of(
    places: Sequence[tuple[str, Sequence[float]]], *, width: float, height: float
) -> list[Label]:
    """Of names with the middle of their place; short names find room first."""
    taken: list[Box] = []
    labels = []
    for name, middle in sorted(places, key=lambda place: len(place[0])):
        lines = lines_of(name)
        for box in _boxes(lines, middle, width=width):
            if box.top >= 0 and box.bottom <= height and not _is_met(box, taken):
                taken.append(box)
                labels.append(_label(lines, box))
                break
    return labels


def lines_of(name: str) -> list[str]:
    """The name in lines, broken between words; a long word is a line of its own."""
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + 1 + len(word) <= LONGEST_LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _boxes(
    lines: Sequence[str], middle: Sequence[float], *, width: float
) -> Iterator[Box]:
    """Where the name could be, the best first; moved sideways to stay on the map."""
    half, tall = max(map(len, lines)) * LETTER / 2, len(lines) * LINE
    x = min(max(middle[0], half), max(width - half, half))
    for step in STEPS:
        top = middle[1] + step * LINE - tall / 2
        yield Box(x - half, top, x + half, top + tall)


def _is_met(box: Box, taken: Sequence[Box]) -> bool:
    return any(box.meets(each) for each in taken)


def _label(lines: Sequence[str], box: Box) -> Label:
    feet = (box.top + (line + 0.8) * LINE for line in range(len(lines)))
    return Label(
        round((box.left + box.right) / 2, 1),
        [(round(foot, 1), line) for foot, line in zip(feet, lines, strict=True)],
    )
