"""Who is told that a return is due, and when."""

from datetime import datetime

import pytest
from django.core import mail
from django.utils import timezone

from fourfold.interfaces.jobs.daily import remind_of_returns as daily
from fourfold.partnership.audit.doers import job
from fourfold.partnership.notifications.models import Message
from fourfold.partnership.programmes import services
from tests.partnership.programmes.test_returns import JANUARY
from tests.programmes import file_return, make_kpi, make_service

BY = job("daily/remind_of_returns")


def remind(clock, day):
    clock.move_to(datetime.fromisoformat(f"{day}T06:00:00+00:00"))
    return services.remind_of_returns(
        by=BY, now=timezone.now(), address=lambda found: f"/s/{found.public_id}/"
    )


def told():
    return set(Message.objects.values_list("to_address", flat=True))


@pytest.mark.parametrize(
    ("day", "sent"),
    [
        ("2026-02-02", 0),
        ("2026-02-03", 1),
        ("2026-02-04", 0),
        ("2026-02-09", 1),
        ("2026-02-10", 1),
        ("2026-02-11", 2),
        ("2026-02-12", 0),
        ("2026-02-18", 2),
    ],
)
def test_reminders_come_before_on_and_after_the_day(clock, worker, kpi, day, sent):
    """Once it is late, whoever manages programmes is told as well."""
    assert remind(clock, day) == sent
    assert remind(clock, day) == 0


def test_who_provides_is_told_first(clock, worker, manager, kpi):
    remind(clock, "2026-02-10")

    assert told() == {worker.email}


def test_whoever_manages_is_told_where_nobody_files(clock, manager, programme, council):
    make_kpi(manager, make_service(manager, programme, council))

    assert remind(clock, "2026-02-10") == 1
    assert told() == {manager.email}


def test_nobody_is_reminded_of_what_came(clock, worker, kpi):
    clock.move_to(datetime.fromisoformat("2026-02-01T10:00:00+00:00"))
    file_return(worker, kpi, JANUARY)

    assert remind(clock, "2026-02-10") == 0


def test_the_job_says_how_many_it_sent(clock, worker, kpi):
    clock.move_to(datetime.fromisoformat("2026-02-10T06:00:00+00:00"))

    assert daily.run(timezone.now()) == {"reminders": 1}
    assert mail.outbox == []
