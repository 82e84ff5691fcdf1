"""The record is kept on pages: written, published, withdrawn."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.staff.desk import awaits_me
from fourfold.partnership.public_record.models import (
    Event,
    Office,
    Publication,
    PublicPerson,
    Quote,
    Word,
)
from tests.people import actor_of, signed_in
from tests.records import (
    PDF,
    make_event,
    make_holder,
    make_publication,
    make_version,
    make_word,
    pdf,
)
from tests.strategies import make_strategy


@pytest.fixture
def desk(client, manager):
    return signed_in(client, manager)


def day(name, year, month, number):
    parts = {"day": number, "month": month, "year": year}
    return {f"{name}_{part}": value for part, value in parts.items()}


def sent(desk, address, /, *arguments, **said):
    where = reverse(f"staff:{address}", args=arguments)
    answer = desk.post(where, said, follow=True)
    assert answer.status_code == 200
    return answer.text


REPORT = {
    "title": "From streets to profits",
    "kind": "study",
    "publisher": "Marshgate University",
    "precision": "year",
    "summary": "What is known.",
    "source": "News",
    **day("dated_on", 2018, 1, 1),
}


def test_publication_is_written_changed_published_and_withdrawn(desk):
    told = sent(desk, "record-add", "publications", **REPORT)
    assert "Nobody else sees it yet." in told
    found = Publication.objects.get()
    address = ["publications", found.public_id]

    seen = desk.get(reverse("staff:record-change", args=address))
    newest = seen.context["form"]["seen"].value()
    change = {**REPORT, "author": "A. Scholar", "reason": "It names one"}
    told = sent(desk, "record-change", *address, **change, seen=newest)
    assert "Who wrote it: A. Scholar" in told
    told = sent(desk, "record-change", *address, **change, seen=newest)
    assert "Somebody else changed this while you wrote" in told
    assert "Everybody can read it now." in sent(desk, "record-publish", *address)
    assert "published already" in sent(desk, "record-publish", *address)
    told = sent(desk, "record-withdraw", *address, reason="It is wrong.")

    assert "Its page says why." in told
    assert "It is wrong." in told


def test_version_is_sent_as_a_file_and_read_before_it_is_published(desk, manager):
    found = make_publication(manager, shown=False)
    file = SimpleUploadedFile("plan.txt", PDF, content_type="text/plain")

    told = sent(
        desk, "record-version", found.public_id, what_changed="First", file=file
    )

    version = found.versions.get()
    assert version.file_sha256 in told
    where = reverse("staff:record-file", args=[version.public_id])
    assert desk.get(where).content == PDF
    other = SimpleUploadedFile("plan.pdf", b"GIF89a", content_type="application/pdf")
    told = sent(
        desk, "record-version", found.public_id, what_changed="Next", file=other
    )
    assert "no whole PDF" in told
    assert found.versions.count() == 1


def test_file_that_is_too_large_is_refused_in_words(desk, manager, monkeypatch):
    found = make_publication(manager)
    view = "fourfold.interfaces.staff.record.parts.version.takes_bytes"
    monkeypatch.setattr(view, 10)
    file = SimpleUploadedFile("plan.pdf", PDF)

    told = sent(
        desk, "record-version", found.public_id, what_changed="First", file=file
    )

    assert "The file is larger than" in told
    assert not found.versions.exists()


def test_parts_of_publications_are_added_and_struck_out(desk, manager):
    found, holder = make_publication(manager), make_holder(manager)
    strategy = make_strategy(manager)
    version = make_version(manager, found, link="https://example.org/", file=pdf())
    address = ["publications", found.public_id]

    sent(
        desk,
        "record-part",
        *address,
        "quote",
        person=holder.public_id,
        as_what="Leader",
        words="We do more.",
    )
    sent(
        desk,
        "record-part",
        *address,
        "use",
        how="text",
        strategy=strategy.public_id,
    )
    told = sent(desk, "record-link", version.public_id, **day("looked_on", 2026, 1, 2))
    assert "It was gone on 2 January 2026." in told
    assert strategy.title in told
    quote = Quote.objects.get()
    told = sent(desk, "record-quote-strike", quote.public_id, why="Not hers")

    assert "Struck out: Not hers" in told
    where = reverse("staff:record-part", args=[*address, "office"])
    assert desk.get(where).status_code == 404


def test_office_is_added_ended_and_struck_out(desk):
    sent(desk, "record-add", "people", name="Clara Leader")
    person = PublicPerson.objects.get()
    sent(
        desk,
        "record-part",
        "people",
        person.public_id,
        "office",
        title="Leader",
        body="Council",
        kind="elected",
        source="News",
        **day("seen_on", 2019, 4, 26),
    )
    office = Office.objects.get()

    told = sent(
        desk,
        "record-office-end",
        office.public_id,
        source="Minutes",
        **day("ends_on", 2021, 9, 1),
    )
    assert "An office ended" in told
    told = sent(desk, "record-office-strike", office.public_id, why="Another")

    assert "Struck out: Another" in told


def test_event_is_written_with_its_parts(desk):
    sent(
        desk,
        "record-add",
        "events",
        title="Launch",
        kind="launch",
        precision="day",
        summary="They met.",
        source="News",
        **day("held_on", 2019, 4, 25),
    )
    event = Event.objects.get()
    sent(
        desk,
        "record-part",
        "events",
        event.public_id,
        "speaker",
        who="Officers",
        as_what="Police",
        part="joined",
    )
    told = sent(
        desk,
        "record-part",
        "events",
        event.public_id,
        "day",
        how="today",
        source="News",
        **day("says_on", 2019, 4, 26),
    )
    assert "26 April 2019: today" in told
    assert "Officers, Police" in told


def test_word_is_written_with_its_meaning(desk):
    sent(desk, "record-add", "words", term="Harm")

    told = sent(
        desk,
        "record-part",
        "words",
        Word.objects.get().public_id,
        "meaning",
        text="What hurts.",
        source="Ours",
        what_changed="First",
        **day("starts_on", 2024, 1, 1),
    )
    assert "Meaning 1: What hurts." in told


def test_lists_are_narrowed_and_there_is_one_of_each_kind(desk, manager):
    make_publication(manager, title="Gangs")
    make_publication(manager, title="Lamps", shown=False)
    make_event(manager, title="Launch")
    make_word(manager)
    make_holder(manager)

    for kind, words in (
        ("publications", "Gangs"),
        ("events", "Launch"),
        ("words", "Public health approach"),
        ("people", "Clara Leader"),
    ):
        assert words in desk.get(reverse("staff:record", args=[kind])).text
    where = reverse("staff:record", args=["publications"])
    assert "Gangs" not in desk.get(where, {"state": "draft"}).text
    assert "Nothing is like that." in desk.get(where, {"text": "nowhere"}).text
    assert desk.get(reverse("staff:record", args=["secrets"])).status_code == 404


def test_overdue_review_awaits_whoever_keeps_the_record(manager, officer):
    past = timezone.localdate() - timedelta(days=2)
    late = make_publication(manager, review_on=past)
    make_publication(manager, review_on=past, shown=False)

    titles = [item.title for item in awaits_me(actor_of(manager)).items]

    assert f"Review “{late.title}”" in titles
    assert sum(title.startswith("Review “") for title in titles) == 1
    assert not any(
        item.title.startswith("Review “") for item in awaits_me(actor_of(officer)).items
    )
