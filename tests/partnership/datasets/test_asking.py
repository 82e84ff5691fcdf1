"""Work is asked for once, one writer at a time, and found when its worker died."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.datasets.limits import limits
from fourfold.partnership.datasets.models import WorkRun
from fourfold.partnership.datasets.services import (
    ask_for_work,
    ask_to_stop,
    begin_work,
    end_lost_work,
    end_work,
    tell_progress,
)
from fourfold.partnership.datasets.tasks import build_counts
from fourfold.partnership.errors import RefusedError
from tests.people import SET_UP, actor_of
from tests.work import make_run

State = WorkRun.State


def begun(person, kind="build", **how):
    return begin_work(by=SET_UP, run_id=make_run(person, kind, **how).pk)


def silent(run):
    """As if its worker had not been heard of for longer than is allowed."""
    then = timezone.now() - limits().lost_after - timedelta(seconds=1)
    WorkRun.objects.filter(pk=run.pk).update(beat_at=then)


def test_work_is_asked_for_by_people_who_may(analyst, board_member):
    for doer in (actor_of(board_member), SET_UP):
        with pytest.raises(PermissionDenied):
            ask_for_work(by=doer, kind=WorkRun.Kind.BUILD, task=build_counts)

    run = make_run(analyst, "build")

    assert run.state == State.WAITING
    assert DBTaskResult.objects.get().args_kwargs["args"] == [run.pk]
    assert Entry.objects.filter(action="datasets.work_asked_for").count() == 1
    assert str(run) == "Build of the counts: Waiting"


def test_asking_twice_gives_what_is_under_way(analyst):
    first = make_run(analyst, "build")

    assert make_run(analyst, "build") == first
    assert DBTaskResult.objects.count() == 1


def test_a_second_writer_is_refused_in_words(analyst):
    make_run(analyst, "build")

    with pytest.raises(RefusedError, match="A build of the counts is under way"):
        make_run(analyst, "load", about="x")

    assert make_run(analyst, "check", about="x").state == State.WAITING


def test_the_database_itself_lets_no_second_writer_in(analyst):
    make_run(analyst, "build")

    with pytest.raises(IntegrityError), transaction.atomic():
        WorkRun.objects.create(kind="load", about="y", writes=True, asked_by=analyst)


def test_who_comes_a_moment_later_gets_the_run_of_who_came_first(analyst, monkeypatch):
    """The other was not there yet when it was looked for, and is when it is saved."""
    first = make_run(analyst, "build")
    answers = iter([None, first])
    monkeypatch.setattr(
        "fourfold.partnership.datasets.services.asking._under_way",
        lambda *_: next(answers),
    )

    assert make_run(analyst, "build") == first


def test_what_waits_is_stopped_at_once_and_never_begun(analyst):
    run = make_run(analyst, "build")

    stopped = ask_to_stop(by=actor_of(analyst), run_id=run.pk)

    assert stopped.state == State.CANCELLED
    assert begin_work(by=SET_UP, run_id=run.pk) is None
    with pytest.raises(RefusedError, match="cancelled"):
        ask_to_stop(by=actor_of(analyst), run_id=run.pk)


def test_what_runs_hears_that_it_is_to_stop(analyst):
    run = begun(analyst)
    assert tell_progress(by=SET_UP, run_id=run.pk, steps=["A"], done=1, total=2)

    ask_to_stop(by=actor_of(analyst), run_id=run.pk)

    assert not tell_progress(by=SET_UP, run_id=run.pk, steps=["A", "B"])
    run.refresh_from_db()
    assert (run.state, run.steps) == (State.RUNNING, ["A", "B"])


def test_a_run_is_begun_by_one_worker(analyst):
    run = begun(analyst)

    assert begin_work(by=SET_UP, run_id=run.pk) is None


def test_run_whose_worker_died_is_found_and_can_be_started_again(analyst):
    run = begun(analyst)
    now = timezone.now()
    assert not run.is_lost(now)
    assert end_lost_work(by=SET_UP, at=now) == 0
    silent(run)
    run.refresh_from_db()
    assert run.is_lost(now)

    new = make_run(analyst, "load", about="x")

    run.refresh_from_db()
    assert run.state == State.STOPPED
    assert "start it again" in run.error
    assert new.state == State.WAITING
    # The old worker, should it wake up, hears it and changes nothing.
    assert not tell_progress(by=SET_UP, run_id=run.pk, steps=[])
    assert not end_work(by=SET_UP, run_id=run.pk, state=State.DONE)


def test_waiting_for_long_is_told(analyst):
    run = make_run(analyst, "build")

    assert not run.waits_long(run.asked_at + limits().waits)
    assert run.waits_long(run.asked_at + limits().waits + timedelta(seconds=1))
