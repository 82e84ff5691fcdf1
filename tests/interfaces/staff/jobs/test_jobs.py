import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from fourfold.partnership.audit.doers import command
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.job_log.catalogue import Job, all_jobs, job_named
from fourfold.partnership.job_log.schedules import Schedule
from fourfold.partnership.job_log.services import run_job

JOBS = reverse("staff:jobs")
JOB = ["daily", "clear_sessions"]
# Session, device, person, cover, roles, partnership, count, page, and a few besides;
# three for each job, by its index, however long the log is.
MOST_QUERIES = 16


@pytest.fixture
def desk(sign_in, administrator):
    return sign_in(administrator)


def broken(at):
    raise ValueError("Canary")


def run(job):
    return run_job(job=job, at=timezone.now(), by=command("tests"))


def test_every_job_is_listed_with_its_state(desk):
    run(job_named("daily/clear_sessions"))

    page = desk.get(JOBS).text

    assert all(job.name in page for job in all_jobs())
    assert "On time" in page
    assert "Every day" in page


def test_jobs_that_have_never_run_are_said_to_be_late(desk):
    page = desk.get(JOBS).text

    assert f"{len(all_jobs())} of these need somebody" in page
    assert "Nothing has run yet" in page


def test_a_failed_run_is_shown_by_its_class(desk):
    run(Job("daily/clear_sessions", Schedule.DAILY, "Clear", broken))

    page = desk.get(reverse("staff:job", args=JOB)).text

    assert "ValueError" in page
    assert "Canary" not in page


def test_the_log_of_a_job_is_of_that_job_alone(desk):
    run(job_named("daily/clear_sessions"))

    own = desk.get(reverse("staff:job", args=JOB))
    other = desk.get(reverse("staff:job", args=["daily", "verify_audit"]))

    assert own.context["page"].count == 1
    assert other.context["page"].count == 0


def test_the_log_has_pages(desk, django_assert_max_num_queries):
    for _ in range(60):
        run_job(
            job=job_named("daily/leavers"),
            at=timezone.now(),
            by=command("tests"),
            asked_for=True,
        )

    with django_assert_max_num_queries(MOST_QUERIES + 3 * len(all_jobs())):
        page = desk.get(JOBS, {"page": 2})

    assert (page.context["page"].first, page.context["page"].count) == (51, 60)


def test_run_now_starts_it_in_the_background_and_is_recorded(desk, administrator):
    response = desk.post(reverse("staff:job-run", args=JOB), follow=True)

    assert "It starts in a moment" in response.text
    assert DBTaskResult.objects.get().args_kwargs["args"] == ["daily/clear_sessions"]
    entry = Entry.objects.get(action="job_log.run_asked_for")
    assert entry.doer == f"person {administrator.public_id}"


def test_looking_at_run_now_starts_nothing(desk):
    response = desk.get(reverse("staff:job-run", args=JOB))

    assert response.status_code == 405
    assert not DBTaskResult.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_job_that_is_not_there_is_not_found(desk, method):
    name = "staff:job" if method == "get" else "staff:job-run"

    response = getattr(desk, method)(reverse(name, args=["daily", "nothing"]))

    assert response.status_code == 404
