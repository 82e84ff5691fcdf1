"""What residents ask, and how it stands, in words for anybody and for staff.

page : of a question, the address of its page; empty where it has none
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Model
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from fourfold.partnership.enquiries import clock
from fourfold.partnership.enquiries.models import Enquiry, Step
from fourfold.partnership.enquiries.queries import Tally
from fourfold.partnership.enquiries.rules import refusals

from .listing import Cell, Column, Table
from .marking import english, filled
from .values import Line
from .words import day_words

PageOf = Callable[[Enquiry], str]
LONGEST = 160
UNREAD = _("A question that nobody has read yet")
NOBODY = _("Nobody has asked anything yet.")


def words_of(enquiry: Enquiry, *, is_short: bool = False) -> str:
    """What everybody may read of it; that there is one, where they may not read it."""
    if enquiry.text:
        return english(short(enquiry.text) if is_short else enquiry.text)
    if enquiry.reason:
        words = gettext("A question that is not shown. {reason}")
        return filled(words, reason=english(refusals()[enquiry.reason]))
    return str(UNREAD)


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
    empty: str | Promise = NOBODY,
) -> Table:
    """subjects : what each is about, where a list is of questions about many things"""
    about = [] if subjects is None else [Column(_("What it is about"))]
    return Table(
        caption=_("Questions, what is late first"),
        caption_is_hidden=True,
        columns=[
            Column(_("Question")),
            *about,
            Column(_("Who answers")),
            Column(_("Answer due")),
            Column(_("How it stands")),
        ],
        rows=[_row(each, today, page=page, subjects=subjects) for each in found],
        empty=empty,
    )


def enquiry_lines(enquiry: Enquiry, today: date) -> list[Line]:
    stands = clock.standing(enquiry, today)
    read = day_words(clock.read_due_on(enquiry))
    is_over = clock.is_read_late(enquiry, today)
    said = day_words(enquiry.read_on) if enquiry.read_on else gettext("Not yet")
    words = gettext("%(said)s. Due %(day)s")
    if is_over:
        words = gettext("%(said)s. Was due %(day)s")
    return [
        Line(gettext("How it stands"), stands.word, tag=stands.colour),
        Line(gettext("Asked on"), day_words(enquiry.asked_on)),
        Line(gettext("Read on"), words % {"said": said, "day": read}),
        Line(gettext("Answer due"), day_words(clock.answer_due_on(enquiry))),
        Line(gettext("Answered"), _when(enquiry, today) or gettext("Not yet")),
        Line(gettext("Who answers"), _whose(enquiry)),
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
        words_of(enquiry, is_short=True),
        href=page(enquiry),
        hint=gettext("Asked on %(day)s") % {"day": day_words(enquiry.asked_on)},
    )
    about = [] if subjects is None else [english(short(str(subjects[enquiry.subject])))]
    due = day_words(clock.answer_due_on(enquiry))
    return [asked, *about, _whose(enquiry), due, standing_cell(enquiry, today)]


def _whose(enquiry: Enquiry) -> str:
    if enquiry.agency is None:
        return gettext("The partnership")
    return english(enquiry.agency.name)


def _when(enquiry: Enquiry, today: date) -> str:
    """How late it is, or when it was settled and how long after its day."""
    if days := clock.days_late(enquiry, today):
        late = ngettext("%(days)d day late", "%(days)d days late", days)
        return late % {"days": days}
    if enquiry.settled_on is None:
        return ""
    over = clock.days_over(enquiry)
    said = day_words(enquiry.settled_on)
    words = ngettext(
        "%(day)s, %(over)d day after it was due",
        "%(day)s, %(over)d days after it was due",
        over,
    )
    return words % {"day": said, "over": over} if over else said
