"""From choosing an area to a draft that is signed off, on pages."""

import json

import pytest
from django.urls import reverse

from fourfold.interfaces.staff.evidence.section_titles import sections
from fourfold.partnership.assessments.models import Edition, Preparation
from fourfold.partnership.assessments.tasks import draft_edition
from fourfold.partnership.datasets.models import WorkRun
from tests.editions import make_area
from tests.people import signed_in
from tests.preparations import make_preparation, make_prepared_draft, say, write

from .rows import make_release, page_at

BEGUN = {
    "last_month": "2026-06",
    "months": "12",
    "compare_with": "all",
    "signed_as": "The team",
}


def begin(client, **change):
    typed = BEGUN | {"area": make_area().pk} | change
    return client.post(reverse("staff:preparation-begin"), typed, follow=True)


def test_it_is_begun_and_drafted(sign_in, analyst):
    client = sign_in(analyst)
    page = client.get(reverse("staff:preparation-begin")).text
    assert "The most similar authorities" in page
    assert "Ana Lyst" in page
    assert 'value="2026-06"' not in page
    make_release(1)
    page = client.get(reverse("staff:preparation-begin")).text
    assert 'value="2026-06"' in page

    page = begin(client).text

    found = Preparation.objects.get()
    assert (found.first_month, found.last_month) == ("2025-07", "2026-06")
    assert (found.compare_with, found.signed_as) == ("all", "The team")
    assert "Draft of an assessment: Marshgate, July 2025 to June 2026" in page
    assert WorkRun.objects.get().about == str(found.public_id)
    assert begin(client).status_code == 200
    assert WorkRun.objects.count() == 1


@pytest.mark.parametrize(
    ("last", "months", "first"),
    [
        ("2026-03", "3", "2026-01"),
        ("2026-02", "6", "2025-09"),
        ("2025-12", "24", "2024-01"),
    ],
)
def test_period_is_counted_back_from_its_last_month(
    sign_in, analyst, last, months, first
):
    begin(sign_in(analyst), last_month=last, months=months)

    assert Preparation.objects.get().first_month == first


def test_month_that_is_none_is_asked_for_again(sign_in, analyst):
    page = begin(sign_in(analyst), last_month="June").text

    assert "Write the month as 2026-06" in page
    assert not Preparation.objects.exists()


def test_draft_that_is_done_leads_on(sign_in, analyst):
    found, client = make_preparation(analyst), sign_in(analyst)
    client.post(page_at("preparation-draft", found))
    run = WorkRun.objects.get()
    draft = make_prepared_draft(analyst, found)
    run.state, run.ended_at = "done", run.asked_at
    run.result = {"edition": str(draft.public_id), "title": draft.title}
    run.save()

    page = client.get(page_at("work-run", run)).text

    assert "Read the draft" in page
    assert page_at("preparation", found) in page


def test_draft_without_data_says_what_is_missing(
    sign_in, analyst, own_folders, settings
):
    found, client = make_preparation(analyst), sign_in(analyst)
    page = client.post(page_at("preparation-draft", found), follow=True).text
    assert "See how far it is" in page
    draft_edition.call(WorkRun.objects.get().pk)

    page = client.get(page_at("preparation", found)).text

    assert "Draft of an assessment</a>: failed" in page


def test_page_says_what_is_still_to_do(
    sign_in, analyst, board_member, django_assert_max_num_queries
):
    found = make_preparation(analyst, compare_with="all")
    write(analyst, found, "Two words.")
    write(analyst, found, "And more.", section="harm")
    say(board_member, found)
    make_prepared_draft(analyst, found)
    client = sign_in(board_member)

    with django_assert_max_num_queries(16):
        page = client.get(page_at("preparation", found)).text

    assert "2 words, version 1 by Ana Lyst" in page
    assert "1 open" in page
    assert "Written" in page
    assert "No words" in page
    assert "Draft it again." not in page
    assert "Change what" not in page
    write(analyst, found, "Three words now.", based_on=1)
    assert (
        "so it cannot be signed off" in client.get(page_at("preparation", found)).text
    )


def test_list_says_how_many_comments_are_open(sign_in, analyst, board_member):
    client = sign_in(analyst)
    assert "No assessment is being" in client.get(reverse("staff:preparations")).text
    found = make_preparation(analyst)
    for _ in range(3):
        say(board_member, found)

    page = client.get(reverse("staff:preparations")).text

    assert "July 2025 to June 2026" in page
    assert ">3<" in "".join(page.split())


def test_what_it_is_prepared_with_is_changed(sign_in, analyst):
    found, client = make_preparation(analyst), sign_in(analyst)
    assert "Ana Lyst, Comm" in client.get(page_at("preparation-change", found)).text

    page = client.post(
        page_at("preparation-change", found),
        {"compare_with": "similar", "signed_as": "The whole team"},
        follow=True,
    ).text

    assert "The next draft is made so." in page
    assert "The whole team" in page


def test_open_comment_keeps_from_signing_off_on_the_page(client, analyst, board_member):
    found = make_preparation(analyst)
    draft = make_prepared_draft(analyst, found)
    say(board_member, found)
    signed_in(client, board_member)
    assert "See its preparation" in client.get(page_at("edition", draft)).text

    page = client.post(page_at("edition-sign-off", draft)).text

    assert "1 of the comments on it is open" in page
    assert Edition.objects.get().state == "draft"


def test_titles_of_sections_are_those_of_the_documents(demo):
    told = json.loads((demo / "assessment" / "assessment.json").read_text())

    assert sections() == [(each["id"], each["title"]) for each in told["sections"]]


def test_preparation_that_is_not_there_is_not_found(sign_in, analyst):
    nowhere = "0b5c0000-0000-4000-8000-000000000000"

    assert (
        sign_in(analyst).get(reverse("staff:preparation", args=[nowhere])).status_code
        == 404
    )
