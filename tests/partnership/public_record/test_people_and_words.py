"""People, events and words: what is written of them, and what is refused."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.public_record import queries, services
from fourfold.partnership.public_record.models import (
    RecordChange,
)
from tests.people import actor_of
from tests.records import (
    make_event,
    make_holder,
    make_publication,
    make_word,
)

TOMORROW = timezone.localdate() + timedelta(days=1)


def test_office_ends_and_is_struck_out_with_a_reason(manager):
    by, holder = actor_of(manager), make_holder(manager)
    office = holder.offices.get()
    ends = date(2021, 9, 1)

    services.end_office(by=by, office_id=office.pk, ends_on=ends, source="Minutes")

    office.refresh_from_db()
    assert office.ends_on == ends
    with pytest.raises(RefusedError, match="already"):
        services.end_office(by=by, office_id=office.pk, ends_on=ends, source="Again")
    with pytest.raises(RefusedError, match="before a source"):
        services.end_office(
            by=by, office_id=office.pk, ends_on=date(2019, 1, 1), source="No"
        )
    with pytest.raises(RefusedError, match="why it is wrong"):
        services.strike_office(by=by, office_id=office.pk, why="")
    services.strike_office(by=by, office_id=office.pk, why="Another person")
    assert list(queries.offices_told()) == []
    with pytest.raises(RefusedError, match="already"):
        services.strike_office(by=by, office_id=office.pk, why="Again")


def test_office_cannot_begin_after_it_was_seen(manager):
    with pytest.raises(RefusedError, match="begin after"):
        make_holder(manager, starts_on=date(2020, 1, 1))


def test_quote_is_short_and_can_be_struck_out(manager):
    by, holder = actor_of(manager), make_holder(manager)
    found = make_publication(manager)
    given = {"by": by, "publication_id": found.pk, "person_id": holder.pk}

    quote = services.add_quote(**given, as_what="Leader", words="We do more.")

    with pytest.raises(RefusedError, match="200 characters"):
        services.add_quote(**given, as_what="Leader", words="a" * 201)
    services.strike_quote(by=by, quote_id=quote.pk, why="Not hers")
    told_of = queries.person(slug=holder.slug)
    assert list(told_of.quotes.all()) == []


def test_speaker_is_a_person_or_a_group(manager):
    by, event = actor_of(manager), make_event(manager)
    given = {"by": by, "event_id": event.pk, "as_what": "Police", "part": "joined"}

    services.add_speaker(**given, who="Senior officers")

    with pytest.raises(RefusedError, match="Choose a person"):
        services.add_speaker(**given)


def test_meaning_follows_the_one_before_it(manager):
    by, word = actor_of(manager), make_word(manager)
    given = {
        "text": "Other.",
        "source": "Act",
        "link": "",
        "what_changed": "New law",
    }

    services.give_meaning(by=by, word_id=word.pk, starts_on=date(2024, 1, 31), **given)

    assert [each.number for each in word.meanings.all()] == [2, 1]
    with pytest.raises(RefusedError, match="begin before"):
        services.give_meaning(
            by=by, word_id=word.pk, starts_on=date(2020, 1, 1), **given
        )


def test_people_events_and_words_change_with_a_reason(manager):
    by, holder, event = actor_of(manager), make_holder(manager), make_event(manager)
    word = make_word(manager)
    names = ("title", "kind", "place", "held_on", "precision", "summary", "agenda")
    said = {name: getattr(event, name) for name in (*names, "source")}

    services.edit_person(
        by=by, person_id=holder.pk, reason="Her name", name="Clara Head", aliases=""
    )
    services.edit_event(
        by=by, event_id=event.pk, reason="Wrong", **(said | {"place": "Town Hall"})
    )
    services.edit_word(
        by=by, word_id=word.pk, reason="Spelling", term="Harms", aliases=""
    )

    fields = [
        queries.history(each.public_id)[0].field for each in (holder, event, word)
    ]
    assert fields == ["name", "place", "term"]
    # A history that nobody can change holds no names of people.
    assert not RecordChange.objects.filter(old__contains="Clara").exists()
    assert not RecordChange.objects.filter(new__contains="Clara").exists()
