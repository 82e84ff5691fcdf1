"""Who is told of what is due, late or waits; each of it once."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from fourfold.partnership.enquiries.services import answer
from fourfold.partnership.notifications.models import Message
from fourfold.partnership.notifications.rendering import words_of
from fourfold.partnership.reminders import services
from fourfold.partnership.reminders.models import Preference, Reminder
from fourfold.partnership.strategy.services import (
    move_due_date,
    publish_outcome,
    record_entry,
    set_status,
)
from tests.enquiries import make_shown
from tests.people import SET_UP, actor_of, make_agency, make_person
from tests.strategies import evidence, make_action, make_domain, make_recommendation


def at(month, day, hour=8):
    return datetime(2026 + month // 13, (month - 1) % 12 + 1, day, hour, tzinfo=UTC)


def remind(now):
    return services.remind(by=SET_UP, now=now, address=lambda each: f"/{each.subject}/")


def escalate(now):
    return services.escalate(by=SET_UP, now=now, address=lambda each: f"/{each.kind}/")


def digests(now):
    return services.send_digests(by=SET_UP, now=now, link="/staff/strategy/")


def sent(template):
    found = Message.objects.filter(template=template).order_by("pk")
    return [each.to_address for each in found]


@pytest.fixture
def owner(council):
    return make_person("Ow Ner", council, "asb-officer")


@pytest.fixture
def lead(council):
    return make_person("Le Ad", council, "board-member")


def choose(person, frequency):
    services.choose_frequency(by=actor_of(person), frequency=frequency)


def test_owner_is_reminded_once_of_each_day_however_often_the_job_runs(action, owner):
    # Promised on 12 March 2026 for a year: due on 12 March 2027.
    told = [
        remind(at(14, 9)),
        remind(at(14, 10)),
        remind(at(14, 10)),
        remind(at(15, 1)),
    ]
    told += [
        remind(at(15, 5)),
        remind(at(15, 11)),
        remind(at(15, 12)),
        remind(at(15, 13)),
    ]

    assert told == [0, 1, 0, 0, 1, 1, 0, 0]
    assert set(sent("promise-due")) == {owner.email}
    message = Message.objects.first()
    assert message.context["link"] == f"/{action.public_id}/"
    assert message.person_ref == owner.public_id
    assert "12 March 2027" in words_of(message).subject
    assert action.title not in words_of(message).body


@pytest.mark.parametrize(
    ("month", "day", "hour", "count"),
    # A summer night: in London the 11th of August begins an hour before midnight UTC.
    [(8, 10, 22, 0), (8, 10, 23, 1)],
)
def test_days_begin_at_midnight_of_london(
    manager, by, recommendation, council, owner, month, day, hour, count
):
    action = make_action(manager, recommendation, council, horizon="short")
    move_due_date(
        by=by, action_id=action.pk, due_on=date(2026, 9, 10), reason="The board met"
    )

    assert remind(at(month, day, hour)) == count


def test_another_day_is_reminded_of_anew(action, by, owner):
    remind(at(15, 11))
    move_due_date(
        by=by, action_id=action.pk, due_on=date(2027, 4, 12), reason="The board met"
    )

    assert remind(at(15, 13)) == 1


def test_what_is_settled_is_told_to_nobody(action, by, owner, lead):
    set_status(by=by, action_id=action.pk, status="done", **evidence())

    assert remind(at(15, 11)) == escalate(at(17, 1)) == digests(at(17, 1)) == 0


def test_manager_is_told_where_an_agency_has_nobody(action, manager):
    remind(at(15, 11))

    assert sent("promise-due") == [manager.email]


def test_only_who_wants_each_reminder_gets_it(action, owner):
    choose(owner, "weekly")

    assert remind(at(15, 11)) == 0
    assert digests(at(15, 11)) == 2  # with the programme manager


@pytest.mark.parametrize("frequency", ["never", "weekly"])
def test_nobody_can_switch_off_what_is_long_late(action, lead, frequency):
    choose(lead, frequency)

    told = [escalate(at(15, 25)), escalate(at(15, 26)), escalate(at(15, 26))]

    assert told == [0, 1, 0]
    assert sent("promise-late") == [lead.email]
    words = words_of(Message.objects.get(template="promise-late"))
    assert words.subject == "14 days late"
    assert "cannot be switched off" in words.body


def test_it_goes_to_the_chair_of_the_domain_next(manager, strategy, council, lead):
    police = make_agency("Invented Constabulary")
    chair = make_person("Cha Ir", police, "board-member")
    domain = make_domain(manager, chair_agency_id=police.pk)
    make_action(manager, make_recommendation(manager, strategy, domain), council)

    assert escalate(at(16, 8)) == 1
    assert escalate(at(16, 9)) == 1
    assert sent("promise-late") == [lead.email, chair.email]


def test_any_of_the_board_is_told_where_nobody_chairs(action, lead):
    escalate(at(16, 9))

    assert sent("promise-late") == [lead.email, lead.email]


def test_manager_is_told_where_there_is_no_board(action, manager):
    assert escalate(at(16, 9)) == 2
    assert set(sent("promise-late")) == {manager.email}


def test_digest_counts_what_is_ones_own(
    manager, action, pledge, objective, recommendation, owner
):
    make_shown(manager, action)  # on 1 May: due on 2 June
    make_action(manager, recommendation, make_agency("Neighbours"))

    assert digests(at(14, 20)) == 2

    own = Message.objects.get(template="strategy-digest", to_address=owner.email)
    whole = Message.objects.get(template="strategy-digest", to_address=manager.email)
    # The pledge ended and the review was due; one action is due on 12 March.
    assert own.context == {
        "link": "/staff/strategy/",
        "late": 2,
        "due": 1,
        "waiting": 1,
        "overdue": 1,
    }
    assert whole.context == own.context | {"due": 2}
    assert words_of(own).subject == "2 late, 1 due soon, 1 questions waiting"


def test_digest_is_sent_once_a_week_and_to_nobody_who_wants_none(action, owner, lead):
    choose(lead, "never")

    # A Monday, the Sunday after, and the next Monday.
    told = [digests(at(15, 1)), digests(at(15, 7)), digests(at(15, 8))]

    assert told == [2, 0, 2]
    assert lead.email not in sent("strategy-digest")


def test_digest_with_nothing_in_it_is_not_sent(manager):
    assert digests(at(6, 1)) == 0


def test_pledges_are_open_until_something_is_said_of_them(by, pledge, milestone, owner):
    assert escalate(at(14, 20)) == 4  # two of them, two steps, one manager

    said = {"dated_on": date(2026, 5, 1), "source": "Return"}
    record_entry(by=by, pledge_id=pledge.pk, amount=5, **said)
    publish_outcome(
        by=by, pledge_id=milestone.pk, result="not-met", text="No room", **said
    )
    Reminder.objects.all().delete()

    assert escalate(at(14, 20)) == 0


def test_question_is_reminded_of_until_it_is_answered(manager, by, action, owner):
    made = make_shown(manager, action)
    assert remind(at(6, 1)) == 1

    answer(by=by, enquiry_id=made.pk, text="In May.")

    assert remind(at(6, 2)) == escalate(at(7, 30)) == 0


def test_two_jobs_at_once_cannot_both_have_sent_it(owner):
    row = {
        "person": owner,
        "step": "digest",
        "subject": owner.public_id,
        "day": date(2026, 6, 1),
    }
    first = Reminder.objects.create(**row)

    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(**row)

    assert str(first) == "digest, 2026-06-01"


def test_choice_is_ones_own_and_only_of_those_with_something_to_do(owner, council):
    choose(owner, "weekly")
    choose(owner, "monthly")

    assert str(Preference.objects.get()) == "Once a month"
    with pytest.raises(PermissionDenied):
        choose(make_person("Ana Lyst", council, "analyst"), "never")
