"""From the publisher's files to an assessment that stands, without script.

Two people do it; the worker does what they ask for between their clicks.
"""

import shutil

import pytest
from django.conf import settings as configured
from django.test import Client

from fourfold.partnership.assessments.models import Edition
from fourfold.partnership.datasets.models import WorkRun
from tests.editions import make_area
from tests.people import make_agency, make_person, signed_in
from tests.work import work

pytestmark = pytest.mark.browser


@pytest.fixture
def people(site):
    make_area()
    council = make_agency("Marshgate Council")
    return {
        "analyst": make_person("Ana Lyst", council, "analyst"),
        "board": make_person("Bo Ard", council, "board-member"),
    }


@pytest.fixture
def page_for(visitor, people):
    def _page(who, *, width=1280):
        client = signed_in(Client(), people[who])
        session = client.cookies[configured.SESSION_COOKIE_NAME].value
        return visitor(width=width, script=False, session=session)

    return _page


@pytest.fixture
def files(demo):
    """This month's: of two archives of one load neither would be the newer one."""
    left_out = {"README.txt", "2026-05.zip"}
    found = (path for path in (demo / "files").rglob("*") if path.is_file())
    return [str(path) for path in found if path.name not in left_out]


def press(page, name):
    page.get_by_role("button", name=name).first.click()


def waited(page):
    """What was asked for is done, and its page says so."""
    work()
    errors = WorkRun.objects.exclude(error="").values_list("error", flat=True)
    assert list(errors) == []
    page.get_by_role("link", name="See how far it is").click()
    return page.inner_text("main")


@pytest.fixture
def _own_evidence(settings, tmp_path):
    settings.DEMO = True
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    yield
    shutil.rmtree(settings.EVIDENCE_FOLDER)


def load_and_count(page, files):
    page.goto("/staff/data/upload/")
    page.get_by_label("Files").set_input_files(files)
    page.get_by_label("The data is invented").check()
    press(page, "Send and check the files")
    assert "What the files are" in waited(page)
    press(page, "Load these files")
    assert "Loaded as release r0001" in waited(page)
    press(page, "Build the counts")
    assert "The counts add up to the rows loaded." in waited(page)


def draft_and_write(page):
    """Where the draft with the words is."""
    page.goto("/staff/assessments/preparing/new/")
    page.get_by_label("Who signs the commentary").fill("Community Safety")
    press(page, "Begin and draft it")
    assert "Drafted:" in waited(page)
    page.get_by_role("link", name="Write what its sections say").click()
    page.get_by_role("link", name="What happens").click()
    page.get_by_label("What you have to say").fill("It is the night bus.")
    press(page, "Save the text")
    page.get_by_role("link", name="All sections").click()
    press(page, "Draft it again")
    assert "Drafted:" in waited(page)
    page.get_by_role("link", name="Read the draft").click()
    return page.url


@pytest.mark.usefixtures("_own_evidence")
def test_two_people_bring_a_month_from_files_to_readers(page_for, files):
    page = page_for("analyst", width=320).page
    load_and_count(page, files)
    there = draft_and_write(page)

    board = page_for("board").page
    board.goto(there)
    for act in ("Sign it off", "Publish it"):
        press(board, act)
        press(board, "the edition")

    assert "Everybody can read it." in board.inner_text("main")
    edition = Edition.objects.get(state="published")
    board.goto(f"/assessments/{edition.slug}/index.html")
    assert "It is the night bus." in board.inner_text("body")
    assert "Community Safety" in board.inner_text("body")
    assert set(WorkRun.objects.values_list("state", flat=True)) == {"done"}
