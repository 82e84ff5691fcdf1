"""Pages of work: how far it is, stopping it, starting it again."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fourfold.partnership.datasets.models import WorkRun
from fourfold.partnership.datasets.services import begin_work, tell_progress
from tests.people import SET_UP
from tests.work import done_run, make_run

from .rows import page_at

pytestmark = pytest.mark.usefixtures("own_folders")
LONG_AGO = timezone.now() - timedelta(hours=1)


@pytest.fixture
def client(sign_in, analyst):
    return sign_in(analyst)


@pytest.fixture
def running(analyst):
    run = begin_work(by=SET_UP, run_id=make_run(analyst, "load", about="x").pk)
    tell_progress(
        by=SET_UP, run_id=run.pk, steps=["Opening", "Reading"], done=3e6, total=7e6
    )
    return run


def test_list_of_work_is_empty_and_then_is_not(
    client, analyst, django_assert_max_num_queries
):
    assert "Nobody has asked" in client.get(reverse("staff:work")).text
    done_run(analyst, "build")

    with django_assert_max_num_queries(12):
        page = client.get(reverse("staff:work")).text

    assert "Build of the counts" in page
    assert "Failed" in page
    assert "holds no Fourfold data" in page


def test_page_says_how_far_it_is(client, running, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        answer = client.get(page_at("work-run", running))

    assert "3.0 MB of 7.0 MB" in answer.text
    assert "Under way" in answer.text
    assert "Refresh" not in answer.headers
    assert "Running" in client.get(reverse("staff:data")).text.title()


def test_page_looks_again_for_whoever_asks_it_to(client, running):
    answer = client.get(page_at("work-run", running), {"follow": "1"})

    assert answer.headers["Refresh"] == "5"
    assert "Stop looking again" in answer.text

    client.post(page_at("work-stop", running))
    WorkRun.objects.update(state="cancelled", ended_at=timezone.now())
    answer = client.get(page_at("work-run", running), {"follow": "1"})

    assert "Refresh" not in answer.headers
    assert "Start it again" in answer.text


def test_work_is_stopped_once(client, running):
    page = client.post(page_at("work-stop", running), follow=True).text
    assert "It will stop at its next step." in page
    assert "Stopping" in page
    assert "Stop it" not in page

    WorkRun.objects.update(
        state="done", ended_at=timezone.now(), result={"release": ""}
    )
    page = client.post(page_at("work-stop", running), follow=True).text
    assert "not under way any more" in page
    assert "done before it could be stopped" in page


def test_work_that_waits_is_stopped_at_once(client, analyst):
    run = make_run(analyst, "build")

    page = client.post(page_at("work-stop", run), follow=True).text

    assert "Nothing was done." in page
    assert "Cancelled" in page


def test_work_that_waits_for_long_says_what_may_be_wrong(client, analyst):
    run = make_run(analyst, "build")
    assert "worker is not running" not in client.get(page_at("work-run", run)).text
    WorkRun.objects.update(asked_at=LONG_AGO)

    assert "worker is not running" in client.get(page_at("work-run", run)).text


def test_work_whose_worker_died_is_started_again(client, running):
    WorkRun.objects.update(beat_at=LONG_AGO)
    page = client.get(page_at("work-run", running)).text
    assert "Stopped before it ended" in page
    assert "has not been heard of" in page
    assert "Under way" not in page
    assert "stopped before it ended, asked" in client.get(reverse("staff:data")).text

    page = client.post(page_at("work-again", running), follow=True).text

    assert "Waiting" in page
    running.refresh_from_db()
    assert running.state == "stopped"
    assert "Not ended" in client.get(page_at("work-run", running)).text


def test_work_is_not_started_again_beside_other_work(client, analyst):
    failed = done_run(analyst, "build")
    make_run(analyst, "load", about="x")

    page = client.post(page_at("work-again", failed), follow=True).text

    assert "only one at a time" in page


def test_count_without_bytes_is_said_as_a_number(client, analyst):
    run = begin_work(by=SET_UP, run_id=make_run(analyst, "build").pk)
    tell_progress(by=SET_UP, run_id=run.pk, steps=["Counting"], done=1200, total=3000)

    assert "1,200 of 3,000" in client.get(page_at("work-run", run)).text
    tell_progress(by=SET_UP, run_id=run.pk, steps=["Counting"])
    assert " of 3,000" not in client.get(page_at("work-run", run)).text


def test_work_that_is_not_there_is_not_found(client):
    where = reverse("staff:work-run", args=["0b5c0000-0000-4000-8000-000000000000"])

    assert client.get(where).status_code == 404
