"""What councillors ask about: what is late, what was changed and by whom, what is left
open. As plain rows, from what is public already.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from fourfold.interfaces.components.enquiries import words_of
from fourfold.interfaces.components.histories import event
from fourfold.interfaces.components.promises import late_words
from fourfold.interfaces.components.words import day_words
from fourfold.partnership.enquiries import clock
from fourfold.partnership.enquiries.models import Enquiry
from fourfold.partnership.enquiries.queries import open_enquiries
from fourfold.partnership.strategy import queries
from fourfold.partnership.strategy.keeping import UNKNOWN
from fourfold.partnership.strategy.models import Action, Change, Objective, Pledge
from fourfold.partnership.strategy.standing import kept
from fourfold.partnership.strategy.states import Status, is_late

from .addresses import page
from .asked import enquiry_page

LATE, CHANGED, STOPPED = "late", "changed", "stopped"
UNKEPT, UNANSWERED = "no outcome", "unanswered"
# Of changes, those of days and of how something stands.
TOLD_OF = ("due_on", "status", "review_on", "ends_on")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to ask about.

    day : of the change, or by which it was due; by : a role and an agency, no person
    """

    section: str
    title: str
    page: str
    agency: str
    domain: str
    day: date
    what: str
    why: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """since : first day of which changes are told

    agency, domain : public identifier and slug; empty for all
    """

    since: date
    agency: str = ""
    domain: str = ""

    def fits(self, agency: Any, domain: Any) -> bool:
        is_agency = not self.agency or str(getattr(agency, "public_id", "")) == (
            self.agency
        )
        is_domain = not self.domain or getattr(domain, "slug", "") == self.domain
        return is_agency and is_domain


@dataclass(frozen=True, slots=True)
class _Thing:
    """What was promised, with whose it is; None for whoever keeps the whole."""

    row: Model
    agency: Any
    domain: Any

    def told(self, section: str, *, day: date, what: str, **more: str) -> Row:
        return Row(
            section=section,
            title=str(self.row),
            page=page(self.row),
            agency=str(self.agency or "The partnership"),
            domain=str(self.domain or "All domains"),
            day=day,
            what=what,
            **more,
        )


def scrutinised(wanted: Narrowed, today: date) -> list[Row]:
    """All rows, section after section; some ten queries however long the plan is."""
    things = _things()
    fitting = {
        key: each
        for key, each in things.items()
        if wanted.fits(each.agency, each.domain)
    }
    began = timezone.make_aware(datetime.combine(wanted.since, time.min))
    said = _last_said()
    return [
        *_late(fitting.values(), said, today),
        *_changed(queries.changes_since(began).filter(field__in=TOLD_OF), fitting),
        *_stopped(fitting.values(), said),
        *_without_outcome(fitting.values(), today),
        *_unanswered(open_enquiries(), things, wanted=wanted, today=today),
    ]


def _things() -> dict[UUID, _Thing]:
    found = [
        *(_of_action(each) for each in queries.all_actions()),
        *(_Thing(each, each.agency, each.domain) for each in queries.pledges()),
        *(_Thing(each, each.owner_agency, each.domain) for each in _objectives()),
        *(_Thing(each, None, each.domain) for each in queries.recommendations()),
        *(_Thing(each, None, None) for each in queries.strategies()),
    ]
    return {each.row.public_id: each for each in found}  # type: ignore[attr-defined]


def _of_action(action: Action) -> _Thing:
    return _Thing(action, action.lead_agency, action.recommendation.domain)


def _objectives() -> Iterable[Objective]:
    return queries.objectives()


def _last_said() -> dict[UUID, Change]:
    """Of each action, the last that was said of how it stands or when it is due."""
    found = queries.changes_since().filter(kind="action", field__in=TOLD_OF)
    return {each.subject: each for each in reversed(list(found))}


def _late(
    things: Iterable[_Thing], said: Mapping[UUID, Change], today: date
) -> Iterator[Row]:
    late = [
        (each, each.row)
        for each in things
        if isinstance(each.row, Action) and is_late(each.row, today)
    ]
    late.sort(
        key=lambda pair: (str(pair[0].agency), str(pair[0].domain), pair[1].due_on)
    )
    for each, action in late:
        yield each.told(
            LATE,
            day=action.due_on,
            what=late_words(action, today),
            **_explained(said.get(action.public_id)),
        )


def _changed(found: Iterable[Change], things: Mapping[UUID, _Thing]) -> Iterator[Row]:
    for change in found:
        if change.subject not in things:
            continue
        told = event(change)
        was = f", before {told.was}" if told.was else ""
        yield things[change.subject].told(
            CHANGED,
            day=timezone.localtime(change.at).date(),
            what=f"{told.title}: {told.now}{was}",
            **_explained(change),
        )


def _stopped(things: Iterable[_Thing], said: Mapping[UUID, Change]) -> Iterator[Row]:
    for each in things:
        if isinstance(each.row, Action) and each.row.status == Status.STOPPED:
            change = said.get(each.row.public_id)
            body = change.body if change else ""
            yield each.told(
                STOPPED,
                day=each.row.settled_on or each.row.due_on,
                what=f"Stopped. Decided by: {body}",
                **_explained(change),
            )


def _without_outcome(things: Iterable[_Thing], today: date) -> Iterator[Row]:
    for each in things:
        if not isinstance(each.row, Pledge):
            continue
        stands = kept(each.row, today)
        if stands.word == UNKNOWN[0]:
            yield each.told(UNKEPT, day=each.row.ends_on, what=stands.sentence)


def _unanswered(
    found: Iterable[Enquiry],
    things: Mapping[UUID, _Thing],
    *,
    wanted: Narrowed,
    today: date,
) -> Iterator[Row]:
    for enquiry in found:
        about = things[enquiry.subject]
        if not wanted.fits(enquiry.agency, about.domain):
            continue
        days = clock.days_late(enquiry, today)
        stands = f"{days} days late" if days else clock.standing(enquiry, today).word
        yield Row(
            section=UNANSWERED,
            title=words_of(enquiry),
            page=enquiry_page(enquiry) or page(about.row),
            agency=str(enquiry.agency or "The partnership"),
            domain=str(about.domain or "All domains"),
            day=clock.answer_due_on(enquiry),
            what=f"{stands}. Asked on {day_words(enquiry.asked_on)}",
        )


def _explained(change: Change | None) -> dict[str, str]:
    if change is None:
        return {"why": "Nobody has said anything yet."}
    return {"why": change.reason, "by": f"{change.role}, {change.agency.name}"}


def of_section(rows: Sequence[Row], section: str) -> list[Row]:
    return [each for each in rows if each.section == section]
