"""What is written into the record, and what is refused."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.public_record import queries, services
from fourfold.partnership.public_record.models import (
    Meaning,
    Publication,
    PublicationVersion,
    RecordChange,
)
from tests.people import actor_of
from tests.records import (
    make_publication,
    make_version,
    make_word,
    pdf,
)
from tests.strategies import make_strategy

TOMORROW = timezone.localdate() + timedelta(days=1)


def told(publication, **said):
    names = (
        *("title", "kind", "publisher", "author", "commissioned_by", "dated_on"),
        *("precision", "summary", "finding", "evidence", "strength"),
        *("supersedes_id", "event_id", "review_on", "source"),
    )
    return {name: getattr(publication, name) for name in names} | said


def test_draft_is_published_withdrawn_with_reason_and_published_again(manager):
    by, draft = actor_of(manager), make_publication(manager, shown=False)
    assert not draft.is_published

    shown = services.publish(by=by, thing=draft)
    first = shown.published_at
    gone = services.withdraw(by=by, thing=shown, reason="It names a child.")
    again = services.publish(by=by, thing=gone)

    assert again.is_published
    assert again.published_at == first
    history = queries.history(again.public_id)
    assert [(each.old, each.new, each.reason) for each in history[:2]] == [
        ("Withdrawn", "Published", ""),
        ("Published", "Withdrawn", "It names a child."),
    ]
    acts = Entry.objects.filter(action__startswith="public_record.")
    assert list(acts.order_by("seq").values_list("action", flat=True)) == [
        "public_record.publication_added",
        "public_record.published",
        "public_record.withdrawn",
        "public_record.published",
    ]


def test_nothing_is_published_twice_or_withdrawn_without_a_reason(manager):
    by, shown = actor_of(manager), make_publication(manager)

    with pytest.raises(RefusedError, match="published already"):
        services.publish(by=by, thing=shown)
    with pytest.raises(RefusedError, match="Say why"):
        services.withdraw(by=by, thing=shown, reason=" ")
    draft = make_publication(manager, shown=False)
    with pytest.raises(RefusedError, match="not published"):
        services.withdraw(by=by, thing=draft, reason="Wrong")


def test_person_without_an_office_and_word_without_meaning_stay_drafts(manager):
    by = actor_of(manager)
    person = services.add_person(by=by, name="Nobody Yet", aliases="")
    word = services.add_word(by=by, term="Harm", aliases="")

    with pytest.raises(RefusedError, match="office first"):
        services.publish(by=by, thing=person)
    with pytest.raises(RefusedError, match="what it means"):
        services.publish(by=by, thing=word)


def test_who_does_not_manage_may_write_nothing(manager, officer):
    by, shown = actor_of(officer), make_publication(manager)

    for act, given in (
        (services.publish, {"thing": shown}),
        (services.withdraw, {"thing": shown, "reason": "No"}),
        (services.add_person, {"name": "A", "aliases": ""}),
        (services.add_word, {"term": "A", "aliases": ""}),
        (services.add_publication, told(shown, title="Another")),
    ):
        with pytest.raises(PermissionDenied):
            act(by=by, **given)


def test_change_keeps_what_it_said_with_the_reason(manager):
    by, found = actor_of(manager), make_publication(manager, publisher="Unversity")

    services.edit_publication(
        by=by,
        publication_id=found.pk,
        reason="Spelt wrongly.",
        **told(found, publisher="University"),
    )

    last = queries.history(found.public_id)[0]
    assert (last.field, last.old, last.new) == ("publisher", "Unversity", "University")
    assert last.reason == "Spelt wrongly."
    with pytest.raises(RefusedError, match="Nothing was changed"):
        services.edit_publication(
            by=by,
            publication_id=found.pk,
            reason="Again",
            **told(found, publisher="University"),
        )
    with pytest.raises(RefusedError, match="Say why"):
        services.edit_publication(
            by=by, publication_id=found.pk, reason=" ", **told(found, author="A")
        )


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"evidence": "study"}, "how strong"),
        ({"strength": "weak"}, "how strong"),
        ({"dated_on": TOMORROW}, "future"),
        ({"summary": "{{figure:nowhere}}"}, "no figure called"),
        ({"title": "!!!"}, "letters or digits"),
    ],
)
def test_publication_that_cannot_be_meant_is_refused(manager, said, words):
    with pytest.raises(RefusedError, match=words):
        make_publication(manager, **said)


def test_two_of_one_title_are_refused(manager):
    make_publication(manager, title="The Report")

    with pytest.raises(RefusedError, match="of this name"):
        make_publication(manager, title="The report")


def test_nothing_takes_the_place_of_what_followed_it(manager):
    first = make_publication(manager)
    second = make_publication(manager, supersedes_id=first.pk)

    with pytest.raises(RefusedError, match="what followed it"):
        services.edit_publication(
            by=actor_of(manager),
            publication_id=first.pk,
            reason="Turned round",
            **told(first, supersedes_id=second.pk),
        )


def test_versions_are_numbered_and_name_their_approval_whole(manager):
    found = make_publication(manager)
    make_version(manager, found)

    second = make_version(
        manager, found, approved_on=date(2024, 1, 31), approved_by_body="Cabinet"
    )

    assert second.number == 2
    for said, words in (
        ({"approved_by_body": "Cabinet"}, "or neither"),
        ({"approved_on": TOMORROW, "approved_by_body": "Cabinet"}, "future"),
        ({"text": " "}, "Give its text"),
        ({"link": "javascript:alert(1)"}, "begins with https"),
    ):
        with pytest.raises(RefusedError, match=words):
            make_version(manager, found, **said)


def test_database_keeps_versions_meanings_and_history_as_they_were(manager):
    found = make_publication(manager)
    make_version(manager, found, file=pdf())
    make_word(manager)

    for model, field in (
        (PublicationVersion, "text"),
        (Meaning, "text"),
        (RecordChange, "new"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(**{field: "Other"})
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.filter(pk=make_publication(manager).pk).delete()
    with pytest.raises(TypeError):
        found.versions.get().delete()


def test_link_is_looked_at_and_the_newest_look_counts(manager):
    by, found = actor_of(manager), make_publication(manager)
    version = make_version(manager, found, link="https://example.org/report")
    day = date(2026, 1, 1)

    services.note_link(by=by, version_id=version.pk, looked_on=day, is_there=True)
    services.note_link(
        by=by, version_id=version.pk, looked_on=day, is_there=False, note="Moved"
    )

    assert [each.is_there for each in version.looks.all()] == [False, True]
    without = make_version(manager, found)
    with pytest.raises(RefusedError, match="no link"):
        services.note_link(by=by, version_id=without.pk, looked_on=day, is_there=True)


def test_publication_is_tied_to_one_thing_once(manager):
    by, found = actor_of(manager), make_publication(manager)
    strategy = make_strategy(manager)
    tie = {"by": by, "publication_id": found.pk, "how": "evidence"}

    services.tie_publication(**tie, strategy_id=strategy.pk)

    assert [str(each.thing) for each in found.uses.all()] == [strategy.title]
    with pytest.raises(RefusedError, match="said already"):
        services.tie_publication(**tie, strategy_id=strategy.pk)
    with pytest.raises(RefusedError, match="Choose one"):
        services.tie_publication(**tie)
