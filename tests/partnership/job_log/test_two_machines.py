"""Two machines that call at once run each job once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from fourfold.partnership.job_log.services import run_due

from .conftest import BY, NOON

MACHINES = 4


@pytest.mark.django_db(transaction=True)
def test_a_job_that_several_call_at_once_runs_once(only, make_job, counting):
    only(make_job(name="first"), make_job(name="second"))
    together = Barrier(MACHINES)

    def call(_):
        together.wait()
        try:
            return len(run_due(at=NOON, by=BY))
        finally:
            connection.close()

    with ThreadPoolExecutor(MACHINES) as machines:
        ran = list(machines.map(call, range(MACHINES)))

    assert sum(ran) == 2
    assert len(counting.times) == 2
