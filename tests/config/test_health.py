from datetime import timedelta

import pytest
from django.db import OperationalError, transaction
from django.urls import reverse
from django.utils import timezone

from fourfold.config import health
from fourfold.partnership.audit.doers import command
from fourfold.partnership.job_log.catalogue import all_jobs
from fourfold.partnership.job_log.models import JobRun
from fourfold.partnership.notifications.models import Message
from fourfold.partnership.notifications.services import queue

READY = reverse("health-ready")
BY = command("tests")


@pytest.fixture
def jobs_have_run(db):
    now = timezone.now()
    JobRun.objects.bulk_create(
        JobRun(
            name=job.name,
            slot=job.schedule.slot(now),
            started_at=now,
            lease_until=now,
            ended_at=now,
            outcome="done",
            host="tests",
        )
        for job in all_jobs()
    )


@pytest.fixture
def message(db):
    with transaction.atomic():
        return queue(
            by=BY,
            template="job-missed",
            to="operator@example.org",
            context={"link": "/staff/", "job": "x", "due_at": timezone.now()},
        )


def test_a_site_that_lives_says_so_without_its_database(client):
    response = client.get(reverse("health"))

    assert response.json() == {"status": "ok"}
    assert response.headers["Cache-Control"] == "no-store"


def test_a_site_that_can_be_used_says_so(client, jobs_have_run):
    response = client.get(READY)

    assert (response.status_code, response.json()) == (
        200,
        {
            "status": "ok",
            "maintenance": "off",
            "database": "ok",
            "migrations": "ok",
            "messages": "ok",
            "jobs": "ok",
        },
    )
    assert response.headers["Cache-Control"] == "no-store"


def test_a_late_job_degrades_and_closes_nothing(client, db):
    response = client.get(READY)

    assert response.status_code == 200
    assert response.json()["status"] == "degraded"
    assert response.json()["jobs"] == "late"


def test_a_message_that_waits_too_long_degrades(client, jobs_have_run, message):
    Message.objects.update(queued_at=timezone.now() - timedelta(hours=1))

    assert client.get(READY).json()["messages"] == "stuck"


def test_a_message_that_has_just_been_queued_is_not_stuck(
    client, jobs_have_run, message
):
    assert client.get(READY).json()["messages"] == "ok"


def test_a_message_that_failed_degrades(client, jobs_have_run, message):
    Message.objects.update(state="failed")

    assert client.get(READY).json()["status"] == "degraded"


def test_a_site_without_its_database_is_not_ready(client, monkeypatch, caplog):
    def away(_):
        raise OperationalError("password of Canary refused")

    monkeypatch.setattr(health, "_of_the_database", away)

    response = client.get(READY)

    assert response.status_code == 503
    assert response.json()["database"] == "no answer"
    assert "Canary" not in response.text


def test_a_site_whose_migrations_have_not_run_is_not_ready(client, db, monkeypatch):
    monkeypatch.setattr(
        health.MigrationExecutor, "migration_plan", lambda *_: ["something"]
    )

    response = client.get(READY)

    assert response.status_code == 503
    assert response.json()["migrations"] == "to be applied"


def test_a_site_that_rests_is_not_ready(client, jobs_have_run, settings, tmp_path):
    settings.MAINTENANCE_FILE = tmp_path / "maintenance.txt"
    settings.MAINTENANCE_FILE.touch()

    response = client.get(READY)

    assert response.status_code == 503
    assert client.get(reverse("health")).status_code == 200


def test_health_cannot_be_written_to(client):
    assert client.post(READY).status_code == 405
