"""The jobs of the audit trail and of messages, each as the folder runs it."""

import socket
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.utils import timezone

from fourfold.interfaces.jobs.daily import tell_witnesses, verify_audit
from fourfold.interfaces.jobs.hourly import anchor_audit
from fourfold.interfaces.jobs.minutely import send_messages
from fourfold.partnership.audit.doers import command
from fourfold.partnership.audit.services import record
from fourfold.partnership.notifications.services import queue
from tests.trail import unguarded

pytestmark = pytest.mark.django_db
AT = datetime(2026, 6, 3, tzinfo=UTC)
BY = command("test")


@pytest.fixture(autouse=True)
def trail(settings, tmp_path):
    settings.AUDIT_ANCHORS = tmp_path / "anchors.jsonl"
    with transaction.atomic():
        for _ in range(2):
            record(by=BY, action="audit.retired")


def test_the_trail_is_anchored_once_until_something_is_new():
    assert [anchor_audit.run(AT) for _ in range(2)] == [
        {"anchors": 1},
        {"anchors": 0},
    ]


def test_the_trail_is_verified():
    anchor_audit.run(AT)

    assert verify_audit.run(AT) == {"entries": 3, "anchors": 1}


def test_a_damaged_trail_fails_the_job():
    with unguarded() as cursor:
        cursor.execute("UPDATE audit_entry SET doer = 'nobody' WHERE seq = 1")

    with pytest.raises(verify_audit.TrailNotIntactError):
        verify_audit.run(AT)


def test_nobody_is_told_before_the_site_is_set_up():
    assert tell_witnesses.run(AT) == {"told": 0}


def test_messages_that_are_due_are_sent(mailoutbox):
    queue(by=BY, template="role-decided", to="a@example.org", context={"link": "/"})

    counts = send_messages.run(timezone.now())

    assert counts == {"sent": 1, "waiting": 0, "failed": 0}
    assert len(mailoutbox) == 1


def test_a_mail_server_that_is_away_is_said(settings):
    queue(by=BY, template="role-decided", to="a@example.org", context={"link": "/"})
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = nobody.getsockname()

        counts = send_messages.run(timezone.now())

    assert counts["no_server"] == 1
