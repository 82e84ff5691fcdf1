"""What other sites show of a link: a picture of a place, its number and its change.

Of one size, with letters that can be read where it is shown a quarter as large. It says
nothing that the page does not say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

import vl_convert

from fourfold.analysis.assessment.profiles import DRAWN
from fourfold.analysis.assessment.structure import Scope
from fourfold.analysis.assessment.wording import period_name
from fourfold.analysis.charts.style import FONT, INK, MAIN, QUIET
from fourfold.analysis.documents.drawings import Drawings
from fourfold.analysis.documents.headlines import headlines

# What the sites that show links ask for.
WIDTH, HEIGHT = 1200, 630
EDGE = 64
HEAD = 180
BOLD, PALE = ' font-weight="700"', f' fill="{QUIET}"'
INVENTED = "Invented data. "


@dataclass(frozen=True, slots=True)
class Card:
    """place : whose card it is; number : with its unit; change : in a few words"""

    place: str
    what: str
    number: str
    unit: str
    change: str
    foot: str


def preview_cards(drawings: Drawings) -> Iterator[tuple[str, bytes]]:
    """`cards/CODE.png` of the authority and of each ward that something is told of."""
    assessment = drawings.published.assessment
    scope, record = assessment.scope, assessment.record
    foot = _foot(scope, invented=record.invented)
    forces = [force.force for force in record.forces]
    told = sorted(
        headlines(assessment.found, forces), key=lambda each: each.measure.id != DRAWN
    )
    for first in told[:1]:
        yield (
            f"cards/{scope.authority.code}.png",
            drawn(
                Card(
                    place=scope.authority.name,
                    what=first.measure.short_title,
                    number=first.number.text,
                    unit=first.unit,
                    change=first.change.text,
                    foot=foot,
                )
            ),
        )
    for ward in scope.wards:
        yield from _of_ward(drawings, ward.code, f"{scope.authority.name}. {foot}")


def _of_ward(drawings: Drawings, code: str, foot: str) -> Iterator[tuple[str, bytes]]:
    standings = drawings.pages[code].standings
    ranked = sorted(standings, key=lambda each: each.measure != DRAWN)
    for first in ranked[:1]:
        card = Card(
            place=drawings.profiles[code].ward.name,
            what=first.title,
            number=first.count.text,
            unit=first.unit,
            change=first.change.text,
            foot=foot,
        )
        yield f"cards/{code}.png", drawn(card)


def _foot(scope: Scope, *, invented: bool) -> str:
    said = f"{period_name(scope.period)}. Recorded by the police."
    return f"{INVENTED}{said}" if invented else said


def drawn(card: Card) -> bytes:
    """The card as a PNG."""
    png: bytes = vl_convert.svg_to_png(picture_of(card), scale=1)
    return png


def picture_of(card: Card) -> str:
    """The card as an SVG, with every letter on it."""
    place = _lines_of(card.place, 30)
    foot = _lines_of(card.foot, 72)
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" '
            f'height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
            f'font-family="{escape(FONT)}" fill="{INK}">',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
            f'<rect width="{WIDTH}" height="{HEAD}" fill="{MAIN}"/>',
            _text(
                place, HEAD / 2 + 58 - 36 * len(place), 58, look=f'{BOLD} fill="white"'
            ),
            _text([card.what], HEAD + 68, 44, look=BOLD),
            f'<text x="{EDGE}" y="{HEAD + 204}"><tspan font-size="130"{BOLD}>'
            f'{escape(card.number)}</tspan><tspan dx="24" font-size="44"{PALE}>'
            f"{escape(card.unit)}</tspan></text>",
            _text(_lines_of(card.change, 48), HEAD + 276, 40),
            _text(foot, HEIGHT - 36 * len(foot), 28, look=PALE),
            "</svg>",
        )
    )


def _lines_of(text: str, letters: int) -> list[str]:
    """At most two, of no more letters than there is room for; what is over is cut."""
    return wrap(text, letters, max_lines=2, placeholder=" …")


def _text(lines: Sequence[str], foot: float, size: int, *, look: str = "") -> str:
    """Lines below each other, the first with its foot at that height."""
    return "".join(
        f'<text x="{EDGE}" y="{foot + 1.25 * size * number:.0f}" font-size="{size}"'
        f"{look}>{escape(line)}</text>"
        for number, line in enumerate(lines)
    )
