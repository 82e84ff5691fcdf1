import logging

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.assessments.files import folder_of
from fourfold.partnership.assessments.models import Document
from fourfold.partnership.assessments.services import withdraw
from fourfold.partnership.audit.models import Entry
from tests.editions import (
    FILES,
    PAGE,
    damage,
    make_build,
    make_draft,
    make_published,
    mend,
)
from tests.people import actor_of, signed_in

LIST = "/assessments/"


@pytest.fixture
def edition(analyst, board_member):
    return make_published(analyst, board_member)


def at(edition, path):
    return reverse("public:assessment-document", args=[edition.slug, path])


def page_of(edition):
    return reverse("public:assessment", args=[edition.slug])


def document(edition, path):
    return Document.objects.select_related("edition").get(edition=edition, path=path)


def test_empty_list_says_so_and_what_to_do(client, db):
    page = client.get(LIST).text

    assert "Nothing is published yet" in page
    assert reverse("public:contact") in page


def test_draft_is_nowhere_in_public(client, analyst):
    draft = make_draft(analyst)

    assert draft.slug not in client.get(LIST).text
    assert client.get(page_of(draft)).status_code == 404
    assert client.get(at(draft, "index.html")).status_code == 404


def test_list_and_page_lead_to_every_document(client, edition):
    assert page_of(edition) in client.get(LIST).text
    page = client.get(page_of(edition)).text

    assert all(at(edition, path) in page for path in FILES)
    assert "July 2025 to June 2026" in page
    assert "web page, 1 KB" in page


def test_ward_is_called_by_its_name(client, edition):
    ward = {"code": "E05990001", "name": "Ferry Green", "kind": "ward"}
    CoveredArea.objects.create(**ward)

    assert ">Ferry Green</a>" in client.get(page_of(edition)).text


def test_home_leads_to_the_newest(client, edition):
    home = client.get(reverse("public:home"))

    assert home.context["edition"] == edition


@pytest.mark.parametrize(
    ("path", "kind", "disposition"),
    [
        ("index.html", "text/html; charset=utf-8", None),
        ("assessment.json", "application/json", "attachment"),
        ("what.csv", "text/csv; charset=utf-8", "attachment"),
        ("wards/E05990001.pdf", "application/pdf", "inline"),
    ],
)
def test_document_is_given_as_what_it_is(client, edition, path, kind, disposition):
    answer = client.get(at(edition, path))

    assert answer.content == FILES[path].encode()
    assert answer["Content-Type"] == kind
    assert answer["X-Content-Type-Options"] == "nosniff"
    given = answer.get("Content-Disposition")
    assert (given or "").split(";")[0] == (disposition or "")


def test_page_is_shown_with_its_own_styles_and_nothing_else(client, edition):
    policy = client.get(at(edition, "index.html"))["Content-Security-Policy"]

    hashes = " ".join(f"'{h}'" for h in document(edition, "index.html").style_hashes)
    assert policy == (
        "default-src 'none'; base-uri 'none'; form-action 'none';"
        f" frame-ancestors 'none'; style-src 'unsafe-hashes' {hashes}"
    )
    assert policy.count("sha256-") == 2


def test_other_documents_may_load_nothing(client, edition):
    policy = client.get(at(edition, "what.csv"))["Content-Security-Policy"]

    assert policy.startswith("default-src 'none'")
    assert "style-src" not in policy


def test_document_is_kept_and_asked_for_by_its_hash(client, edition):
    first = client.get(at(edition, "index.html"))
    again = client.get(
        at(edition, "index.html"), headers={"if-none-match": first["ETag"]}
    )

    assert first["ETag"] == f'"{document(edition, "index.html").sha256}"'
    assert (again.status_code, again.content) == (304, b"")
    for answer in (first, again):
        assert answer["Cache-Control"] == "public, no-cache"
        assert not answer.cookies


def test_answer_to_a_session_is_kept_by_no_shared_cache(client, edition, analyst):
    signed_in(client, analyst)

    answer = client.get(at(edition, "index.html"))

    assert answer["Cache-Control"] == "private, no-cache"


