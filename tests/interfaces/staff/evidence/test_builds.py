"""Pages of builds: made by a button, and gone back to."""

import shutil

import pytest
from django.urls import reverse

from fourfold.partnership.datasets import queries
from fourfold.partnership.datasets.models import WorkRun
from tests.editions import make_build
from tests.work import TASKS, make_run

from .rows import make_release, page_at

pytestmark = pytest.mark.usefixtures("own_folders")


def test_build_is_asked_for_and_seen(sign_in, analyst, settings, demo):
    shutil.copytree(demo / "data", settings.EVIDENCE_FOLDER)
    client = sign_in(analyst)

    page = client.post(reverse("staff:build"), follow=True).text
    assert "Build of the counts" in page
    run = WorkRun.objects.get()
    TASKS["build"].call(run.pk)

    assert "is up to date" in client.get(page_at("work-run", run)).text
    page = client.get(reverse("staff:builds")).text
    assert queries.current_build().name in page
    assert "Current" in page


def test_new_build_says_what_it_counted(sign_in, analyst):
    run = make_run(analyst, "build")
    run.state, run.ended_at = "done", run.asked_at
    run.result = {"build": "b1", "counted": 1200, "reused": 3, "is_new": True}
    run.save()

    page = sign_in(analyst).get(page_at("work-run", run)).text

    assert "1,200 files counted, 3 taken over" in page


def test_second_build_is_refused_on_the_page(sign_in, analyst):
    make_run(analyst, "load", about="x")

    page = sign_in(analyst).post(reverse("staff:build"), follow=True).text

    assert "only one at a time" in page


def test_older_build_is_made_the_current_one(sign_in, analyst, settings, demo):
    shutil.copytree(demo / "data", settings.EVIDENCE_FOLDER)
    [folder] = (settings.EVIDENCE_FOLDER / "builds").iterdir()
    build = make_build(folder.name)
    client, where = sign_in(analyst), reverse("staff:build-use", args=[build.pk])
    assert f"Use {build.name}" in client.get(reverse("staff:builds")).text
    assert "What is published stays as it is" in " ".join(
        client.get(where).text.split()
    )

    page = client.post(where, follow=True).text

    assert f"Drafts are made from {build.name} from now on." in page


def test_build_that_is_gone_is_refused_in_the_form(sign_in, analyst):
    build = make_build("b0001")

    page = sign_in(analyst).post(reverse("staff:build-use", args=[build.pk])).text

    assert "It stays as it is." in page


def test_what_is_not_counted_yet_is_said(sign_in, analyst, board_member):
    for number in range(14):
        make_release(number)

    page = sign_in(board_member).get(reverse("staff:builds")).text

    assert "not counted yet" in page
    assert "and 2 more" in page
    assert "Build the counts" not in page.replace("Builds of the counts", "")
