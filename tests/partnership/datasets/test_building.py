"""A build that is kept can be made the current one again."""

import shutil

import pytest
from django.core.exceptions import PermissionDenied

from fourfold.analysis.cube.current import current_folder
from fourfold.analysis.events.store import Store
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.datasets import queries
from fourfold.partnership.datasets.models import CubeBuild
from fourfold.partnership.datasets.reading import read_folder
from fourfold.partnership.datasets.services import catalogue, choose_build
from fourfold.partnership.errors import RefusedError
from tests.people import SET_UP, actor_of
from tests.work import crimes, done_run, make_run, make_upload, sent


@pytest.fixture
def builds(analyst, evidence, demo):
    """Two builds: of what the demo loaded, and of a month more."""
    shutil.copytree(demo / "data", evidence)
    catalogue(by=SET_UP, found=read_folder(evidence))
    month = sent(
        crimes("a" * 64, month="2026-07"), "2026-07-invented-constabulary-street.csv"
    )
    for run in (
        done_run(analyst, "load", about=str(make_upload(analyst, month).public_id)),
        done_run(analyst, "build"),
    ):
        assert run.error == ""
    newer = queries.current_build()
    return CubeBuild.objects.exclude(pk=newer.pk).get(), newer


def choose(person, build, evidence):
    return choose_build(by=actor_of(person), build_id=build.pk, store=Store(evidence))


def test_going_back_to_a_build_and_forward_again(
    analyst, board_member, evidence, builds
):
    older, newer = builds
    assert newer.name != older.name

    choose(analyst, older, evidence)

    assert current_folder(Store(evidence)).name == older.name
    assert queries.current_build() == older
    assert Entry.objects.get(action="datasets.build_chosen").details == {
        "build": older.name,
        "before": newer.name,
    }
    # What was read of the folder since says the same.
    catalogue(by=SET_UP, found=read_folder(evidence))
    assert queries.current_build() == older
    with pytest.raises(RefusedError, match="current one already"):
        choose(analyst, older, evidence)
    with pytest.raises(PermissionDenied):
        choose(board_member, newer, evidence)
    assert done_run(analyst, "build").result["is_new"] is False
    assert queries.current_build() == newer


def test_build_is_not_chosen_while_another_is_made(analyst, evidence, builds):
    make_run(analyst, "build")

    with pytest.raises(RefusedError, match="under way"):
        choose(analyst, builds[0], evidence)


def test_build_that_is_gone_is_refused_and_nothing_changes(analyst, evidence, builds):
    older, newer = builds
    shutil.rmtree(evidence / "builds" / older.name)

    with pytest.raises(RefusedError, match=r"It stays as it is\. There is no build"):
        choose(analyst, older, evidence)

    assert queries.current_build() == newer


def test_first_build_of_a_catalogue_can_be_chosen(analyst, evidence, builds):
    CubeBuild.objects.update(is_current=False)

    choose(analyst, builds[1], evidence)

    assert queries.current_build() == builds[1]
