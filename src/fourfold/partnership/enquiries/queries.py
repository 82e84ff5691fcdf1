"""Reads what residents asked, and how it stands."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Model, Prefetch, Q, QuerySet, Subquery

from fourfold.partnership.strategy.queries import newest_key, things

from .clock import ANSWERED, LATE, REFUSED, UNREAD, WAITS, is_late, standing
from .codes import digest_of
from .models import Answer, Deed, Enquiry, Step


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions stand how; late ones count as late and as nothing else."""

    all: int
    late: int
    unread: int
    waiting: int
    answered: int
    refused: int


def enquiries() -> QuerySet[Enquiry]:
    """The newest first."""
    return Enquiry.objects.select_related("agency")


def about(*subjects: UUID) -> list[Enquiry]:
    return list(enquiries().filter(subject__in=subjects))


def enquiry(public_id: UUID) -> Enquiry | None:
    """One, with what was decided and answered."""
    found = enquiries().prefetch_related(
        Prefetch("steps", queryset=Step.objects.select_related("agency")),
        Prefetch("answers", queryset=Answer.objects.select_related("agency")),
    )
    return found.filter(public_id=public_id).first()


def decided(public_id: UUID) -> Enquiry | None:
    """One that somebody has read: what is shown, or why it is not."""
    found = enquiry(public_id)
    return None if found is None or found.read_on is None else found


def by_code(code: str) -> Enquiry | None:
    found = enquiries().filter(code_digest=digest_of(code)).first()
    return enquiry(found.public_id) if found else None


def open_enquiries() -> QuerySet[Enquiry]:
    """Those that nobody answered and that were not refused, the oldest first."""
    found = enquiries().filter(answered_on=None, refused_on=None)
    return found.order_by("asked_on", "pk")


def tally(found: Iterable[Enquiry], today: date) -> Tally:
    every = list(found)
    words = Counter(standing(each, today).word for each in every)
    return Tally(
        all=len(every),
        late=words[LATE.word],
        unread=words[UNREAD.word],
        waiting=words[WAITS.word],
        answered=words[ANSWERED.word],
        refused=words[REFUSED.word],
    )


def late_first(found: Iterable[Enquiry], today: date) -> list[Enquiry]:
    """What is late, longest first; what is open, the soonest due first; the rest."""
    return sorted(found, key=lambda each: _rank(each, today))


def _rank(found: Enquiry, today: date) -> tuple[int, int]:
    day = found.asked_on.toordinal()
    if is_late(found, today):
        return (0, day)
    return (1, day) if found.settled_on is None else (2, -day)


def deeds() -> list[Deed]:
    """What came of questions, the newest first; of question and action the last."""
    return _last(_deeds())


def told_of(subject: UUID) -> tuple[list[Enquiry], list[Deed]]:
    """Questions about one thing, and what came of these or was done by this action.

    In one query where there is neither, else in two.
    """
    tied = Deed.objects.filter(action__public_id=subject).values("enquiry")
    found = enquiries().filter(Q(subject=subject) | Q(pk__in=tied))
    every = list(found.prefetch_related(Prefetch("deeds", queryset=_deeds())))
    own = [each for each in every if each.subject == subject]
    came = [deed for each in every for deed in each.deeds.all()]
    return own, _last(
        each
        for each in sorted(came, key=lambda deed: -deed.pk)
        if subject in (each.enquiry.subject, each.action.public_id)
    )


def deeds_of(enquiry: Enquiry) -> list[Deed]:
    return _last(_deeds().filter(enquiry=enquiry))


def _deeds() -> QuerySet[Deed]:
    return Deed.objects.select_related("enquiry", "action", "agency")


def _last(found: Iterable[Deed]) -> list[Deed]:
    """found : the newest first"""
    last: dict[tuple[int, int], Deed] = {}
    for each in found:
        last.setdefault((each.enquiry_id, each.action_id), each)
    return list(last.values())


def subjects_of(found: Iterable[Enquiry]) -> dict[UUID, Model]:
    """What each is about; a query a kind."""
    return things((each.kind, each.subject) for each in found)


def newest_keys() -> list[Subquery]:
    """Others whenever something was asked, decided, answered or done."""
    return [newest_key(each) for each in (Enquiry, Step, Answer, Deed)]
