import json
from html import unescape

import pytest
from django.urls import reverse

from fourfold.partnership.assessments.services import withdraw
from tests.editions import make_build, make_published
from tests.partnerships import make_partnership
from tests.people import actor_of, signed_in
from tests.wards import ASH, make_ward_edition, make_wards, ward_files

QUESTIONS = [
    "In one minute",
    "Violence, month by month",
    "Beside other wards",
    "What kinds of crime",
    "Harm beside counts",
    "Where in the ward",
    "How sure we are",
]


def page_of(client, code=ASH, **how):
    return client.get(reverse("public:ward", args=[code]), **how)


def withdrawn(edition, board_member):
    withdraw(by=actor_of(board_member), edition_id=edition.pk, reason="wrong-figure")


def test_page_answers_in_the_order_of_questions(client, edition):
    page = page_of(client).text

    places = [page.index(f">{title}</h2>") for title in QUESTIONS]
    assert places == sorted(places)
    assert "<h1>Ash</h1>" in page


def test_a_link_to_it_is_shown_with_its_first_sentence_and_its_card(client, edition):
    told = json.loads(ward_files()[f"site/wards/{ASH}.json"])

    page = unescape(page_of(client).text)

    assert f'og:description" content="{told["paragraphs"][0]["text"]}"' in page
    assert f'/{edition.slug}/cards/{ASH}.png">' in page


def test_page_says_what_the_document_says_and_nothing_else(client, edition):
    told = json.loads(ward_files()[f"site/wards/{ASH}.json"])

    page = page_of(client).text

    for block in told["blocks"]:
        for paragraph in block["paragraphs"]:
            assert paragraph["text"].replace("'", "&#x27;") in page
        for chart in block["charts"]:
            assert f"charts/{chart['id']}.svg" in page


def test_sentences_come_before_pictures(client, edition):
    page = page_of(client).text

    assert page.index("no change beyond chance: 600 against 600") < page.index("<img")


def test_first_number_comes_with_what_it_means_nothing_without(client, edition):
    figure = page_of(client).context["figure"]

    assert (figure.number, figure.unit, figure.place) == (
        "600",
        "offences recorded",
        "Ash",
    )
    assert figure.qualifier == "No change beyond chance, against the year before."
    assert "50.0 (46.1 to 54.2)" in figure.interval


def test_page_leads_to_its_print_its_data_and_to_comparing(client, edition):
    page = page_of(client).text

    for path in (f"wards/{ASH}.pdf", f"site/wards/{ASH}.json"):
        href = reverse("public:assessment-document", args=[edition.slug, path])
        assert f'href="{href}"' in page
    assert f'href="/wards/compare/?ward={ASH}"' in page


def test_earlier_editions_are_named(client, analyst, board_member):
    old = make_ward_edition(analyst, board_member, last_month="2026-03")
    make_ward_edition(analyst, board_member)

    page = page_of(client).text

    assert reverse("public:assessment", args=[old.slug]) in page
    assert "July 2025 to March 2026" in page


def test_page_takes_few_queries(client, edition, django_assert_max_num_queries):
    make_partnership()
    page_of(client)

    with django_assert_max_num_queries(6):
        page_of(client)


def test_reader_who_has_it_is_not_sent_it_again(client, edition):
    first = page_of(client)

    again = page_of(client, headers={"If-None-Match": first["ETag"]})

    assert first["Cache-Control"] == "public, no-cache"
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]


def test_another_edition_or_partnership_is_another_page(client, analyst, board_member):
    edition = make_ward_edition(analyst, board_member, last_month="2026-03")
    tags = {page_of(client)["ETag"]}
    make_ward_edition(analyst, board_member)
    tags.add(page_of(client)["ETag"])
    make_partnership()
    tags.add(page_of(client)["ETag"])

    assert len(tags) == 3
    assert edition.is_open


def test_page_of_somebody_who_is_signed_in_is_kept_nowhere(client, edition, council):
    page = page_of(signed_in(client, edition.made_by))

    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store, private"
    assert "ETag" not in page


def test_withdrawn_page_says_so(client, edition, board_member):
    withdrawn(edition, board_member)

    page = page_of(client)

    assert page.status_code == 410
    assert "was withdrawn on" in page.text
    assert "ETag" not in page


def test_older_edition_stands_again_when_the_newest_is_withdrawn(
    client, analyst, board_member
):
    old = make_ward_edition(analyst, board_member, last_month="2026-03")
    withdrawn(make_ward_edition(analyst, board_member), board_member)

    assert page_of(client).context["edition"] == old


def test_ward_without_an_edition_says_what_to_do(client, db):
    make_wards()

    page = page_of(client)

    assert page.status_code == 200
    assert "Nothing is published about this ward yet" in page.text


def test_ward_that_is_no_more_leads_to_the_finder(client, db):
    ward = make_wards()[ASH]
    ward.is_current = False
    ward.save()

    assert "its boundaries were drawn anew" in page_of(client).text


def test_ward_that_never_was_is_not_found(client, edition):
    assert page_of(client, "E05999999").status_code == 404
    assert page_of(client, "..").status_code == 404


def test_invented_data_is_said_to_be(client, analyst, board_member, settings):
    settings.DEMO = True
    make_ward_edition(analyst, board_member, build=make_build("b2", invented=True))

    assert "Its data is invented" in page_of(client).text


def test_edition_from_before_such_pages_still_tells_what_it_has(
    client, analyst, board_member
):
    files = dict(ward_files())
    path = f"site/wards/{ASH}.json"
    told = json.loads(files[path])
    for key in ("blocks", "standings", "charts"):
        told[key] = []
    files[path] = json.dumps(told)
    make_published(analyst, board_member, files=files)

    page = page_of(client)

    assert "made before wards had a page of their own" in page.text
    assert page.context["figure"] is None


@pytest.mark.parametrize("text", ["not known", "withheld"])
def test_what_is_not_known_is_no_first_number(client, analyst, board_member, text):
    files = dict(ward_files())
    path = f"site/wards/{ASH}.json"
    told = json.loads(files[path])
    for each in told["standings"]:
        each["rate"]["text"] = text
    files[path] = json.dumps(told)
    make_published(analyst, board_member, files=files)

    assert page_of(client).context["figure"].interval == ""
