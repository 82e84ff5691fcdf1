"""What is open and has a day: actions, pledges, reviews, questions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from fourfold.partnership.enquiries import clock
from fourfold.partnership.enquiries.queries import open_enquiries
from fourfold.partnership.strategy import queries
from fourfold.partnership.strategy.horizons import due_soon_days
from fourfold.partnership.strategy.keeping import MET, NOT_MET, PARTLY
from fourfold.partnership.strategy.standing import kept

ENQUIRY = "enquiry"
# Words of pledges of which something was said at the end, or need not be any more.
SETTLED = {MET[0], PARTLY[0], NOT_MET[0]}


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that somebody has to see to by a day.

    agency_id : that owns it; None for whoever keeps the whole
    chair_id : the agency that chairs its domain, if there is one
    """

    kind: str
    subject: UUID
    agency_id: int | None
    chair_id: int | None
    due_on: date

    def is_late(self, today: date) -> bool:
        return today > self.due_on

    def is_due_soon(self, today: date) -> bool:
        return today <= self.due_on <= today + timedelta(days=due_soon_days())


def open_matters(today: date) -> list[Matter]:
    """All of them, in a handful of queries."""
    return [*_actions(), *_pledges(today), *_reviews(), *_enquiries()]


@dataclass(frozen=True, slots=True)
class Sum:
    """late, due : of what was promised; waiting, overdue : of questions"""

    late: int
    due: int
    waiting: int
    overdue: int

    @property
    def is_nothing(self) -> bool:
        return not (self.late or self.due or self.waiting)


def summed(found: Iterable[Matter], today: date) -> Sum:
    every = list(found)
    asked = [each for each in every if each.kind == ENQUIRY]
    promised = [each for each in every if each.kind != ENQUIRY]
    return Sum(
        late=sum(each.is_late(today) for each in promised),
        due=sum(each.is_due_soon(today) for each in promised),
        waiting=len(asked),
        overdue=sum(each.is_late(today) for each in asked),
    )


def _actions() -> Iterator[Matter]:
    for each in queries.desk(None):
        yield Matter(
            kind="action",
            subject=each.public_id,
            agency_id=each.lead_agency_id,
            chair_id=each.recommendation.domain.chair_agency_id,
            due_on=each.due_on,
        )


def _pledges(today: date) -> Iterator[Matter]:
    for each in queries.pledges():
        if kept(each, today).word not in SETTLED:
            yield Matter(
                kind="pledge",
                subject=each.public_id,
                agency_id=each.agency_id,
                chair_id=each.domain.chair_agency_id,
                due_on=each.ends_on,
            )


def _reviews() -> Iterator[Matter]:
    for each in queries.objectives():
        yield Matter(
            kind="objective",
            subject=each.public_id,
            agency_id=each.owner_agency_id,
            chair_id=each.domain.chair_agency_id,
            due_on=each.review_on,
        )


def _enquiries() -> Iterator[Matter]:
    for each in open_enquiries():
        yield Matter(
            kind=ENQUIRY,
            subject=each.public_id,
            agency_id=each.agency_id,
            chair_id=None,
            due_on=clock.answer_due_on(each),
        )
