from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.staff.evidence.editions import FORMATS
from fourfold.partnership.assessments.inspecting import CSVM, MEDIA_TYPES
from tests.editions import FILES, make_draft, make_published
from tests.people import signed_in

from .rows import make_release, page_at, recorded


def test_edition_goes_from_draft_to_withdrawn(client, analyst, board_member):
    draft = make_draft(analyst)
    signed_in(client, analyst)
    assert (
        "another person has to sign it off"
        in client.get(page_at("edition", draft)).text
    )

    signed_in(client, board_member)
    assert "Sign it off" in client.get(page_at("edition", draft)).text
    assert (
        "you have read its documents"
        in client.get(page_at("edition-sign-off", draft)).text
    )
    page = client.post(page_at("edition-sign-off", draft), follow=True).text
    assert "The edition is signed off." in page
    page = client.post(page_at("edition-publish", draft), follow=True).text
    assert "Everybody can read it." in page
    assert "See it as the public does" in page
    page = client.post(
        page_at("edition-withdraw", draft),
        {"reason": "wrong-figure", "notice": "Two months were counted twice."},
        follow=True,
    ).text
    assert "Two months were counted twice." in page
    assert "A figure in it is wrong" in page
    assert "Withdraw it" not in page


def test_whoever_made_it_cannot_reach_the_form_to_sign_it_off(sign_in, analyst):
    draft = make_draft(analyst)

    assert sign_in(analyst).get(page_at("edition-sign-off", draft)).status_code == 403


def test_what_a_service_refuses_is_said_on_the_page(sign_in, analyst, board_member):
    edition = make_published(analyst, board_member)

    page = sign_in(board_member).post(page_at("edition-sign-off", edition)).text

    assert "This edition is published, and not draft." in page


@pytest.mark.parametrize(
    "name",
    [
        "edition-sign-off",
        "edition-publish",
        "edition-withdraw",
        "figure-approve",
        "figure-correct",
    ],
)
def test_acts_ask_first_that_it_is_really_them(sign_in, analyst, board_member, name):
    edition = make_draft(analyst)
    before = timezone.now() - timedelta(hours=1)

    answer = sign_in(
        board_member if "edition" in name else analyst, confirmed_at=before
    ).post(page_at(name, edition))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_reauthenticate"))


def test_document_of_a_draft_is_shown_to_people_who_see_the_evidence(
    sign_in, analyst, officer
):
    draft = make_draft(analyst)
    where = reverse("staff:edition-document", args=[draft.public_id, "index.html"])

    answer = sign_in(officer).get(where)

    assert answer.content == FILES["index.html"].encode()
    assert answer["Cache-Control"] == "no-store, private"
    assert "style-src 'unsafe-hashes' 'sha256-" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["none.html", "../index.html", "%2e%2e/x"])
def test_document_that_is_not_there_is_not_found(sign_in, analyst, path):
    draft = make_draft(analyst)

    answer = sign_in(analyst).get(f"{page_at('edition', draft)}documents/{path}")

    assert answer.status_code == 404


@pytest.mark.parametrize("name", ["edition", "edition-publish", "figure"])
def test_what_is_not_there_is_not_found(sign_in, analyst, name):
    where = reverse(f"staff:{name}", args=["0" * 8 + "-0000-4000-8000-" + "0" * 12])

    assert sign_in(analyst).get(where).status_code == 404


def test_list_of_editions_shows_how_each_stands(sign_in, analyst, board_member):
    assert (
        "An analyst begins one here"
        in sign_in(analyst).get(reverse("staff:editions")).text
    )
    make_published(analyst, board_member)
    later = make_published(analyst, board_member)
    make_draft(analyst)

    page = sign_in(analyst).get(reverse("staff:editions")).text

    assert all(word in page for word in ("Replaced", "Published", "Draft"))
    assert later.slug in page


def test_page_of_a_replaced_edition_names_the_later_one(sign_in, analyst, board_member):
    first = make_published(analyst, board_member)
    later = make_published(analyst, board_member)

    assert later.slug in sign_in(analyst).get(page_at("edition", first)).text


@pytest.mark.parametrize("name", ["data", "editions", "figures"])
def test_queries_of_a_list_do_not_grow_with_its_rows(
    client, analyst, name, django_assert_max_num_queries
):
    signed_in(client, analyst)
    for number in range(4):
        make_release(number)
        make_draft(analyst)
        recorded(client)
    client.get(reverse(f"staff:{name}"))

    with django_assert_max_num_queries(13):
        client.get(reverse(f"staff:{name}"))


@pytest.mark.parametrize("name", ["edition", "figure"])
def test_queries_of_a_page_are_few(
    client, analyst, board_member, name, django_assert_max_num_queries
):
    signed_in(client, analyst)
    rows = {
        "edition": make_published(analyst, board_member),
        "figure": recorded(client),
    }

    with django_assert_max_num_queries(13):
        client.get(page_at(name, rows[name]))


def test_every_kind_of_document_has_words():
    assert {*MEDIA_TYPES.values(), CSVM} <= FORMATS.keys()
