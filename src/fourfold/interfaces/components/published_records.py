"""Publications, offices and events as words and rows, for anybody and for staff."""

from collections.abc import Callable, Iterable
from datetime import date

from fourfold.partnership.public_record.limits import review_days_over
from fourfold.partnership.public_record.models import (
    Event,
    LinkLook,
    Office,
    Publication,
    PublicationVersion,
    Shown,
)

from .listing import Cell, Column, Table
from .sizes import size_words
from .words import day_words

NO_DAY = "The source gives no day"
STATES = {"draft": "grey", "published": "green", "withdrawn": "red"}


def dated(day: date | None, precision: str) -> str:
    """A day no more exactly than it is known: "2018", "April 2025", "6 May 2025"."""
    if day is None:
        return NO_DAY
    if precision == Publication.Precision.YEAR:
        return str(day.year)
    if precision == Publication.Precision.MONTH:
        return f"{day:%B %Y}"
    return day_words(day)


def review_words(publication: Publication, today: date) -> tuple[str, str]:
    """When it is looked at again, and the colour of a tag where that is overdue."""
    if publication.review_on is None:
        return "No review is promised", ""
    over = review_days_over(publication.review_on, today)
    if not over:
        return day_words(publication.review_on), ""
    days = "day" if over == 1 else "days"
    was = day_words(publication.review_on)
    return f"Review overdue by {over:,} {days}: it was due {was}", "red"


def evidence_words(publication: Publication) -> str:
    """Of what kind evidence is and how strong; nothing for what is none."""
    if not publication.evidence:
        return ""
    kind = publication.get_evidence_display()
    return f"{kind}. {publication.get_strength_display()}"


def publication_table(
    found: Iterable[Publication],
    today: date,
    *,
    page: Callable[[Publication], str],
    empty: str,
) -> Table:
    return Table(
        caption="Publications",
        caption_is_hidden=True,
        columns=[
            Column("Publication"),
            Column("Kind"),
            Column("Published by"),
            Column("When"),
        ],
        rows=[
            [
                Cell(each.title, href=page(each), hint=_overdue(each, today)),
                each.get_kind_display(),
                each.publisher,
                dated(each.dated_on, each.precision),
            ]
            for each in found
        ],
        empty=empty,
    )


def event_table(
    found: Iterable[Event], *, page: Callable[[Event], str], empty: str
) -> Table:
    return Table(
        caption="Events",
        caption_is_hidden=True,
        columns=[Column("Event"), Column("Kind"), Column("When"), Column("Where")],
        rows=[
            [
                Cell(each.title, href=page(each)),
                each.get_kind_display(),
                Cell(
                    dated(each.held_on, each.precision),
                    hint="Sources give different days" * days_differ(each),
                ),
                each.place or "The source gives no place",
            ]
            for each in found
        ],
        empty=empty,
    )


def days_differ(event: Event) -> bool:
    return len({each.says_on for each in event.days.all()}) > 1


def day_table(event: Event) -> Table:
    return Table(
        caption="Days that sources give",
        caption_is_hidden=True,
        columns=[Column("Day"), Column("How it says so"), Column("Source")],
        rows=[
            [f"{each.says_on:%A} {day_words(each.says_on)}", each.how, each.source]
            for each in event.days.all()
        ],
    )


def office_table(
    found: Iterable[Office], *, page: Callable[[Office], str] | None = None
) -> Table:
    """page : of an office, where the name of its holder leads; no names without it"""
    titles = ["Office", "Since", "Until", "Source"]
    head = ["Who"] if page else []
    return Table(
        caption="Offices",
        caption_is_hidden=True,
        columns=[Column(each) for each in [*head, *titles]],
        rows=[
            [
                *([Cell(each.person.name, href=page(each))] if page else []),
                Cell(each.title, hint=each.body),
                *_since_and_until(each),
                each.source,
            ]
            for each in found
        ],
        empty="No office is written down.",
    )


def link_words(version: PublicationVersion) -> tuple[str, str]:
    """Whether what a link leads to was there when last followed, and a colour."""
    look: LinkLook | None = next(iter(version.looks.all()), None)
    if look is None:
        return "Nobody has looked yet whether it is still there", "grey"
    when = day_words(look.looked_on)
    said = f" {look.note}" if look.note else ""
    if look.is_there:
        return f"It was there on {when}.{said}", "green"
    return f"It was gone on {when}.{said}", "red"


def file_words(version: PublicationVersion) -> str:
    return f"PDF, {size_words(version.file_size or 0)}"


def state_cell(thing: Shown) -> Cell:
    return Cell(thing.get_state_display(), tag=STATES[thing.state])


def _since_and_until(office: Office) -> list[object]:
    seen = f"Seen in it on {day_words(office.seen_on)}"
    since = day_words(office.starts_on) if office.starts_on else "Not stated"
    until = day_words(office.ends_on) if office.ends_on else "Not stated"
    return [Cell(since, hint=seen), until]


def _overdue(publication: Publication, today: date) -> str:
    words, colour = review_words(publication, today)
    return words if colour else ""
