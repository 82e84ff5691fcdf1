import pytest
from django.core.management import CommandError, call_command

from fourfold.interfaces.jobs.management.commands import job as job_command
from fourfold.interfaces.jobs.management.commands import run_jobs
from fourfold.partnership.job_log import queries
from fourfold.partnership.job_log.catalogue import Job
from fourfold.partnership.job_log.models import JobRun
from fourfold.partnership.job_log.schedules import Schedule

pytestmark = pytest.mark.django_db


def counted(at):
    return {"cleared": 3}


def broken(at):
    raise ValueError("Ada Canary")


@pytest.fixture
def jobs(monkeypatch):
    def install(*functions):
        made = tuple(
            Job(f"daily/{each.__name__}", Schedule.DAILY, "Test", each)
            for each in functions
        )
        monkeypatch.setattr(queries, "all_jobs", lambda: made)
        monkeypatch.setattr(job_command, "job_named", lambda name: made[0])

    return install


def test_job_runs_and_says_what_it_counted(jobs, capsys):
    jobs(counted)

    call_command("job", "daily/counted")

    assert capsys.readouterr().out == "daily/counted: done: cleared 3\n"


def test_job_says_what_failed_by_its_class(jobs):
    jobs(broken)

    with pytest.raises(CommandError, match=r"^daily/broken: ValueError$"):
        call_command("job", "daily/broken")


def test_job_refuses_one_that_is_not_there():
    with pytest.raises(CommandError, match="There is no job daily/x"):
        call_command("job", "daily/x")


def test_job_refuses_one_that_is_under_way(jobs):
    jobs(counted)
    call_command("job", "daily/counted")
    JobRun.objects.update(outcome="running", ended_at=None)

    with pytest.raises(CommandError, match="runs at this moment"):
        call_command("job", "daily/counted")


def test_run_jobs_runs_what_is_due_once(jobs, capsys):
    jobs(counted)

    call_command("run_jobs")
    call_command("run_jobs", "daily")

    assert capsys.readouterr().out == "1 ran, 0 failed\n0 ran, 0 failed\n"


def test_run_jobs_names_what_failed_after_all_have_run(jobs):
    jobs(broken, counted)

    with pytest.raises(CommandError, match=r"^failed: daily/broken\. See the run log"):
        call_command("run_jobs")

    assert JobRun.objects.filter(outcome="done").count() == 1


def test_run_jobs_ends_its_run_when_the_machine_stops():
    with pytest.raises(SystemExit) as ended:
        run_jobs._stop(15, None)

    assert ended.value.code == 143
