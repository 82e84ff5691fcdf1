"""A run is carried out, watched and stopped, and ends in words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fourfold.analysis.errors import StoreError
from fourfold.partnership.accounts.services import suspend_person
from fourfold.partnership.datasets import working
from fourfold.partnership.datasets.limits import limits
from fourfold.partnership.datasets.models import WorkRun
from fourfold.partnership.datasets.services import ask_to_stop, end_work
from fourfold.partnership.datasets.staging import uploads_folder
from fourfold.partnership.datasets.working import carry_out, in_words
from tests.people import SET_UP, actor_of
from tests.work import make_run


@pytest.fixture
def run(analyst):
    return make_run(analyst, "build")


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    quick = replace(limits(), beat=timedelta(milliseconds=1))
    monkeypatch.setattr(working, "limits", lambda: quick)


def raising(error):
    def work(_course, _actor):
        raise error

    return work


def test_what_came_of_it_is_kept(run, analyst):
    def work(course, actor):
        course.step("reading")
        course.count(3, 7)
        assert course.away(lambda: 2) == 2
        return {"by": actor.person_id}

    assert carry_out(run.pk, work) == "done"

    run.refresh_from_db()
    assert run.result == {"by": analyst.pk}
    assert (run.steps, run.done, run.total) == (["Reading"], 3, 7)
    assert carry_out(run.pk, work) == "not waiting any more"


def test_work_stops_where_it_next_tells_how_far_it_is(run, analyst):
    def endless(course):
        while True:
            course.count(1, 2)

    def work(course, _actor):
        ask_to_stop(by=actor_of(analyst), run_id=run.pk)
        course.away(lambda: endless(course))

    assert carry_out(run.pk, work) == "cancelled"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (StoreError("The disk is full"), "The disk is full."),
    ],
)
def test_what_goes_wrong_is_told_in_words(run, error, words):
    assert carry_out(run.pk, raising(error)) == "failed"

    run.refresh_from_db()
    assert run.error.startswith(words)


def test_a_fault_of_ours_is_told_and_goes_on_to_the_log(run):
    with pytest.raises(ZeroDivisionError):
        carry_out(run.pk, raising(ZeroDivisionError()))

    run.refresh_from_db()
    assert run.state == WorkRun.State.FAILED
    assert "not your doing" in run.error


def test_whoever_asked_must_still_be_allowed_to(run, analyst):
    suspend_person(by=SET_UP, person_id=analyst.pk, reason="conduct")

    def work(_course, actor):
        make_run(analyst, "check", about="x")

    assert carry_out(run.pk, work) == "failed"

    run.refresh_from_db()
    assert "may not do this any more" in run.error


def test_run_that_was_taken_for_lost_stays_so(run):
    def work(_course, _actor):
        end_work(by=SET_UP, run_id=run.pk, state=WorkRun.State.STOPPED, error="Lost.")
        return {}

    assert carry_out(run.pk, work) == "taken for lost"


def test_folders_of_the_machine_are_left_out(settings):
    uploaded = uploads_folder() / "0b5c" / "files" / "a.csv"
    problem = StoreError(
        f"{uploaded}: cut short. Not put into {settings.EVIDENCE_FOLDER}"
    )

    assert in_words(problem) == "a.csv: cut short. Not put into the data folder."


def test_a_question_needs_no_full_stop():
    assert in_words(StoreError("Which?")) == "Which?"
