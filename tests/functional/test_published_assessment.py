"""From data that was loaded to an assessment that everybody reads, in a browser."""

import json

import pytest
from django.conf import settings as configured
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from fourfold.partnership.assessments.models import Document, Edition
from fourfold.partnership.assessments.services import publish, sign_off
from tests.editions import make_area, make_build, make_draft, make_published
from tests.people import actor_of, make_agency, make_person, signed_in

from .visitor import CLEAN

pytestmark = pytest.mark.browser


@pytest.fixture
def council(site):
    make_area()
    return make_agency("Marshgate Council")


@pytest.fixture
def published(analyst, board_member, demo, settings):
    """The documents of the invented borough, as the command writes them."""
    settings.DEMO = True
    files = {
        path.relative_to(demo / "assessment").as_posix(): path.read_bytes()
        for path in (demo / "assessment").rglob("*.*")
    }
    return make_published(
        analyst, board_member, files=files, build=make_build("b2", invented=True)
    )


def documents_of(edition):
    return Document.objects.filter(edition=edition)


def test_loaded_data_becomes_an_assessment_that_everybody_reads(
    analyst, board_member, demo, settings, visitor
):
    settings.DEMO = True
    data = ["--data", str(demo / "data")]
    call_command("draft_assessment", "Marshgate", "--by", analyst.email, *data)
    published = Edition.objects.get()
    sign_off(by=actor_of(board_member), edition_id=published.pk)
    publish(by=actor_of(board_member), edition_id=published.pk)
    window = visitor(width=1280)

    window.page.goto(reverse("public:home"))
    window.page.get_by_role("link", name="Assessments", exact=True).click()
    window.page.get_by_role("link", name=published.title).click()
    assert window.faults() == CLEAN
    window.page.get_by_role("link", name="Read the assessment").click()

    assert window.page.inner_text("h1") == published.title
    assert window.page.evaluate("window.refused") == []
    colour = "getComputedStyle(document.querySelector('h1')).color"
    assert window.page.evaluate(colour) != "rgb(0, 0, 0)"
    # A style that stands in an attribute is taken too.
    wide = "getComputedStyle(document.querySelector('svg')).maxWidth"
    assert window.page.evaluate(wide).endswith("px")
    assert window.failed == []


def test_a_style_that_was_not_there_when_it_was_made_is_refused(published, visitor):
    window = visitor()
    window.page.goto(
        reverse("public:assessment-document", args=[published.slug, "index.html"])
    )

    window.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">x</p>')"
    )
    window.page.wait_for_function("window.refused.length > 0")

    assert window.page.evaluate("window.refused") == ["style-src-attr inline"]


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_of_assessments_have_no_fault(published, visitor, width):
    window = visitor(width=width)

    for address in (
        reverse("public:assessments"),
        reverse("public:assessment", args=[published.slug]),
    ):
        window.page.goto(address)
        assert window.faults() == CLEAN, address


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize(
    "name", ["data", "editions", "edition", "figures", "figure-add"]
)
def test_staff_pages_of_the_evidence_have_no_fault(
    council, analyst, visitor, name, width
):
    drafted = make_draft(analyst)
    person = make_person("Ada Min", council, "administrator")
    client = signed_in(Client(), person)
    session = client.cookies[configured.SESSION_COOKIE_NAME].value
    window = visitor(width=width, session=session)
    arguments = [drafted.public_id] if name == "edition" else []

    answer = window.page.goto(reverse(f"staff:{name}", args=arguments))

    assert answer.status == 200
    assert window.faults() == CLEAN


def test_every_document_that_was_written_is_served_as_it_was(published, client):
    documents = documents_of(published)

    assert {each.path for each in documents} >= {
        "index.html",
        "summary.pdf",
        "assessment.pdf",
        "assessment.json",
        "what.csv",
        "wards/E05990001.pdf",
    }
    for each in documents:
        where = reverse("public:assessment-document", args=[published.slug, each.path])
        assert len(client.get(where).content) == each.size
    where = reverse(
        "public:assessment-document", args=[published.slug, "assessment.json"]
    )
    assert json.loads(client.get(where).content)
