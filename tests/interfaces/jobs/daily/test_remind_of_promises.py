from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from fourfold.partnership.job_log.catalogue import job_named
from fourfold.partnership.notifications.models import Message
from tests.enquiries import make_shown
from tests.people import make_person
from tests.strategies import (
    make_action,
    make_domain,
    make_recommendation,
    make_strategy,
)


@pytest.fixture
def action(council):
    with time_machine.travel("2026-05-01T10:00Z", tick=False):
        manager = make_person("Pro Manager", council, "programme-manager")
        answered = make_recommendation(
            manager, make_strategy(manager), make_domain(manager)
        )
        made = make_action(manager, answered, council)
        make_shown(manager, made)
    return made


def run(year, month, day):
    when = datetime(year, month, day, 8, tzinfo=UTC)
    return job_named("daily/remind_of_promises").run(when)


def test_job_reminds_brings_on_and_sums_up_and_again_does_nothing(action):
    first, again = run(2027, 3, 26), run(2027, 3, 26)

    # Action and question, both late: the question also to the chair.
    assert first == {
        "addresses_cleared": 0,
        "reminders": 0,
        "escalated": 3,
        "digests": 1,
    }
    assert set(again.values()) == {0}
    links = Message.objects.filter(template="promise-late")
    assert {each.context["link"] for each in links} == {
        reverse("public:action", args=[action.public_id]),
        reverse("public:questions"),
    }


def test_reminder_leads_to_where_it_is_seen_to(action):
    assert run(2027, 3, 5)["reminders"] == 1

    message = Message.objects.get(template="promise-due")
    assert message.context["link"] == reverse(
        "staff:strategy-action", args=[action.public_id]
    )
