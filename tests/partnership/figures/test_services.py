from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, transaction

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures.models import Correction, Figure
from fourfold.partnership.figures.queries import approved, corrections_of, figures
from fourfold.partnership.figures.services import (
    approve_figure,
    correct_figure,
    note_export,
    record_figure,
)
from tests.people import actor_of
from tests.reported import SAID

SHARE = SAID | {"unit": "%", "qualifier": "exactly"}


@pytest.fixture
def figure(analyst):
    return record_figure(by=actor_of(analyst), **SAID)


def test_recorded_figure_awaits_approval(figure, analyst):
    assert (figure.state, figure.recorded_by) == ("recorded", analyst)
    assert not approved().exists()
    assert Entry.objects.filter(action="figures.figure_recorded").count() == 1


def test_another_person_approves_it(figure, board_member):
    approve_figure(by=actor_of(board_member), figure_id=figure.pk)

    assert approved().get() == figure
    assert Entry.objects.filter(action="figures.figure_approved").count() == 1


def test_whoever_recorded_it_may_not_approve_it(figure, analyst):
    with pytest.raises(PermissionDenied):
        approve_figure(by=actor_of(analyst), figure_id=figure.pk)


def test_database_refuses_approval_by_whoever_recorded_it(figure, analyst):
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.filter(pk=figure.pk).update(
            state="approved", approved_by=analyst, approved_at=figure.recorded_at
        )


def test_figure_is_approved_once(figure, board_member):
    approve_figure(by=actor_of(board_member), figure_id=figure.pk)

    with pytest.raises(RefusedError, match="approved already"):
        approve_figure(by=actor_of(board_member), figure_id=figure.pk)


def test_correction_keeps_what_was_said_and_takes_the_approval_away(
    figure, administrator, board_member
):
    approve_figure(by=actor_of(board_member), figure_id=figure.pk)

    corrected = correct_figure(
        by=actor_of(administrator),
        figure_id=figure.pk,
        reason="The report counts visits.",
        **SAID | {"value": Decimal("1150.5"), "as_at": date(2026, 6, 1)},
    )

    assert (corrected.value, corrected.state) == (Decimal("1150.5"), "recorded")
    assert (corrected.recorded_by, corrected.approved_by) == (administrator, None)
    [correction] = corrections_of(corrected)
    assert correction.old == {"value": "1200", "as_at": "2026-05-01"}
    assert correction.new == {"value": "1150.5", "as_at": "2026-06-01"}
    assert (correction.was_approved, correction.by) == (True, administrator)
    entry = Entry.objects.get(action="figures.figure_corrected")
    assert entry.details == {"fields": "as_at value"}


def test_correction_that_changes_nothing_is_refused(figure, analyst):
    with pytest.raises(RefusedError, match="Nothing was changed"):
        correct_figure(by=actor_of(analyst), figure_id=figure.pk, reason="x", **SAID)


@pytest.fixture
def correction(figure, analyst):
    changed = SAID | {"period": "2025"}
    correct_figure(by=actor_of(analyst), figure_id=figure.pk, reason="x", **changed)
    return Correction.objects.get()


def test_database_refuses_to_change_a_correction(correction):
    with pytest.raises(DatabaseError), transaction.atomic():
        Correction.objects.update(reason="nothing was wrong")


def test_correction_is_neither_saved_again_nor_deleted(correction):
    with pytest.raises(DatabaseError), transaction.atomic():
        correction.save()
    with pytest.raises(TypeError):
        correction.delete()


@pytest.mark.parametrize(
    ("value", "part", "whole"),
    [("43.1", 431, 1000), ("43", 431, 1000), ("33.3", 1, 3), ("0.5", 1, 200)],
)
def test_share_is_taken_when_its_numbers_come_to_it(analyst, value, part, whole):
    said = SHARE | {"value": Decimal(value), "numerator": part, "denominator": whole}

    assert record_figure(by=actor_of(analyst), **said).numerator == part


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"value": Decimal("43.2"), "numerator": 431, "denominator": 1000}, "is 43.1%"),
        ({"numerator": 1}, "both numbers"),
        ({"denominator": 1}, "both numbers"),
        ({"numerator": 0, "denominator": 0}, "share of nothing"),
    ],
)
def test_share_that_cannot_be_is_refused(analyst, change, words):
    with pytest.raises(RefusedError, match=words):
        record_figure(by=actor_of(analyst), **SHARE | change)


@pytest.mark.parametrize("change", [{"qualifier": "over"}, {"unit": "people"}])
def test_share_of_what_is_not_said_as_it_is_is_not_worked_out(analyst, change):
    said = SHARE | {"numerator": 1, "denominator": 2} | change

    assert record_figure(by=actor_of(analyst), **said).denominator == 2


def test_who_may_not_record_can_do_nothing(figure, officer):
    actor = actor_of(officer)

    with pytest.raises(PermissionDenied):
        record_figure(by=actor, **SAID)
    with pytest.raises(PermissionDenied):
        correct_figure(by=actor, figure_id=figure.pk, reason="x", **SAID)
    with pytest.raises(PermissionDenied):
        approve_figure(by=actor, figure_id=figure.pk)


def test_copy_is_for_people_who_may_see_figures(officer, governance):
    note_export(by=actor_of(officer), count=3)

    assert Entry.objects.get(action="figures.figures_exported").details == {"count": 3}
    with pytest.raises(PermissionDenied):
        note_export(by=actor_of(governance), count=3)


def test_figures_are_found_by_their_words_or_source(figure):
    assert figures(text="STAB").get() == figure
    assert figures(text="hospital", state="recorded").get() == figure
    assert not figures(text="burglary").exists()
    assert not figures(state="approved").exists()
