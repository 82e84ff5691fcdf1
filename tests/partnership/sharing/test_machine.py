"""Whatever happens, everybody sees what they were let into, and nothing else.

The figures that are published come from here: how many triples of person, record and
surface were checked, how many leaked, and how many were wrongly hidden.
"""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from .machine.comparing import Tally, compare_all
from .machine.people import PeopleRules
from .machine.records import RecordRules

EXAMPLES = int(os.environ.get("FOURFOLD_MACHINE_EXAMPLES", "60"))


def machine(tally):
    class Sharing(PeopleRules, RecordRules):
        @invariant()
        def everybody_sees_what_they_may(self):
            compare_all(self.world, tally)
            assert tally.leaks == []
            assert tally.hidden == []

    return Sharing


def run(tally, *, examples, steps, **how):
    run_state_machine_as_test(
        machine(tally),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            **how,
        ),
    )


@pytest.mark.django_db
def test_nobody_sees_what_they_may_not_nor_misses_what_they_may(capsys):
    tally = Tally()

    run(tally, examples=3, steps=15, derandomize=True, database=None)

    with capsys.disabled():
        print(f"\n{tally}")
    assert tally.checked.total() >= 5_000
    assert tally.visible >= 100


@pytest.mark.slow
@pytest.mark.django_db
def test_nobody_does_in_a_hundred_thousand_cases(capsys):
    tally = Tally()

    run(tally, examples=EXAMPLES, steps=25)

    with capsys.disabled():
        print(f"\n{tally}")
    assert tally.checked.total() >= 100_000
