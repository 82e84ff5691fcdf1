from datetime import timedelta

import pytest

from fourfold.partnership.job_log import queries
from fourfold.partnership.job_log.schedules import Schedule
from fourfold.partnership.job_log.services import run_job

from .conftest import BY, NOON

pytestmark = pytest.mark.django_db


def late(at):
    return [state.job.name for state in queries.late_jobs(at)]


def test_every_job_is_late_where_none_has_ever_run(only, make_job):
    only(make_job())

    assert late(NOON) == ["daily/counting"]


def test_a_job_is_late_after_twice_its_interval(only, make_job):
    (job,) = only(make_job(Schedule.HOURLY))
    run_job(job=job, at=NOON, by=BY)

    assert late(NOON + timedelta(hours=2)) == []
    assert late(NOON + timedelta(hours=2, seconds=1)) == ["hourly/counting"]


def test_a_job_that_always_failed_is_late_after_its_first_try(only, make_job, counting):
    (job,) = only(make_job(Schedule.HOURLY))
    counting.raises = ValueError()
    for hours in range(3):
        run_job(job=job, at=NOON + timedelta(hours=hours), by=BY)

    assert late(NOON + timedelta(hours=2)) == []
    assert late(NOON + timedelta(hours=3)) == ["hourly/counting"]


def test_a_job_that_came_with_an_upgrade_is_not_late_at_once(only, make_job):
    old, _ = only(make_job(name="old"), make_job(name="new"))
    run_job(job=old, at=NOON, by=BY)

    assert late(NOON) == []


def test_the_state_of_a_job_says_when_it_is_due(only, make_job, counting):
    (job,) = only(make_job())
    counting.raises = ValueError()
    failed = run_job(job=job, at=NOON, by=BY)

    (state,) = queries.job_states(NOON)

    assert (state.last_run, state.last_success) == (failed, None)
    assert state.next_due == NOON.replace(day=4, hour=0)
    assert list(queries.run_log()) == [failed]


def test_a_job_that_is_due_is_due_now(only, make_job):
    only(make_job())

    (state,) = queries.job_states(NOON)

    assert state.next_due == NOON
    assert queries.due_jobs(NOON) == [state.job]
    assert queries.due_jobs(NOON, [Schedule.HOURLY]) == []
