import pytest

from fourfold.partnership.job_log.catalogue import (
    UnknownJobError,
    all_jobs,
    job_named,
)


def test_every_job_has_a_title_of_its_own_and_can_be_called():
    titles = [job.title for job in all_jobs()]

    assert titles
    assert len(set(titles)) == len(titles)
    assert all(title[0].isupper() and len(title) < 90 for title in titles)
    assert all(callable(job.run) for job in all_jobs())


def test_the_folder_of_a_job_is_its_schedule():
    for job in all_jobs():
        assert job.name.split("/")[0] == job.schedule


def test_a_job_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(UnknownJobError, match=r"no job daily/nothing.*daily/clear"):
        job_named("daily/nothing")