def test_damaged_document_is_given_to_nobody_and_told_once(client, edition, caplog):
    damaged = document(edition, "index.html")
    damage(damaged)

    with caplog.at_level(logging.ERROR, "fourfold.documents"):
        answers = [client.get(at(edition, "index.html")) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert all(PAGE not in answer.text for answer in answers)
    told = [each for each in caplog.records if each.name == "fourfold.documents"]
    assert [each.document for each in told] == [damaged.pk] * 3
    assert Entry.objects.filter(action="assessments.document_damaged").count() == 1
    assert at(edition, "index.html") not in client.get(page_of(edition)).text


def test_document_that_is_mended_is_given_again(client, edition):
    broken = document(edition, "what.csv")
    damage(broken)
    client.get(at(edition, "what.csv"))
    mend(broken)

    answer = client.get(at(edition, "what.csv"))

    assert answer.status_code == 200
    assert document(edition, "what.csv").damaged_at is None
    assert Entry.objects.filter(action="assessments.document_mended").count() == 1


def test_withdrawn_edition_says_so_and_gives_nothing(client, edition, board_member):
    tag = client.get(at(edition, "index.html"))["ETag"]
    withdraw(by=actor_of(board_member), edition_id=edition.pk, reason="wrong-figure")

    page = client.get(page_of(edition))
    answers = [
        client.get(at(edition, path), headers={"if-none-match": tag}) for path in FILES
    ]

    assert page.status_code == 410
    assert "A figure in it was wrong." in page.text
    assert [answer.status_code for answer in answers] == [410] * len(FILES)
    assert all(at(edition, path) not in page.text for path in FILES)
    assert edition.slug not in client.get(LIST).text


def test_why_people_could_be_recognised_is_not_said(client, edition, board_member):
    withdraw(by=actor_of(board_member), edition_id=edition.pk, reason="discloses")

    page = client.get(page_of(edition)).text

    assert "was withdrawn" in page
    assert "few people" not in page


def test_replaced_edition_leads_to_the_later_one(
    client, edition, analyst, board_member
):
    later = make_published(analyst, board_member)

    page = client.get(page_of(edition))

    assert page.status_code == 200
    assert f'href="{page_of(later)}"' in page.text
    assert client.get(at(edition, "index.html")).status_code == 200


def test_invented_edition_says_so(client, analyst, board_member, settings):
    settings.DEMO = True
    invented = make_build("b2", invented=True)
    edition = make_published(analyst, board_member, build=invented)

    assert "Its data is invented" in client.get(page_of(edition)).text
    assert "Its data is invented" in client.get(LIST).text


SECRET = b"nobody may read this"
STEPS = st.sampled_from(
    [
        "..",
        ".",
        "",
        "/",
        "%2e%2e",
        "..%2f",
        "%2f",
        "\\",
        "wards",
        "secret.csv",
        "index.html",
        "\x00",
    ]
)
NASTY = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80),
    st.lists(STEPS, min_size=1, max_size=8).map("/".join),
    st.just("../../fourfold.sqlite3"),
    st.just("../" * 12 + "etc/passwd"),
)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(path=NASTY)
def test_no_path_leads_to_anything_but_a_document(client, edition, path):
    # As a server hands it over: decoded once, each byte a character.
    asked = f"{LIST}{edition.slug}/{path}".encode().decode("latin-1")

    for folder in (folder_of(edition.public_id), folder_of(edition.public_id).parent):
        (folder / "secret.csv").write_bytes(SECRET)
    answer = client.get(LIST, PATH_INFO=asked)

    is_document = answer.status_code == 200 and not answer.templates
    assert SECRET not in answer.content
    assert not is_document or answer.content in {t.encode() for t in FILES.values()}
    assert answer.status_code in {200, 301, 302, 400, 404}


@pytest.mark.parametrize("address", ["list", "page", "document"])
def test_queries_do_not_grow_with_what_is_published(
    client, edition, analyst, board_member, address, django_assert_max_num_queries
):
    for month in ("2026-01", "2026-02", "2026-03"):
        make_published(analyst, board_member, last_month=month)
    where = {
        "list": LIST,
        "page": page_of(edition),
        "document": at(edition, "index.html"),
    }

    with django_assert_max_num_queries(5):
        client.get(where[address])
