"""What residents ask, and how it stands, in words for anybody and for staff.

page : of a question, the address of its page; empty where it has none
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from fourfold.partnership.enquiries import clock
from fourfold.partnership.enquiries.models import Enquiry, Step
from fourfold.partnership.enquiries.queries import Tally
from fourfold.partnership.enquiries.rules import refusals

from .listing import Cell, Column, Table
from .values import Line
from .words import day_words

PageOf = Callable[[Enquiry], str]
LONGEST = 160
UNREAD = "A question that nobody has read yet"


def words_of(enquiry: Enquiry) -> str:
    """What everybody may read of it; that there is one, where they may not read it."""
    if enquiry.text:
        return enquiry.text
    if enquiry.reason:
        return f"A question that is not shown. {refusals()[enquiry.reason]}"
    return UNREAD


def short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"


def standing_cell(enquiry: Enquiry, today: date) -> Cell:
    stands = clock.standing(enquiry, today)
    return Cell(stands.word, tag=stands.colour, hint=_when(enquiry, today))


def enquiry_table(
    found: Iterable[Enquiry],
    today: date,
    *,
    page: PageOf,
    subjects: Mapping[UUID, Model] | None = None,
    empty: str = "Nobody has asked anything yet.",
) -> Table:
    """subjects : what each is about, where a list is of questions about many things"""
    about = [] if subjects is None else [Column("What it is about")]
    return Table(
        caption="Questions, what is late first",
        caption_is_hidden=True,
        columns=[
            Column("Question"),
            *about,
            Column("Who answers"),
            Column("Answer due"),
            Column("How it stands"),
        ],
        rows=[_row(each, today, page=page, subjects=subjects) for each in found],
        empty=empty,
    )


def enquiry_lines(enquiry: Enquiry, today: date) -> list[Line]:
    stands = clock.standing(enquiry, today)
    read = day_words(clock.read_due_on(enquiry))
    is_over = clock.is_read_late(enquiry, today)
    said = day_words(enquiry.read_on) if enquiry.read_on else "Not yet"
    return [
        Line("How it stands", stands.word, tag=stands.colour),
        Line("Asked on", day_words(enquiry.asked_on)),
        Line("Read on", f"{said}. {'Was due' if is_over else 'Due'} {read}"),
        Line("Answer due", day_words(clock.answer_due_on(enquiry))),
        Line("Answered", _when(enquiry, today) or "Not yet"),
        Line("Who answers", _whose(enquiry)),
    ]


def step_words(step: Step) -> str:
    """ "Not shown: It is advertising (2 June 2026, Programme manager, Council)"."""
    told = refusals().get(step.told, step.told)
    what = f"{step.get_what_display()}: {told}" if told else step.get_what_display()
    day = day_words(timezone.localtime(step.at).date())
    return f"{what} ({day}, {step.role}, {step.agency.name})"


def tally_words(told: Tally) -> str:
    if not told.all:
        return "Nobody has asked anything yet."
    noun = "question was" if told.all == 1 else "questions were"
    verb = "is" if told.late == 1 else "are"
    late = f"{told.late} of them {verb} late" if told.late else "none of them is late"
    return f"{told.all} {noun} asked; {late}."


def _row(
    enquiry: Enquiry,
    today: date,
    *,
    page: PageOf,
    subjects: Mapping[UUID, Model] | None,
) -> list[object]:
    asked = Cell(
        short(words_of(enquiry)),
        href=page(enquiry),
        hint=f"Asked on {day_words(enquiry.asked_on)}",
    )
    about = [] if subjects is None else [short(str(subjects[enquiry.subject]))]
    due = day_words(clock.answer_due_on(enquiry))
    return [asked, *about, _whose(enquiry), due, standing_cell(enquiry, today)]


def _whose(enquiry: Enquiry) -> str:
    return enquiry.agency.name if enquiry.agency else "The partnership"


def _when(enquiry: Enquiry, today: date) -> str:
    """How late it is, or when it was settled and how long after its day."""
    if days := clock.days_late(enquiry, today):
        return _days(days, "late")
    if enquiry.settled_on is None:
        return ""
    over = clock.days_over(enquiry)
    said = day_words(enquiry.settled_on)
    return f"{said}, {_days(over, 'after it was due')}" if over else said


def _days(number: int, words: str) -> str:
    return f"{number} day {words}" if number == 1 else f"{number} days {words}"
