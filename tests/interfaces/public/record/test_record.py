"""What everybody reads of the public record."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fourfold.partnership.public_record import files, services
from tests.people import actor_of
from tests.records import (
    PDF,
    make_event,
    make_holder,
    make_publication,
    make_version,
    make_word,
    pdf,
)
from tests.reported import make_figure
from tests.strategies import make_strategy


def page(client, name, *arguments, status=200, **asked):
    answer = client.get(reverse(f"public:{name}", args=arguments), asked)
    assert answer.status_code == status
    return answer.text


def test_library_finds_by_words_kind_publisher_and_year(client, manager):
    make_publication(manager, title="Gangs", dated_on=date(2018, 1, 1))
    make_publication(
        manager,
        title="Lamps",
        kind="news",
        publisher="Council",
        dated_on=date(2020, 1, 1),
    )
    make_publication(manager, title="Hidden", shown=False)

    assert "Hidden" not in page(client, "publications")
    for asked, there, not_there in (
        ({"text": "lam"}, "Lamps", "Gangs"),
        ({"kind": "study"}, "Gangs", "Lamps"),
        ({"publisher": "Council"}, "Lamps", "Gangs"),
        ({"text": "gang", "year": "2018"}, "Gangs", "Lamps"),
    ):
        text = page(client, "publications", **asked)
        assert f">{there}</a>" in text
        assert f">{not_there}</a>" not in text
    assert "No publication is like that." in page(client, "publications", year="1999")


def test_empty_library_says_so(client, db):
    assert "Nothing is published here yet." in page(client, "publications")
    assert "No event is written down yet." in page(client, "events")
    assert "No word is explained yet." in page(client, "words")
    assert "Nobody is written down yet." in page(client, "public-people")


def test_publication_is_a_page_first_and_a_file_second(client, manager):
    found = make_publication(
        manager,
        evidence="study",
        strength="weak",
        finding="They are after money.",
        precision="year",
    )
    make_version(manager, found, text="## Old words\nThe old.")
    new = {"text": "## New words\nThe new.", "link": "https://x.org/r"}
    version = make_version(manager, found, **new, file=pdf())

    text = page(client, "publication", found.slug)

    assert text.index("as a page") < text.index("as a file")
    assert version.file_sha256 in text
    assert "New words" in text
    assert "Nobody has looked yet" in text
    assert "A study of one place. Weak" in text
    assert "a finding of this publication of 2018, and not what is known today" in text
    old = page(client, "publication-version", found.slug, 1)
    assert "This is an older version." in old
    assert "The old." in old
    assert "older version" not in page(client, "publication-version", found.slug, 2)
    page(client, "publication-version", found.slug, 3, status=404)


def test_pdf_is_handed_out_whole_shut_off_and_only_once_published(client, manager):
    found = make_publication(manager, shown=False)
    version = make_version(manager, found, file=pdf())
    where = reverse("public:publication-pdf", args=[found.slug, 1])
    assert client.get(where).status_code == 404
    services.publish(by=actor_of(manager), thing=found)

    answer = client.get(where)

    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer["Content-Disposition"].startswith("attachment")
    files.path_of(version).write_bytes(b"other")
    assert client.get(where).status_code == 404
    make_version(manager, found)
    page(client, "publication-pdf", found.slug, 2, status=404)
    services.withdraw(by=actor_of(manager), thing=found, reason="It names a child.")
    assert "It names a child." in page(
        client, "publication-pdf", found.slug, 1, status=410
    )


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("publication", make_publication),
        ("public-person", make_holder),
        ("event", make_event),
        ("word", make_word),
    ],
)
def test_draft_is_not_there_and_withdrawn_says_why(client, manager, name, make):
    draft = make(manager, shown=False)
    page(client, name, draft.slug, status=404)
    by = actor_of(manager)
    services.publish(by=by, thing=draft)
    assert str(draft) in page(client, name, draft.slug)

    services.withdraw(by=by, thing=draft, reason="Wrong <b>person</b>.")

    assert "Wrong &lt;b&gt;person" in page(client, name, draft.slug, status=410)
    page(client, name, "nowhere", status=404)


def test_overdue_review_is_public_by_the_day(client, manager):
    today = timezone.localdate()
    late = make_publication(manager, review_on=today - timedelta(days=1))
    due = make_publication(manager, review_on=today)

    assert "Review overdue by 1 day:" in page(client, "publication", late.slug)
    assert "overdue" not in page(client, "publication", due.slug)
    assert page(client, "publications").count("Review overdue") == 1


def test_strategy_ticks_only_what_has_words_and_was_approved(client, manager):
    found = make_publication(manager, kind="strategy")
    titles = ("Partnership arrangements", "Summary needs assessment", "Work to date")
    text = "\n".join(f"## {each}\nWords." for each in titles)
    text = f"{text}\n## Future priorities\n"
    assert page(client, "publication", found.slug).count("Not there") == 4
    make_version(manager, found, text=text)
    told = page(client, "publication", found.slug)
    assert told.count("Not approved") == 3
    assert told.count("Not there") == 1
    make_version(
        manager,
        found,
        text=f"{text}Words.",
        approved_on=date(2024, 1, 31),
        approved_by_body="Cabinet",
    )

    told = page(client, "publication", found.slug)

    assert told.count("govuk-tag--green") == 4
    assert "Approved by Cabinet, 31 January 2024" in told


def test_strategy_and_figure_name_their_documents(client, manager, analyst):
    by, strategy = actor_of(manager), make_strategy(manager)
    figure = make_figure(analyst)
    found = make_publication(
        manager, title="Glasgow", evidence="practice", strength="not-rated"
    )
    tie = {"by": by, "publication_id": found.pk, "how": "evidence"}
    services.tie_publication(**tie, strategy_id=strategy.pk)
    services.tie_publication(**tie, figure_id=figure.pk)

    text = page(client, "strategy", strategy.slug)

    assert ">Glasgow</a>. It is evidence for it: Study or report, 1 May 2018." in text
    assert "What was done elsewhere. Not rated" in text
    told = page(client, "publication", found.slug)
    assert strategy.title in told
    # The figure awaits a second person.
    assert told.count("It is evidence for it") == 1


def test_what_followed_a_publication_is_named_on_both(client, manager):
    first = make_publication(manager, title="First plan")
    second = make_publication(manager, title="Second plan", supersedes_id=first.pk)

    assert "Another took its place" in page(client, "publication", first.slug)
    assert "In place of" in page(client, "publication", second.slug)


def test_strategy_is_made_anew_when_a_document_is_tied_to_it(client, manager):
    strategy = make_strategy(manager)
    where = reverse("public:strategy", args=[strategy.slug])
    before = client.get(where)["ETag"]
    found = make_publication(manager)
    services.tie_publication(
        by=actor_of(manager),
        publication_id=found.pk,
        how="text",
        strategy_id=strategy.pk,
    )

    assert client.get(where)["ETag"] != before
