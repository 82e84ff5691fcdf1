"""A duty without evidence, or with old evidence, is red."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import queries, services
from fourfold.partnership.strategy.duties import NONE, duties_on, duty_named, shown
from fourfold.partnership.strategy.models import DutyNote
from tests.people import actor_of

KINDS = "pcsc-2022-s8-kinds"
DAY = date(2026, 4, 1)


def told(**changed):
    paper = {"link": "", "document": "Needs assessment", "text": "It lists the kinds"}
    return {"duty": KINDS, **paper, "dated_on": DAY, **changed}


def seen(today=DAY):
    return shown(duty_named(KINDS, today), queries.duty_notes(KINDS), today)


def test_the_duties_say_where_they_are_from_and_what_was_read():
    found = duties_on(date(2026, 5, 1))

    assert len(found) == 7
    assert all(each.source.startswith("https://www.legislation") for each in found)
    assert all(each.verified and each.requirement for each in found)


def test_a_duty_does_not_hold_before_its_first_day():
    assert duty_named(KINDS, date(2023, 1, 30)) is None
    assert duty_named(KINDS, date(2023, 1, 31))


def test_without_evidence_a_duty_is_red(by):
    services.name_duty_gap(by=by, duty=KINDS, text="No data of hospitals")

    assert seen() == NONE
    assert NONE.is_short


@pytest.mark.parametrize(
    ("today", "word"),
    [(date(2027, 4, 1), "Evidence given"), (date(2027, 4, 2), "Evidence too old")],
)
def test_evidence_is_too_old_the_day_after_a_year(by, today, word):
    services.show_duty_met(by=by, **told())

    assert seen(today).word == word


def test_a_gap_named_after_the_evidence_is_shown_until_there_is_more(by):
    services.show_duty_met(by=by, **told())
    services.name_duty_gap(by=by, duty=KINDS, text="No data of hospitals")
    assert (seen().word, seen().sentence) == ("Gap named", "No data of hospitals")

    services.show_duty_met(by=by, **told(text="Hospitals send data"))
    assert seen().colour == "green"


@pytest.mark.parametrize(
    "changed",
    [
        {"duty": "no-such-duty"},
        {"document": ""},
        {"text": ""},
        {"dated_on": date(2026, 5, 2)},
        {"link": "javascript:alert(1)"},
    ],
)
def test_what_shows_nothing_is_refused(by, changed):
    with pytest.raises(RefusedError):
        services.show_duty_met(by=by, **told(**changed))

    assert not DutyNote.objects.exists()


def test_a_gap_needs_words(by):
    with pytest.raises(RefusedError, match="missing"):
        services.name_duty_gap(by=by, duty=KINDS, text="")


def test_only_who_manages_strategies_writes(officer, manager):
    with pytest.raises(PermissionDenied):
        services.show_duty_met(by=actor_of(officer), **told())
    with pytest.raises(PermissionDenied):
        services.name_duty_gap(by=actor_of(officer), duty=KINDS, text="x")


def test_what_was_written_stays(by):
    services.show_duty_met(by=by, **told())
    notes = DutyNote.objects.all()

    for change in (lambda: notes.update(text="x"), lambda: notes.delete()):
        with pytest.raises((DatabaseError, TypeError)), transaction.atomic():
            change()
    with pytest.raises(DatabaseError), transaction.atomic():
        notes._raw_delete(using="default")
    assert str(DutyNote.objects.get()) == "It lists the kinds"


def test_all_duties_are_read_in_one_query(by, django_assert_num_queries):
    services.show_duty_met(by=by, **told())

    with django_assert_num_queries(1):
        found = queries.duties(DAY)

    assert [each.id for each, shown in found if not shown.is_short] == [KINDS]
