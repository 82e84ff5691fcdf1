"""Files are checked, loaded and counted in the background, and told about."""

import shutil

import pytest

from fourfold.analysis.cube.current import current_folder
from fourfold.analysis.events.releases import releases
from fourfold.analysis.events.store import Store
from fourfold.partnership.datasets import queries, staging
from fourfold.partnership.datasets.models import LoadedRelease, LoadReport, WorkRun
from fourfold.partnership.datasets.reading import read_folder
from fourfold.partnership.datasets.reports import report_in
from fourfold.partnership.datasets.services import catalogue, remove_files
from tests.people import SET_UP, actor_of
from tests.work import crimes, done_run, make_run, make_upload, sent, work

FIRST = crimes("a" * 64, "b" * 64)
LATER = crimes(*(f"{n:064}" for n in range(20)))


def about(upload):
    return {"about": str(upload.public_id)}


@pytest.fixture
def loaded(analyst, evidence):
    """A release in the data folder, as the command line leaves it."""
    return done_run(analyst, "load", **about(make_upload(analyst)))


def test_a_check_says_what_a_load_would_and_changes_nothing(analyst, evidence):
    upload = make_upload(analyst)

    run = done_run(analyst, **about(upload))

    assert (run.state, run.error) == (WorkRun.State.DONE, "")
    report = report_in(run.result["report"])
    [group] = report.groups
    assert (group.force, group.first, group.last) == (
        "Invented Constabulary",
        "2026-05",
        "2026-05",
    )
    assert (group.read, group.kept) == (2, 2)
    assert run.result["is_new"]
    assert run.result["kinds"][0]["datasets"] == {"police_uk_street": 1}
    assert not evidence.exists()
    assert not (staging.folder_of(upload.public_id) / "check").exists()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"a,b\n1,2\n", "x.csv", "x.csv is nothing that Fourfold reads"),
        (b"PK\x03\x04broken", "y.zip", "y.zip: the archive is damaged"),
        (FIRST.replace(b"2026-05", b"1999-01"), "z.csv", "z.csv"),
    ],
)
def test_a_wrong_file_is_told_with_what_was_expected(analyst, content, name, words):
    upload = make_upload(analyst, sent(content, name))

    run = done_run(analyst, **about(upload))

    assert run.state == WorkRun.State.FAILED
    assert run.error.startswith(words)
    assert str(staging.uploads_folder()) not in run.error


def test_a_load_makes_a_release_and_removes_the_files(
    analyst, evidence, django_capture_on_commit_callbacks
):
    upload = make_upload(analyst, invented=True)

    with django_capture_on_commit_callbacks(execute=True):
        run = done_run(analyst, "load", **about(upload))

    assert run.result["release"] == "r0001"
    release = LoadedRelease.objects.get(pk=run.result["key"])
    assert release.is_invented
    assert queries.report(release).groups[0].kept == 2
    assert queries.not_counted() == [release]
    assert staging.files_of(upload.public_id) == []
    assert queries.upload(upload.public_id).was_loaded


def test_the_same_again_is_nothing_new(analyst, loaded):
    again = make_upload(analyst)

    assert not done_run(analyst, **about(again)).result["is_new"]
    assert done_run(analyst, "load", **about(again)).result == {"release": ""}


def test_a_revision_is_told_before_and_after_it_is_loaded(analyst, loaded):
    upload = make_upload(analyst, sent(LATER))

    [before] = report_in(done_run(analyst, **about(upload)).result["report"]).revised
    run = done_run(analyst, "load", **about(upload))

    [after] = report_in(run.result["report"]).revised
    assert (before.before, before.after, before.added) == (2, 20, None)
    assert (after.before, after.after, after.added, after.removed) == (2, 20, 20, 2)
    assert before.is_large
    assert after.is_large


def test_files_that_are_gone_are_asked_for_again(analyst, evidence):
    upload = make_upload(analyst)
    run = make_run(analyst, "load", **about(upload))
    shutil.rmtree(staging.folder_of(upload.public_id))
    WorkRun.objects.update(kind="load")

    assert done_run(analyst, "load", **about(upload)).error.startswith(
        "The files are not here any more"
    )
    assert run.kind == "load"


def test_a_removed_upload_is_not_loaded(analyst):
    upload = make_upload(analyst)
    remove_files(by=actor_of(analyst), upload_id=upload.pk)

    assert "Send them again" in done_run(analyst, **about(upload)).error


def test_a_build_counts_what_is_loaded(analyst, evidence, demo):
    shutil.copytree(demo / "data", evidence)
    shutil.rmtree(evidence / "builds")
    (evidence / "current.json").unlink()

    run = done_run(analyst, "build")

    assert run.result["build"] == current_folder(Store(evidence)).name
    assert "Placing and counting events" in run.steps
    assert queries.current_build().name == run.result["build"]


def test_a_build_of_nothing_fails_in_words(analyst):
    assert "holds no Fourfold data" in done_run(analyst, "build").error


def test_releases_of_older_versions_get_their_report(analyst, evidence, loaded):
    LoadReport.objects.all().delete()
    release = LoadedRelease.objects.get()
    assert queries.report(release) is None
    run = done_run(analyst, "load", **about(make_upload(analyst, sent(LATER))))

    assert queries.report(release).groups[0].kept == 2
    assert run.state == WorkRun.State.DONE


@pytest.mark.django_db(transaction=True)
def test_a_worker_does_what_was_asked_for(analyst, evidence):
    upload = make_upload(analyst)
    run = make_run(analyst, "load", **about(upload))

    work()

    run.refresh_from_db()
    assert run.state == WorkRun.State.DONE
    assert len(releases(Store(evidence))) == 1
    assert catalogue(by=SET_UP, found=read_folder(evidence)).releases == ()
