from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from fourfold.partnership.information_rights.services import (
    ask_for_identity,
    let_colleague_in,
    refuse,
)
from fourfold.partnership.job_log.catalogue import job_named
from fourfold.partnership.notifications.models import Message
from tests.partnership.information_rights.asking import receive
from tests.people import actor_of, make_person


@pytest.fixture
def asked(governance):
    """Received on 3 September 2025, so due on 3 October."""
    with time_machine.travel("2025-09-03T10:00Z", tick=False):
        return receive(governance)


def remind(month, day):
    return job_named("daily/remind_of_requests").run(
        datetime(2025, month, day, 8, tzinfo=UTC)
    )["reminders"]


def test_handlers_are_reminded_on_the_days_that_are_set_and_once_a_day(
    asked, governance, council
):
    colleague = make_person("Colle Ague", council, "information-governance")
    with time_machine.travel("2025-09-04T10:00Z", tick=False):
        let_colleague_in(
            by=actor_of(governance), request_id=asked.pk, person_id=colleague.pk
        )

    told = {day: remind(9, day) for day in (25, 26, 27)}
    again = remind(9, 26)

    assert told == {25: 0, 26: 2, 27: 0}
    assert again == 0
    message = Message.objects.filter(template="subject-access-due").first()
    assert message.context["link"] == reverse("staff:request", args=[asked.public_id])
    assert "Una Known" not in str(list(Message.objects.values()))


def test_what_is_late_is_told_every_week(asked):
    assert [remind(10, day) for day in (3, 4, 9, 10, 11, 17)] == [1, 0, 0, 1, 0, 1]


def test_nobody_is_reminded_of_what_is_closed_or_stands(asked, governance):
    with time_machine.travel("2025-09-04T10:00Z", tick=False):
        standing = receive(governance)
        ask_for_identity(by=actor_of(governance), request_id=standing.pk)
        refuse(by=actor_of(governance), request_id=asked.pk, reason="withdrawn")

    assert remind(9, 26) == remind(10, 2) == remind(10, 4) == 0
