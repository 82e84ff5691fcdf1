from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from fourfold.interfaces.jobs.daily.clear_sessions import run
from fourfold.partnership.accounts.models import Person

AT = datetime(2026, 6, 3, tzinfo=UTC)
store = import_module(settings.SESSION_ENGINE).SessionStore


@pytest.fixture
def session(db):
    person = Person.objects.create(email="ada@example.org", name="Ada")

    def make(expires):
        made = store()
        made["who"] = "somebody"
        made.create()
        Session.objects.filter(pk=made.session_key).update(expire_date=expires)
        UserSession.objects.create(
            user=person, session_key=made.session_key, ip="127.0.0.1", user_agent="x"
        )
        return made.session_key

    return make


def test_sessions_that_are_over_are_cleared_with_what_is_known_of_them(session):
    session(AT - timedelta(seconds=1))
    kept = session(AT + timedelta(hours=1))

    counts = run(AT)

    assert (counts["sessions"], counts["session_records"]) == (1, 1)
    assert Session.objects.get().pk == kept
    assert UserSession.objects.get().session_key == kept


def test_old_failed_attempts_to_sign_in_are_cleared(db):
    for days in (31, 29):
        attempt = AccessAttempt.objects.create(
            username=f"{days}@example.org",
            ip_address="127.0.0.1",
            user_agent="x",
            failures_since_start=1,
        )
        AccessAttempt.objects.filter(pk=attempt.pk).update(
            attempt_time=AT - timedelta(days=days)
        )

    assert run(AT)["sign_in_failures"] == 1
    assert AccessAttempt.objects.get().username == "29@example.org"


def test_finished_work_in_the_background_is_cleared(db):
    for status, days in (("SUCCESSFUL", 31), ("SUCCESSFUL", 1), ("READY", 99)):
        DBTaskResult.objects.create(
            status=status,
            finished_at=AT - timedelta(days=days),
            run_after=AT,
            args_kwargs={"args": [], "kwargs": {}},
            task_path="x",
        )

    assert run(AT)["tasks"] == 1


def test_a_second_run_clears_nothing_more(session):
    session(AT - timedelta(days=1))
    run(AT)

    assert set(run(AT).values()) == {0}
