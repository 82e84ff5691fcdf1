from datetime import UTC, datetime

import pytest

from fourfold.partnership.audit.doers import command
from fourfold.partnership.job_log import queries
from fourfold.partnership.job_log.catalogue import Job
from fourfold.partnership.job_log.schedules import Schedule

NOON = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)
BY = command("run_jobs")


class Counting:
    """A job that notes each time it ran as of."""

    def __init__(self):
        self.times = []
        self.raises = None

    def __call__(self, at):
        self.times.append(at)
        if self.raises:
            raise self.raises
        return {"runs": len(self.times)}


@pytest.fixture
def counting():
    return Counting()


@pytest.fixture
def make_job(counting):
    def make(schedule=Schedule.DAILY, name="counting"):
        return Job(f"{schedule}/{name}", schedule, "Count", counting)

    return make


@pytest.fixture
def only(monkeypatch):
    """The jobs there are, in place of the real ones."""

    def install(*jobs):
        monkeypatch.setattr(queries, "all_jobs", lambda: jobs)
        return jobs

    return install
