"""Messages that wait survive a sender that is killed at any moment."""

import os
import random
import subprocess
import sys
import time
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.utils import timezone

from fourfold.partnership.notifications.delivery import send_due
from fourfold.partnership.notifications.models import Message
from tests.post import post_office

from .conftest import BY

MESSAGES, KILLS = 300, 20
SENDER = """
import sys
from datetime import datetime
import django
django.setup()
from fourfold.partnership.audit.doers import command
from fourfold.partnership.notifications.delivery import send_due
print("ready", flush=True)
send_due(by=command("test"), limit=100_000, now=datetime.fromisoformat(sys.argv[1]))
"""


def database_url():
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def sender(server, at):
    host, port = server.server_address
    return subprocess.Popen(
        [sys.executable, "-c", SENDER, at.isoformat()],
        env={
            **os.environ,
            "DATABASE_URL": database_url(),
            "FOURFOLD_SMTP_HOST": host,
            "FOURFOLD_SMTP_PORT": str(port),
            "FOURFOLD_EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def kill_soon(process, chance):
    """At a random moment of its work, or after it is done."""
    assert process.stdout.readline() == b"ready\n"
    with process.stdout:
        time.sleep(chance.uniform(0, 0.15))
        process.kill()
        process.wait()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_when_the_sender_is_killed(put, settings, capsys):
    for number in range(MESSAGES):
        put(to=f"person{number}@example.org")
    chance = random.Random(2026)
    start = timezone.now()

    with post_office(settings) as server:
        for number in range(KILLS):
            kill_soon(sender(server, start + timedelta(minutes=6 * number)), chance)
        send_due(by=BY, limit=MESSAGES, now=start + timedelta(minutes=6 * KILLS))

    doubles = sum(server.copies.values()) - MESSAGES
    doubtful = sum(Message.objects.values_list("unconfirmed", flat=True))
    with capsys.disabled():
        print(f"\n{KILLS} kills, {doubles} of {MESSAGES} twice, {doubtful} counted")
    assert len(server.copies) == MESSAGES
    assert not Message.objects.exclude(state=Message.State.SENT).exists()
    assert 0 <= doubles <= doubtful <= KILLS
